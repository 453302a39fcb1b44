/** A page's source and a mail's source: HTML and quoted-printable, undone. */
import { strFromU8 } from "fflate";
import type { Repair } from "../reading.ts";
import { changeLines, splitLines, type TextLine } from "../lines.ts";
import { note } from "../mend/repairs.ts";

const ENTITY = /&(?:(quot|amp|lt|gt|nbsp|apos|shy|zwnj|newline|equals|colon);|#(\d{1,7});|#x([0-9a-f]{1,6});)/gi;
const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: " ",
  apos: "'",
  shy: "",
  zwnj: "",
  newline: "\n",
  equals: "=",
  colon: ":",
};
const TAG =
  /<(\/?)(br|p|div|pre|code|span|blockquote|li|ul|ol|td|tr|table|tt|b|i|em|strong|u|font|samp|kbd|h[1-6])\b[^<>]{0,200}>/gi;
const BREAKS = /^(?:br|p|div|pre|blockquote|li|tr|h[1-6])$/i;

/** Undoes escapes and takes away tags; `undefined` if there were none. One layer at a time. */
export function withoutHtml(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const after = changeLines(
    lines,
    (text) =>
      !/[&<]/.test(text) ? text : text.replace(TAG, (_, __, name) => BREAKS.test(name) ? "\n" : "").replace(
        ENTITY,
        (all, name, decimal, hex) => {
          if (name !== undefined) return NAMED[name.toLowerCase()];
          const point = decimal !== undefined ? Number(decimal) : parseInt(hex, 16);
          return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : all;
        },
      ),
  );
  if (!after) return undefined;
  note(repairs, "html");
  return splitLines(after);
}

/** Undoes quoted-printable (RFC 2045 §6.7), where the text shows that it is; `undefined` otherwise. */
export function withoutQuotedPrintable(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const long = lines.filter(({ text }) => text.length > 60);
  const soft = long.filter(({ text }) => text.endsWith("="));
  const shown = lines.some(({ text }) => /(?:^|[^A-Za-z0-9])[a-z]=3D|=3D=3D?$/.test(text));
  const inside = soft.length > 0 && long.length - soft.length < 2 &&
    lines.some(({ text }) => /candidate|[{"]/.test(text));
  if (!shown && !inside) return undefined;
  if (lines.some(({ text }, index) => isCutApart(text, lines[index + 1]?.text ?? ""))) return undefined;
  note(repairs, "quoted-printable");
  const whole: TextLine[] = [];
  let open: { number: number; parts: string[] } | undefined;
  for (const { number, text } of lines) {
    const trimmed = text.trimEnd();
    const part = trimmed.endsWith("=") ? trimmed.slice(0, -1) : trimmed;
    if (open) open.parts.push(part);
    else open = { number, parts: [part] };
    if (trimmed.endsWith("=")) continue;
    whole.push({ number: open.number, text: decoded(open.parts.join("")) });
    open = undefined;
  }
  if (open) whole.push({ number: open.number, text: decoded(open.parts.join("")) });
  return splitLines(whole.map((line) => ({ ...line, text: line.text.replace(/\r$/, "") })));
}

/**
 * Whether a row shows that quoted-printable was damaged: what needs no escape is none, and rows end where they are
 * full.
 */
const isCutApart = (row: string, next: string): boolean =>
  /=(?!3D|20|09|0[AD]|[89A-F][0-9A-F]|[\t ]{0,9}$)/.test(row) ||
  (row.endsWith("=") && row.length < 72 && next.startsWith("3D"));

/** The bytes behind `=XX`, read as UTF-8. */
const decoded = (text: string): string =>
  text.replace(
    /(?:=[0-9A-F]{2})+/g,
    (run) => strFromU8(Uint8Array.from(run.split("=").slice(1), (hex) => parseInt(hex, 16))),
  );
