/** The peer of glass, with werift on both sides of a real box: what it does, what it tells, and what it does not take. */
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import * as fc from "fast-check";
import type { RTCPeerConnection } from "werift";
import { Box, type BoxOptions } from "../../../network/box.ts";
import { GLASS_LIFE } from "../../../network/limits.ts";
import { Page } from "../../../network/page.ts";
import { FAIR, type FromBox, fromMessage, type GlassCall, type SeenPacket } from "../../../protocol/box/mod.ts";
import type { Description, PeerFact } from "../../../protocol/facts/mod.ts";
import { eachField, readPacket } from "../../../protocol/packets/mod.ts";

import { faultOf } from "../../fuzz-packets.ts";

const FAIR_LINE = { nat: "open", up: FAIR, down: FAIR, isPulled: false } as const;

/** Waits until something is so; what it waits for comes over sockets of this machine. */
async function until<T>(what: string, found: () => T | undefined | false): Promise<T> {
  for (const began = performance.now(); performance.now() - began < 60_000;) {
    const value = found();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 20));
  }
  return assert.fail(`It never came: ${what}`);
}

/** A box with a page that has joined it, and makes calls on a peer of glass. */
function begin(options: Partial<BoxOptions> = {}) {
  const box = new Box({ host: "127.0.0.1", settings: { A: FAIR_LINE, B: FAIR_LINE }, ...options });
  return { box, ...join(box) };
}

function join(box: Box, token?: string) {
  const heard: FromBox[] = [];
  const page = new Page(box, { send: (message) => void heard.push(message), waiting: () => 0, close: () => {} });
  const say = (message: object) => page.hear(JSON.stringify(message));
  say({ type: "join", ...(token !== undefined && { token }) });
  say({ type: "watch", packets: true, after: 0 });
  const facts = (): readonly PeerFact[] =>
    heard.flatMap((message) => message.type === "glass" ? message.facts as readonly PeerFact[] : []);
  const packets = (): readonly SeenPacket[] =>
    heard.flatMap((message) => message.type === "packets" ? message.packets.map(fromMessage) : []);
  const chunks = () =>
    packets().filter(({ as }) => as === "sctp").map(({ bytes }) => readPacket(bytes, { as: "sctp" }));
  let calls = 0;
  async function call(made: GlassCall, peer = 1) {
    const id = ++calls;
    say({ type: "glass", peer, id, made });
    return await until(
      `the end of ${made.call}`,
      () => facts().find((fact) => (fact.type === "call-finished" || fact.type === "call-failed") && fact.id === id),
    );
  }
  const states = (machine: string) =>
    facts().flatMap((fact) => fact.type === "state-changed" && fact.machine === machine ? [fact.state] : []);
  return { page, heard, say, facts, packets, chunks, call, states };
}
type Begun = ReturnType<typeof begin>;

/** A client that is no peer of glass, and asks the server of Client A. */
async function clientA({ box }: Begun): Promise<RTCPeerConnection> {
  const { RTCPeerConnection } = await box.glass.load();
  const { address, port } = box.pairs[0].clients.A.server.endpoint;
  return new RTCPeerConnection({
    iceServers: [{ urls: `stun:${address}:${port}` }],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: ["127.0.0.1"],
  });
}

/** Everything that A offers but its host candidates, which nobody carries here. */
const carried = ({ type, sdp }: Description): Description => ({
  type,
  sdp: sdp.split("\r\n").filter((line) => !/^a=candidate:.* typ host/.test(line)).join("\r\n"),
});

/** Connects a client with the peer of glass. */
async function connect(begun: Begun) {
  const a = await clientA(begun);
  const channel = a.createDataChannel("chat", { ordered: false, maxRetransmits: 0 });
  await a.setLocalDescription(await a.createOffer());
  const { call, facts } = begun;
  await call({ call: "RTCPeerConnection" });
  const offer = carried(a.localDescription!);
  await call({ call: "setRemoteDescription", argument: offer });
  const made = await call({ call: "createAnswer" });
  assert.ok(made.type === "call-finished" && made.result);
  await call({ call: "setLocalDescription", argument: made.result });
  const answer = facts().findLast((fact) => fact.type === "description-read" && fact.side === "local");
  assert.ok(answer?.type === "description-read" && answer.description);
  await a.setRemoteDescription(answer.description as { type: "answer"; sdp: string });
  await until("A’s channel", () => channel.readyState === "open");
  await until("B’s channel", () => begun.states("channel").includes("open"));
  return { a, channel, offer };
}

