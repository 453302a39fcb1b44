/** What JSEP (RFC 9429 §5.8) or a browser would refuse or regret over a whole description. */
import { readCandidate, ufragOf } from "../candidate.ts";
import { shorten } from "../words.ts";
import type { Finding } from "./annotated.ts";
import type { Context, Section } from "./context.ts";
import { type Sdp, type SdpLine, tokensOf } from "./lines.ts";

const AGAIN = "Copy the whole description again, from v=0 to its last line.";
const UNDO = "Put the line back as it was, or copy the whole description again.";
const PLAIN = "Type the plain character in its place, or copy the description again as plain text.";

/** One table words every code: what is so, with `{}` for the word it is about, and what to do next. */
const WORDS = {
  // The text
  "no-version": ["This does not begin with v=0, so a browser reads none of it (RFC 8866 §5.1).", AGAIN],
  "version-again": ["A second v= line begins here: the description seems to be in the text twice.", "Keep only one."],
  "no-origin": ["There is no o= line before the first section; it names the session (RFC 8866 §5.2).", AGAIN],
  "no-name": ["There is no s= line before the first section; Chromium requires it (RFC 8866 §5.3).", AGAIN],
  "no-timing": ["There is no t= line before the first section; browsers require it (RFC 8866 §5.9).", AGAIN],
  "blank-line": ["This line is blank, and SDP has no blank lines; browsers stop reading here.", "Delete it."],
  "malformed-line": [
    "“{}” is no line of SDP: that is one of the letters v o s i u e p c b t r z k a m, “=”, and a value.",
    "If it is the end of the line above, join the two. If it is no part of the description, delete it.",
  ],
  "trailing-space": ["This line ends with a space, and Chromium refuses some lines for it.", "Delete the space."],
  "bare-cr": [
    "This line ends with CR alone, and browsers then find no line in it at all.",
    "End every line with CRLF.",
  ],
  "no-final-break": [
    "The last line break was lost, and Chromium refuses a description without it (RFC 8866 §5).",
    "Add a line break at the end. The bench does so by itself.",
  ],
  "non-ascii": ["{} is not ASCII, and Firefox refuses the whole description for it.", PLAIN],
  "invisible": ["This line holds {}, a character that nobody sees and browsers refuse.", PLAIN],
  // The sections
  "no-formats": ["This m= line names no format, and must name at least one (RFC 8866 §5.14).", UNDO],
  "no-connection": ["This section has no c= line; Firefox refuses it (RFC 8866 §5.7).", "Add c=IN IP4 0.0.0.0 to it."],
  "no-mid": ["This section has no a=mid, while BUNDLE groups sections by it (RFC 9143 §7).", UNDO],
  "mid-doubled": ["The mid “{}” belongs to an earlier section too; a mid names one section (RFC 5888 §4).", UNDO],
  "mid-long": ["The mid “{}” is longer than 16 characters, and browsers take no longer one.", "Shorten it everywhere."],
  "bundle-unknown": [
    "BUNDLE names the mid “{}”, but no section has it; Chromium refuses that (RFC 9143 §7).",
    "A section may have been cut off: copy the whole description again.",
  ],
  "no-rtcp-mux": ["This section has no a=rtcp-mux, and browsers require it (RFC 9429 §4.1.1).", UNDO],
  "no-sctp-port": ["This section has no a=sctp-port, and Firefox then refuses it silently (RFC 8841 §5).", UNDO],
  // DTLS
  "no-fingerprint": [
    "No a=fingerprint holds for this section, so DTLS could trust no certificate (RFC 8122 §5).",
    UNDO,
  ],
  "fingerprint-hash": ["“{}” is no hash for a fingerprint that browsers take; sha-256 is (RFC 8122 §5).", UNDO],
  "fingerprint-hex": ["A fingerprint is pairs of hexadecimal digits between colons; “{}” is not (RFC 8122 §5).", UNDO],
  "fingerprint-length": ["This fingerprint has {}; a part of it is lost or doubled (RFC 8122 §5).", UNDO],
  "fingerprint-lowercase": [
    "This fingerprint has lower-case digits, and Firefox refuses those.",
    "Write it in capitals.",
  ],
  "no-setup": ["No a=setup holds for this section; Firefox refuses an offer without it (RFC 8842 §5).", UNDO],
  "setup-holdconn": ["a=setup:holdconn starts no DTLS handshake, and browsers refuse it (RFC 4145 §4).", UNDO],
  "setup-unknown": ["“{}” is no role: a=setup is actpass, active or passive (RFC 4145 §4).", UNDO],
  "crypto": [
    "a=crypto carries a key in the open (SDES). WebRTC forbids it and browsers ignore it (RFC 8827 §6.5).",
    "Use DTLS, with a=fingerprint and a=setup, and keep this key to yourself.",
  ],
  // ICE
  "no-ufrag": ["No a=ice-ufrag holds for this section, so ICE cannot begin (RFC 8839 §5.4).", UNDO],
  "no-pwd": ["No a=ice-pwd holds for this section, so ICE cannot begin (RFC 8839 §5.4).", UNDO],
  "ufrag-length": ["An ice-ufrag has 4 to 256 characters; this one has {} (RFC 8839 §5.4).", UNDO],
  "pwd-length": ["An ice-pwd has 22 to 256 characters; this one has {} (RFC 8839 §5.4).", UNDO],
  "ice-chars": ["Only letters, digits, + and / may stand here, but “{}” does too (RFC 8839 §5.4).", UNDO],
  "candidate-unreadable": [
    "This candidate cannot be read to its end (RFC 8839 §5.1): “{}”.",
    "Copy the candidate again; it is one single line.",
  ],
  "candidate-ufrag": [
    "This candidate belongs to the ufrag “{}”, which is not the one of its section, so it helps nobody.",
    "Copy a candidate that was found for this very description.",
  ],
  // RTP
  "payload-doubled": ["The payload type {} is given twice in this section (RFC 8866 §6.6).", UNDO],
  "payload-clash": ["The payload type {} is another codec in a section of the same bundle (RFC 9143 §9.1.1).", UNDO],
  "payload-unmapped": ["No a=rtpmap of this section says what the payload type {} is; Chromium refuses this.", UNDO],
} as const satisfies Record<string, readonly [said: string, next: string]>;

