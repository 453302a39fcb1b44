/** The facts of a description in bits. What nearly every browser writes takes one bit. */
import type { SdpType } from "../../facts/mod.ts";
import { bytesOfHash } from "../../sdp/mod.ts";
import { type BitReader, type BitWriter, Unreadable } from "./bits.ts";
import { type CandidateFacts, putCandidate, takeCandidate } from "./candidate.ts";
import { type DescriptionFacts, HASHES, MOST_CANDIDATES, SETUPS } from "./description.ts";

/** What Chromium and Firefox have in every data-only description. */
const usual = (type: SdpType) => ({
  setup: type === "offer" ? "actpass" as const : "active" as const,
  hash: "sha-256" as const,
  trickle: true,
  mid: "0",
  sctpPort: 5000,
});

/** Chromium's, Firefox's, and the default that stands for none (RFC 8841 §6.1). */
const SIZES = [262144, 1073741823, undefined];

/** Appends a description. */
export function putDescription(bits: BitWriter, facts: DescriptionFacts, type: SdpType): void {
  const plain = usual(type);
  if (!bits.flag(Object.entries(plain).every(([name, value]) => facts[name as keyof typeof plain] === value))) {
    bits.put(SETUPS.indexOf(facts.setup), 2);
    bits.put(HASHES.indexOf(facts.hash), 2);
    bits.flag(facts.trickle);
    bits.put(facts.mid.length, 5);
    for (const c of facts.mid) bits.put(c.charCodeAt(0), 7);
    bits.put(facts.sctpPort, 16);
  }
  if (bits.flag(facts.version < 4)) bits.put(facts.version, 2);
  else bits.put(facts.version, 16);
  bits.bytes(facts.fingerprint);
  putCredentials(bits, facts.ufrag, facts.pwd);
  const size = SIZES.indexOf(facts.maxMessageSize);
  bits.put(size < 0 ? 3 : size, 2);
  if (size < 0) bits.put(facts.maxMessageSize!, 32);
  bits.flag(facts.ended);
  bits.put(facts.candidates.length, 5);
  for (const [i, candidate] of facts.candidates.entries()) {
    const before = facts.candidates.slice(0, i);
    const classes = new Set(before.map(({ foundation }) => foundation)).size;
    if (!bits.flag(Number(candidate.foundation) === classes + 1)) bits.put(Number(candidate.foundation), 5);
    putCandidate(bits, candidate, before);
  }
}

/** Takes what {@link putDescription} wrote. */
export function takeDescription(bits: BitReader, type: SdpType): DescriptionFacts {
  const rest = bits.flag() ? usual(type) : {
    setup: SETUPS[bits.take(2)],
    hash: HASHES[bits.take(2)],
    trickle: bits.flag(),
    mid: String.fromCharCode(...Array.from({ length: bits.take(5) }, () => bits.take(7))),
    sctpPort: bits.take(16),
  };
  const version = bits.take(bits.flag() ? 2 : 16);
  const fingerprint = [...bits.bytes(bytesOfHash(rest.hash)!)];
  const { ufrag, pwd } = takeCredentials(bits);
  const size = bits.take(2);
  const maxMessageSize = size === 3 ? bits.take(32) : SIZES[size];
  const ended = bits.flag();
  const count = bits.take(5);
  const candidates: CandidateFacts[] = [];
  while (candidates.length < count) {
    const classes = new Set(candidates.map(({ foundation }) => foundation)).size;
    const foundation = bits.flag() ? classes + 1 : bits.take(5);
    if (foundation < 1 || foundation > Math.min(classes + 1, MOST_CANDIDATES)) throw new Unreadable();
    candidates.push(takeCandidate(bits, candidates, `${foundation}`));
  }
  if (rest.setup === undefined) throw new Unreadable();
  return { ...rest, version, fingerprint, ufrag, pwd, maxMessageSize, ended, candidates };
}

const ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const HEX = "0123456789abcdef";

/** Lengths and alphabets that browsers use: Chromium 4 and 24 ice-chars, Firefox 8 and 32 hexadecimal digits. */
const SHAPES = [[ICE_CHARS, 6, 4, 24], [HEX, 4, 8, 32]] as const;

/** ICE credentials as they are (RFC 8839 §5.4), every character of them. */
function putCredentials(bits: BitWriter, ufrag: string, pwd: string): void {
  const shape = SHAPES.findIndex(([alphabet, , ufragLength, pwdLength]) =>
    ufrag.length === ufragLength && pwd.length === pwdLength && [...ufrag + pwd].every((c) => alphabet.includes(c))
  );
  bits.put(shape < 0 ? 3 : shape, 2);
  const [alphabet, width] = SHAPES[Math.max(shape, 0)];
  for (const text of [ufrag, pwd]) {
    if (shape < 0) bits.put(text.length, 8);
    for (const c of text) bits.put(alphabet.indexOf(c), width);
  }
}

function takeCredentials(bits: BitReader): { ufrag: string; pwd: string } {
  const kind = bits.take(2);
  if (kind === 2) throw new Unreadable();
  const [alphabet, width, ...lengths] = SHAPES[kind === 3 ? 0 : kind];
  const text = (length: number) => Array.from({ length }, () => alphabet[bits.take(width)]).join("");
  const ufrag = text(kind === 3 ? bits.take(8) : lengths[0]);
  return { ufrag, pwd: text(kind === 3 ? bits.take(8) : lengths[1]) };
}
