/** Line breaks that were lost, or became spaces: put back before beginnings that are known, and nowhere else. */
import { ATTRIBUTE_NAMES, FLAG_NAMES } from "../grammar.ts";

const NEXT = "(?=$|\\s|[amcbv]=)";
/** Where a line begins, as surely as one can tell without a line break. */
const START = new RegExp(
  `a=(?:${[...ATTRIBUTE_NAMES].sort((one, other) => other.length - one.length).join("|")}):` +
    `|a=(?:${[...FLAG_NAMES].sort((one, other) => other.length - one.length).join("|")})${NEXT}` +
    "|m=(?:audio|video|application|text|message|image) \\d" +
    "|c=IN IP[46] |b=(?:AS|TIAS|CT|RR|RS):\\d",
  "g",
);
/** The lines before the first of those (RFC 8866 §5): `v=0o=- 1 2 IN IP4 127.0.0.1s=-t=0 0`. */
const HEAD =
  /^v=0 {0,2}o=\S{1,80} \d{1,20} \d{1,20} IN IP[46] \S{1,80}? {0,2}s=(?:-|[^=]{0,200}?) {0,2}t=\d{1,20} \d{1,20}/;
/** What looks like the beginning of a line, known or not. */
const SUSPECT = /a=[a-z]|m=(?:audio|video|application|text|message|image) \d|c=IN IP[46]/i;

/** Whether a line still holds what may be another one's beginning. */
export const isSuspect = (line: string): boolean =>
  SUSPECT.test(line.slice(2)) || /[<>`\\]|=3D|&[a-z#]\w{1,6};|\*\*|\S[*~|"']$|\s=|=\s/.test(line);

/** Whether words that were passed over hold parts of a blob: then it was not read whole. */
export const holdsBlob = (words: string): boolean =>
  /(?:^|[\s>|*.:])[a-z] ?=|a=[a-z]|IN IP[46]|candidate:\S|fingerprint|ice-|"sdp"|\b(?:typ|raddr|rport|generation|network-cost|network-id|tcptype|ufrag)\b/
    .test(words);

/** The lines that one physical line holds, each as it stands, or `undefined` if it holds no more than one. */
export function unglue(text: string): readonly string[] | undefined {
  const at: number[] = [];
  const head = HEAD.exec(text)?.[0];
  if (head !== undefined) {
    at.push(head.indexOf("o="), head.indexOf("s=", head.indexOf(" IN IP")), head.lastIndexOf("t="));
  }
  START.lastIndex = 1;
  for (let found = START.exec(text); found; found = START.exec(text)) if (found.index > 0) at.push(found.index);
  if (at.length === 0) return undefined;
  const spaced = at.every((index) => text[index - 1] === " ");
  return [0, ...at].map((from, index) => {
    const piece = text.slice(from, at[index]);
    return spaced && index < at.length ? piece.slice(0, -1) : piece;
  });
}
