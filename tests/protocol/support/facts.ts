/** Generators of facts: any of them, in any order, well-formed but senseless. It holds no test itself. */
import * as fc from "fast-check";
import { BUTTONS, type Call, type Entry, type Fact, MACHINES } from "../../../protocol/facts/mod.ts";
import { captures, conversation } from "./mod.ts";

export const CALLS: readonly Call[] = [
  ...BUTTONS,
  "RTCPeerConnection",
  "send",
  "getUserMedia",
  "addTrack",
  "removeTrack",
];
const { offer, answer, offered } = conversation("chromium-156");
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys?: (keyof T)[]) =>
  fc.record(model, { ...(requiredKeys && { requiredKeys }), noNullPrototype: true } as never) as fc.Arbitrary<T>;

const ids = fc.integer({ min: -1, max: 6 });
const words = fc.oneof(
  fc.constantFrom("offer-1", "answer-1", "candidate-1", "end-of-candidates-1", "", "constructor", "__proto__"),
  fc.string(),
);
const descriptions = record({
  type: fc.constantFrom("offer", "pranswer", "answer", "rollback"),
  sdp: fc.oneof(fc.constantFrom(offer.sdp, answer.sdp, "", "v=0"), fc.constantFrom(...captures(".sdp"))),
});
const inits = fc.oneof(
  fc.constantFrom(...offered),
  record({ candidate: words, sdpMid: fc.constantFrom(null, "0", ""), usernameFragment: words }, ["candidate"]),
);
const candidates = inits.filter((init) => init !== null);
const options = record({
  ordered: fc.boolean(),
  maxRetransmits: fc.nat(65535),
  maxPacketLifeTime: fc.nat(65535),
  protocol: words,
  negotiated: fc.boolean(),
  id: fc.nat(65535),
}, []);
const channels = fc.tuple(words, options).map(([label, more]) => ({ label, ...more }));
const configurations = record({
  iceServers: fc.array(record({ urls: words, username: words, credential: words }, ["urls"]), { maxLength: 3 }),
  iceTransportPolicy: fc.constantFrom("all", "relay"),
  bundlePolicy: fc.constantFrom("balanced", "max-bundle"),
  iceCandidatePoolSize: fc.nat(255),
}, ["iceServers"]);
const called = fc.constantFrom(...CALLS);
const states = fc.constantFrom(
  "new",
  "stable",
  "have-local-offer",
  "have-remote-offer",
  "failed",
  "connected",
  "closed",
);

const carriers = fc.constantFrom(
  "clipboard",
  "link",
  "qr",
  "file",
  "share",
  "drag",
  "bench",
  "channel",
  "broadcast",
  "websocket",
);
const mids = fc.oneof(fc.constantFrom("0", "1"), words);
const tracks = record({
  kind: fc.constantFrom("audio", "video"),
  source: fc.constantFrom("synthetic", "device"),
  sender: fc.integer({ min: -1, max: 3 }),
}, ["kind", "source"]);

