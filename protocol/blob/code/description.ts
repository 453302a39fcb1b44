/**
 * A description of one data section as the facts that the other side needs, and rebuilt from them.
 *
 * What is left out is what nobody on the other side reads: the names in `o=` and `s=`, the default address in `m=` and
 * `c=` (RFC 8839 §4.2.1.2: ICE takes the candidates), `generation`, `network-id`, `network-cost`, and
 * `a=sendrecv`, for data channels go both ways (RFC 8831 §6.4). Foundations are numbered anew; equal ones stay equal.
 */
import { bytesOfHash, type Level, readSdp, type SdpLine } from "../../sdp/mod.ts";
import { type CandidateFacts, candidateLine, factsOf, numberOf } from "./candidate.ts";

/** What the other side needs of a description of one data section. */
export interface DescriptionFacts {
  readonly version: number;
  readonly setup: typeof SETUPS[number];
  readonly hash: typeof HASHES[number];
  readonly fingerprint: readonly number[];
  readonly ufrag: string;
  readonly pwd: string;
  readonly trickle: boolean;
  readonly mid: string;
  readonly sctpPort: number;
  /** Bytes; `undefined` without an `a=max-message-size`, which means 65536 (RFC 8841 §6.1). */
  readonly maxMessageSize: number | undefined;
  readonly candidates: readonly CandidateFacts[];
  /** `a=end-of-candidates` (RFC 8840 §8.2). */
  readonly ended: boolean;
}

/** The roles that a code has a number for (RFC 4145 §4). */
export const SETUPS = ["actpass", "active", "passive"] as const;
/** The hashes that a code has a number for. */
export const HASHES = ["sha-256", "sha-1", "sha-384", "sha-512"] as const;
/** So many candidates fit. */
export const MOST_CANDIDATES = 31;

/** Lines that may stand in a description without changing anything for the other side. */
const SILENT = /^(?:c=IN IP[46] \S+|a=(?:extmap-allow-mixed|msid-semantic:.*|sendrecv|rtcp:.*))$/;
/** The first two lines of every description; of the second only `<sess-version>` is kept (RFC 8866 §5.2). */
const FIRST = "v=0";
const ORIGIN = /^o=\S+ \d+ (\d+) IN IP[46] \S+$/;

/** The facts of a description; `undefined` if it says anything that they have no place for. */
export function readFacts(sdp: string): DescriptionFacts | undefined {
  const [first, origin, name, ...lines] = readSdp(sdp).lines;
  const version = numberOf(ORIGIN.exec(origin?.text ?? "")?.[1], 0xffff);
  if (first?.text !== FIRST || version === undefined || name?.type !== "s") return undefined;
  const said = new Map<string, string>();
  const found: string[] = [];
  let ended = false;
  for (const line of lines) {
    const key = lineKey(line);
    if (key === "a=candidate" && line.section === 0 && !ended) found.push(line.text.slice(2));
    else if (line.text === "a=end-of-candidates" && line.section === 0) ended = true;
    else if (CARRIED.has(key)) {
      if (said.has(key) || (CARRIED.get(key) ?? line.level) !== line.level) return undefined;
      said.set(key, line.value);
    } else if (!SILENT.test(line.text)) return undefined;
  }
  const [hash, digits = "", ...more] = (said.get("a=fingerprint") ?? "").split(" ");
  const fingerprint = digits.split(":");
  const known = HASHES.find((name) => name === hash && fingerprint.length === bytesOfHash(name));
  const setup = SETUPS.find((one) => one === said.get("a=setup"));
  const [ufrag, pwd, mid] = [said.get("a=ice-ufrag") ?? "", said.get("a=ice-pwd") ?? "", said.get("a=mid") ?? ""];
  const size = said.get("a=max-message-size");
  const maxMessageSize = size === undefined ? undefined : numberOf(size, 0xffffffff);
  const sctpPort = numberOf(said.get("a=sctp-port"), 0xffff);
  const options = said.get("a=ice-options");
  const fits = isDataLine(said.get("m=")) && said.get("t=") === "0 0" && said.get("a=group") === `BUNDLE ${mid}` &&
    more.length === 0 && fingerprint.every((pair) => /^[0-9A-F]{2}$/.test(pair)) && isCredential(ufrag, 4) &&
    isCredential(pwd, 22) &&
    /^[\x21-\x7e]{1,16}$/.test(mid) && (options === undefined || options === "trickle") &&
    (size === undefined) === (maxMessageSize === undefined);
  if (!fits || !known || !setup || sctpPort === undefined) return undefined;
  const candidates = renumbered(found, ufrag);
  return candidates && {
    version,
    setup,
    hash: known,
    fingerprint: fingerprint.map((pair) => parseInt(pair, 16)),
    ufrag,
    pwd,
    trickle: options === "trickle",
    mid,
    sctpPort,
    maxMessageSize,
    candidates,
    ended,
  };
}

