/**
 * A worksheet: a sheet with blanks, and apart from it the key. What is blanked is blanked wherever it stands, under one
 * number, so that no blank can be read off elsewhere; what stands where nothing can be blanked is not asked for.
 */
import { mapWords, merged } from "./change-words.ts";
import { type Block, coded, heading, plainWords, said, type Sheet, type Words } from "./sheet.ts";

/**
 * What may be blanked: the answers to a lesson’s predictions, what happened at its steps, values in the lines, what values
 * mean, what the answer did, states. Whole sentences come first, so that no word of theirs is blanked by itself.
 */
export const BLANKS = ["predictions", "steps", "values", "meanings", "choices", "states"] as const;
/** One of these. */
export type Blank = typeof BLANKS[number];

/** The answer to a blank, by its number. */
interface Answer {
  readonly number: number;
  readonly text: string;
}

/** A sheet with blanks, and what was in them. */
export interface Worksheet {
  readonly sheet: Sheet;
  readonly key: readonly Answer[];
}

/** So many blanks of each kind, at most, spread over the sheet; and so many places for one of them. */
const MOST = 8;
const MOST_PLACES = 8;

/** What is longer than this is written on lines of its own. */
const LONG = 24;

/** Where in a line a value stands that can be asked for. */
const VALUES: readonly RegExp[] = [
  /^a=(?:setup|sctp-port|max-message-size|ice-options|fingerprint|group):(\S+)/,
  /^a=rtpmap:\d+ ([\w-]+)\//,
  /^m=\w+ \d+ (\S+)/,
  /^a=candidate:.* typ (\w+)/,
];

/** Makes a worksheet of a sheet. */
export function worksheetOf(sheet: Sheet, kinds: readonly Blank[]): Worksheet {
  let { blocks } = sheet;
  const key: Answer[] = [];
  const [heads, used] = [fixedText(sheet), new Set<string>()];
  for (const kind of BLANKS) {
    if (!kinds.includes(kind)) continue;
    let left = MOST;
    for (const text of spread(asked(sheet.blocks, kind))) {
      if (left === 0) break;
      if (used.has(text) || stands(heads, text)) continue;
      used.add(text);
      const blanked = without(blocks, text, key.length + 1);
      if (!blanked) continue;
      blocks = blanked;
      key.push({ number: key.length + 1, text });
      left--;
    }
  }
  return inOrder({ sheet: { ...sheet, blocks }, key });
}

/** The sheet with its blanks filled. */
export function filled({ sheet, key }: Worksheet): Sheet {
  const answers = new Map(key.map(({ number, text }) => [number, text]));
  const fill = (words: Words): Words =>
    merged(
      words.map(({ blank, isLong: _, ...piece }) =>
        blank === undefined ? piece : { ...piece, text: answers.get(blank)! }
      ),
    );
  return { ...sheet, blocks: sheet.blocks.map((block) => mapWords(block, fill)) };
}

/** The key as a sheet of its own. */
export const keySheet = ({ sheet, key }: Worksheet): Sheet => ({
  ...sheet,
  title: `Key: ${sheet.title}`,
  blocks: [heading("What belongs in the blanks"), {
    kind: "table",
    look: "key",
    columns: ["Blank", "Answer"],
    rows: key.map(({ number, text }) => [[said(`(${number})`, "strong")], [coded(text)]]),
  }],
});

/** The texts that can be asked for, in their order on the sheet. */
function asked(blocks: readonly Block[], kind: Blank): readonly string[] {
  const tables = (...looks: readonly string[]) =>
    blocks.flatMap((block) => block.kind === "table" && looks.includes(block.look) ? block.rows : []);
  const codes = (rows: readonly (readonly Words[])[]) =>
    rows.flat(2).filter(({ look }) => look === "code").map(({ text }) => text);
  switch (kind) {
    case "predictions":
    case "steps":
      return blocks.flatMap((block) => block.kind === "list" && block.asks === kind ? block.items : [])
        .flatMap((words) => words.at(-1)?.text ?? []);
    case "values":
      return codes(tables("lines", "sides")).flatMap((line) => VALUES.flatMap((value) => value.exec(line)?.[1] ?? []));
    case "meanings":
      return blocks.flatMap((block) => block.kind === "notes" ? block.items : [])
        .flatMap(({ values }) => values.flatMap((words) => words.at(-1)?.text ?? [])).filter((text) =>
          text.length > 24
        );
    case "choices":
      return tables("between").map((row) => plainWords(row[2]));
    case "states":
      return codes(tables("states"));
  }
}

