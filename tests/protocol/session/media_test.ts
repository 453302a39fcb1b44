/** Media in facts and sessions: tracks, the browser's wish for a new offer, what is new, and what leaves in a trace. */
import assert from "node:assert/strict";
import { type Argument, type Call, type Entry, type Fact, RELAY_LABEL } from "../../../protocol/facts/mod.ts";
import { compare, contextOf, directionOf, readSdp } from "../../../protocol/sdp/mod.ts";
import { newLines } from "../../../protocol/sdp/compare/mod.ts";
import { type Bench, newSession, type Session } from "../../../protocol/session/mod.ts";
import { step } from "../../../protocol/calls/mod.ts";
import { wantsOffer } from "../../../protocol/advice/mod.ts";
import { whyNothing } from "../../../protocol/session/tracks-text.ts";
import { redactTrace } from "../../../protocol/trace/redact.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { writeTrace } from "../../../protocol/trace/trace.ts";
import { capture, lesson, play, suggest, suggestAlone } from "../support/mod.ts";

const VIDEO = { kind: "video", source: "synthetic" } as const;
const BOX = { fits: false, method: "setRemoteDescription" } as const;
const BOXES = { A: BOX, B: BOX };

const after = (session: Session, ...facts: Fact[]) =>
  facts.reduce((now, fact, i) => step(now, { ...fact, at: 900_000 + i }), session);
let id = 1000;
const call = (name: Call, argument?: Argument): Fact[] => [
  { type: "call-started", call: name, id: ++id, ...(argument && { argument }) },
  { type: "call-finished", call: name, id, ...(name === "createOffer" && { result: again("offer", "2") }) },
];
const first = capture("chromium-156", "renegotiate-add-video.offerer.1-audio-gathered.offer.sdp");
const second = capture("chromium-156", "renegotiate-add-video.offerer.2-plus-video-gathered.offer.sdp");
function again(type: "offer" | "answer", version: string) {
  return { type, sdp: second.replace(/(o=- \d+) \d+/, `$1 ${version}`) } as const;
}
const connected = (): Bench => play(lesson("A")).at(-1)!;

Deno.test("after a track was added the dark button is createOffer, on that client, and then the offer's way again", () => {
  for (const client of ["A", "B"] as const) {
    const bench = connected();
    const added = after(bench[client], ...call("addTrack", VIDEO), { type: "negotiation-needed" });
    assert.ok(wantsOffer(added));
    assert.deepEqual(suggest({ ...bench, [client]: added }, BOXES), { client, press: "createOffer" });
    assert.deepEqual(suggestAlone(added, BOX), { client, press: "createOffer" });
    const made = after(added, ...call("createOffer"));
    assert.deepEqual(suggest({ ...bench, [client]: made }, BOXES), { client, press: "setLocalDescription" });
    const kept = after(
      made,
      { type: "state-changed", machine: "signaling", state: "have-local-offer" },
      { type: "description-read", side: "local", description: again("offer", "2") },
      ...call("setLocalDescription", again("offer", "2")),
    );
    const card = kept.cards.at(-1)!;
    assert.deepEqual(suggest({ ...bench, [client]: kept }, BOXES), { client, copy: card.id });
    const sent = after(kept, { type: "delivered", blob: card.id, by: "channel" });
    assert.notDeepEqual(suggest({ ...bench, [client]: sent }, BOXES), { client, copy: card.id });
    assert.equal(suggestAlone(sent, BOX), undefined, "the channel carries it");
    const stable = after(kept, { type: "state-changed", machine: "signaling", state: "stable" });
    assert.ok(!wantsOffer(stable), "the exchange is over, and the browser has not asked again");
  }
});

Deno.test("before the first exchange the browser's wish changes nothing on the lesson's way", () => {
  const fresh = after(newSession("A"), { type: "negotiation-needed" });
  assert.ok(!wantsOffer(fresh));
  assert.deepEqual(suggest({ A: fresh, B: newSession("B") }, BOXES), { client: "A", press: "createDataChannel" });
  const media = after(newSession("A"), ...call("addTrack", VIDEO));
  assert.deepEqual(suggest({ A: media, B: newSession("B") }, BOXES), { client: "A", press: "createOffer" });
});

Deno.test("a description that takes another's place is remembered, one that only grew is not", () => {
  const grown = first.replace(/\r\n$/, "\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n");
  const read = (sdp: string): Fact => ({
    type: "description-read",
    side: "local",
    description: { type: "offer", sdp },
  });
  const session = after(newSession("A"), read(first), read(grown));
  assert.equal(session.before.local, undefined);
  assert.equal(after(session, read(second)).before.local?.sdp, grown);
});

