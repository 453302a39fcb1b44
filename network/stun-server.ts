/** A client’s server: it tells addresses (STUN, RFC 8489) and relays (TURN, RFC 8656), over UDP. */
import {
  ALLOCATE,
  attributesOf,
  BINDING,
  bytesOfText,
  CHANNEL_BIND,
  CHANNEL_NUMBER,
  CREATE_PERMISSION,
  DATA_ATTRIBUTE,
  ERROR_CODE,
  EVEN_PORT,
  FINGERPRINT,
  fingerprintOf,
  isStun,
  LIFETIME,
  MESSAGE_INTEGRITY,
  MESSAGE_INTEGRITY_SHA256,
  NONCE,
  numberBytes,
  numberOf,
  PRIORITY,
  protocolOf,
  readStun,
  REALM,
  REFRESH,
  REQUESTED_ADDRESS_FAMILY,
  REQUESTED_TRANSPORT,
  RESERVATION_TOKEN,
  SEND,
  SOFTWARE,
  type StunAttribute,
  UNKNOWN_ATTRIBUTES,
  USE_CANDIDATE,
  USERNAME,
  writeStun,
  writeXorAddress,
  XOR_MAPPED_ADDRESS,
  XOR_PEER_ADDRESS,
} from "../protocol/packets/mod.ts";
import { BOX_REALM, judge } from "./credentials.ts";
import type { Servers } from "./forwarding.ts";
import { fromChannel, relayIn, sendIndication, toClient } from "./relay.ts";
import { allocate, type Asked, bindChannel, createPermissions, refresh, type Reply } from "./turn-requests.ts";
import { type Client, type Mapping, type Passage, settle, type Source, type World } from "./world.ts";

/**
 * Attributes below 0x8000, which must be understood, and are by this server. DONT-FRAGMENT is none of them: a server
 * that cannot do it refuses it in this way (RFC 8656 §7.2). ICE’s belong between clients and are left alone here.
 */
const UNDERSTOOD: ReadonlySet<number> = new Set([
  USERNAME,
  MESSAGE_INTEGRITY,
  CHANNEL_NUMBER,
  LIFETIME,
  XOR_PEER_ADDRESS,
  DATA_ATTRIBUTE,
  REALM,
  NONCE,
  REQUESTED_ADDRESS_FAMILY,
  EVEN_PORT,
  REQUESTED_TRANSPORT,
  MESSAGE_INTEGRITY_SHA256,
  RESERVATION_TOKEN,
  PRIORITY,
  USE_CANDIDATE,
]);

/** What each error code is called (RFC 8489 §14.8, RFC 8656 §19). */
const REASONS: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthenticated",
  403: "Forbidden",
  420: "Unknown Attribute",
  437: "Allocation Mismatch",
  438: "Stale Nonce",
  440: "Address Family not Supported",
  442: "Unsupported Transport Protocol",
  443: "Peer Address Family Mismatch",
  486: "Allocation Quota Reached",
  508: "Insufficient Capacity",
};

/** Requests that need credentials, by their method. */
const PROVED: ReadonlyMap<number, (world: World, asked: Asked) => Reply> = new Map([
  [ALLOCATE, allocate],
  [REFRESH, refresh],
  [CREATE_PERMISSION, createPermissions],
  [CHANNEL_BIND, bindChannel],
]);

/** What this server and its relayed addresses do with what comes to them. */
export const serversOf = (world: World): Servers => ({
  serve: (client, bytes, from, mapping, passage) => serve(world, client, bytes, from, mapping, passage),
  relay: ({ allocation }, bytes, from, passage) => relayIn(world, allocation, bytes, from, passage),
});

/** Whether a datagram is a request by which somebody becomes a client of the box. */
export function asks(bytes: Uint8Array): boolean {
  const request = isStun(bytes) ? readStun(bytes) : undefined;
  return request?.class === "request" && (request.method === BINDING || request.method === ALLOCATE);
}

function serve(
  world: World,
  client: Client,
  bytes: Uint8Array,
  from: Source,
  mapping: Mapping,
  passage: Passage,
): void {
  if (protocolOf(bytes) === "channel-data") return fromChannel(world, client, bytes, from, passage);
  const message = readStun(bytes);
  if (!message || !hasItsFingerprint(bytes)) return settle(world, passage, { outcome: "unreadable" });
  if (message.class === "indication") {
    if (message.method === SEND) return sendIndication(world, client, message, from, passage);
    // A Binding indication keeps a NAT’s mapping open, and is not answered (RFC 8489 §6.3.2).
    return settle(world, passage, { outcome: message.method === BINDING ? "answered" : "unreadable" });
  }
  const isKnown = message.method === BINDING || PROVED.has(message.method);
  if (message.class !== "request" || !isKnown) return settle(world, passage, { outcome: "unreadable" });
  settle(world, passage, { outcome: "answered" });
  answer(world, { client, request: message, from, mapping }, bytes);
}

/** RFC 8489 §14.7: where a fingerprint stands it has to fit, or the packet is taken for no STUN. */
function hasItsFingerprint(bytes: Uint8Array): boolean {
  const last = attributesOf(bytes).at(-1);
  if (last?.type !== FINGERPRINT) return true;
  return last.length === 4 && numberOf(bytes.subarray(last.at + 4)) === fingerprintOf(bytes, last.at);
}

function answer(world: World, asked: Asked, bytes: Uint8Array): void {
  const { client: { pair }, request, from } = asked;
  const unknown = request.attributes.map(({ type }) => type).filter((type) => type < 0x8000 && !UNDERSTOOD.has(type));
  const needsProof = request.method !== BINDING;
  const nonce = world.nonces.current(world.now());
  const verdict = needsProof ? judge(request, bytes, pair, nonce) : "granted";
  if (verdict !== "granted") {
    const again = verdict === 400 ? [] : [text(REALM, BOX_REALM), text(NONCE, nonce)];
    return reply(world, asked, { error: verdict, attributes: again }, false);
  }
  if (unknown.length > 0) {
    const value = Uint8Array.from(unknown.flatMap((type) => [...numberBytes(type, 2)]));
    return reply(world, asked, { error: 420, attributes: [{ type: UNKNOWN_ATTRIBUTES, value }] }, needsProof);
  }
  const mapped = { type: XOR_MAPPED_ADDRESS, value: writeXorAddress(from.endpoint)! };
  const granted = PROVED.get(request.method);
  reply(world, asked, granted ? granted(world, asked) : { attributes: [mapped] }, needsProof);
}

/** Sends an answer, proved where the request was (RFC 8489 §9.2.4), with a fingerprint where the request had one. */
function reply(world: World, asked: Asked, { error, attributes = [] }: Reply, isProved: boolean): void {
  const { client, request, mapping } = asked;
  const bytes = writeStun({
    method: request.method,
    class: error === undefined ? "success response" : "error response",
    transactionId: request.transactionId,
    attributes: [...(error === undefined ? [] : [errorOf(error)]), ...attributes, text(SOFTWARE, "Out of Band")],
  }, {
    ...(isProved && { key: client.pair.key }),
    fingerprint: request.attributes.some(({ type }) => type === FINGERPRINT),
  });
  toClient(world, client, mapping, bytes);
}

const text = (type: number, value: string): StunAttribute => ({ type, value: bytesOfText(value) });

/** RFC 8489 §14.8: hundreds, the rest, and a reason for people. */
function errorOf(code: number): StunAttribute {
  const head = Uint8Array.of(0, 0, Math.floor(code / 100), code % 100);
  return { type: ERROR_CODE, value: Uint8Array.from([...head, ...bytesOfText(REASONS[code])]) };
}
