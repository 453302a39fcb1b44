/** What JSEP (RFC 9429 §5.8) or a browser would refuse or regret over a whole description. */
import { readCandidate, ufragOf } from "../candidate.ts";
import type { Finding } from "./annotated.ts";
import type { Context, Section } from "./context.ts";
import { Report } from "./findings-report.ts";
import { type Sdp, type SdpLine, tokensOf } from "./lines.ts";

/**
 * The findings over a description, by line; line 0 speaks of the whole. At most 200, in time linear in its length.
 * Candidates alone, `a=candidate:…` or `candidate:…` lines, are judged as what they are.
 */
export function findingsOf(sdp: Sdp, context: Context, type?: string): readonly Finding[] {
  const report = new Report();
  if (type === "answer" || type === "pranswer") {
    const line = sdp.lines.find(({ name, value }) => name === "setup" && value === "actpass");
    if (line) report.add("actpass-in-answer", line.number);
  }
  const bare = sdp.lines.length > 0 && sdp.lines.every(isBare);
  if (!bare) {
    checkWhole(sdp, context, report);
    checkSections(sdp, context, report);
  }
  checkCandidates(sdp, context, report);
  const payloads = new Map<string, string>();
  const bundles = bundlesOf(context);
  for (const line of sdp.lines) {
    if (line.type === "a") checkAttribute(line, context, report);
    if (line.name === "rtpmap") checkPayload(line, context, bundles, payloads, report);
    checkText(line, bare, report);
  }
  return report.done();
}

const isBare = ({ text }: SdpLine): boolean => /^(a=)?candidate:|^a=end-of-candidates$|^\s*$/.test(text);
const isRtp = (line: SdpLine): boolean => tokensOf(line)[2]?.text.includes("RTP/") ?? false;
const isLive = (line: SdpLine, section: Section): boolean =>
  tokensOf(line)[1]?.text !== "0" || section.has.has("bundle-only");

/** The members of each BUNDLE group, in order (RFC 9143 §7); the first carries the transport of all. */
const groupsOf = (context: Context): readonly (readonly string[])[] =>
  context.session.values("group").map((group) => group.split(" ").filter(Boolean))
    .flatMap(([semantics, ...mids]) => semantics === "BUNDLE" ? [mids] : []);

/** The number of the BUNDLE group of each mid. */
const bundlesOf = (context: Context): ReadonlyMap<string, number> =>
  new Map(groupsOf(context).flatMap((mids, group) => mids.map((mid) => [mid, group] as const)));

function checkWhole({ lines }: Sdp, { sections }: Context, report: Report): void {
  const top = new Set(lines.filter((line) => line.section === null).map((line) => line.name));
  if (lines[0]?.text !== "v=0") report.add("no-version", Math.min(lines.length, 1));
  for (const line of lines) if (line.name === "v=" && line.number > 1) report.add("version-again", line.number);
  if (sections.length === 0 && !["v=", "o=", "s=", "t="].some((name) => top.has(name))) return;
  if (!top.has("o=")) report.add("no-origin", 0);
  if (!top.has("s=")) report.add("no-name", 0);
  if (!top.has("t=")) report.add("no-timing", 0);
  if (sections.length === 0) report.add("no-media", 0);
  if (lines.at(-1)?.ending === "") report.add("no-final-break", lines.length);
}

function checkSections({ lines }: Sdp, context: Context, report: Report): void {
  const connected = new Set(lines.filter((line) => line.name === "c=").map((line) => line.section));
  const heads = lines.filter((line) => line.name === "m=");
  const groups = groupsOf(context);
  const live = new Set(context.sections.filter((s) => isLive(heads[s.index], s)).map((s) => s.mid));
  const carried = new Set(groups.flatMap(([tag, ...rest]) => live.has(tag) ? rest : []));
  const mids = new Set<string>();
  for (const line of heads) {
    const section = context.sections[line.section!];
    const formats = tokensOf(line).slice(3).map((token) => token.text);
    const inForce = (name: string) => context.inForce(line, name).length > 0;
    if (formats.length === 0) report.add("no-formats", line.number);
    if (section.mid === undefined) {
      if (groups.length > 0) report.add("no-mid", line.number);
    } else if (mids.has(section.mid)) report.add("mid-doubled", line.number, section.mid);
    else mids.add(section.mid);
    if (!isLive(line, section)) continue;
    if (!connected.has(null) && !connected.has(section.index)) report.add("no-connection", line.number);
    if (isRtp(line)) {
      if (!section.has.has("rtcp-mux")) report.add("no-rtcp-mux", line.number);
      const seen = new Set<string>();
      const doubled = formats.find((format) => seen.size === seen.add(format).size);
      if (doubled !== undefined) report.add("payload-doubled", line.number, doubled);
    } else if (tokensOf(line)[2]?.text.endsWith("DTLS/SCTP") && !section.has.has("sctpmap")) {
      if (!section.has.has("sctp-port")) report.add("no-sctp-port", line.number);
    }
    if (section.mid !== undefined && carried.has(section.mid)) continue;
    if (!inForce("fingerprint")) report.add("no-fingerprint", line.number);
    if (!inForce("ice-ufrag")) report.add("no-ufrag", line.number);
    if (!inForce("ice-pwd")) report.add("no-pwd", line.number);
    if (!inForce("setup")) report.add("no-setup", line.number);
  }
  const group = lines.find((line) => line.name === "group" && line.value.startsWith("BUNDLE"))?.number ?? 0;
  for (const mid of groups.flat()) if (!mids.has(mid)) report.add("bundle-unknown", group, mid);
}

