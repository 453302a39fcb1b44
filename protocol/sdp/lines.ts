/** SDP as lines (RFC 8866 §5): read without loss, written back. */

/** Where a line stands: before the first `m=`, in a media section, or about one source (`a=ssrc`, RFC 5576 §4.1). */
export type Level = "session" | "media" | "source";

/** A run of characters without a space. Columns count UTF-16 units from 0 within the line; `end` is exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * One line. Sample: `a=ice-ufrag:WVnm` has the type `a`, the name `ice-ufrag` and the value `WVnm` from column 12;
 * `v=0` has the type `v`, the name `v=` and the value `0` from column 2. A line that is no `<letter>=` has neither.
 */
export interface SdpLine {
  readonly number: number;
  /** Without its ending, which is `\r\n`, `\n`, `\r`, or nothing at the very end. */
  readonly text: string;
  readonly ending: string;
  readonly level: Level;
  /** Counts the `m=` lines from 0; `null` before the first. */
  readonly section: number | null;
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly valueStart: number;
  /** The words of the value. */
  readonly tokens: readonly Token[];
}

/** A text as lines of SDP. */
export interface Sdp {
  readonly lines: readonly SdpLine[];
}

/** Reads any text into numbered lines, from 1. Nothing is refused and nothing is lost. */
export function readSdp(text: string): Sdp {
  const lines: SdpLine[] = [];
  let section: number | null = null;
  const place = (of: string, from: number) => {
    const found = text.indexOf(of, from);
    return found < 0 ? text.length : found;
  };
  let [lf, cr] = [-1, -1];
  for (let at = 0; at < text.length;) {
    // Each is looked for again only once it is passed, so that the whole text is gone through once.
    if (lf < at) lf = place("\n", at);
    if (cr < at) cr = place("\r", at);
    const end = Math.min(lf, cr);
    const next = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10
      ? end + 2
      : Math.min(end + 1, text.length);
    const line = text.slice(at, end);
    if (line.startsWith("m=")) section = section === null ? 0 : section + 1;
    lines.push(readLine(line, text.slice(end, next), lines.length + 1, section));
    at = next;
  }
  return { lines };
}

function readLine(text: string, ending: string, number: number, section: number | null): SdpLine {
  const place = section === null ? "session" as const : "media" as const;
  const first = text.charCodeAt(0);
  const isLine = text.charCodeAt(1) === 61 && first >= 97 && first <= 122;
  const type = isLine ? text[0] : "";
  const colon = type === "a" ? text.indexOf(":") : -1;
  const valueStart = type === "" ? 0 : type !== "a" ? 2 : colon < 0 ? text.length : colon + 1;
  const name = type === "" ? "" : type !== "a" ? `${type}=` : text.slice(2, colon < 0 ? text.length : colon);
  const level = name === "ssrc" && section !== null ? "source" as const : place;
  // All lines have one shape, whatever they are: what reads them all is quick with that.
  return {
    number,
    text,
    ending,
    section,
    level,
    type,
    name,
    value: text.slice(valueStart),
    valueStart,
    tokens: wordsFrom(text, valueStart),
  };
}

/** Writes what {@link readSdp} read: `writeSdp(readSdp(x)) === x` for every string. */
export const writeSdp = (sdp: { readonly lines: readonly Pick<SdpLine, "text" | "ending">[] }): string =>
  sdp.lines.map((line) => line.text + line.ending).join("");

/**
 * The one place where SDP is made fit for a browser: every line ends with CRLF, the last one too (RFC 8866 §5),
 * since Chromium refuses a description whose final line break was lost.
 */
export const normalizeSdp = (text: string): string => readSdp(text).lines.map((line) => line.text + "\r\n").join("");

/** The runs of characters other than the space, from a column on. */
function wordsFrom(text: string, from: number): readonly Token[] {
  const tokens: Token[] = [];
  for (let start = from; start < text.length;) {
    if (text.charCodeAt(start) === 32) {
      start++;
      continue;
    }
    const space = text.indexOf(" ", start);
    const end = space < 0 ? text.length : space;
    tokens.push({ start, end, text: text.slice(start, end) });
    start = end;
  }
  return tokens;
}

/** The words of a line's value, with their columns in the line. */
export const tokensOf = (line: Pick<SdpLine, "tokens">): readonly Token[] => line.tokens;
