/** The signaling server, over real sockets: two in a room, a third, strangers, floods, and what is no WebSocket. */
import assert from "node:assert/strict";
import { LONGEST_BLOB } from "../../protocol/signaling/mod.ts";
import { withSignaling } from "./made-signaling.ts";

Deno.test("what one sends, the other gets as it is; who is alone is told so", () =>
  withSignaling(async ({ come }) => {
    const a = await come("room1");
    assert.deepEqual(await a.next(), { here: 1 });
    const b = await come("room1");
    assert.deepEqual([await a.next(), await b.next()], [{ here: 2 }, { here: 2 }]);
    const offer = JSON.stringify({ type: "offer", sdp: "v=0\r\n“ü🎈\u0000" });
    a.socket.send(offer);
    assert.deepEqual(await b.next(), { blob: offer });
    b.socket.send("anything at all");
    assert.deepEqual(await a.next(), { blob: "anything at all" });
    await b.leave();
    assert.deepEqual(await a.next(), { here: 1 });
    // What is said to nobody is kept for nobody.
    a.socket.send("lost");
    const later = await come("room1");
    assert.deepEqual(await later.next(), { here: 2 });
    a.socket.send("found");
    assert.deepEqual(await later.next(), { blob: "found" });
  }));

Deno.test("the server that learners read is some thirty lines, and knows no word of what it carries", () => {
  const source = Deno.readTextFileSync("network/signaling.ts");
  assert.ok(source.trimEnd().split("\n").length <= 35);
  assert.doesNotMatch(source, /offer|answer|candidate|sdp|console|Deno/i);
});

Deno.test("rooms hear nothing of each other", () =>
  withSignaling(async ({ come }) => {
    const [a, b, c] = [await come("one1"), await come("one1"), await come("two2")];
    assert.deepEqual(await c.next(), { here: 1 });
    assert.deepEqual([await b.next(), await a.next(), await a.next()], [{ here: 2 }, { here: 1 }, { here: 2 }]);
    a.socket.send("for the other");
    assert.deepEqual(await b.next(), { blob: "for the other" });
    const d = await come("two2");
    assert.deepEqual([await c.next(), await d.next()], [{ here: 2 }, { here: 2 }]);
  }));

Deno.test("a third one is refused with a word, and the two go on", () =>
  withSignaling(async ({ come }) => {
    const [a, b] = [await come("full1"), await come("full1")];
    const third = await come("full1");
    assert.deepEqual(await third.closed, { code: 4001, reason: "This room has its two already." });
    a.socket.send("still here");
    await b.next();
    assert.deepEqual(await b.next(), { blob: "still here" });
    await a.leave();
    const next = await come("full1");
    assert.deepEqual(await next.next(), { here: 2 });
  }));

Deno.test("the longest text passes, a longer one ends the connection, and so do bytes", () =>
  withSignaling(async ({ come }) => {
    const [a, b] = [await come("long1"), await come("long1")];
    await b.next();
    a.socket.send("x".repeat(LONGEST_BLOB));
    assert.deepEqual(await b.next(), { blob: "x".repeat(LONGEST_BLOB) });
    a.socket.send("x".repeat(LONGEST_BLOB + 1));
    assert.deepEqual(await a.closed, { code: 1009, reason: "This text is longer than any offer." });
    assert.deepEqual(await b.next(), { here: 1 });
    b.socket.send(new Uint8Array(10));
    assert.equal((await b.closed).code, 1003);
  }));

Deno.test("who floods is closed, and the other is left alone", () =>
  withSignaling(async ({ come }) => {
    const [a, b] = [await come("flood"), await come("flood")];
    await b.next();
    for (let i = 0; i < 500; i++) a.socket.send(String(i));
    assert.equal((await a.closed).code, 1008);
    let heard = 0;
    for (;;) {
      const message = await b.next() as { here?: number };
      if (message.here === 1) break;
      heard++;
    }
    assert.ok(heard < 500, `${heard} passed`);
    assert.equal(b.socket.readyState, WebSocket.OPEN);
  }));

Deno.test("only so many come at one time", () =>
  withSignaling(
    async ({ come, ask, port }) => {
      const first = await come("most1");
      await first.next();
      assert.match(await ask(request(port)), /^HTTP\/1\.1 503 [^]*Every place/);
      await first.leave();
      const second = await come("most1");
      assert.deepEqual(await second.next(), { here: 1 });
    },
    {},
    1,
  ));

