/** Finds Chromium, or installs it, in the order that DESIGN.md gives. */

export type Found = { readonly path: string; readonly how: string } | { readonly reason: string };

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where a Chromium is, or why none can be had. It may take minutes, where one must be installed. */
export async function findChromium(): Promise<Found> {
  const given = Deno.env.get("CHROMIUM_PATH");
  if (given) {
    if (await runs(given)) return { path: given, how: "CHROMIUM_PATH" };
    return { reason: `CHROMIUM_PATH is ${given}, which does not start.` };
  }
  const here = await onThisMachine();
  if (here) return { path: here, how: "found on this machine" };
  const downloaded = await playwrightDownload();
  if (downloaded) return { path: downloaded, how: "Playwright’s download" };
  if (Deno.uid() !== 0) {
    return { reason: "There is no Chromium, Playwright could not download one, and only root can install Debian’s." };
  }
  const apt = (...args: string[]) => run("apt-get", [...args], { DEBIAN_FRONTEND: "noninteractive" });
  const installed = await apt("update", "-qq") &&
    await apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
  const debian = installed ? await onThisMachine() : undefined;
  return debian
    ? { path: debian, how: "Debian’s package" }
    : { reason: "There is no Chromium, Playwright could not download one, and apt-get could not install Debian’s." };
}

async function onThisMachine(): Promise<string | undefined> {
  for (const folder of (Deno.env.get("PATH") ?? "").split(":")) {
    for (const command of COMMANDS) {
      const path = `${folder}/${command}`;
      if (await Deno.stat(path).catch(() => undefined) && await runs(path)) return path;
    }
  }
}

async function playwrightDownload(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  const there = () => Deno.stat(chromium.executablePath()).then(() => chromium.executablePath(), () => undefined);
  const before = await there();
  if (before) return before;
  console.log("No Chromium on this machine; asking Playwright to download one.");
  const asked = await run(Deno.execPath(), ["run", "-A", "npm:@playwright/test/cli", "install", "chromium"]);
  return asked ? await there() : undefined;
}

const runs = (path: string) => run(path, ["--version"], {}, "null");

async function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  stdout: "inherit" | "null" = "inherit",
): Promise<boolean> {
  try {
    return (await new Deno.Command(command, { args, env, stdout, stderr: stdout }).output()).success;
  } catch {
    return false;
  }
}
