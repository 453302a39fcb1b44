/**
 * A refused call: what it leaves behind to be judged by, which are the exception’s own words and the argument’s lines.
 */
import { type Description, type PeerFact, whereOf } from "../../facts/mod.ts";
import type { Problem } from "../../problems/mod.ts";
import { contextOf, type Finding, type FindingCode, findingsOf, isNote, readSdp, type SdpLine } from "../../sdp/mod.ts";
import type { CallRecord, Session } from "../../session/mod.ts";

/** The fact that a call failed. */
export type CallFailed = PeerFact & { type: "call-failed" };

/** A call that the browser refused, with what there is to judge it by. */
export interface RefusedCall {
  readonly session: Session;
  readonly fact: CallFailed;
  readonly where: { readonly client: string; readonly other: string };
  readonly state: string;
  readonly argument?: CallRecord["argument"];
  /** What kind of description the argument is. */
  readonly kind: string;
  /** The argument’s SDP; empty if it has none. */
  readonly sdp: string;
  readonly lines: readonly SdpLine[];
  /** The exception’s message without what every message of its browser begins with. */
  readonly says: string;
  /** The line that the message names: by its text, its number, or a position. */
  readonly named?: SdpLine;
}

/** Gathers what is known of a failed call, in the session as it was. */
export function refusedCallOf(session: Session, fact: CallFailed): RefusedCall {
  const argument = session.calls.findLast((record) => record.id === fact.id)?.argument;
  const given = typeof argument === "object" && argument !== null ? argument as Partial<Description> : {};
  const sdp = typeof given.sdp === "string" ? given.sdp : "";
  const { lines } = readSdp(sdp);
  const says = bare(fact.message);
  const named = lineNamed(fact, says, sdp, lines);
  return {
    session,
    fact,
    where: whereOf(session.client),
    state: session.paths.signaling.at(-1)?.state ?? "new",
    ...(argument !== undefined && { argument }),
    kind: typeof given.type === "string" ? given.type : "description",
    sdp,
    lines,
    says,
    ...(named && { named }),
  };
}

/** A message without its beginning: Chromium names the method and the step there, Firefox its parser. */
const bare = (message: string): string =>
  message.replace(/^Failed to (?:execute|construct) '\w+'(?: on '\w+')?: /, "")
    .replace(/^Failed to set (?:local|remote) \w+ sdp: /, "").replace(/^Failed to parse SessionDescription\. /, "")
    .replace(/^Failed to apply the description for m= section with mid='[^']*': /, "").replace(
      /^SIPCC Failed to parse SDP: /,
      "",
    );

/**
 * The line that a message is about: Firefox counts lines from 1 and characters from 0, Chromium quotes the line first.
 */
function lineNamed(fact: CallFailed, says: string, sdp: string, lines: readonly SdpLine[]): SdpLine | undefined {
  const position = /^SDP contains non ASCII characters at position (\d+)/.exec(says)?.[1];
  // Every character before the first that is not ASCII is one byte, so its place is the same in bytes and in units.
  if (position !== undefined) return lineAt(sdp.search(/\P{ASCII}/u), lines);
  const number = fact.sdpLineNumber ?? /SDP Parse Error on line (\d+)/.exec(says)?.[1];
  if (number !== undefined) return lines[Number(number) - 1];
  if (!fact.message.includes("Failed to parse SessionDescription")) return undefined;
  const said = plain(says);
  const quoted = lines.filter(({ text }) =>
    text !== "" && [text, latin1(text), latin1(latin1(text))].some((one) => opens(said, plain(one)))
  );
  const most = Math.max(...quoted.map(({ text }) => text.length));
  const found = quoted.filter(({ text }) => text.length === most);
  const again = /Multiple|Two different/.test(says);
  return found.at(again ? -1 : 0) ?? (/^ (?:Expect line|Invalid SDP)/.test(says) ? lines.find(isBlank) : undefined);
}

/** Whether what was said opens with a line; a long message may be cut within it. */
const opens = (said: string, line: string): boolean =>
  line !== "" &&
  (said.startsWith(`${line} `) || said.endsWith("…") && said.length > 24 && line.startsWith(said.slice(0, -1)));

const isBlank = ({ text }: SdpLine): boolean => text.trim() === "";
const plain = (text: string): string => text.replace(/\p{Cc}/gu, "");

/** A text as it looks when its UTF-8 bytes are shown as Latin-1, which is what Chromium does to it. */
function latin1(text: string): string {
  let shown = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const bytes = code < 0x80
      ? [code]
      : code < 0x800
      ? [0xc0 | code >> 6, 0x80 | code & 63]
      : code < 0x10000
      ? [0xe0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63]
      : [0xf0 | code >> 18, 0x80 | code >> 12 & 63, 0x80 | code >> 6 & 63, 0x80 | code & 63];
    shown += String.fromCharCode(...bytes);
  }
  return shown;
}

function lineAt(position: number, lines: readonly SdpLine[]): SdpLine | undefined {
  let start = 0;
  if (position < 0) return undefined;
  for (const line of lines) {
    start += line.text.length + line.ending.length;
    if (position < start) return line;
  }
}

/**
 * What a message looks like, and the problem that it means, if it does. `at` present but `undefined` says that no line
 * of the description shows it.
 */
export type RefusalRule = readonly [
  says: RegExp,
  judge: (refused: RefusedCall, found: readonly string[]) => Problem | undefined,
];

/** The problem that the first rule which fits gives; `undefined` where none does. */
export function judgedBy(rules: readonly RefusalRule[], refused: RefusedCall): Problem | undefined {
  for (const [says, judge] of rules) {
    const found = says.exec(refused.says);
    const problem = found && judge(refused, found);
    if (problem) return problem;
  }
}

/** A line of the n-th section, by its name; else of the session part; for `m=` the section’s own head. */
export const inSection = ({ lines }: RefusedCall, section: number, name: string): SdpLine | undefined =>
  lines.find((line) => line.section === section && line.name === name) ??
    lines.find((line) => line.section === null && line.name === name);

/** What our own grammar finds in the argument; with codes, only those. */
export function findingsIn({ sdp, kind }: RefusedCall, ...codes: readonly FindingCode[]): readonly Finding[] {
  const read = readSdp(sdp);
  const found = findingsOf(read, contextOf(read), kind).filter((finding) => !isNote(finding));
  return codes.length === 0 ? found : found.filter(({ code }) => codes.includes(code as FindingCode));
}

/** The first line of the argument in which our own grammar finds one of these. */
export const lineWithFinding = (refused: RefusedCall, ...codes: readonly FindingCode[]): SdpLine | undefined =>
  refused.lines[(findingsIn(refused, ...codes)[0]?.line ?? 0) - 1];
