/** The server and the command line, as processes: what they say when something is wrong. */
import assert from "node:assert/strict";
import { run } from "../process.ts";

const HOUSE = new URL("../..", import.meta.url);
const MAIN = new URL("main.ts", HOUSE).pathname;
const LEAST = ["run", "--no-prompt", "--allow-net=0.0.0.0", "--allow-read=dist", "--allow-env=HOST,PORT"];

/** A folder with a built site of one page. */
async function withSite(use: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/dist/bench`, { recursive: true });
    for (const page of ["index", "bench/index", "404"]) await Deno.writeTextFile(`${folder}/dist/${page}.html`, page);
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("without a build: a sentence and status 1", async () => {
  const folder = await Deno.makeTempDir();
  const { code, complained } = await run([...LEAST, MAIN], { cwd: folder, env: { PORT: "0" } });
  await Deno.remove(folder);
  assert.equal(code, 1);
  assert.match(complained, /There is no built site in dist\/\. Run `deno task build` first/);
});

Deno.test("a port that is taken, or none: a sentence and status 1", () =>
  withSite(async (folder) => {
    const taken = Deno.listen({ port: 0, hostname: "0.0.0.0" });
    const { port } = taken.addr as Deno.NetAddr;
    const busy = await run([...LEAST, MAIN], { cwd: folder, env: { PORT: String(port) } });
    taken.close();
    assert.equal(busy.code, 1);
    assert.match(busy.complained, new RegExp(`^Port ${port} is taken\\.`, "m"));
    const nonsense = await run([...LEAST, MAIN], { cwd: folder, env: { PORT: "eighty" } });
    assert.equal(nonsense.code, 1);
    assert.match(nonsense.complained, /PORT is “eighty”, which is no port\./);
  }));

Deno.test("with a build: the address is printed, pages have their status", () =>
  withSite(async (folder) => {
    const server = new Deno.Command(Deno.execPath(), {
      args: [...LEAST, MAIN],
      cwd: folder,
      env: { PORT: "0", NO_COLOR: "1" },
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    try {
      let said = "";
      for await (const bytes of server.stdout) {
        said += new TextDecoder().decode(bytes);
        if (said.includes("\n")) break;
      }
      const base = /http:\/\/localhost:\d+/.exec(said)?.[0];
      assert.ok(base, said);
      const ask = async (path: string) => {
        const answer = await fetch(base + path, { redirect: "manual" });
        return [answer.status, (await answer.text()).trim(), answer.headers.get("location")];
      };
      assert.deepEqual(await ask("/"), [200, "index", null]);
      assert.deepEqual(await ask("/bench/"), [200, "bench/index", null]);
      assert.deepEqual((await ask("/bench"))[2], "/bench/");
      assert.deepEqual(await ask("/nowhere/"), [404, "404", null]);
      assert.equal((await ask("/../deno.json"))[0], 404);
      assert.equal((await ask("/%2e%2e/%2e%2e/deno.json"))[0], 404);
    } finally {
      server.kill();
      await server.status;
    }
  }));

/** Deno lets a program say where it comes from, which a browser does by itself. */
const Visitor = WebSocket as unknown as new (
  address: string,
  options: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

Deno.test("asked for, there is a signaling server beside the pages, with no more permission; otherwise none", () =>
  withSite(async (folder) => {
    const strange = await run([...LEAST, MAIN, "--signalling"], { cwd: folder, env: { PORT: "0" } });
    assert.deepEqual([strange.code, /no option “--signalling”/.test(strange.complained)], [1, true]);
    for (const options of [["--signaling"], []]) {
      const server = new Deno.Command(Deno.execPath(), {
        args: [...LEAST, MAIN, ...options],
        cwd: folder,
        env: { PORT: "0", NO_COLOR: "1" },
        stdout: "piped",
        stderr: "inherit",
      }).spawn();
      const reader = server.stdout.getReader();
      try {
        let said = "";
        while (!/:\d+[^]*\n/.test(said)) said += new TextDecoder().decode((await reader.read()).value);
        const host = /localhost:\d+/.exec(said)![0];
        const socket = new Visitor(`ws://${host}/signaling?room=abcd`, { headers: { origin: `http://${host}` } });
        const first = await new Promise((done) => {
          socket.onmessage = ({ data }) => done(data);
          socket.onerror = () => done("none");
        });
        assert.equal(first, options.length > 0 ? '{"here":1}' : "none");
        assert.equal((await fetch(`http://${host}/signaling`)).status, 404);
        const closed = new Promise((done) => socket.onclose = done);
        if (options.length > 0) {
          socket.close();
          await closed;
        }
      } finally {
        server.kill();
        await server.status;
        await reader.cancel();
      }
    }
  }));

Deno.test("follow says when each step was met, and why it cannot", async () => {
  const trace = "tests/fixtures/traces/first-connection.trace.json";
  const follow = (...args: string[]) => run(["run", "--allow-read", "cli/follow.ts", ...args]);
  const done = await follow(trace);
  assert.equal(done.code, 0);
  assert.equal(done.said.match(/^ *\d+:\d\d {2}[a-z-]+$/gm)?.length, 6);
  const missing = await follow("no-such-file");
  assert.deepEqual([missing.code, /cannot be read/.test(missing.complained)], [2, true]);
  const strange = await run(["run", "cli/follow.ts", "-"], { stdin: '{"format":"out-of-band/trace","version":9}' });
  assert.deepEqual([strange.code, /version 9/.test(strange.complained)], [2, true]);
  const empty = { format: "out-of-band/trace", version: 1, clients: { A: { log: [] }, B: { log: [] } }, notes: [] };
  assert.equal((await run(["run", "--allow-read=lessons", "cli/follow.ts"], { stdin: JSON.stringify(empty) })).code, 1);
});