/** Each text once, and those far apart first: the 1st, the middle one, those in the middle of what is left. */
function spread(texts: readonly string[]): readonly string[] {
  const all = [...new Set(texts)];
  const order: number[] = [];
  for (let step = all.length; step >= 1; step = Math.floor(step / 2)) {
    for (let at = 0; at < all.length; at += step) order.push(at);
  }
  return [...new Set(order)].map((at) => all[at]);
}

/** A text as a word or words of its own, in capitals or not. */
const wordly = (text: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}_-])${
      text.replace(
        /[^\w\s]/gu,
        (sign) => /[\p{L}\p{N}]/u.test(sign) ? sign : `\\u{${sign.codePointAt(0)!.toString(16)}}`,
      )
    }(?![\\p{L}\\p{N}_-])`,
    "giu",
  );

const stands = (where: string, text: string): boolean => wordly(text).test(where);

/** The blocks with a text blanked wherever it stands; nothing where that cannot be done, or too often. */
function without(blocks: readonly Block[], text: string, number: number): readonly Block[] | undefined {
  const word = wordly(text);
  let places = 0;
  let isLeft = false;
  const blank = (words: Words): Words => {
    const done = words.flatMap((piece): Words => {
      if (piece.blank !== undefined) return [piece];
      const parts = piece.text.split(word);
      const found = piece.text.match(word) ?? [];
      if (found.some((one) => one !== text)) isLeft = true;
      places += found.length;
      return parts.flatMap((part, i): Words => [
        ...(i > 0 ? [{ ...piece, text: "", blank: number, ...(text.length > LONG && { isLong: true }) }] : []),
        ...(part === "" ? [] : [{ ...piece, text: part }]),
      ]);
    });
    if (stands(plainWords(done), text)) isLeft = true;
    return done;
  };
  const blanked = blocks.map((block) => mapWords(block, blank));
  return isLeft || places === 0 || places > MOST_PLACES ? undefined : blanked;
}

/** What stands on a sheet and is never blanked. */
const fixedText = ({ title, className, date, lesson, blocks }: Sheet): string =>
  [
    title,
    className,
    date,
    lesson?.address ?? "",
    ...blocks.flatMap((block) => block.kind === "heading" ? [block.text] : block.kind === "table" ? block.columns : []),
    // A machine’s name may be a state of its own: gathering.
    ...blocks.flatMap((block) => block.kind === "table" && block.look === "states" ? block.rows : [])
      .map(([machine]) => plainWords(machine)),
    // What a lesson asks is read before it is answered.
    ...blocks.flatMap((block) => block.kind === "list" && block.asks ? block.items : [])
      .map((words) => plainWords(words.slice(0, -1))),
  ].join("\n");

/** The blanks counted anew, in the order in which they stand on the sheet. */
function inOrder({ sheet, key }: Worksheet): Worksheet {
  const numbers = new Map<number, number>();
  const renumber = (words: Words): Words =>
    words.map((piece) => {
      if (piece.blank === undefined) return piece;
      if (!numbers.has(piece.blank)) numbers.set(piece.blank, numbers.size + 1);
      return { ...piece, blank: numbers.get(piece.blank)! };
    });
  const blocks = sheet.blocks.map((block) => mapWords(block, renumber));
  const counted = key.map(({ number, text }) => ({ number: numbers.get(number)!, text }));
  return { sheet: { ...sheet, blocks }, key: counted.sort((one, other) => one.number - other.number) };
}