async function leave({ box, page }: Begun, a?: RTCPeerConnection) {
  await a?.close();
  page.leave();
  box.close();
}

const options = { sanitizeOps: false, sanitizeResources: false };

Deno.test(
  "a client connects with the peer of glass, and every chunk of both stands in the clear",
  options,
  async () => {
    const begun = begin();
    const { a, channel } = await connect(begun);
    channel.send("hello");
    await until("the message", () => begun.facts().some((f) => f.type === "message-received" && f.text === "hello"));
    await begun.call({ call: "send", argument: "hello back" });
    const names = await until("the last chunk", () => {
      const names = begun.chunks().flatMap(({ name }) => name.split(" + "));
      return names.some((name) => name.includes("“hello back”")) && names;
    });
    for (
      const name of [
        "INIT",
        "INIT ACK",
        "COOKIE ECHO",
        "COOKIE ACK",
        "DATA_CHANNEL_OPEN “chat”",
        "DATA_CHANNEL_ACK",
        "SACK",
      ]
    ) assert.ok(names.some((one) => one.endsWith(name)), `${name} in ${names}`);
    for (const chunk of begun.chunks()) {
      assert.equal(faultOf(chunk), undefined);
      eachField(chunk.fields, ({ name, meaning, isWrong }) => {
        assert.ok(!isWrong, `${name}: ${meaning}`);
        assert.doesNotMatch(meaning, /reader does not know/);
      });
    }
    const ways = begun.packets().filter(({ as }) => as).map(({ from, to, fate }) =>
      `${from.who} ${from.side} ${to.who} ${to.side} ${fate.outcome}`
    );
    assert.deepEqual(new Set(ways), new Set(["client A glass B unsealed", "glass B client A sealed"]));
    assert.deepEqual(begun.states("ice").filter((state) => state === "completed"), []);
    await begun.call({ call: "close" });
    assert.equal(begun.box.glass.seats.size, 0);
    assert.equal(begun.states("connection").at(-1), "closed");
    await leave(begun, a);
  },
);

Deno.test("host candidates of the peer are told to nobody, and its others lead to the box", options, async () => {
  const begun = begin();
  const { a } = await connect(begun);
  const found = begun.facts().flatMap((fact) =>
    fact.type === "candidate-found" ? [fact.candidate?.candidate ?? "end"] : []
  );
  assert.ok(found.length >= 2 && found.at(-1) === "end");
  const end = begun.facts().findIndex((fact) => fact.type === "candidate-found" && fact.candidate === null);
  const whole = begun.facts()[end - 1];
  assert.ok(
    whole.type === "description-read" && whole.description!.sdp.includes(found[0]),
    "the whole comes before the end",
  );
  for (const candidate of found.slice(0, -1)) assert.match(candidate, / typ srflx /);
  for (const fact of begun.facts()) {
    if (fact.type === "description-read" && fact.side === "local") {
      assert.doesNotMatch(fact.description!.sdp, / typ host/);
    }
  }
  await leave(begun, a);
});

