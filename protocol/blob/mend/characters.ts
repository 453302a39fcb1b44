/** Characters that programs put in the place of plain ones, or between them. */
import type { Repair } from "../reading.ts";
import { changeLines, splitLines, type TextLine } from "../lines.ts";
import { note, type RepairCode } from "./repairs.ts";

/** What a class of characters becomes. */
const CLASSES: readonly (readonly [RepairCode, RegExp, (character: string) => string])[] = [
  [
    "invisible-characters",
    /^[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufffc\udb40]/,
    () => "",
  ],
  ["line-separators", /^[\u0085\u2028\u2029\v\f]/, () => "\n"],
  ["strange-spaces", /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/, () => " "],
  ["full-width", /^[\uff01-\uff5e]/, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)],
  ["smart-punctuation", /^[\u2018-\u201b\u2032\u00b4]/, () => "'"],
  ["smart-punctuation", /^[\u201c-\u201f\u2033\u00ab\u00bb]/, () => '"'],
  ["smart-punctuation", /^[\u2010-\u2015\u2212\u2043]/, () => "-"],
];
/** A character, or the two units of a tag (U+E0000 to U+E007F). */
const STRANGE = /\udb40[\udc00-\udc7f]|[^\t\x20-\x7e]/g;
/** Firefox's `o=mozilla...THIS_IS_SDPARTA`. */
const DOTS = /(?<=o=mozilla)\u2026(?=THIS_IS)/g;

/** Whether a line is part of a blob, as far as it goes; what is changed in the prose around it is not worth telling. */
const isOfBlob = (text: string): boolean => /[a-z] ?[=:]\s?\S|["'{}[\]]|\S{20}|^\s*$|\d \S+ \d/i.test(text);

/** Makes plain what stands in for plain characters; `undefined` if there was none. */
export function plainCharacters(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const known = new Map<string, readonly [string, RepairCode?]>();
  const lookUp = (character: string): readonly [string, RepairCode?] => {
    const found = CLASSES.find(([, pattern]) => pattern.test(character));
    return found ? [found[2](character), found[0]] : [character];
  };
  const told = new Set<RepairCode>();
  let broken = false;
  const after = changeLines(lines, (text) => {
    if (!/[^\t\x20-\x7e]/.test(text)) return text;
    const codes: RepairCode[] = [];
    const plain = (text.includes("\u2026") ? text.replace(DOTS, "...") : text).replace(STRANGE, (character) => {
      const there = known.get(character);
      const [put, code] = there ?? lookUp(character);
      if (!there) known.set(character, [put, code]);
      if (code) codes.push(code);
      broken ||= put === "\n";
      return put;
    });
    if (plain.length - text.length > 1) codes.push("smart-punctuation");
    if (codes.some((code) => !told.has(code)) && isOfBlob(plain)) { for (const code of codes) told.add(code); }
    return plain;
  });
  for (const code of told) note(repairs, code);
  return after && broken ? splitLines(after) : after;
}
