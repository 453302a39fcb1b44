/** `deno task class` as a process: what it prints, what it serves, and what it says when something is wrong. */
import assert from "node:assert/strict";
import { run } from "../process.ts";

const CLASS = new URL("../../class.ts", import.meta.url).pathname;
const LEAST = ["run", "--no-prompt", "--allow-net", "--allow-read=dist"];

/** A folder with a built site of one page. */
async function withSite(use: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/dist`);
    for (const page of ["index", "404"]) await Deno.writeTextFile(`${folder}/dist/${page}.html`, page);
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Starts it, and gives what it has printed once that is all there; to be killed by the caller. */
async function start(folder: string, ...options: string[]) {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...LEAST, CLASS, "--port", "0", ...options],
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let said = "";
  for await (const bytes of child.stdout) {
    said += new TextDecoder().decode(bytes);
    if (said.includes("Ctrl+C ends it.")) break;
  }
  return { child, said };
}

/** What is answered to a request for a WebSocket that does not say where it comes from. */
async function talk(port: number, lines: readonly string[]): Promise<string> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode([...lines, "Host: localhost", "", ""].join("\r\n")));
  return await new Response(connection.readable).text();
}

Deno.test("it prints the address, each client’s servers, the password and the key; and serves site and box", () =>
  withSite(async (folder) => {
    const { child, said } = await start(folder, "--nat", "A=symmetric,B=blocked", "--loss", "10");
    try {
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      assert.ok(address, said);
      for (const side of ["A", "B"]) {
        assert.match(said, new RegExp(`^ {2}${side} {2}stun:127\\.0\\.0\\.1:(\\d+) {2}turn:127\\.0\\.0\\.1:\\1$`, "m"));
      }
      assert.match(said, /TURN’s user name is pair-1, its password [0-9a-f]{24}$/m);
      assert.match(said, /The network of every pair, for the teacher: http:\/\/localhost:\d+\/class\/#[0-9a-f]{16}$/m);
      assert.equal(await (await fetch(`${address}/`)).text(), "index");
      const description = await (await fetch(`${address}/box.json`)).json();
      assert.equal(description.format, "out-of-band/box");
      const port = Number(new URL(address).port);
      // The box’s WebSocket and the signaling server are both there, and neither takes the other’s pages.
      const refused = await talk(port, [
        "GET /signaling?room=abcd HTTP/1.1",
        "Upgrade: websocket",
        "Connection: Upgrade",
      ]);
      assert.match(refused, /^HTTP\/1\.1 403 [^]*This signaling server is for pages of its own address only/);
    } finally {
      child.kill();
      await child.status;
    }
  }));

Deno.test("a page joins through its WebSocket; connections on which nothing comes are closed meanwhile", () =>
  withSite(async (folder) => {
    const { child, said } = await start(folder);
    try {
      const port = Number(/http:\/\/localhost:(\d+)/.exec(said)![1]);
      const socket = new WebSocket(`ws://localhost:${port}/box`);
      const hear = () => new Promise<string>((done) => socket.onmessage = ({ data }) => done(data));
      await new Promise((done) => socket.onopen = done);
      socket.send('{"type":"join"}');
      assert.equal(JSON.parse(await hear()).type, "joined");
      const idle = Array.from({ length: 20 }, () => Deno.connect({ hostname: "127.0.0.1", port }));
      for (const connection of await Promise.all(idle)) {
        assert.match(await new Response(connection.readable).text(), /^(HTTP\/1\.1 408 [^]*)?$/);
      }
      socket.send('{"type":"clock","id":7}');
      assert.equal(JSON.parse(await hear()).id, 7);
      const closed = new Promise((done) => socket.onclose = done);
      socket.close();
      await closed;
    } finally {
      child.kill();
      await child.status;
    }
  }));

Deno.test("what is typed is obeyed, and the network of every pair changed; it goes on when nobody types any more", () =>
  withSite(async (folder) => {
    const child = new Deno.Command(Deno.execPath(), {
      args: [...LEAST, CLASS, "--port", "0"],
      cwd: folder,
      env: { NO_COLOR: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const reader = child.stdout.getReader();
    try {
      let said = "";
      const until = async (words: string) => {
        while (!said.includes(words)) {
          said += new TextDecoder().decode((await reader.read()).value ?? assert.fail(said));
        }
      };
      await until("Ctrl+C ends it.");
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode("nat A=symm"));
      await writer.write(new TextEncoder().encode("etric\nnonsense\npairs\n"));
      await until("For every pair: A symmetric.");
      await until("pull A|B|both");
      await until("Pair 1: A symmetric; B open; 0 pages; no datagrams yet.");
      await writer.close();
      assert.equal((await fetch(/http:\/\/localhost:\d+/.exec(said)![0])).status, 200);
    } finally {
      child.kill();
      await child.status;
      await reader.cancel();
    }
  }));

Deno.test("what it cannot do, it says in a sentence: options, a taken port, a strange address, no site", () =>
  withSite(async (folder) => {
    const ask = (...options: string[]) => run([...LEAST, CLASS, ...options], { cwd: folder });
    for (
      const [options, says] of [
        [["--nat", "A=cone"], /--nat is “A=cone”; it is A=KIND,B=KIND/],
        [["--loss", "lots"], /--loss is “lots”; it is a number from 0 to 100/],
        [["--port", "70000"], /--port is “70000”/],
        [["--host", "0.0.0.0"], /--host is “0\.0\.0\.0”; it is one IPv4 address of this machine/],
        [["--host", "example.org"], /--host is “example\.org”/],
        [["--seed", "x"], /--seed is “x”/],
        [["--cone"], /There is no option “--cone”/],
        [["FILE"], /There is nothing to read/],
      ] as const
    ) {
      const { code, complained } = await ask(...options);
      assert.match(complained, says);
      assert.equal(code, 2);
    }
    const elsewhere = await ask("--host", "203.0.113.77");
    assert.deepEqual([elsewhere.code, /has no address 203\.0\.113\.77/.test(elsewhere.complained)], [1, true]);
    const taken = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    const { port } = taken.addr as Deno.NetAddr;
    const busy = await ask("--port", String(port));
    taken.close();
    assert.deepEqual([busy.code, busy.complained.includes(`Port ${port} is taken.`)], [1, true]);
    await Deno.remove(`${folder}/dist/index.html`);
    const bare = await ask();
    assert.deepEqual([bare.code, /There is no built site in dist\//.test(bare.complained)], [1, true]);
  }));
