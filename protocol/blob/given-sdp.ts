/** A description as it was given: its lines are told from what stands around and between them, and none is judged. */
import type { SdpType } from "../facts/mod.ts";
import { fits, fitsTight } from "./grammar.ts";
import type { TextLine } from "./lines.ts";
import { straightened } from "./mend/per-line-changes.ts";
import { note, noteBlankLines } from "./mend/repairs.ts";
import type { Repair } from "./reading.ts";

/** What was found of a description. */
export interface GivenSdp {
  readonly lines: readonly TextLine[];
  /** The type, where what was printed around it says so: `{sdp: v=0…, type: offer}`. */
  readonly type?: SdpType;
  /** Lines between that are words of somebody. */
  readonly leftOut: readonly string[];
  /** The first of those between. */
  readonly between?: TextLine;
  /** How many of the given lines lie before the end of its last line. */
  readonly used: number;
  /** Whether no line break follows the last line. */
  readonly open: boolean;
}

/** Marks that people and programs put around a line; `*` behind a space is Firefox’s own (`a=msid-semantic:WMS *`). */
const BEFORE = /^\s*(?:[*_~]{1,3}|[-+>|](?= ?[a-z]=)|["'`]) ?(?=[a-z]=)/;
const BEHIND = /(?:\*\*|__|~~)$/;
/** What closes a string, a tag or a bracket that began before `v=0`. */
const CLOSING = /(?:\s*,\s*type: ?(?<type>offer|answer|pranswer))?(?:["'`}\])>,;\s]|<\/[\w:-]+>)*$/;
/** How a remark between the lines begins: with dots, or as a comment. */
const REMARK = /^(?:\.{2,}|…|[!#;=]|\/[/*]|--|<!--|\[[\w -]{1,20}\]|\W+$)/;
/** A remark, or several words. */
const isRemark = (text: string): boolean => REMARK.test(text) || (!text.includes("=") && text.split(" ").length > 2);

/** Gathers the lines of the description whose `v=0` stands in the first of `lines` at column `from`. */
export function givenSdp(lines: readonly TextLine[], from: number, isOpen: boolean, repairs: Repair[]): GivenSdp {
  const kept: TextLine[] = [];
  const leftOut: string[] = [];
  let between: TextLine[] = [];
  let [blank, blankBetween] = [0, 0];
  let remark: TextLine | undefined;
  let letters = "osiuepcbtrzkam";
  const all = straightened(lines, from, repairs);
  let used = 0;
  for (const [index, line] of all.entries()) {
    if (line.text.trim() === "") {
      blankBetween++;
      continue;
    }
    const text = bare(line.text, repairs);
    const last = kept.at(-1);
    if (last === undefined || (text[1] === "=" && letters.includes(text[0]))) {
      if (text[0] === "m") letters = "micbka";
      for (const strange of between) {
        if (!isRemark(strange.text.trim())) kept.push(strange);
        else {
          leftOut.push(strange.text);
          remark ??= strange;
        }
      }
      blank += blankBetween;
      [between, blankBetween] = [[], 0];
      kept.push({ ...line, text });
      used = index + 1;
      continue;
    }
    const joined = between.length === 0 && blankBetween === 0 ? rejoined(last.text, line.text) : undefined;
    if (joined === undefined) between.push(line);
    else {
      used = index + 1;
      kept[kept.length - 1] = { ...last, text: joined };
      note(repairs, "wrapped-lines");
    }
  }
  noteBlankLines(repairs, blank);
  const closed = withoutClosing(kept, repairs);
  const open = closed.wasClosed || (isOpen && between.length === 0 && all.at(-1)?.text !== "");
  if (open) note(repairs, "final-line-break");
  return {
    lines: closed.lines,
    used: all.length === lines.length ? used : lines.length,
    leftOut,
    open,
    ...(remark && { between: remark }),
    ...(closed.type && { type: closed.type }),
  };
}

/** A line without marks and spaces around it; a space that Chromium itself writes at an end stays. */
function bare(text: string, repairs: Repair[]): string {
  const inner = text.replace(BEFORE, "").replace(BEHIND, "");
  const trimmed = /^\s*(?:s=|a=rtcp:\d+ IN IP[46]) $/.test(inner) ? inner.trimStart() : inner.trim();
  if (inner !== text && /^[a-z]=/.test(trimmed)) note(repairs, "stray-marks");
  else if (inner.trimEnd() !== inner && trimmed === inner.trim()) note(repairs, "trailing-spaces");
  return trimmed;
}

/** A line with its end, which stands on the next: only where one way of joining them is SDP. */
function rejoined(before: string, rest: string): string | undefined {
  const end = rest.trim();
  const ways = [before + end, `${before} ${end}`].filter((line) => fitsTight(line));
  if (ways.length === 1 && (!fits(before) || !fitsTight(before))) return ways[0];
  // A key has no spaces, so that what follows its method on the next line can only be the key (RFC 4568 §9.1).
  if (/^a=crypto:\d+ \S+$/.test(before) && end.startsWith("inline:")) return `${before} ${end}`;
  return /^a=ssrc:\d+ msid:\S+$/.test(before) && /^[\w{}-]{20,}$/.test(end) ? `${before} ${end}` : undefined;
}

/** The last line without what closed the string, the tag or the bracket around all of them. */
function withoutClosing(
  lines: readonly TextLine[],
  repairs: Repair[],
): { readonly lines: readonly TextLine[]; readonly type?: SdpType; readonly wasClosed: boolean } {
  const last = lines.at(-1);
  if (!last || fits(last.text)) return { lines, wasClosed: false };
  // Only the end of a long line is looked at, which the search takes from each of its characters on.
  const end = Math.max(0, last.text.length - 60);
  const closing = CLOSING.exec(last.text.slice(end));
  if (!closing || closing[0].trim() === "") return { lines, wasClosed: false };
  // A brace may be the line’s own: only as much is taken away as has to be.
  const cuts = [...closing[0].matchAll(/,\s*type: ?\w+|<\/[\w:-]+>|[^]/g)].map(({ index }) =>
    end + closing.index + index
  );
  const text = last.text.slice(0, cuts.findLast((cut) => fits(last.text.slice(0, cut))) ?? cuts[0]);
  if (!/^[a-z]=./.test(text)) return { lines, wasClosed: false };
  note(repairs, "stray-marks");
  const type = closing.groups!.type as SdpType | undefined;
  return { lines: [...lines.slice(0, -1), { ...last, text }], wasClosed: true, ...(type && { type }) };
}
