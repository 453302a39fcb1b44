/** Finds Chromium, Firefox and WebKitGTK, or installs them, in the order that README.md gives. */

export type Found = { readonly path: string; readonly how: string } | { readonly reason: string };

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX = ["firefox-esr", "firefox"];

/** Where a Chromium is, or why none can be had. It may take minutes, where one must be installed. */
export async function findChromium(): Promise<Found> {
  const here = await given("CHROMIUM_PATH") ?? await onThisMachine(CHROMIUM);
  if (here) return here;
  const downloaded = await playwrightDownload();
  if (downloaded) return { path: downloaded, how: "Playwright’s download" };
  return await debianPackage("chromium", CHROMIUM, "There is no Chromium, Playwright could not download one");
}

/** Where a Firefox is, or why none can be had. Playwright's download is none: it is a Firefox of Playwright's own. */
export async function findFirefox(): Promise<Found> {
  return await given("FIREFOX_PATH") ?? await onThisMachine(FIREFOX) ??
    await debianPackage("firefox-esr", FIREFOX, "There is no Firefox");
}

/** Where WebKitGTK's driver is, and a screen to run it on, or why there are none. */
export async function findWebKit(): Promise<Found> {
  const there = async () => {
    const paths = ["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb"];
    return (await Promise.all(paths.map((path) => Deno.stat(path).then(() => true, () => false)))).every(Boolean);
  };
  const path = "/usr/bin/WebKitWebDriver";
  if (await there()) return { path, how: "found on this machine" };
  if (Deno.uid() !== 0) return { reason: "There is no WebKitGTK, and only root can install Debian’s." };
  const installed = await apt("webkit2gtk-driver", "xvfb") && await there();
  return installed
    ? { path, how: "Debian’s package" }
    : { reason: "There is no WebKitGTK, and apt-get could not install Debian’s webkit2gtk-driver and xvfb." };
}

/** What reads PDF back, or why there is nothing: poppler’s `pdftotext`. */
export async function findPdfReader(): Promise<Found> {
  const path = "/usr/bin/pdftotext";
  const there = () => Deno.stat(path).then(() => true, () => false);
  if (await there()) return { path, how: "found on this machine" };
  if (Deno.uid() !== 0) return { reason: "There is no pdftotext, and only root can install Debian’s poppler-utils." };
  return await apt("poppler-utils") && await there()
    ? { path, how: "Debian’s package" }
    : { reason: "There is no pdftotext, and apt-get could not install Debian’s poppler-utils." };
}

async function given(variable: string): Promise<Found | undefined> {
  const path = Deno.env.get(variable);
  if (!path) return undefined;
  return await runs(path) ? { path, how: variable } : { reason: `${variable} is ${path}, which does not start.` };
}

async function onThisMachine(commands: readonly string[]): Promise<Found | undefined> {
  for (const folder of (Deno.env.get("PATH") ?? "").split(":")) {
    for (const command of commands) {
      const path = `${folder}/${command}`;
      if (await Deno.stat(path).catch(() => undefined) && await runs(path)) {
        return { path, how: "found on this machine" };
      }
    }
  }
}

/** `why` is the first half of the reason, should there be none. */
async function debianPackage(name: string, commands: readonly string[], why: string): Promise<Found> {
  if (Deno.uid() !== 0) return { reason: `${why}, and only root can install Debian’s.` };
  const debian = await apt(name) ? await onThisMachine(commands) : undefined;
  return debian && "path" in debian
    ? { path: debian.path, how: "Debian’s package" }
    : { reason: `${why}, and apt-get could not install Debian’s.` };
}

/** Installs packages of Debian. */
async function apt(...names: readonly string[]): Promise<boolean> {
  const get = (...args: string[]) => run("apt-get", args, { DEBIAN_FRONTEND: "noninteractive" });
  return await get("update", "-qq") && await get("install", "-y", "-qq", "--no-install-recommends", ...names);
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