function checkCandidates({ lines }: Sdp, context: Context, report: Report): void {
  let any = false;
  const read = [];
  for (const line of lines) {
    if (line.name !== "candidate" && !line.text.startsWith("candidate:")) continue;
    any = true;
    const text = line.type === "a" ? line.text.slice(2) : line.text;
    const candidate = readCandidate(text);
    if (!candidate) {
      report.add("candidate-unreadable", line.number, text);
      continue;
    }
    read.push(candidate);
    const ufrag = ufragOf(candidate);
    const expected = context.inForce(line, "ice-ufrag");
    if (ufrag !== undefined && expected.length > 0 && !expected.includes(ufrag)) {
      report.add("candidate-ufrag", line.number, ufrag);
    }
  }
  if (!any && context.sections.length > 0) report.add("no-candidates", 0);
  if (read.length === 0) return;
  if (read.every((c) => /\.local$/i.test(c.address))) report.add("only-local", 0);
  if (read.every((c) => c.transport.toLowerCase() === "tcp")) report.add("only-tcp", 0);
  if (read.every((c) => c.type === "relay")) report.add("only-relay", 0);
}

const HASHES: Readonly<Record<string, number>> = {
  "sha-1": 20,
  "sha-224": 28,
  "sha-256": 32,
  "sha-384": 48,
  "sha-512": 64,
};

function checkAttribute(line: SdpLine, context: Context, report: Report): void {
  const { name, value, number } = line;
  if (name === "fingerprint") {
    const [hash = "", hex = ""] = value.split(" ", 2);
    const length = Object.hasOwn(HASHES, hash.toLowerCase()) ? HASHES[hash.toLowerCase()] : undefined;
    const pairs = hex.split(":");
    if (length === undefined) report.add("fingerprint-hash", number, hash);
    else if (!pairs.every((pair) => /^[0-9A-Fa-f]{2}$/.test(pair))) report.add("fingerprint-hex", number, hex);
    else if (pairs.length !== length) {
      report.add("fingerprint-length", number, `${pairs.length} bytes, while ${hash} gives ${length}`);
    } else if (/[a-f]/.test(hex)) report.add("fingerprint-lowercase", number);
  } else if (name === "ice-ufrag" || name === "ice-pwd") {
    const [least, code] = name === "ice-ufrag" ? [4, "ufrag-length"] as const : [22, "pwd-length"] as const;
    if (value.length < least || value.length > 256) report.add(code, number, `${value.length}`);
    const strange = /[^A-Za-z0-9+/]/u.exec(value)?.[0];
    if (strange !== undefined) report.add("ice-chars", number, nameOf(strange));
  } else if (name === "setup") {
    if (value === "holdconn") report.add("setup-holdconn", number);
    else if (!["actpass", "active", "passive"].includes(value)) report.add("setup-unknown", number, value);
  } else if (name === "mid") {
    if (value.length > 16) report.add("mid-long", number, value);
  } else if (name === "crypto") report.add("crypto", number);
  else if (name === "fmtp" || name === "rtcp-fb") {
    // 0 to 34 need no a=rtpmap: RFC 3551 §6 says what they are.
    const payload = /^\d+(?= |$)/.exec(value)?.[0];
    const section = context.sectionOf(line);
    if (payload && section && Number(payload) > 34 && !section.codecs.has(payload)) {
      report.add(name === "fmtp" ? "payload-unmapped" : "feedback-unmapped", number, payload);
    }
  }
}

function checkPayload(
  line: SdpLine,
  context: Context,
  bundles: ReadonlyMap<string, number>,
  seen: Map<string, string>,
  report: Report,
): void {
  const [, payload, written] = /^(\d+) (\S+)/.exec(line.value) ?? [];
  const section = context.sectionOf(line);
  if (payload === undefined || !section) return;
  const codec = written.toLowerCase().replace(/^([^/]*\/[^/]*)\/1$/, "$1");
  const [here, bundle] = [`${section.index} ${payload}`, bundles.get(section.mid ?? "")];
  if (seen.has(here)) report.add("payload-doubled", line.number, payload);
  seen.set(here, codec);
  if (bundle === undefined) return;
  const there = seen.get(`bundle ${bundle} ${payload}`);
  if (there === undefined) seen.set(`bundle ${bundle} ${payload}`, codec);
  else if (there !== codec) report.add("payload-clash", line.number, payload);
}

/** Chromium itself ends `a=rtcp:44194 IN IP4 ` with a space, where it hides an address; `s= ` is a name (RFC 8866 §5.3). */
function checkText({ text, type, name, ending, number }: SdpLine, bare: boolean, report: Report): void {
  if (text.trim() === "") report.add("blank-line", number);
  else if (!bare && (!/^[vosiuepcbtrzkam]$/.test(type) || name === "")) report.add("malformed-line", number, text);
  else if (/[ \t]$/.test(text) && type !== "s" && name !== "rtcp") report.add("trailing-space", number);
  if (ending === "\r") report.add("bare-cr", number);
  const strange = /[^\x20-\x7e]/u.exec(text)?.[0];
  if (strange === undefined) return;
  report.add(/[\p{C}\p{Z}]/u.test(strange) ? "invisible" : "non-ascii", number, nameOf(strange));
}

/** A character as it looks, where it does, and its number: `– (U+2013)`. */
function nameOf(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  return /[\p{C}\p{Z}]/u.test(character) ? code : /[\x21-\x7e]/.test(character) ? character : `${character} (${code})`;
}
