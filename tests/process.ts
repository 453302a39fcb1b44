/** Runs the project's programs as processes, as a person in a terminal would. */

const HOUSE = new URL("..", import.meta.url);

/** Runs `deno` with these arguments to its end; `stdin` is given to it whole. */
export async function run(
  args: string[],
  { cwd = HOUSE.pathname, env = {} as Record<string, string>, stdin = "" } = {},
) {
  const child = new Deno.Command(Deno.execPath(), {
    args,
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(stdin));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, said: text(stdout), complained: text(stderr) };
}
