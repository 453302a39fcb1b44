/** A sheet as elements: those that its HTML file has, and that the page puts on paper. */
import { type Block, handLines, type LessonCode, type Piece, type Sheet, type Words } from "./sheet.ts";

/** An element of HTML (of SVG: `svg` and `path`), or a text. */
export type Markup = string | Element;
interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}

type Children = readonly (Markup | readonly Markup[])[];

const element = (tag: string, attributes: Readonly<Record<string, string>>, ...children: Children): Element => ({
  tag,
  attributes,
  children: children.flat(),
});
const plain = (tag: string, ...children: Children): Element => element(tag, {}, ...children);

/** What stands in the body of a sheet. */
export const sheetMarkup = (sheet: Sheet): Markup =>
  element(
    "main",
    { class: "sheet" },
    plain(
      "header",
      plain(
        "div",
        plain("h1", sheet.title),
        element(
          "p",
          { class: "hand" },
          ...handLines(sheet).map(([name, text]) => plain("span", `${name}: `, plain("b", text))),
        ),
      ),
      ...(sheet.lesson ? [lessonOf(sheet.lesson)] : []),
    ),
    ...sheet.blocks.map(blockOf),
  );

function lessonOf({ address, path, size }: LessonCode): Markup {
  const words = plain("span", `The lesson: ${address}`);
  if (!path || !size || !/^[\dMhvz\s-]*$/.test(path)) return element("p", { class: "lesson" }, words);
  const box = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": "The address as a QR code" };
  const code = element("svg", { ...box, "shape-rendering": "crispEdges" }, element("path", { d: path }));
  return element("p", { class: "lesson" }, code, words);
}

function blockOf(block: Block): Markup {
  switch (block.kind) {
    case "heading":
      return plain("h2", block.text);
    case "paragraph":
      return plain("p", ...block.words.map(pieceOf));
    case "list":
      return plain("ul", ...block.items.map((item) => plain("li", ...item.map(pieceOf))));
    case "notes":
      return element("ol", { class: "notes" }, ...block.items.map(noteOf));
    case "table":
      return tableOf(block);
  }
}

function noteOf({ number, words, values }: (Block & { kind: "notes" })["items"][number]): Markup {
  const text = plain("p", element("span", { class: "ref" }, `[${number}]`), " ", ...words.map(pieceOf));
  const list = values.map((value) => plain("li", ...value.map(pieceOf)));
  return element("li", { value: `${number}` }, text, ...(list.length > 0 ? [plain("ul", ...list)] : []));
}

function tableOf({ look, columns, rows }: Block & { readonly kind: "table" }): Markup {
  const head = plain("tr", ...columns.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map((row) => {
    // What speaks of a whole section has the row to itself.
    const isWhole = look === "sides" && row.slice(1).every((cell) => cell.length === 0) &&
      row[0].every((piece) => piece.look === undefined);
    if (isWhole) return plain("tr", element("td", { colspan: `${columns.length}` }, ...row[0].map(pieceOf)));
    return plain(
      "tr",
      ...row.map((cell) => element("td", look === "diagram" ? wayOf(cell) : {}, ...cell.map(pieceOf))),
    );
  });
  return element("table", { class: look }, plain("thead", head), plain("tbody", ...body));
}

/** Which way an arrow of the diagram points, so that it ends where it arrives. */
const wayOf = ([first]: Words): Readonly<Record<string, string>> =>
  first?.look !== "code" ? {} : { class: /[◀✕]─/.test(first.text) ? "to-a" : "to-b" };

function pieceOf({ text, look, blank, isLong }: Piece): Markup {
  if (blank !== undefined && text === "") {
    return element("span", { class: isLong ? "blank long" : "blank" }, `(${blank})`);
  }
  if (look === undefined || text === "") return text;
  if (look === "code") return plain("code", text);
  return look === "strong" ? plain("b", text) : element("span", { class: look }, text);
}