Deno.test("whatever a description or a candidate names, the peer sends nothing past the box", options, async () => {
  const begun = begin();
  const { call } = begun;
  let heard = 0;
  const stranger = createSocket("udp4").on("message", () => heard++);
  await new Promise<void>((done) => stranger.bind(0, "127.0.0.1", done));
  const { port } = stranger.address();
  const a = await clientA(begun);
  a.createDataChannel("chat");
  await a.setLocalDescription(await a.createOffer());
  const elsewhere = `candidate:1 1 udp 2113937151 127.0.0.1 ${port} typ host`;
  const sdp = carried(a.localDescription!).sdp + `a=${elsewhere}\r\na=candidate:2 1 udp 1 a.local 9 typ host\r\n`;
  await call({ call: "RTCPeerConnection" });
  await call({ call: "setRemoteDescription", argument: { type: "offer", sdp } });
  const refused = await call({ call: "addIceCandidate", argument: { candidate: elsewhere, sdpMid: "0" } });
  assert.ok(refused.type === "call-failed" && /through the box only/.test(refused.message));
  const made = await call({ call: "createAnswer" });
  assert.ok(made.type === "call-finished");
  await call({ call: "setLocalDescription", argument: made.result! });
  const checks = () => begun.packets().filter(({ from, to }) => from.side === "B" && to.who === "nat");
  await until("checks on the way through the box", () => checks().length > 0);
  assert.equal(heard, 0);
  stranger.close();
  await leave(begun, a);
});

Deno.test("no description makes the box end, and none with video is taken", options, async () => {
  const begun = begin();
  const { call } = begun;
  await call({ call: "RTCPeerConnection" });
  const offer = (sdp: string) => call({ call: "setRemoteDescription", argument: { type: "offer", sdp } });
  const video = await offer(
    "v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
  );
  assert.ok(video.type === "call-failed" && video.name === "NotSupportedError");
  const pieces = ["m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "a=mid:0", "a=sctp-port:5000", "a=ice-ufrag:aaaa"]
    .concat(["a=ice-pwd:0123456789012345678901", "a=setup:actpass", "a=fingerprint:sha-256 00", "a=group:BUNDLE 0 1 2"])
    .concat([
      "a=max-message-size:-1",
      "a=sctp-port:99999999",
      "a=candidate:1 1 tcp 1 ::1 9 typ host",
      "c=",
      "v=0",
      "o=- 1",
    ]);
  const line = fc.oneof(fc.constantFrom(...pieces), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
      const result = await offer(["m=application 9 UDP/DTLS/SCTP webrtc-datachannel", ...lines].join("\r\n"));
      if (result.type === "call-finished") await call({ call: "setLocalDescription" });
      await call({ call: "RTCPeerConnection" });
    }),
    { numRuns: 15 },
  );
  await leave(begun);
});

Deno.test("where werift is not there, and where there are as many as may be, the page is told", options, async () => {
  const without = begin({ loadGlass: () => Promise.reject(new Error("not installed")) });
  without.say({ type: "glass", peer: 1, id: 1, made: { call: "RTCPeerConnection" } });
  await until(
    "the refusal",
    () => without.heard.some((one) => one.type === "refused" && one.code === "box-glass-missing"),
  );
  await leave(without);
  const begun = begin();
  Object.assign(begun.box.glass, { most: 1 });
  await begun.call({ call: "RTCPeerConnection" });
  const other = join(begun.box);
  other.say({ type: "glass", peer: 1, id: 1, made: { call: "RTCPeerConnection" } });
  await until("the refusal", () => other.heard.some((one) => one.type === "refused" && one.code === "box-glass-full"));
  begun.page.leave();
  assert.equal(begun.box.glass.seats.size, 0);
  await other.call({ call: "RTCPeerConnection" });
  await leave({ ...begun, page: other.page });
});

Deno.test("a peer on which nobody calls for a quarter of an hour is closed, and its page told", options, async () => {
  let time = 0;
  const begun = begin({ now: () => time });
  await begun.call({ call: "RTCPeerConnection" });
  time += GLASS_LIFE - 1;
  begun.box.sweep();
  assert.equal(begun.box.glass.seats.size, 1);
  time += 2;
  begun.box.sweep();
  await until("its end", () => begun.states("connection").includes("closed") && begun.box.glass.seats.size === 0);
  await leave(begun);
});

Deno.test("another page of the pair takes the place of the first, and the first is told", options, async () => {
  const begun = begin();
  await begun.call({ call: "RTCPeerConnection" });
  const other = join(begun.box, begun.box.pairs[0].token);
  await other.call({ call: "RTCPeerConnection" });
  assert.equal(begun.states("connection").at(-1), "closed");
  assert.equal(begun.box.glass.seats.size, 1);
  other.page.leave();
  await leave(begun);
});
