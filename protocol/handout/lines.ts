/** Descriptions as one block: by itself, or an offer and its answer side by side, line beside line. */
import { type AnnotatedLine, compareLines, isBoilerplate } from "../sdp/mod.ts";
import { shorten } from "../text/mod.ts";
import type { HandoutPart } from "./handout.ts";
import type { Notes } from "./notes.ts";
import { type Block, coded, heading, type Piece, said, type Words } from "./sheet.ts";

/** A line of the first description, one of the second, or one of each that belong together. */
type Row = readonly [first: AnnotatedLine | undefined, second: AnnotatedLine | undefined];

/** No line of a sheet is longer; only what was made to be long is. */
const LONGEST = 4000;
/** What stands in long lists: so many of each are shown in a section where only what matters is. */
const LISTS: Readonly<Record<string, number>> = {
  rtpmap: 2,
  fmtp: 2,
  "rtcp-fb": 2,
  extmap: 2,
  ssrc: 1,
  "ssrc-group": 1,
  candidate: 3,
  rid: 3,
};

/** Whether a part is shown whole, or only what matters of it. */
interface How {
  readonly brief: boolean;
  readonly notes: Notes;
}

/** The block of one description. */
export function linesBlocks(part: HandoutPart, how: How): readonly Block[] {
  const rows = part.annotated.lines.map((line): Row => [line, undefined]);
  const shown = shownRows(rows, how, [part]);
  return [heading(part.name), {
    kind: "table",
    look: "lines",
    columns: ["Line, and the number of its note"],
    rows: shown.map((row) => "left" in row ? [[said(row.left)]] : [wordsOf(row.row[0], how)]),
  }];
}

/** The block of two descriptions, side by side. */
export function sidesBlocks(first: HandoutPart, second: HandoutPart, how: How): readonly Block[] {
  const rows = shownRows(alignedLines(first.annotated.lines, second.annotated.lines), how, [first, second]);
  return [heading(`${first.name} and ${second.name}`), {
    kind: "table",
    look: "sides",
    columns: [first.name, "", second.name],
    rows: rows.map((row) => {
      if ("left" in row) return [[said(row.left)], [], []];
      const [one, other] = row.row;
      return [wordsOf(one, how), [said(signOf(row.row))], wordsOf(other, how)];
    }),
  }];
}

/** What the sign between two lines says. */
export const SIGNS = "= the same in both, ≠ different, − only in the first, + only in the second.";

const signOf = ([one, other]: Row): string => !one ? "+" : !other ? "−" : one.text === other.text ? "=" : "≠";

/** A line with its number and that of its note, and below it what the teacher wrote. */
function wordsOf(line: AnnotatedLine | undefined, { notes }: How): Words {
  if (!line) return [];
  const words: Piece[] = [said(`${line.number} `, "source"), coded(shorten(line.text, LONGEST))];
  if (line.text !== "") words.push(said(` [${notes.numberOf(line)}]`, "ref"));
  if (line.note) words.push(said(` Note: ${line.note.replace(/\s+/g, " ")}`, "own"));
  return words;
}

/** Pairs the lines that are about the same thing: of one section, of one name, and of one payload type or extension. */
function alignedLines(first: readonly AnnotatedLine[], second: readonly AnnotatedLine[]): readonly Row[] {
  const keyed = (lines: readonly AnnotatedLine[]) => lines.map((line) => ({ text: keyOf(line) }));
  let [one, other] = [0, 0];
  return compareLines(keyed(first), keyed(second)).map(({ kind }): Row =>
    kind === "kept"
      ? [first[one++], second[other++]]
      : kind === "removed"
      ? [first[one++], undefined]
      : [undefined, second[other++]]
  );
}

const WAYS: readonly string[] = ["sendrecv", "sendonly", "recvonly", "inactive"];

function keyOf({ name, section, text }: AnnotatedLine): string {
  const value = text.slice(text.indexOf(":") + 1);
  const place = `${section} ${WAYS.includes(name) ? "direction" : name}`;
  if (name === "rtpmap" || name === "fmtp" || name === "rid" || name === "ssrc-group") {
    return `${place} ${value.split(" ", 1)}`;
  }
  if (name === "rtcp-fb") return `${place} ${value}`;
  return name === "extmap" ? `${place} ${value.split(" ").at(1)}` : place;
}

type Shown = { readonly row: Row } | { readonly left: string };

/** The rows that are shown, and at the end of each section how many of what are not. */
function shownRows(rows: readonly Row[], { brief }: How, parts: readonly HandoutPart[]): readonly Shown[] {
  if (!brief) return rows.map((row) => ({ row }));
  const found = parts.map(({ annotated }) => new Set(annotated.problems.map(({ line }) => line)));
  const shown: Shown[] = [];
  const told = new Set<string>();
  const sections = Map.groupBy(rows, ([one, other]) => (one ?? other)!.section);
  for (const section of sections.values()) {
    const [seen, left] = [new Map<string, number>(), new Map<string, number>()];
    for (const row of section) {
      const { name } = (row[0] ?? row[1])!;
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const isNamed = row.some((line, i) => line && (line.note !== undefined || found[i].has(line.number)));
      const isLong = Object.hasOwn(LISTS, name) && nth > (parts[0].isCandidates ? 1 : LISTS[name]);
      // Bundled sections share one transport, and repeat its lines.
      const text = row.map((line) => line?.text ?? "").join("\n");
      const isTold = told.has(text);
      told.add(text);
      if (isNamed || !isLong && !isTold && !isBoilerplate((row[0] ?? row[1])!)) shown.push({ row });
      else left.set(name, (left.get(name) ?? 0) + 1);
    }
    if (left.size > 0) shown.push({ left: `Not shown: ${[...left].map(([name, n]) => counted(name, n)).join(", ")}.` });
  }
  return shown;
}

const counted = (name: string, n: number): string =>
  `${n > 1 ? `${n} ` : ""}${name.endsWith("=") ? name : `a=${name}`}`;
