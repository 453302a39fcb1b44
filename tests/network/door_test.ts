/** The box over real sockets: HTTP, WebSocket and UDP on 127.0.0.1; and who is not let in. */
import assert from "node:assert/strict";
import { Box } from "../../network/box.ts";
import { doorOf } from "../../network/door.ts";
import { socketsAt } from "../../network/socket.ts";
import { readBoxDescription, readFromBox } from "../../protocol/box/mod.ts";
import {
  BINDING,
  type Endpoint,
  readStun,
  readXorAddress,
  valueOf,
  writeStun,
  XOR_MAPPED_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { line, request } from "./made-network.ts";

/** A box and its server, while it is used. */
async function withBox(use: (address: string, box: Box) => Promise<void>) {
  const box = new Box({ host: "127.0.0.1", settings: { A: line(), B: line() } });
  const hosts = new Set<string>();
  const door = doorOf(box, hosts);
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: ({ port }) => hosts.add(`127.0.0.1:${port}`) },
    (request) => door(request) ?? new Response("the site"),
  );
  try {
    await use(`127.0.0.1:${server.addr.port}`, box);
  } finally {
    await server.shutdown();
    box.close();
  }
}

/** Raw HTTP, as `fetch` lets nobody choose `Host`; gives the status. */
async function statusOf(address: string, head: readonly string[]): Promise<number> {
  const [hostname, port] = address.split(":");
  const conn = await Deno.connect({ hostname, port: Number(port) });
  await conn.write(new TextEncoder().encode(`${[...head, "Connection: close"].join("\r\n")}\r\n\r\n`));
  const bytes = new Uint8Array(100);
  const length = await conn.read(bytes);
  conn.close();
  return Number(new TextDecoder().decode(bytes.subarray(0, length ?? 0)).split(" ")[1]);
}

Deno.test("/box.json says that there is a box; everything else is the site’s", () =>
  withBox(async (address) => {
    const answer = await fetch(`http://${address}/box.json`);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const description = readBoxDescription(await answer.json());
    assert.equal(description?.host, "127.0.0.1");
    assert.equal(description?.pairs.joined, 0);
    assert.equal(await (await fetch(`http://${address}/bench/`)).text(), "the site");
  }));

const UPGRADE = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

Deno.test("pages of another origin are refused, and names that only lead here (DNS rebinding)", () =>
  withBox(async (address) => {
    const get = (path: string, host: string, ...more: string[]) =>
      statusOf(address, [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...more]);
    assert.equal(await get("/box.json", address), 200);
    assert.equal(await get("/box.json", "evil.example"), 403);
    assert.equal(await get("/box.json", `evil.example:${address.split(":")[1]}`), 403);
    assert.equal(await get("/box", address), 426);
    assert.equal(await get("/box", address, ...UPGRADE, "Origin: http://evil.example"), 403);
    assert.equal(await get("/box", address, ...UPGRADE, "Origin: null"), 403);
    assert.equal(await get("/box", "evil.example", ...UPGRADE, "Origin: http://evil.example"), 403);
    assert.equal(await get("/box", address, ...UPGRADE, `Origin: http://${address}`), 101);
    assert.equal(await get("/box", address, ...UPGRADE), 101);
  }));

/** A UDP socket that gives what comes to it, one datagram after another. */
function udp() {
  const waiting: ((arrived: { bytes: Uint8Array; from: Endpoint }) => void)[] = [];
  const kept: { bytes: Uint8Array; from: Endpoint }[] = [];
  const socket = socketsAt("127.0.0.1")((bytes, from) => {
    const next = waiting.shift();
    if (next) next({ bytes, from });
    else kept.push({ bytes, from });
  });
  const receive = () => {
    const first = kept.shift();
    return first
      ? Promise.resolve(first)
      : new Promise<{ bytes: Uint8Array; from: Endpoint }>((done) => waiting.push(done));
  };
  return { ...socket, receive };
}

Deno.test("a page joins by WebSocket, its two clients find each other by UDP, and the page sees every datagram", () =>
  withBox(async (address, box) => {
    const socket = new WebSocket(`ws://${address}/box`);
    const heard: string[] = [];
    let wake = () => {};
    socket.onmessage = ({ data }) => {
      heard.push(data);
      wake();
    };
    const until = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise<void>((done) => wake = done);
    };
    await new Promise((done) => socket.onopen = done);
    socket.send('{"type":"join"}');
    socket.send('{"type":"watch","packets":true,"after":0}');
    await until(() => heard.length > 0);
    const joined = readFromBox(heard[0])!;
    assert.ok(joined.type === "joined");
    const [a, b] = [udp(), udp()];
    const mapped = async (client: ReturnType<typeof udp>, url: string) => {
      const [, host, port] = url.split(":");
      client.send(writeStun(request(BINDING)), { address: host, port: Number(port) });
      const answer = readStun((await client.receive()).bytes)!;
      return readXorAddress(valueOf(answer, XOR_MAPPED_ADDRESS)!, answer.transactionId)!;
    };
    const [ofA, ofB] = [await mapped(a, joined.pair.A.stun), await mapped(b, joined.pair.B.stun)];
    a.send(Uint8Array.of(1, 2, 3), ofB);
    const arrived = await b.receive();
    assert.deepEqual([arrived.bytes, arrived.from], [Uint8Array.of(1, 2, 3), ofA]);
    const packets = () => heard.map(readFromBox).flatMap((one) => one?.type === "packets" ? one.packets : []);
    await until(() => packets().length >= 5);
    assert.deepEqual(packets().map(({ fate }) => fate.outcome), [
      "answered",
      "delivered",
      "answered",
      "delivered",
      "delivered",
    ]);
    a.close();
    b.close();
    const closed = new Promise((done) => socket.onclose = done);
    socket.close();
    await closed;
    const [pair] = box.pairs;
    while (pair.pages.size > 0) await new Promise((done) => setTimeout(done, 1));
  }));

Deno.test("bytes and nonsense through the WebSocket are refused, and the box goes on", () =>
  withBox(async (address) => {
    const socket = new WebSocket(`ws://${address}/box`);
    await new Promise((done) => socket.onopen = done);
    const answer = () => new Promise<string>((done) => socket.onmessage = ({ data }) => done(data));
    for (const data of [new Uint8Array([1, 2, 3]), "", "{", '{"type":"pull","side":"A"}', "x".repeat(100_000)]) {
      const next = answer();
      socket.send(data);
      assert.deepEqual(readFromBox(await next), { type: "refused", code: "box-message-unreadable" });
    }
    const next = answer();
    socket.send('{"type":"join"}');
    assert.equal(readFromBox(await next)?.type, "joined");
    const closed = new Promise((done) => socket.onclose = done);
    socket.close();
    await closed;
  }));
