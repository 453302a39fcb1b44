/** Finds what the peers in this folder need that npm does not have: Python's aiortc, and Go with Pion's source. */

/** A way to run it, or why there is none. */
export type Stack = { readonly path: string } | { readonly reason: string };

/** A Python that has aiortc; Debian's package is installed where that is possible. */
export async function findAiortc(): Promise<Stack> {
  const here = await pythonWithAiortc();
  if (here) return { path: here };
  if (Deno.build.os !== "linux" || Deno.uid() !== 0) {
    return { reason: "There is no Python with aiortc, and only root can install Debian’s python3-aiortc." };
  }
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "python3-aiortc"]);
  const path = await pythonWithAiortc();
  return path ? { path } : { reason: "There is no Python with aiortc, and apt-get could not install python3-aiortc." };
}

async function pythonWithAiortc(): Promise<string | undefined> {
  for (const path of ["python3", "/usr/bin/python3"]) if (await run(path, ["-c", "import aiortc"])) return path;
}

/** Builds the peer made of Pion into `folder`, where Go and Pion’s source are installed. Nothing is downloaded. */
export async function buildPion(folder: string): Promise<Stack> {
  const path = `${folder}/pion-peer`;
  const env = { GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOFLAGS: "" };
  if (await run("go", ["build", "-o", path, "tests/stacks/pion_peer.go"], env)) return { path };
  return { reason: "Pion cannot be built: Debian’s golang-go and golang-github-pion-webrtc.v3-dev are not both here." };
}

async function run(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(command, { args, env, stdout: "null", stderr: "null" }).output();
    return success;
  } catch {
    return false;
  }
}
