/**
 * One ICE candidate, read by its grammar (RFC 8839 §5.1).
 *
 *     candidate:250337062 1 udp 2113937151 5139f470-8155-437d-ae69-83705ad2fa4a.local 43750 typ host generation 0
 */
import { shorten } from "../text/mod.ts";

/** The fields of a candidate. `extensions` keeps everything after `typ`, `raddr` and `rport`, in order. */
export interface Candidate {
  readonly foundation: string;
  readonly component: string;
  readonly transport: string;
  readonly priority: string;
  readonly address: string;
  readonly port: string;
  readonly type: string;
  readonly related?: { readonly address: string; readonly port: string };
  readonly extensions: readonly (readonly [name: string, value: string])[];
}

const SHAPE =
  /^candidate:([A-Za-z0-9+/]{1,32}) (\d{1,3}) (\S+) (\d{1,10}) (\S+) (\d{1,5}) typ (\S+)(?: raddr (\S+) rport (\d{1,5}))?((?: \S+ \S+)*)$/;

/** Reads a candidate without `a=` and without a line break; `undefined` if it is none (RFC 8839 §5.1). */
export function readCandidate(text: string): Candidate | undefined {
  const found = SHAPE.exec(text);
  if (!found) return undefined;
  const [, foundation, component, transport, priority, address, port, type, raddr, rport, rest] =
    found as unknown as string[];
  const words = rest.split(" ").slice(1);
  const extensions: [string, string][] = [];
  for (let i = 0; i < words.length; i += 2) extensions.push([words[i], words[i + 1]]);
  const related = raddr === undefined ? {} : { related: { address: raddr, port: rport } };
  return { foundation, component, transport, priority, address, port, type, ...related, extensions };
}

/** Writes what {@link readCandidate} read, character for character. */
export function writeCandidate(c: Candidate): string {
  const related = c.related ? ` raddr ${c.related.address} rport ${c.related.port}` : "";
  const rest = c.extensions.map(([name, value]) => ` ${name} ${value}`).join("");
  return `candidate:${c.foundation} ${c.component} ${c.transport} ${c.priority} ${c.address} ${c.port} typ ${c.type}${related}${rest}`;
}

/** The `ufrag` extension that browsers add: it ties a candidate to one generation of credentials. */
export const ufragOf = (c: Candidate): string | undefined => c.extensions.find(([name]) => name === "ufrag")?.[1];

/** An address in few characters: `5139f470….local` for the mDNS name that a browser made. */
export const shortAddress = (address: string): string =>
  /^.{12,}\.local$/.test(address) ? `${address.slice(0, 8)}….local` : address;

/** An address and its port: `203.0.113.7:54321`, `[2001:db8::7]:54321` (RFC 5952 §6). */
export const hostAndPort = (address: string, port: string | number): string =>
  `${address.includes(":") ? `[${address}]` : address}:${port}`;

/** A candidate in a few words: `host udp 5139f470….local:43750`. */
export function sketch(text: string): string {
  const c = readCandidate(text);
  if (!c) return shorten(text, 60);
  return `${c.type} ${c.transport.toLowerCase()} ${hostAndPort(shortAddress(c.address), c.port)}`;
}

/**
 * What two texts of one candidate have in common: its component, transport, priority, address, port and type. What
 * browsers add behind the type, and how they spell UDP, does not count. `undefined` for a text that is no candidate.
 */
export function candidateKey(text: string): string | undefined {
  const c = readCandidate(text);
  return c && [c.component, c.transport.toLowerCase(), c.priority, c.address, c.port, c.type].join(" ");
}

/** Whether two texts are one candidate. */
export function isSameCandidate(one: string, other: string): boolean {
  if (one === other) return true;
  const key = candidateKey(one);
  return key !== undefined && key === candidateKey(other);
}
