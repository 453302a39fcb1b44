/** A datagram as the box saw it: when, from where to where, and what became of it. Schemas of what goes to the page. */
import * as v from "valibot";
import { SIDES } from "./settings.ts";

const PORT = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));
const ADDRESS = v.pipe(v.string(), v.maxLength(45));
const ENDPOINT = v.strictObject({ address: ADDRESS, port: PORT });
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));
const SIDE = v.picklist(SIDES);

/**
 * Who is at one end. `client`: its own address, inside its NAT; `nat`: its outside address; `server`: where it asks
 * STUN and TURN; `relay`: an address that TURN gave it; `glass`: the inside of a peer that the box plays; `stranger`:
 * nobody whom the box knows.
 */
const PLACE = v.strictObject({
  who: v.picklist(["client", "nat", "server", "relay", "glass", "stranger"]),
  /** Whose it is; nobody’s for a stranger. */
  side: v.optional(SIDE),
  /** The pair’s number, where it is not the pair that is told. */
  pair: v.optional(COUNT),
  ...ENDPOINT.entries,
  /** For a client that sends: the outside address that its NAT gave the packet. */
  outside: v.optional(ENDPOINT),
});
export type Place = v.InferOutput<typeof PLACE>;

const DIRECTION = v.picklist(["up", "down"]);

/** What became of a datagram; a reason for every one that did not arrive. `fateText` words them. */
const FATE = v.variant("outcome", [
  /** It arrived: at the client whose inside address this is, `after` milliseconds. */
  v.strictObject({ outcome: v.literal("delivered"), inside: ENDPOINT, after: v.pipe(v.number(), v.minValue(0)) }),
  /** A server took it. */
  v.strictObject({ outcome: v.literal("answered") }),
  /** A relay took it, and sent what was in it on as another datagram. */
  v.strictObject({ outcome: v.literal("relayed") }),
  /** The weather, on one direction of a line. */
  v.strictObject({ outcome: v.picklist(["lost", "crowded", "unplugged"]), side: SIDE, direction: DIRECTION }),
  /** A NAT that lets no UDP through. */
  v.strictObject({ outcome: v.literal("blocked"), side: SIDE, direction: DIRECTION }),
  /** A NAT that had not sent anything there. */
  v.strictObject({
    outcome: v.literal("filtered"),
    side: SIDE,
    nat: v.picklist(["address-restricted", "port-restricted", "symmetric"]),
    source: ENDPOINT,
  }),
  /** A relay whose client has given no permission (RFC 8656 §9), or no such channel. */
  v.strictObject({ outcome: v.picklist(["unpermitted", "unbound"]), side: SIDE }),
  /** No datagram, but what was inside of one: a peer of glass puts it into a DTLS record, or has taken it out. */
  v.strictObject({ outcome: v.picklist(["sealed", "unsealed"]) }),
  /** Nothing is at that address; or only inside of a NAT, where nobody comes from outside. */
  v.strictObject({ outcome: v.picklist(["nowhere", "inside"]) }),
  /** The sender has never asked this box for anything. */
  v.strictObject({ outcome: v.literal("stranger") }),
  /** It is nothing that a STUN and TURN server takes. */
  v.strictObject({ outcome: v.literal("unreadable") }),
  /** More packets, addresses or bytes than the box carries for one client. */
  v.strictObject({ outcome: v.literal("too-much") }),
]);
export type Fate = v.InferOutput<typeof FATE>;
export type Outcome = Fate["outcome"];

/** Longer datagrams do not go over Ethernet in one piece, and no browser sends them. */
export const LONGEST = 2048;
/** What TURN wraps around one that it hands on: a header and two attributes (RFC 8656 §11.6). */
const WRAPPED = LONGEST + 64;

export const SEEN = v.strictObject({
  /** Counts the datagrams of a pair, from 1; gaps are datagrams that were not sent to the page. */
  number: COUNT,
  /** Milliseconds since the box began. */
  at: v.pipe(v.number(), v.minValue(0)),
  from: PLACE,
  to: PLACE,
  fate: FATE,
  /** What the bytes are, where it is no datagram: an SCTP packet from inside of DTLS (RFC 8261). */
  as: v.optional(v.literal("sctp")),
  /** In base64. */
  bytes: v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(WRAPPED / 3) * 4)),
});
/** As it goes through the WebSocket. */
export type SeenMessage = v.InferOutput<typeof SEEN>;

/** As the box and the page have it. */
export interface SeenPacket extends Omit<SeenMessage, "bytes"> {
  readonly bytes: Uint8Array;
}

export const toMessage = ({ bytes, ...rest }: SeenPacket): SeenMessage => ({ ...rest, bytes: bytes.toBase64() });
export const fromMessage = ({ bytes, ...rest }: SeenMessage): SeenPacket => ({
  ...rest,
  bytes: Uint8Array.fromBase64(bytes),
});
