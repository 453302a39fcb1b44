/**
 * A sheet: the document for a class as data, before it is HTML, Markdown, JSON or text. Every format writes the same
 * blocks, so none holds more than another.
 */

/** How a piece of text is set: as code, emphasized, as a reference to a note, small (a source), as the teacher's own. */
export type Look = "code" | "strong" | "ref" | "source" | "own";

/** A piece of text. On a worksheet `blank` is its number among the blanks, and the text is gone. */
export interface Piece {
  readonly text: string;
  readonly look?: Look;
  readonly blank?: number;
  /** A blank for a whole sentence. */
  readonly isLong?: boolean;
}

/** A text made of pieces, which stand directly behind each other. */
export type Words = readonly Piece[];

/** What a table shows, which decides how it is set. `sides`: two descriptions; `lines`: one. */
type TableLook = "sides" | "lines" | "between" | "candidates" | "diagram" | "states" | "key";

/** One block of a sheet, from its top to its bottom. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly words: Words }
  /** `asks`: what a lesson asks, whose answer is the last piece of each item. */
  | { readonly kind: "list"; readonly asks?: "predictions" | "steps"; readonly items: readonly Words[] }
  | {
    readonly kind: "table";
    readonly look: TableLook;
    readonly columns: readonly string[];
    /** Each has as many cells as there are columns. */
    readonly rows: readonly (readonly Words[])[];
  }
  | { readonly kind: "notes"; readonly items: readonly SheetNote[] };

/** A numbered note: what it is about, what that is, and below it what its values say. */
export interface SheetNote {
  readonly number: number;
  readonly words: Words;
  readonly values: readonly Words[];
}

/** The lesson that a sheet is about: its address, and that as a QR code, whose path has one unit for each module. */
export interface LessonCode {
  readonly address: string;
  readonly path?: string;
  /** Modules along one side, the quiet zone included. */
  readonly size?: number;
}

/** The whole document. */
export interface Sheet {
  readonly title: string;
  /** The class and the date, as the teacher wrote them; a line to write on where they are empty. */
  readonly className: string;
  readonly date: string;
  readonly lesson?: LessonCode;
  readonly blocks: readonly Block[];
}

/** A text as it stands, and a text as code. */
export const said = (text: string, look?: Look): Piece => ({ text, ...(look && { look }) });
export const coded = (text: string): Piece => said(text, "code");

/** A block of its kind. */
export const heading = (text: string): Block => ({ kind: "heading", text });
export const paragraph = (...words: Words): Block => ({ kind: "paragraph", words });

/** What a text without marks of its own shows of pieces; a blank is a line with its number. */
export const plainWords = (words: Words): string =>
  words.map(({ text, blank }) => blank !== undefined && text === "" ? `____(${blank})____` : text).join("");

/** What has to be written by hand, above everything else: by name, and what is there already. */
export const handLines = ({ className, date }: Sheet): readonly (readonly [name: string, text: string])[] => [
  ["Name", ""],
  ["Class", className],
  ["Date", date],
];
