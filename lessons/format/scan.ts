/** Scans the Markdown of a lesson: front matter, headings, directives, and the prose between them, line by line. */

/** Something that the author has to mend. */
export interface Mistake {
  /** The line of the file, from 1. */
  readonly line: number;
  readonly says: string;
}

/** A directive: `::name{a="b"}` on a line of its own, or `:::name{a="b"}` around the lines up to `:::`. */
export interface Directive {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands inside; nothing in one line alone. */
  readonly inside: readonly string[];
  readonly line: number;
}

/** What stands below a heading, or before the first one. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly prose: string;
  readonly directives: readonly Directive[];
}

/** A lesson’s text in pieces. */
export interface Scanned {
  readonly front: Readonly<Record<string, string>>;
  /** The line of each name of the front matter, and of each member of a list: `begins.0`. */
  readonly frontLines: Readonly<Record<string, number>>;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly mistakes: readonly Mistake[];
}

const HEADING = /^## (.+?)(?: \{#([a-z][a-z-]*)\})?$/;
const OPENING = /^(:{2,3})([a-z]+)(?:\{(.*)\})?$/;
const ATTRIBUTE = /^\s*([a-z]+)="([^"]*)"/;

/** Scans a text. Total: what is not understood is a mistake, and the rest is read all the same. */
export function scan(text: string): Scanned {
  const mistakes: Mistake[] = [];
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const { front, frontLines, from } = frontOf(lines, mistakes);
  let title = "";
  const parts: { id: string; title: string; line: number; prose: string[]; directives: Directive[] }[] = [
    { id: "intro", title: "", line: from + 1, prose: [], directives: [] },
  ];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at].trimEnd();
    const part = parts.at(-1)!;
    const number = at + 1;
    if (line.startsWith("# ")) {
      if (title !== "") mistakes.push({ line: number, says: "a lesson has one title, and this is a second one" });
      title = line.slice(2);
      continue;
    }
    if (line.startsWith("## ")) {
      const [, heading = "", id] = HEADING.exec(line) ?? [];
      if (!id) mistakes.push({ line: number, says: `the heading “${line.slice(3)}” has no {#id}` });
      parts.push({ id: id ?? "", title: heading, line: number, prose: [], directives: [] });
      continue;
    }
    if (!line.startsWith("::")) {
      part.prose.push(line);
      continue;
    }
    // What is longer than a line goes on in the next one.
    let whole = line;
    while (whole.includes("{") && !whole.endsWith("}") && at + 1 < lines.length && lines[at + 1].trim() !== "") {
      whole += ` ${lines[++at].trim()}`;
    }
    const [, colons, name, inner = ""] = OPENING.exec(whole) ?? [];
    if (!colons) {
      mistakes.push({ line: number, says: `“${line}” is no directive: ::name{a="b"}, or :::name and a later :::` });
      continue;
    }
    const attributes = attributesOf(inner, number, mistakes);
    const inside: string[] = [];
    if (colons === ":::") {
      while (++at < lines.length && lines[at].trimEnd() !== ":::") inside.push(lines[at].trimEnd());
      if (at >= lines.length) mistakes.push({ line: number, says: `:::${name} has no ::: at its end` });
    }
    part.directives.push({ name, attributes, inside, line: number });
  }
  if (title === "") mistakes.push({ line: 1, says: "there is no title: a line that begins with #" });
  return {
    front,
    frontLines,
    title,
    parts: parts.map((one) => ({ ...one, prose: one.prose.join("\n").trim() })),
    mistakes,
  };
}

function frontOf(lines: readonly string[], mistakes: Mistake[]) {
  const front: Record<string, string> = {};
  const frontLines: Record<string, number> = {};
  if (lines[0] !== "---") {
    mistakes.push({ line: 1, says: "a lesson begins with --- and its front matter" });
    return { front, frontLines, from: 0 };
  }
  let at = 1;
  let last: string | undefined;
  for (; at < lines.length && lines[at] !== "---"; at++) {
    const [, item] = /^ +- (.+)$/.exec(lines[at]) ?? [];
    // A list: its members are lines of the value, each found again by its place.
    if (item !== undefined && last !== undefined) {
      const before = front[last] === "" ? [] : front[last].split("\n");
      frontLines[`${last}.${before.length}`] = at + 1;
      front[last] = [...before, item.trim()].join("\n");
      continue;
    }
    const [, name, value] = /^([a-z]+):\s*(.*)$/.exec(lines[at]) ?? [];
    if (!name) {
      mistakes.push({ line: at + 1, says: `“${lines[at]}” is not name: value` });
      continue;
    }
    front[name] = value.trim().replace(/^"(.*)"$/, "$1");
    frontLines[name] = at + 1;
    last = name;
  }
  if (at >= lines.length) mistakes.push({ line: 1, says: "the front matter has no --- at its end" });
  return { front, frontLines, from: at + 1 };
}

function attributesOf(inner: string, line: number, mistakes: Mistake[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  let rest = inner;
  while (rest.trim() !== "") {
    const [whole, name, value] = ATTRIBUTE.exec(rest) ?? [];
    if (whole === undefined) {
      mistakes.push({ line, says: `“${rest.trim()}” is no attribute: name="value"` });
      break;
    }
    attributes[name] = value;
    rest = rest.slice(whole.length);
  }
  return attributes;
}