/** Notes: nothing is wrong, but it is good to know. The same shape. */
const NOTES = {
  "no-media": ["There is no media section, so nothing would be connected.", "Create a data channel before the offer."],
  "feedback-unmapped": [
    "No a=rtpmap of this section says what the payload type {} is, so this feedback is for nothing.",
    "Leave it: Firefox writes such lines for codecs that were taken out.",
  ],
  "no-candidates": ["There are no candidates in this.", "With trickle ICE they are carried one by one, afterwards."],
  "only-local": [
    "All addresses are hidden behind .local names, which other devices can look up on the same network only.",
    "For a device elsewhere, add a STUN or TURN server.",
  ],
  "only-tcp": ["All candidates are TCP, which few networks let in.", "Look why no UDP candidate was found."],
  "only-relay": ["All candidates are relayed: every packet goes through a TURN server.", "Keep that server running."],
} as const satisfies Record<string, readonly [said: string, next: string]>;

const ALL = { ...WORDS, ...NOTES };

/** Names a finding. Adding one is adding its words. */
export type FindingCode = keyof typeof ALL;

/** Every code there is. */
export const FINDING_CODES = Object.keys(ALL) as readonly FindingCode[];

/** Whether a finding is only a note: browsers take the description, and so may the learner. */
export const isNote = (finding: Pick<Finding, "code">): boolean => Object.hasOwn(NOTES, finding.code);

const MOST = 200;
const EACH = 12;

/** Collects findings, {@link EACH} of a code and {@link MOST} in all; the last of a code says how many are left out. */
class Report {
  readonly #found: Finding[] = [];
  readonly #shown = new Map<FindingCode, number>();
  readonly #hidden = new Map<FindingCode, number>();

  add(code: FindingCode, line: number, about = ""): void {
    const shown = this.#shown.get(code) ?? 0;
    if (shown >= EACH || this.#found.length >= MOST) {
      this.#hidden.set(code, (this.#hidden.get(code) ?? 0) + 1);
      return;
    }
    this.#shown.set(code, shown + 1);
    const [said, next] = ALL[code];
    this.#found.push({ line, code, said: said.replace("{}", () => shorten(about, 60)), next });
  }

  done(): readonly Finding[] {
    for (const [code, hidden] of this.#hidden) {
      const last = this.#found.findLastIndex((finding) => finding.code === code);
      if (last < 0) continue;
      const more = ` The same is true of ${hidden.toLocaleString("en")} more.`;
      this.#found[last] = { ...this.#found[last], said: this.#found[last].said + more };
    }
    return this.#found.sort((a, b) => a.line - b.line);
  }
}

/**
 * The findings over a description, by line; line 0 speaks of the whole. At most 200, in time linear in its length.
 * Candidates alone, `a=candidate:…` or `candidate:…` lines, are judged as what they are.
 */
export function findingsOf(sdp: Sdp, context: Context): readonly Finding[] {
  const report = new Report();
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