Deno.test("what is new in a real second offer: the whole video section, and nothing of the audio's own", () => {
  const fresh = newLines(first, second);
  const { lines } = readSdp(second);
  const video = lines.findIndex(({ text }) => text.startsWith("m=video"));
  lines.forEach(({ text }, i) => {
    if (i > video && /^a=(mid|rtpmap|rtcp-fb|ssrc)/.test(text)) assert.ok(fresh.has(i), text);
    if (/^(v=0|s=-|m=audio|a=mid:0)/.test(text)) assert.ok(!fresh.has(i), text);
  });
  assert.equal(fresh.size, compare(first, second).lines.filter(({ kind }) => kind === "added").length);
  assert.equal(newLines(second, second).size, 0);
});

Deno.test("why there is nothing to see is said by what is known, from the offer to the end", () => {
  const found: Fact = { type: "track-found", kind: "video", mid: "1" };
  const said = (session: Session) => whyNothing(session, session.tracksFound[0]);
  const { B } = connected();
  const remote = (sdp: string): Fact => ({
    type: "description-read",
    side: "remote",
    description: { type: "offer", sdp },
  });
  const sends = after(B, remote(second), found);
  assert.match(said(sends)!, /No picture yet: Client A sends once/);
  // What was carried decides, also where it was edited on the way.
  const told = (video: string) => {
    const [answer, section] = [second.slice(0, second.indexOf("m=video")), second.slice(second.indexOf("m=video"))];
    const cards = sends.cards.map((card) =>
      card.message.kind === "description"
        ? { ...card, edited: { ...card.message, sdp: answer + section.replace(/^m=video 9(.*)a=sendrecv/s, video) } }
        : card
    );
    return said({ ...sends, cards })!;
  };
  assert.match(told("m=video 0$1a=sendrecv"), /^Client A was told that its picture is refused: .* port is 0\.$/);
  assert.match(told("m=video 9$1a=sendonly"), /^Client A was told to send no picture here: .* a=sendonly\.$/);
  assert.match(said(after(newSession("B"), remote(second), found))!, /exchange of offer and answer goes on/);
  assert.equal(said(after(sends, { type: "track-changed", mid: "1", state: "unmute" })), undefined);
  const muted = after(
    sends,
    { type: "track-changed", mid: "1", state: "unmute" },
    { type: "track-changed", mid: "1", state: "mute" },
  );
  assert.match(said(muted)!, /muted/);
  const [head, section] = [second.slice(0, second.indexOf("m=video")), second.slice(second.indexOf("m=video"))];
  const off = head + section.replace("a=sendrecv", "a=inactive");
  const context = contextOf(readSdp(off));
  assert.deepEqual(context.sections.map((section) => directionOf(context, section)), ["sendrecv", "inactive"]);
  assert.match(said(after(muted, remote(off)))!, /a=inactive/);
  assert.match(said(after(muted, { type: "track-changed", mid: "1", state: "ended" }))!, /ended/);
});

Deno.test("refused devices have words of their own, by the exception's name", () => {
  const codes = {
    NotAllowedError: "device-refused",
    NotFoundError: "device-missing",
    NotReadableError: "device-unready",
    TypeError: "device-insecure",
    AbortError: "device-unready",
    constructor: "device-unready",
  };
  for (const [name, code] of Object.entries(codes)) {
    const session = after(
      newSession("A"),
      { type: "call-started", call: "getUserMedia", id: 1, argument: { kind: "audio", source: "device" } },
      { type: "call-failed", call: "getUserMedia", id: 1, name, message: "no" },
    );
    assert.deepEqual(session.problem, { code, device: "microphone", exception: { name, message: "no" } });
  }
});

Deno.test("a trace with media and a channel for signaling is read back, and keeps no secret when it is redacted", () => {
  const description = { type: "offer", sdp: first } as const;
  const text = JSON.stringify(description);
  const facts: Fact[] = [
    ...call("addTrack", VIDEO),
    { type: "negotiation-needed" },
    { type: "call-started", call: "send", id: 1, argument: text, channel: RELAY_LABEL },
    { type: "call-finished", call: "send", id: 1 },
    { type: "delivered", blob: "offer-1", by: "channel" },
  ];
  const came: Fact[] = [
    { type: "track-found", kind: "video", mid: "1" },
    { type: "track-changed", mid: "1", state: "unmute" },
    { type: "message-received", text, channel: RELAY_LABEL },
  ];
  const timed = (all: Fact[]): Entry[] => all.map((fact, at) => ({ ...fact, at }));
  const reading = readTrace(writeTrace({ A: timed(facts), B: timed(came) }));
  assert.ok(reading.ok && reading.note === "");
  const redacted = redactTrace(reading.trace);
  const left = JSON.stringify(redacted);
  for (const pattern of [/ice-ufrag:(\S+?)\\/, /ice-pwd:(\S+?)\\/, /fingerprint:\S+ ([0-9A-F:]+)/]) {
    const secret = pattern.exec(text)![1];
    assert.ok(!left.includes(secret), secret);
  }
  const { log } = redacted.clients.B;
  assert.equal((log[2] as { text: string }).text, (redacted.clients.A.log[3] as { argument: string }).argument);
});
