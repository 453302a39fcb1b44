/** Connections to the server, byte by byte: what is refused, and which are closed. */
import assert from "node:assert/strict";
import { run } from "../process.ts";

const MAIN = `
import { listen } from ${JSON.stringify(new URL("../../server/listen.ts", import.meta.url).href)};
listen({
  hostname: "127.0.0.1",
  port: 0,
  idle: 1000,
  answer: async ({ url, method }) => {
    if (url.endsWith("/throws")) throw new Error("a secret");
    return new Response(method + " " + url);
  },
  refuse: (status, sentence) => new Response(sentence, { status }),
  onListen: (port) => console.log(port),
  onError: (error) => console.error(error.code),
});`;

/** The same beside what takes WebSockets, which echoes there, and refuses at another address. */
const WITH_SOCKETS = MAIN.replace(
  "listen({",
  `const { addr } = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    if (!request.url.endsWith("/box")) return new Response("no", { status: 403 });
    const host = request.headers.get("host");
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = ({ data }) => socket.send(data + " at " + host);
    return response;
  });
  listen({ upgradesTo: addr.port,`,
);

/** A server in a process of its own, which may listen and nothing else. */
async function withServer(
  use: (port: number) => Promise<void>,
  { main = MAIN, net = "127.0.0.1:0" } = {},
): Promise<string> {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/main.ts`, main);
  const args = ["run", "--no-prompt", `--allow-net=${net}`, `${folder}/main.ts`];
  const server = new Deno.Command(Deno.execPath(), { args, stdout: "piped", stderr: "piped", env: { NO_COLOR: "1" } })
    .spawn();
  const said = server.stdout.getReader();
  let complained: Promise<string>;
  try {
    complained = new Response(server.stderr).text();
    const { value } = await said.read();
    await use(Number(new TextDecoder().decode(value)));
  } finally {
    await said.cancel();
    server.kill();
    await server.status;
    await Deno.remove(folder, { recursive: true });
  }
  return await complained;
}

/** Sends a text, and resolves with everything that comes back once the server has closed the connection. */
async function talk(port: number, text: string): Promise<string> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  if (text) await connection.write(new TextEncoder().encode(text));
  return await new Response(connection.readable).text().catch(() => "");
}

Deno.test("a request that is none gets a sentence and 400, and nothing is logged", async () => {
  const complained = await withServer(async (port) => {
    const get = (head: string) => talk(port, `${head}\r\nConnection: close\r\n\r\n`);
    assert.match(await get("GET / HTTP/1.1\r\nHost: localhost:8000"), /^HTTP\/1\.1 200 [^]*GET http:\/\/localhost\/$/);
    assert.match(await get("GET / HTTP/1.1\r\nHost: [::1]:8000"), /^HTTP\/1\.1 200 /);
    assert.match(await get("GET / HTTP/1.1\r\nHost: "), /^HTTP\/1\.1 200 /);
    for (const host of ["a b", "localhost:99999", "a/b", "x@y:1:2", "[::1"]) {
      assert.match(await get(`GET / HTTP/1.1\r\nHost: ${host}`), /^HTTP\/1\.1 400 [^]*Host of this request/, host);
    }
    assert.match(await get("GET / HTTP/1.1"), /^HTTP\/1\.1 400 /);
    // The absolute form names a host of its own, which leads nowhere else.
    assert.match(await get("GET http://evil.example/x HTTP/1.1\r\nHost: a"), /GET http:\/\/localhost\/x$/);
    assert.match(await get("GET //evil.example/x HTTP/1.1\r\nHost: a"), /GET http:\/\/localhost\/\/evil\.example\/x$/);
    assert.match(await get("GET * HTTP/1.1\r\nHost: a"), /^HTTP\/1\.1 400 /);
    assert.match(await get("TRACE / HTTP/1.1\r\nHost: a"), /POST http:\/\/localhost\/$/);
  });
  assert.equal(complained, "");
});

Deno.test("an answer that fails is said in one line, and not what failed to whoever asked", async () => {
  const complained = await withServer(async (port) => {
    const answered = await talk(port, "GET /throws HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assert.match(answered, /^HTTP\/1\.1 500 /);
    assert.ok(!answered.includes("secret"));
  });
  assert.match(complained, /^GET "\/throws" failed: Error: a secret\n$/);
});

Deno.test("connections that ask nothing, half of something, or nothing more are closed, and others are served", () =>
  withServer(async (port) => {
    const idle = [
      "",
      "GET / HTTP/1.1\r\nHost: a\r\nX-Half: ",
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nhalf",
    ];
    const all = Array.from({ length: 100 }, (_, i) => talk(port, idle[i % idle.length]));
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
    await Promise.all(all);
  }).then(() => {}));

const UPGRADE = [
  "Host: a",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
].join("\r\n");

Deno.test("a WebSocket is passed on, and lives longer than a connection that says nothing", () =>
  withServer(async (port) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/box`);
    const heard = async (text: string) => {
      const come = new Promise((done) => socket.onmessage = ({ data }) => done(data));
      socket.send(text);
      return await come;
    };
    await new Promise((done, fail) => {
      socket.onopen = done;
      socket.onerror = (event) => fail(new Error((event as ErrorEvent).message));
    });
    assert.equal(await heard("one"), `one at 127.0.0.1:${port}`);
    // All of these are closed: what is idle, what is refused, and what asks for half of a WebSocket.
    await Promise.all([talk(port, ""), talk(port, "GET /box HTTP/1.1\r\nUpgrade: websocket\r\nX-Half: ")]);
    assert.match(await talk(port, `GET /other HTTP/1.1\r\n${UPGRADE}\r\n\r\n`), /^HTTP\/1\.1 403 [^]*no$/);
    assert.equal(await heard("two"), `two at 127.0.0.1:${port}`);
    const closed = new Promise((done) => socket.onclose = done);
    socket.close();
    await closed;
  }, { main: WITH_SOCKETS, net: "127.0.0.1" }).then(() => {}));

Deno.test("where none are taken, a WebSocket does not come about", () =>
  withServer(async (port) => {
    const answered = await talk(port, `GET /box HTTP/1.1\r\n${UPGRADE}\r\n\r\n`);
    assert.doesNotMatch(answered, /^HTTP\/1\.1 101/);
  }).then(() => {}));

Deno.test("a port that is taken is said, once", async () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/main.ts`, MAIN.replace("port: 0", `port: ${port}`));
  const { complained } = await run(["run", "--no-prompt", "--allow-net=127.0.0.1", `${folder}/main.ts`]);
  taken.close();
  await Deno.remove(folder, { recursive: true });
  assert.equal(complained.trim(), "EADDRINUSE");
});