/** Every type of fact; a call's argument may be missing, of another kind, or its id unheard of. */
export const FACTS: { [T in Fact["type"]]: fc.Arbitrary<Extract<Fact, { type: T }>> } = {
  "call-started": record({
    type: fc.constant("call-started"),
    call: called,
    id: ids,
    argument: fc.oneof(descriptions, candidates, words, channels, configurations, tracks),
    channel: words,
  }, ["type", "call", "id"]) as never,
  "call-finished": record({ type: fc.constant("call-finished"), call: called, id: ids, result: descriptions }, [
    "type",
    "call",
    "id",
  ]) as never,
  "call-failed": record({ type: fc.constant("call-failed"), call: called, id: ids, name: words, message: words }),
  "state-changed": record({ type: fc.constant("state-changed"), machine: fc.constantFrom(...MACHINES), state: states }),
  "candidate-found": record({ type: fc.constant("candidate-found"), candidate: inits }),
  "candidate-error": record({ type: fc.constant("candidate-error"), url: words, errorCode: ids, errorText: words }),
  "description-read": record({
    type: fc.constant("description-read"),
    side: fc.constantFrom("local", "remote"),
    description: fc.option(descriptions),
  }),
  "negotiation-needed": record({ type: fc.constant("negotiation-needed") }),
  "track-found": record({ type: fc.constant("track-found"), kind: fc.constantFrom("audio", "video"), mid: mids }),
  "track-changed": record({
    type: fc.constant("track-changed"),
    mid: mids,
    state: fc.constantFrom("mute", "unmute", "ended"),
  }),
  "channel-found": record({ type: fc.constant("channel-found"), label: words }),
  "channel-changed": record({ type: fc.constant("channel-changed"), index: ids, state: states, options }),
  "message-received": record({ type: fc.constant("message-received"), text: words, channel: words }, [
    "type",
    "text",
  ]),
  "mode-chosen": record({ type: fc.constant("mode-chosen"), mode: fc.constantFrom("trickle", "gathered") }),
  predicted: record({
    type: fc.constant("predicted"),
    lesson: words,
    step: words,
    says: fc.option(words),
  }),
  copied: record({ type: fc.constant("copied"), blob: words, by: carriers }, ["type", "blob"]),
  "copy-refused": record({ type: fc.constant("copy-refused"), blob: words }),
  pasted: record({
    type: fc.constant("pasted"),
    text: fc.oneof(words, fc.constantFrom(offer.sdp, ...captures(".jsonl"))),
    by: carriers,
  }, ["type", "text"]),
  "pairs-read": record({ type: fc.constant("pairs-read"), pairs: fc.constant([]) }),
  "quality-read": record({
    type: fc.constant("quality-read"),
    quality: record({
      roundTripTime: fc.double({ min: 0, max: 10, noNaN: true }),
      streams: fc.array(
        record({
          way: fc.constantFrom("in", "out"),
          kind: fc.constantFrom("audio", "video"),
          mid: mids,
          packetsLost: fc.integer({ min: -3, max: 999 }),
          jitter: fc.double({ min: 0, max: 1, noNaN: true }),
        }, ["way", "kind"]),
        { maxLength: 4 },
      ),
    }, ["streams"]),
  }) as never,
  "withheld": record({ type: fc.constant("withheld"), candidates: fc.constant([{ candidate: "" }]) }),
  "released": record({ type: fc.constant("released") }),
  "held-back": record({ type: fc.constant("held-back"), blob: words, held: fc.boolean() }),
  "thrown-away": record({ type: fc.constant("thrown-away"), blob: words, thrown: fc.boolean() }),
  "moved": record({ type: fc.constant("moved"), blob: words, before: fc.option(words) }),
  "edit-refused": record({ type: fc.constant("edit-refused"), blob: words }),
  "edited": record({
    type: fc.constant("edited"),
    blob: words,
    message: fc.option(fc.constant({ kind: "description", ...offer } as const)),
  }),
  "file-refused": record({ type: fc.constant("file-refused"), why: fc.constantFrom("empty", "not-text", "no-code") }),
  "paste-refused": record({ type: fc.constant("paste-refused"), length: fc.nat() }),
  delivered: record({ type: fc.constant("delivered"), blob: words, by: carriers }),
  stopped: record({
    type: fc.constant("stopped"),
    call: called,
    problem: fc.constant({ code: "empty-message", client: "A", other: "B" } as const),
  }),
  "gathering-settled": record({ type: fc.constant("gathering-settled") }),
};
export const entries = fc.tuple(fc.oneof(...Object.values(FACTS) as fc.Arbitrary<Fact>[]), fc.nat(1e6)).map(
  ([fact, at]): Entry => ({ ...fact, at }),
);
export const logs = fc.array(entries, { maxLength: 60, size: "max" });

/** Freezes a value and everything in it. */
export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