/** What is carried, once each, and the one level where it may stand, if there is but one. */
const CARRIED: ReadonlyMap<string, Level | undefined> = new Map([
  ["t=", "session"],
  ["a=group", "session"],
  ["m=", "media"],
  ["a=mid", "media"],
  ["a=sctp-port", "media"],
  ["a=max-message-size", "media"],
  ["a=fingerprint", undefined],
  ["a=setup", undefined],
  ["a=ice-ufrag", undefined],
  ["a=ice-pwd", undefined],
  ["a=ice-options", undefined],
]);

const lineKey = (line: SdpLine): string => line.type === "a" ? `a=${line.name}` : line.name;

/** RFC 8839 §5.4: ice-chars, and so many at least. */
const isCredential = (text: string, least: number): boolean =>
  text.length >= least && text.length < 256 && /^[A-Za-z0-9+/]+$/.test(text);

/** One live data section; its port is 9 or that of a candidate, and means nothing under ICE. */
const isDataLine = (head = ""): boolean => /^application [1-9]\d{0,4} UDP\/DTLS\/SCTP webrtc-datachannel$/.test(head);

function renumbered(lines: readonly string[], ufrag: string): readonly CandidateFacts[] | undefined {
  const foundations: string[] = [];
  const read = lines.map((line) => factsOf(line, ufrag));
  const candidates: CandidateFacts[] = [];
  for (const facts of read) {
    if (!facts) return undefined;
    if (!foundations.includes(facts.foundation)) foundations.push(facts.foundation);
    candidates.push({ ...facts, foundation: `${foundations.indexOf(facts.foundation) + 1}` });
  }
  return candidates.length <= MOST_CANDIDATES ? candidates : undefined;
}

/**
 * The description that the other side applies. Its `o=` names no session: that is not carried, and nobody compares it.
 */
export function rebuild(facts: DescriptionFacts): string {
  const { mid, hash, fingerprint, candidates, maxMessageSize } = facts;
  const pairs = fingerprint.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
  return [
    "v=0",
    `o=- 1 ${facts.version} IN IP4 0.0.0.0`,
    "s=-",
    "t=0 0",
    `a=group:BUNDLE ${mid}`,
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    ...candidates.map((candidate) => `a=${candidateLine(candidate)}`),
    ...(facts.ended ? ["a=end-of-candidates"] : []),
    `a=ice-ufrag:${facts.ufrag}`,
    `a=ice-pwd:${facts.pwd}`,
    ...(facts.trickle ? ["a=ice-options:trickle"] : []),
    `a=fingerprint:${hash} ${pairs.join(":")}`,
    `a=setup:${facts.setup}`,
    `a=mid:${mid}`,
    `a=sctp-port:${facts.sctpPort}`,
    ...(maxMessageSize === undefined ? [] : [`a=max-message-size:${maxMessageSize}`]),
    "",
  ].join("\r\n");
}
