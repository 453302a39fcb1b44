/** Base64 and base64url (RFC 4648 §4, §5) with a blob in it, wrapped or not, with or without padding. */
import { strFromU8 } from "fflate";
import { isRefused, type Read, refused } from "../outcome.ts";
import type { Repair } from "../reading.ts";
import { note } from "../mend/repairs.ts";

/** Shorter runs of letters are words. */
export const SHORTEST = 40;

/** The bytes that begin what another program has compressed. */
const PACKED: readonly (readonly [string, string])[] = [
  ["\x1f\x8b", "gzip"],
  ["PK\x03\x04", "zip"],
  ["BZh", "bzip2"],
  ["\x28\xb5\x2f\xfd", "zstd"],
  ["\xfd7zXZ", "xz"],
];
/** zlib's first two bytes (RFC 1950 §2.2). */
const isZlib = ([first, second]: Uint8Array): boolean =>
  (first & 15) === 8 && first >> 4 < 8 && (first * 256 + second) % 31 === 0;

/** One try: the words that belong to it, and what the spaces between them were. */
interface Try {
  readonly words: readonly string[];
  readonly space: "" | "+";
}

/**
 * Reads the base64 that `text` begins with; `end` is where it ended. `inside` reads what was in it. Words behind it may
 * look like base64, too, so it is tried how far it goes.
 */
export function readBase64(
  text: string,
  inside: (decoded: string) => Read,
  repairs: Repair[],
): Read & { readonly end?: number } {
  let problem: Read | undefined;
  for (const stretch of stretchesOf(text)) {
    const rows = stretch.split(/[\r\n]+/).map((row) => row.trim().split(/[ \t]+/));
    const tries: Try[] = [{ words: rows.map((row) => row.join("")), space: "" }];
    if (rows.some((row) => row.length > 1)) tries.push({ words: rows.map((row) => row.join("+")), space: "+" });
    for (const { words, space } of tries) {
      const read = decode(words.join(""), inside);
      if (isRefused(read)) {
        if (!problem || (isRefused(problem) && problem.problem.code === "base64-damaged")) problem = read;
        continue;
      }
      if (space === "+") note(repairs, "plus-lost");
      return { ...read, end: stretch.length };
    }
  }
  return problem ?? refused({ code: "base64-damaged" });
}

/**
 * How far the base64 may go: to its padding, to the end of all that looks like it, of its even lines, of its first line
 * or word.
 */
function stretchesOf(text: string): readonly string[] {
  const all = /^[\w+/\s-]*={0,2}/.exec(text)![0].trimEnd();
  const block = all.split(/\n\s{0,99}\n/, 1)[0].trimEnd();
  const line = all.split("\n", 1)[0].trimEnd();
  const word = all.split(/\s/, 1)[0];
  const rows = all.split("\n");
  const odd = rows.findIndex((row) => row.trimEnd().length !== rows[0].trimEnd().length);
  const even = rows.slice(0, odd < 0 ? rows.length : odd).join("\n").trimEnd();
  const last = odd < 0 ? all : `${even}\n${rows[odd].trimEnd()}`;
  return [...new Set([all, block, last, even, line, word])].filter((stretch) => stretch !== "");
}

function decode(text: string, inside: (decoded: string) => Read): Read {
  const plain = text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
  const cut = plain.length % 4 === 1;
  const bytes = bytesOf(cut ? plain.slice(0, -1) : plain);
  if (!bytes) return refused({ code: "base64-damaged" });
  const raw = strFromU8(bytes.subarray(0, 8), true);
  const packed = PACKED.find(([magic]) => raw.startsWith(magic));
  if (packed) return refused({ code: "compressed", what: packed[1] });
  const decoded = strFromU8(bytes);
  if (/[\p{Cc}\ufffd]/u.test(decoded.replace(/[\t-\r]/g, ""))) {
    if (/^\s{0,9}(?:v=0|[{["]|a=|candidate)/.test(decoded)) return refused({ code: "base64-damaged" });
    return refused({ code: "compressed", what: isZlib(bytes) ? "zlib" : "binary" });
  }
  const read = inside(decoded);
  if (isRefused(read)) {
    const { problem } = read;
    const broken = problem.code === "json-broken" || problem.code === "cut-off";
    return broken ? refused({ code: "cut-off", ...(problem.at && { at: problem.at }) }) : read;
  }
  return cut ? refused({ code: "base64-damaged" }) : read;
}

function bytesOf(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return undefined;
  }
}
