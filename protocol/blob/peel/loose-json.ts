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

class Stop {
  constructor(readonly why: Failure) {}
}

/** Deeper JSON holds no blob. */
const DEEPEST = 30;

/** Reads one value from `start` on, in one pass. Objects have no prototype, so every key is just a key. */
export function readLoose(text: string, start: number): Loose | Failure {
  let at = start;
  let strict = true;
  const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

  try {
    return { value: value(0), end: at, strict };
  } catch (failure) {
    if (failure instanceof Stop) return failure.why;
    throw failure;
  }

  function skip(): void {
    while (at < text.length && " \t\r\n".includes(text[at])) at++;
    if (at >= text.length) throw new Stop("unterminated");
  }

  function value(depth: number): unknown {
    if (depth > DEEPEST) throw new Stop("deep");
    skip();
    if (text[at] === "{") return object(depth);
    if (text[at] === "[") return list(depth);
    if (text[at] === '"' || text[at] === "'") return strings();
    return word();
  }

  function object(depth: number): unknown {
    const found: Record<string, unknown> = Object.create(null);
    for (at++;;) {
      skip();
      if (text[at] === "}") break;
      const key = text[at] === '"' || text[at] === "'" ? string() : name();
      skip();
      if (text[at++] !== ":") throw new Stop("other");
      found[key.replaceAll(SOFT, "")] = value(depth + 1);
      skip();
      if (text[at] === ",") at++;
      else if (text[at] !== "}") throw new Stop("other");
    }
    at++;
    return found;
  }

  function list(depth: number): unknown {
    const found: unknown[] = [];
    for (at++;;) {
      skip();
      if (text[at] === "]") break;
      found.push(value(depth + 1));
      skip();
      if (text[at] === ",") at++;
      else if (text[at] !== "]") throw new Stop("other");
    }
    at++;
    return found;
  }

  function name(): string {
    const [found] = /^[A-Za-z_$][\w$]{0,60}/.exec(text.slice(at, at + 64)) ?? [];
    if (found === undefined) throw new Stop("other");
    strict = false;
    at += found.length;
    return found;
  }

  /** Numbers and the three names, as JavaScript and Python print them. */
  function word(): unknown {
    const [found] = /^[-+\w.$]{1,64}/.exec(text.slice(at, at + 64)) ?? [];
    if (found === undefined) throw new Stop("other");
    at += found.length;
    if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(found)) return Number(found);
    if (found === "true" || found === "True") return true;
    if (found === "false" || found === "False") return false;
    if (found === "null" || found === "None" || found === "undefined") return null;
    throw new Stop("other");
  }

  /** Node prints long strings in parts: `'v=0\r\n' +`, the rest on the lines below. */
  function strings(): string {
    let found = string();
    for (;;) {
      const more = /^\s{0,40}\+\s{0,40}(?=['"])/.exec(text.slice(at, at + 82));
      if (!more) return found;
      strict = false;
      at += more[0].length;
      found += string();
    }
  }

  function string(): string {
    const quote = text[at++];
    if (quote !== '"') strict = false;
    const parts: string[] = [];
    let from = at;
    let broken = false;
    let escaped = false;
    for (;; at++) {
      if (at >= text.length) throw new Stop("unterminated");
      const c = text[at];
      if (c === quote) break;
      if (c === "\n" || c === "\r") {
        parts.push(text.slice(from, at), SOFT);
        broken = true;
        if (c === "\r" && text[at + 1] === "\n") at++;
        from = at + 1;
      } else if (c === "\\") {
        parts.push(text.slice(from, at));
        let next = at + 1;
        // A break may lie between the backslash and its letter.
        const gap = /^[ \t]{0,9}[\r\n]+/.exec(text.slice(next, next + 12));
        if (gap) {
          strict = false;
          next += gap[0].length;
        }
        if (next >= text.length) throw new Stop("unterminated");
        if (!/["'\\/bfnrtux]/.test(text[next])) throw new Stop("other");
        const code = /^u([0-9A-Fa-f]{4})|^x([0-9A-Fa-f]{2})/.exec(text.slice(next, next + 5));
        escaped ||= text[next] === "n" || text[next] === "r";
        parts.push(
          code ? String.fromCharCode(parseInt(code[1] ?? code[2], 16)) : ESCAPES[text[next]] ?? text[next] ?? "",
        );
        at = code ? next + code[0].length - 1 : next;
        from = at + 1;
      }
    }
    parts.push(text.slice(from, at++));
    if (!broken) return parts.join("");
    strict = false;
    return parts.map((part) => part === SOFT ? escaped ? SOFT : "\n" : part).join("");
  }
}
