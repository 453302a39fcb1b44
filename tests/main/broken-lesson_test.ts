/** A lesson with a mistake, in a copy of the project: the build refuses it, and the development server shows why. */
import assert from "node:assert/strict";
import { run } from "../process.ts";

const HOUSE = new URL("../..", import.meta.url).pathname;
const SAYS = /lessons\/the-first-connection\/lesson\.md:3: minutes: /;
/** What the build does not read, or what is linked in place of copied. */
const LEFT_OUT = ["dist", "docs", "node_modules", "test-results", "tests"];

async function copy(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copy(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

/** The project, its first lesson broken, and an old build in `dist/`. */
async function withBrokenLesson(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for await (const { name, isDirectory } of Deno.readDir(HOUSE)) {
      if (LEFT_OUT.includes(name) || name.startsWith(".")) continue;
      if (isDirectory) await copy(`${HOUSE}${name}`, `${folder}/${name}`);
      else await Deno.copyFile(`${HOUSE}${name}`, `${folder}/${name}`);
    }
    await Deno.symlink(`${HOUSE}node_modules`, `${folder}/node_modules`);
    const lesson = `${folder}/lessons/the-first-connection/lesson.md`;
    const text = await Deno.readTextFile(lesson);
    await Deno.writeTextFile(lesson, text.replace("minutes: 8", "minutes: 0"));
    await Deno.mkdir(`${folder}/dist`);
    await Deno.writeTextFile(`${folder}/dist/index.html`, "the build before");
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a broken lesson ends the build with status 1 and its line, and leaves the old dist/", () =>
  withBrokenLesson(async (folder) => {
    const { code, complained } = await run(["run", "-A", "build.ts"], { cwd: folder });
    assert.equal(code, 1, complained);
    assert.match(complained, SAYS);
    assert.deepEqual((await Array.fromAsync(Deno.readDir(`${folder}/dist`))).map(({ name }) => name), ["index.html"]);
    assert.equal(await Deno.readTextFile(`${folder}/dist/index.html`), "the build before");
  }));

/** A port that nothing listens on. */
function freePort(): number {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  return port;
}

Deno.test("the development server shows what is wrong with a lesson, and where", () =>
  withBrokenLesson(async (folder) => {
    const port = freePort();
    const server = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "npm:vite", "--port", String(port), "--strictPort", "--host", "127.0.0.1"],
      cwd: folder,
      env: { NO_COLOR: "1", OUT_OF_BAND_DEV: "1" },
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const reader = server.stdout.pipeThrough(new TextDecoderStream()).getReader();
    try {
      // Ready when it says so.
      for (let said = ""; !said.includes("ready in");) {
        const { done, value } = await reader.read();
        assert.ok(!done, said);
        said += value;
      }
      const answer = await fetch(`http://127.0.0.1:${port}/lessons/the-first-connection/`);
      assert.match(await answer.text(), SAYS);
    } finally {
      server.kill("SIGKILL");
      await server.status;
      await reader.cancel();
    }
  }));
