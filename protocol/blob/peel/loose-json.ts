/** JSON, and what is printed like it: single quotes, bare keys, joined strings, real line breaks in strings. */
import { SOFT } from "../mend/per-line-changes.ts";

/** What was read, where it ended, and whether JSON's own rules were kept (RFC 8259). */
export interface Loose {
  readonly value: unknown;
  readonly end: number;
  readonly strict: boolean;
}
/** Why nothing was read: the text ended first, it is something else, or it is nested too deep. */
export type Failure = "unterminated" | "other" | "deep";

/** Reads one value from `start` on, in one pass. Objects have no prototype, so every key is just a key. */
export function readLoose(text: string, start: number): Loose | Failure {
  const reader = new LooseReader(text, start);
  try {
    return { value: reader.value(0), end: reader.at, strict: reader.strict };
  } catch (failure) {
    if (failure instanceof Stop) return failure.why;
    throw failure;
  }
}

/** Thrown where reading cannot go on; `readLoose` catches it. */
class Stop {
  constructor(readonly why: Failure) {}
}

/** Deeper JSON holds no blob. */
const DEEPEST = 30;

/** What stands behind a backslash for a character of another look. */
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads values from a place in a text, and stands behind what it has read. */
class LooseReader {
  readonly #text: string;
  at: number;
  strict = true;

  constructor(text: string, start: number) {
    this.#text = text;
    this.at = start;
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) throw new Stop("deep");
    this.#skipSpace();
    switch (this.#text[this.at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#list(depth);
      case '"':
      case "'":
        return this.#strings();
      default:
        return this.#word();
    }
  }

  #skipSpace(): void {
    while (this.at < this.#text.length && " \t\r\n".includes(this.#text[this.at])) this.at++;
    if (this.at >= this.#text.length) throw new Stop("unterminated");
  }

  #object(depth: number): unknown {
    const found: Record<string, unknown> = Object.create(null);
    this.#members("}", () => {
      const isQuoted = this.#text[this.at] === '"' || this.#text[this.at] === "'";
      const key = isQuoted ? this.#string() : this.#name();
      this.#skipSpace();
      if (this.#text[this.at++] !== ":") throw new Stop("other");
      found[key.replaceAll(SOFT, "")] = this.value(depth + 1);
    });
    return found;
  }

  #list(depth: number): unknown {
    const found: unknown[] = [];
    this.#members("]", () => found.push(this.value(depth + 1)));
    return found;
  }

  /** What stands between brackets, with commas between; one may stand behind the last, too. */
  #members(close: string, read: () => void): void {
    for (this.at++;;) {
      this.#skipSpace();
      if (this.#text[this.at] === close) break;
      read();
      this.#skipSpace();
      if (this.#text[this.at] === ",") this.at++;
      else if (this.#text[this.at] !== close) throw new Stop("other");
    }
    this.at++;
  }

  /** A key without quotation marks. */
  #name(): string {
    const [found] = /^[A-Za-z_$][\w$]{0,60}/.exec(this.#text.slice(this.at, this.at + 64)) ?? [];
    if (found === undefined) throw new Stop("other");
    this.strict = false;
    this.at += found.length;
    return found;
  }

  /** Numbers and the three names, as JavaScript and Python print them. */
  #word(): unknown {
    const [found] = /^[-+\w.$]{1,64}/.exec(this.#text.slice(this.at, this.at + 64)) ?? [];
    if (found === undefined) throw new Stop("other");
    this.at += found.length;
    if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(found)) return Number(found);
    if (found === "true" || found === "True") return true;
    if (found === "false" || found === "False") return false;
    if (found === "null" || found === "None" || found === "undefined") return null;
    throw new Stop("other");
  }

  /** Node prints long strings in parts: `'v=0\r\n' +`, the rest on the lines below. */
  #strings(): string {
    let found = this.#string();
    for (;;) {
      const more = /^\s{0,40}\+\s{0,40}(?=['"])/.exec(this.#text.slice(this.at, this.at + 82));
      if (!more) return found;
      this.strict = false;
      this.at += more[0].length;
      found += this.#string();
    }
  }

  /**
   * One string. A real line break in it is a soft one if other breaks are written out, since those are the text’s own.
   */
  #string(): string {
    const quote = this.#text[this.at++];
    if (quote !== '"') this.strict = false;
    const parts: string[] = [];
    let from = this.at;
    let [broken, writesBreaks] = [false, false];
    for (; this.#text[this.at] !== quote; this.at++) {
      if (this.at >= this.#text.length) throw new Stop("unterminated");
      const c = this.#text[this.at];
      if (c !== "\n" && c !== "\r" && c !== "\\") continue;
      parts.push(this.#text.slice(from, this.at));
      if (c === "\\") {
        const [escaped, isBreak] = this.#escape();
        parts.push(escaped);
        writesBreaks ||= isBreak;
      } else {
        parts.push(SOFT);
        broken = true;
        if (c === "\r" && this.#text[this.at + 1] === "\n") this.at++;
      }
      from = this.at + 1;
    }
    parts.push(this.#text.slice(from, this.at++));
    if (!broken) return parts.join("");
    this.strict = false;
    return parts.map((part) => part === SOFT && !writesBreaks ? "\n" : part).join("");
  }

  /** The character that a backslash here and what follows it stand for, and whether that is a line break. */
  #escape(): readonly [character: string, isBreak: boolean] {
    let next = this.at + 1;
    // A break may lie between the backslash and its letter.
    const gap = /^[ \t]{0,9}[\r\n]+/.exec(this.#text.slice(next, next + 12));
    if (gap) {
      this.strict = false;
      next += gap[0].length;
    }
    const letter = this.#text[next];
    if (letter === undefined) throw new Stop("unterminated");
    if (!/["'\\/bfnrtux]/.test(letter)) throw new Stop("other");
    const code = /^u([0-9A-Fa-f]{4})|^x([0-9A-Fa-f]{2})/.exec(this.#text.slice(next, next + 5));
    this.at = code ? next + code[0].length - 1 : next;
    if (code) return [String.fromCharCode(parseInt(code[1] ?? code[2], 16)), false];
    return [Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : letter, letter === "n" || letter === "r"];
  }
}
