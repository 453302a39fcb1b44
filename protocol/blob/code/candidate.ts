/** One candidate in bits: its type, transport, address, port and priority are carried; nothing of it is derived. */
import { type Candidate, readCandidate, writeCandidate } from "../../sdp/mod.ts";
import { isAddress, readAddress, writeAddress } from "./address.ts";
import { type BitReader, type BitWriter, Unreadable } from "./bits.ts";

/** What the other side needs of a candidate (RFC 8839 §5.1). The component is always 1: RTP and RTCP share it. */
export interface CandidateFacts {
  /** In a description only equality counts (RFC 8445 §5.1.1.3), so foundations are numbered anew there. */
  readonly foundation: string;
  readonly transport: typeof TRANSPORTS[number];
  readonly priority: number;
  readonly address: string;
  readonly port: number;
  readonly type: typeof TYPES[number];
  readonly related?: { readonly address: string; readonly port: number };
}

const TRANSPORTS = ["udp", "tcp active", "tcp passive", "tcp so"] as const;
const TYPES = ["host", "srflx", "prflx", "relay"] as const;
/** Type preferences as RFC 8445 §5.1.2.2 recommends them, in the order of {@link TYPES}. */
const PREFERENCES = [126, 100, 110, 0];
/** What browsers write beside the grammar of RFC 8839, and what nobody on the other side needs. */
const DROPPED = ["generation", "network-id", "network-cost"];

/**
 * The facts of a candidate line; `undefined` if it says anything that bits have no place for. A `ufrag` of its own may
 * only be the one given.
 */
export function factsOf(line: string, ufrag?: string): CandidateFacts | undefined {
  const c = readCandidate(line);
  const port = numberOf(c?.port, 0xffff);
  const priority = numberOf(c?.priority, 0xffffffff);
  if (!c || c.component !== "1" || port === undefined || priority === undefined) return undefined;
  const type = TYPES.find((one) => one === c.type);
  const transport = transportOf(c);
  const kept = c.extensions.every(([name, value]) =>
    DROPPED.includes(name) || name === "tcptype" || (name === "ufrag" && value === ufrag)
  );
  if (!type || !transport || !kept) return undefined;
  const related = c.related && { address: c.related.address, port: numberOf(c.related.port, 0xffff) };
  if (!isAddress(c.address) || (related && (related.port === undefined || !isAddress(related.address)))) {
    return undefined;
  }
  return {
    foundation: c.foundation,
    transport,
    priority,
    address: c.address,
    port,
    type,
    ...(related && { related: related as CandidateFacts["related"] }),
  };
}

function transportOf(c: Candidate): CandidateFacts["transport"] | undefined {
  const kinds = c.extensions.filter(([name]) => name === "tcptype");
  const name = [c.transport.toLowerCase(), ...kinds.map(([, kind]) => kind)].join(" ");
  return TRANSPORTS.find((one) => one === name);
}

/** A decimal number without leading zeros, up to `most`. */
export const numberOf = (text: string | undefined, most: number): number | undefined =>
  text !== undefined && /^(0|[1-9]\d*)$/.test(text) && Number(text) <= most ? Number(text) : undefined;

/** Writes a candidate line from its facts. */
export function candidateLine({ transport, priority, port, related, ...c }: CandidateFacts, ufrag?: string): string {
  const [protocol, tcptype] = transport.split(" ");
  const extensions = Object.entries({ tcptype, ufrag }).filter((one): one is [string, string] => !!one[1]);
  return writeCandidate({
    ...c,
    component: "1",
    transport: protocol,
    priority: `${priority}`,
    port: `${port}`,
    ...(related && { related: { address: related.address, port: `${related.port}` } }),
    extensions,
  });
}

const HIDDEN = { address: "0.0.0.0", port: 0 };

/** Appends a candidate; `before` are those already written, whose addresses can be named again. */
export function putCandidate(bits: BitWriter, c: CandidateFacts, before: readonly CandidateFacts[]): void {
  const usual = c.transport === "udp" && c.type === "host" && !c.related;
  if (!bits.flag(usual)) {
    bits.put(TRANSPORTS.indexOf(c.transport), 2);
    bits.put(TYPES.indexOf(c.type), 2);
  }
  writeAddress(bits, c.address, before.map(({ address }) => address));
  if (c.transport === "udp" || !bits.flag(c.port === 9)) bits.put(c.port, 16);
  putPriority(bits, c);
  if (usual || !bits.flag(c.related !== undefined)) return;
  const related = c.related!;
  if (bits.flag(related.address === HIDDEN.address && related.port === HIDDEN.port)) return;
  writeAddress(bits, related.address, [...before, c].map(({ address }) => address));
  bits.put(related.port, 16);
}

/** Takes what {@link putCandidate} wrote, but for the foundation, which is given. */
export function takeCandidate(bits: BitReader, before: readonly CandidateFacts[], foundation: string): CandidateFacts {
  const usual = bits.flag();
  const transport = usual ? "udp" : TRANSPORTS[bits.take(2)];
  const type = usual ? "host" : TYPES[bits.take(2)];
  const address = readAddress(bits, before.map((one) => one.address));
  const port = transport !== "udp" && bits.flag() ? 9 : bits.take(16);
  const priority = takePriority(bits, type);
  const c = { foundation, transport, priority, address, port, type };
  if (usual || !bits.flag()) return c;
  if (bits.flag()) return { ...c, related: HIDDEN };
  const there = readAddress(bits, [...before, c].map((one) => one.address));
  return { ...c, related: { address: there, port: bits.take(16) } };
}

/** A priority of component 1 is 2²⁴ times a type preference and 2⁸ times a local one, and 255 (RFC 8445 §5.1.2.1). */
function putPriority(bits: BitWriter, { priority, type }: CandidateFacts): void {
  const [preference, local] = [priority >>> 24, priority >>> 8 & 0xffff];
  if (bits.flag((priority & 0xff) === 255 && preference === PREFERENCES[TYPES.indexOf(type)])) {
    if (bits.flag(local < 256)) bits.put(local, 8);
    else bits.put(local, 16);
  } else bits.put(priority, 32);
}

function takePriority(bits: BitReader, type: CandidateFacts["type"]): number {
  if (!bits.flag()) return bits.take(32);
  const small = bits.flag();
  const local = bits.take(small ? 8 : 16);
  if (!small && local < 256) throw new Unreadable();
  return PREFERENCES[TYPES.indexOf(type)] * 2 ** 24 + local * 2 ** 8 + 255;
}
