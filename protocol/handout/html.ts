/** A sheet as one HTML file: no script, no request, and two columns on paper. */
import { html } from "./escape.ts";
import { type Markup, sheetMarkup } from "./markup.ts";
import type { Sheet } from "./sheet.ts";
import { PAPER_STYLE, SHEET_STYLE } from "./style.ts";

/** Writes a sheet as HTML. */
export const htmlSheet = (sheet: Sheet): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(sheet.title)}</title>
<style>:root { color-scheme: light; } body { margin: 0; background: #fff; }${SHEET_STYLE}${PAPER_STYLE}${
    footer(sheet.title)
  }</style>
</head>
<body>
${markupHtml(sheetMarkup(sheet))}
</body>
</html>
`;

/** The title at the foot of each page, as a CSS string in which every sign that could mean something is a number. */
const footer = (title: string): string =>
  `@page { @bottom-left { content: "${
    [...title.toWellFormed().slice(0, 80)].map((sign) =>
      /[A-Za-z0-9 ]/.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `
    ).join("")
  }" } }\n`;

/** Elements that a line of the file begins with, so that it can be read and compared. */
const ON_LINES: readonly string[] = ["h1", "h2", "header", "p", "ul", "ol", "li", "table", "tr"];

function markupHtml(markup: Markup): string {
  if (typeof markup === "string") return html(markup);
  const { tag, attributes, children } = markup;
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${html(value)}"`).join("");
  return `${ON_LINES.includes(tag) ? "\n" : ""}<${tag}${named}>${children.map(markupHtml).join("")}</${tag}>`;
}
