/** Parts of a description: without its first lines, or ICE alone as Trickle ICE over HTTP sends it (RFC 8840 §4). */
import { readCandidate } from "../sdp/mod.ts";
import { description, hintIn } from "./description.ts";
import { type FoundMessage, type Read, refused } from "./outcome.ts";
import type { TextLine } from "./lines.ts";
import { sdpAsGiven } from "./sdp-text.ts";
import { note, noteAll } from "./mend/repairs.ts";
import type { Repair } from "./reading.ts";

const LINE = /^[^\w\n]{0,20}([vosmca])=\S/;
/** What stands in a description and never in a fragment of ICE. */
const OF_DESCRIPTIONS = /^\W*(?:[vos]=|a=(?:fingerprint|rtpmap|sctp-port|setup|rtcp-mux)\b)/;
const HEAD = /^\W{0,20}(?:m=[a-z]+ \d|v=\d)/;
const isOrigin = (line: TextLine | undefined): boolean => line !== undefined && /^\W*o[ \t]{0,9}=/.test(line.text);

/** Reads what has lines of SDP, and no `v=0` with an `o=` line behind it. */
export function readFragments(lines: readonly TextLine[]): Read {
  const at = lines.flatMap(({ text }, index) => LINE.test(text) ? [index] : []);
  const nothing = refused({ code: "not-a-blob", seen: "nothing in it is one" });
  if (
    at.length < 2 ||
    lines.some(({ text }, index) => /v[ \t]{0,9}=[ \t]{0,9}0\s*$/.test(text) && isOrigin(lines[index + 1]))
  ) {
    return nothing;
  }
  const isOfIce = !lines.some(({ text }) => OF_DESCRIPTIONS.test(text));
  if (isOfIce) return lines.some(({ text }) => /^\W*a=(?:mid|ice-ufrag):/.test(text)) ? iceFragment(lines) : nothing;
  if (!lines.some(({ text }) => HEAD.test(text))) return nothing;
  const begins = lines.flatMap(({ text }, index) => /^\W*v=\d/.test(text) ? [index] : []);
  const starts = begins.length > 0 ? begins : [at[0]];
  const messages: FoundMessage[] = [];
  const repairs: Repair[] = [];
  const leftOut: string[] = lines.slice(0, starts[0]).map(({ text }) => text);
  for (const [n, start] of starts.entries()) {
    const part = lines.slice(start, starts[n + 1] ?? lines.length);
    const before = lines.slice(n === 0 ? 0 : starts[n - 1], start).map(({ text }) => text).join("\n");
    const found = sdpAsGiven(part, part[0].text.search(/[a-z]=/), false);
    const hint = hintIn(before);
    noteAll(repairs, found.repairs);
    leftOut.push(...found.leftOut);
    messages.push(...description({ ...found, ...(hint && { hint }) }).messages);
  }
  note(repairs, "fragment");
  const said = leftOut.filter((text) => /\w/.test(text));
  if (said.length > 0) note(repairs, "text-around");
  return { messages, repairs, form: "sdp", leftOut: said, damage: { code: "sdp-incomplete", missing: "session part" } };
}

/** A fragment of ICE says once which section and which credentials its candidates belong to. */
function iceFragment(lines: readonly TextLine[]): Read {
  const messages: FoundMessage[] = [];
  const leftOut: string[] = [];
  let [mid, usernameFragment] = [undefined as string | undefined, undefined as string | undefined];
  for (const { text } of lines) {
    const [, name, value = ""] = /^\W{0,20}a=([\w-]+)(?::(.*?))?\s*$/.exec(text) ?? [];
    const place = { ...(mid !== undefined && { sdpMid: mid }), ...(usernameFragment && { usernameFragment }) };
    if (name === "ice-ufrag") usernameFragment = value;
    else if (name === "mid") mid = value;
    else if (name === "candidate" && readCandidate(`candidate:${value}`)) {
      messages.push({ kind: "candidate", candidate: `candidate:${value}`, ...place });
    } else if (name === "end-of-candidates") messages.push({ kind: "end-of-candidates", ...place });
    else if (!/^\W*[a-z]=/.test(text)) leftOut.push(text);
  }
  if (messages.length === 0) return refused({ code: "not-a-blob", seen: "it has lines of ICE and no candidate" });
  return { messages, repairs: [], form: "lines", leftOut: leftOut.filter((text) => /\w/.test(text)) };
}