Deno.test("on a connection where nothing is said, or that answers no ping, it ends", async () => {
  await withSignaling(async ({ come }) => {
    assert.equal((await (await come("idle1")).closed).code, 1001);
  }, { idle: 50 });
  // This one never answers: no close, a cut. A living page is pinged and stays.
  await withSignaling(async ({ come, afterHandshake }) => {
    const living = await come("ping1");
    const said = await afterHandshake();
    assert.ok(said.length > 0 && said.at(-2) === 0x89, "a ping was the last that was said");
    assert.equal(living.socket.readyState, WebSocket.OPEN);
  }, { ping: 400 });
});

const request = (port: number, change: Readonly<Record<string, string | undefined>> = {}) => {
  const fields: Record<string, string | undefined> = {
    Host: `127.0.0.1:${port}`,
    Origin: `http://127.0.0.1:${port}`,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...change,
  };
  const { path = "/signaling?room=asked", ...rest } = fields;
  return [
    `GET ${path} HTTP/1.1`,
    ...Object.entries(rest).flatMap(([name, value]) => value === undefined ? [] : [`${name}: ${value}`]),
  ];
};

Deno.test("pages of another origin, or of none, are refused; so are rooms without a name, and other addresses", () =>
  withSignaling(async ({ ask, port }) => {
    for (const origin of [undefined, "null", "http://evil.example", `http://127.0.0.1:${port}.evil.example`, "x"]) {
      assert.match(
        await ask(request(port, { Origin: origin })),
        /^HTTP\/1\.1 403 [^]*pages of its own address/,
        String(origin),
      );
    }
    assert.match(await ask(request(port, { Host: "evil.example" })), /^HTTP\/1\.1 403 /);
    for (const room of ["", "abc", "a".repeat(33), "a%20b%20c", "../../etc", "%F0%9F%8E%88"]) {
      assert.match(await ask(request(port, { path: `/signaling?room=${room}` })), /^HTTP\/1\.1 400 /, room);
    }
    assert.match(await ask(request(port, { path: "/signaling" })), /^HTTP\/1\.1 400 /);
    assert.match(await ask(request(port, { path: "//[/signaling?room=asked" })), /^HTTP\/1\.1 404 /);
  }));

Deno.test("a request that is no handshake is told so", () =>
  withSignaling(async ({ ask, port }) => {
    for (
      const change of [
        { "Sec-WebSocket-Version": "8" },
        { "Sec-WebSocket-Key": "short" },
        { "Sec-WebSocket-Key": undefined },
        { Upgrade: "h2c" },
      ]
    ) {
      assert.match(await ask(request(port, change)), /^HTTP\/1\.1 426 [^]*This is a WebSocket/, JSON.stringify(change));
    }
  }));

/** A frame as it is written here, byte by byte, masked with zeros. */
const frame = (first: number, length: number, more: readonly number[] = [], isMasked = true) =>
  new Uint8Array([first, (isMasked ? 0x80 : 0) | length, ...isMasked ? [0, 0, 0, 0] : [], ...more]);
const closeIn = (said: Uint8Array): number => {
  const at = said.findIndex((byte, i) => byte === 0x88 && i + said[i + 1] + 2 === said.length);
  return at < 0 ? 0 : said[at + 2] * 256 + said[at + 3];
};

const HOSTILE: readonly [what: string, code: number, ...bytes: Uint8Array[]][] = [
  ["a frame without a mask", 1002, frame(0x81, 1, [97], false)],
  ["a reserved bit", 1002, frame(0xc1, 1, [97])],
  ["an unknown opcode", 1002, frame(0x83, 0)],
  ["an unknown control frame", 1002, frame(0x8b, 0)],
  ["a control frame in pieces", 1002, frame(0x09, 0)],
  ["a long control frame", 1002, new Uint8Array([0x89, 0xfe, 0, 200, 0, 0, 0, 0])],
  ["a piece of nothing", 1002, frame(0x80, 1, [97])],
  ["a message in a message", 1002, frame(0x01, 1, [97]), frame(0x81, 1, [97])],
  ["bytes that are no text", 1007, frame(0x81, 2, [0xc3, 0x28])],
  ["a header that announces 2^63 bytes", 1009, new Uint8Array([0x81, 0xff, 0x7f, ...Array(7).fill(255)])],
  ["pieces without end", 1008, frame(0x01, 0), ...Array.from({ length: 200 }, () => frame(0x00, 0))],
  ["pings without end", 1008, ...Array.from({ length: 200 }, () => frame(0x89, 0))],
  ["a farewell", 1000, frame(0x88, 2, [3, 232])],
];
for (const [what, code, ...bytes] of HOSTILE) {
  Deno.test(`closed politely: ${what}`, () =>
    withSignaling(async ({ afterHandshake }) => {
      assert.equal(closeIn(await afterHandshake(...bytes)), code);
    }));
}
