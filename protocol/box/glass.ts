/**
 * The peer of glass: a connection that the box makes in a client’s place, so that what DTLS hides stands in the clear.
 * Schemas of the calls that a page has made on it, and of the facts that come back.
 */
import * as v from "valibot";
import { type Call, MACHINES, type PeerFact } from "../facts/mod.ts";

/** What a page may say of a text that it sends, in characters: a description with many candidates has 5000. */
const LONGEST_TEXT = 16_000;
/** Milliseconds after which a handshake that ICE has carried so far will not end any more; it takes 200 on a quiet box. */
export const HANDSHAKE_PATIENCE = 8000;

const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const SHORT = v.pipe(v.string(), v.maxLength(1000));
const TEXT = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const UINT16 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));

const DESCRIPTION = v.strictObject({ type: v.picklist(["offer", "pranswer", "answer", "rollback"]), sdp: TEXT });
const CANDIDATE = v.strictObject({
  candidate: SHORT,
  sdpMid: v.optional(v.nullable(SHORT)),
  sdpMLineIndex: v.optional(v.nullable(UINT16)),
  usernameFragment: v.optional(v.nullable(SHORT)),
});
const OPTIONS = {
  ordered: v.optional(v.boolean()),
  maxRetransmits: v.optional(UINT16),
  maxPacketLifeTime: v.optional(UINT16),
  protocol: v.optional(SHORT),
  negotiated: v.optional(v.boolean()),
  id: v.optional(UINT16),
};

/** A call, with its arguments as the W3C has them (WebRTC 1.0, §4.4.2). The constructor makes a new connection. */
const CALL = v.variant("call", [
  v.strictObject({
    call: v.picklist(["RTCPeerConnection", "createOffer", "createAnswer", "restartIce", "close"]),
  }),
  v.strictObject({
    call: v.literal("createDataChannel"),
    argument: v.union([SHORT, v.strictObject({ label: SHORT, ...OPTIONS })]),
  }),
  v.strictObject({ call: v.literal("setLocalDescription"), argument: v.optional(DESCRIPTION) }),
  v.strictObject({ call: v.literal("setRemoteDescription"), argument: DESCRIPTION }),
  v.strictObject({ call: v.literal("addIceCandidate"), argument: CANDIDATE }),
  /** On a channel, counted from 0. */
  v.strictObject({ call: v.literal("send"), argument: TEXT, channel: v.optional(UINT16) }),
]);
/** One call on a peer of glass. */
export type GlassCall = v.InferOutput<typeof CALL>;

/** A page’s message: the call with the number `id`, on its connection number `peer`. */
export const TO_GLASS = v.strictObject({ type: v.literal("glass"), peer: COUNT, id: COUNT, made: CALL });
/** What a page says to its peer of glass. */
export type ToGlass = v.InferOutput<typeof TO_GLASS>;

const CALLED = { call: v.custom<Call>((value) => v.is(SHORT, value)), id: COUNT };
const FACT: v.GenericSchema<unknown, PeerFact> = v.variant("type", [
  v.strictObject({ type: v.literal("call-finished"), ...CALLED, result: v.optional(DESCRIPTION) }),
  v.strictObject({ type: v.literal("call-failed"), ...CALLED, name: SHORT, message: TEXT }),
  v.strictObject({ type: v.literal("state-changed"), machine: v.picklist(MACHINES), state: SHORT }),
  v.strictObject({ type: v.literal("candidate-found"), candidate: v.nullable(CANDIDATE) }),
  v.strictObject({
    type: v.literal("description-read"),
    side: v.picklist(["local", "remote"]),
    description: v.nullable(DESCRIPTION),
  }),
  v.strictObject({ type: v.literal("negotiation-needed") }),
  v.strictObject({ type: v.literal("channel-found"), label: TEXT }),
  v.strictObject({
    type: v.literal("channel-changed"),
    index: COUNT,
    state: SHORT,
    options: v.strictObject(OPTIONS),
  }),
  v.strictObject({ type: v.literal("message-received"), text: v.string(), channel: v.optional(TEXT) }),
]);

/** What has happened to connection number `peer`, in order. */
export const FROM_GLASS = v.strictObject({ type: v.literal("glass"), peer: COUNT, facts: v.array(FACT) });
