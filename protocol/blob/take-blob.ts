/** Reads the blob that may begin at a place of a text, in each form. */
import { readBase64, SHORTEST } from "./peel/base64.ts";
import { readBare } from "./bare-candidates.ts";
import { BASE64, BORDER, MARK } from "./blob-marks.ts";
import { description } from "./description.ts";
import { type Found, type FoundSdp, type Inside, isRefused, type Refused, refused } from "./outcome.ts";
import { jsonAt, MOST_ROWS } from "./peel/embedded-json.ts";
import { NumberedText, quoteLine, type TextLine } from "./lines.ts";
import type { Form, Repair } from "./reading.ts";
import { readRegion } from "./mend/raw-sdp.ts";
import { sdpAsGiven } from "./sdp-text.ts";
import { note, noteAll } from "./mend/repairs.ts";
import { fromValue } from "./peel/json-values.ts";

/**
 * A blob that was read: its form, the offset of its end, and how many characters before its beginning are a label of
 * it.
 */
interface Taken {
  readonly found: Found;
  readonly form: Form;
  readonly end: number;
  readonly label: number;
}

/** More beginnings of JSON or of base64 than this that are none are passed over. */
const MOST_TRIES = 8;

/** Takes blobs out of one text. */
export class BlobTaker {
  readonly text: string;
  readonly #numbered: NumberedText;
  /** Whether no line break follows the last line. */
  readonly #isOpen: boolean;
  readonly #inside: Inside;
  /** How many beginnings were none. */
  #tries = 0;

  constructor(lines: readonly TextLine[], isOpen: boolean, inside: Inside) {
    this.#numbered = new NumberedText(lines);
    this.text = this.#numbered.text;
    this.#isOpen = isOpen;
    this.#inside = inside;
  }

  /**
   * The blob at an offset, by the kind of its mark; `undefined` if it is none after all. `hint` is what the words before
   * it call it.
   */
  take(
    index: number,
    kind: Readonly<Record<string, string | undefined>>,
    hint: FoundSdp["hint"],
  ): Taken | Refused | undefined {
    if (kind.json !== undefined || kind.text !== undefined) return this.#takeJson(index);
    if (kind.sdp !== undefined) return this.#takeSdp(index, hint);
    return kind.base64 !== undefined ? this.#takeBase64(index) : this.#takeBare(index);
  }

  #takeJson(index: number): Taken | Refused | undefined {
    // Dart prints a map without quotation marks: the SDP in it is found by its own beginning.
    if (
      this.#tries > MOST_TRIES || /^\{\s{0,9}(?:type: ?\w{5,8}, ?)?sdp: ?v=0/.test(this.text.slice(index, index + 60))
    ) {
      return undefined;
    }
    const { value, escaped, cut } = jsonAt(this.text, index, () => this.#numbered.from(index, MOST_ROWS).lines);
    if (typeof value === "string") this.#tries++;
    if (value === "deep") return refused({ code: "nested-too-deep" });
    if (typeof value === "string") {
      if (!this.#isOurs(index)) return undefined;
      const [last] = this.#numbered.from(this.text.length).lines;
      return refused({ code: "json-broken", ...(value === "unterminated" && { at: quoteLine(last) }) });
    }
    const read = fromValue(value.value, this.#inside);
    if (isRefused(read)) {
      return read.problem.code === "not-a-blob" && !this.#isOurs(index, value.end) ? undefined : read;
    }
    const repairs: Repair[] = [];
    if (!value.strict) note(repairs, "json-mended");
    if (escaped) note(repairs, "escaped-quotes");
    if (cut) note(repairs, "wrapped-lines");
    return taken(read, repairs, "json", value.end);
  }

  /** Whether JSON that cannot be read was meant as a blob: it has a word of one, or is all there is. */
  #isOurs(index: number, end = index + 5000): boolean {
    return /"?(?:sdp|candidate|type)\\*["']?\s*:/.test(this.text.slice(index, Math.min(end, index + 5000))) ||
      index === this.text.search(/\S/);
  }

  #takeSdp(index: number, hint: FoundSdp["hint"]): Taken | Refused {
    BORDER.lastIndex = index + 3;
    const end = BORDER.exec(this.text)?.index ?? this.text.length;
    const repairs: Repair[] = [];
    const { column } = this.#numbered.from(index, 1);
    const isOpen = end === this.text.length && this.#isOpen;
    const lines = this.#numbered.between(index, end);
    const read = readRegion(lines, column, isOpen, repairs);
    const label = () => repairs.some(({ code }) => code === "line-labels" || code === "indented") ? column : 0;
    if (isRefused(read)) {
      if (!this.#inside.asGiven) return read;
      repairs.length = 0;
      const { leftOut, used, ...given } = sdpAsGiven(lines, column, isOpen);
      const until = lines.slice(0, used).reduce((sum, { text }) => sum + text.length + 1, index - column);
      noteAll(repairs, given.repairs);
      const found = description({ ...given, ...(hint && { hint }) });
      return { ...taken({ ...found, leftOut }, repairs, "sdp", Math.min(end, until)), label: label() };
    }
    const leftOut = read.rest.map(({ text }) => text);
    if (leftOut.some((text) => /\w/.test(text))) note(repairs, "text-around");
    const found = description({ sdp: read.sdp, repairs: [], ...(hint && { hint }) });
    return { ...taken({ ...found, leftOut }, repairs, "sdp", end), label: label() };
  }

  #takeBare(index: number): Taken | Refused {
    MARK.lastIndex = index + 10;
    let next = MARK.exec(this.text);
    while (next && next.groups!.plain !== undefined && next.index < index + 40) next = MARK.exec(this.text);
    const limit = Math.min(next?.index ?? this.text.length, index + 2000);
    const region = this.#numbered.between(index, limit, true);
    const repairs: Repair[] = [];
    const read = readBare(region, repairs);
    if (isRefused(read)) return read;
    const used = region.slice(0, read.used).reduce((sum, { text }) => sum + text.length + 1, 0);
    return taken(read, repairs, "lines", Math.min(index + used, limit));
  }

  #takeBase64(index: number): Taken | Refused | undefined {
    if (this.#tries > MOST_TRIES) return undefined;
    const rest = this.text.slice(index);
    const next = new RegExp(`\\n[ \\t]{0,9}${BASE64}`).exec(rest)?.index ?? this.text.length;
    for (const limit of new Set([next, this.text.length])) {
      const repairs: Repair[] = [];
      const read = readBase64(rest.slice(0, limit), (decoded) => this.#inside.text(decoded, 0), repairs);
      if (!isRefused(read)) return taken(read, repairs, "base64", index + (read.end ?? 0));
      this.#tries++;
      const run = /^[\w+/-]+/.exec(rest)![0].length;
      if (limit === this.text.length || next === this.text.length) {
        return run < SHORTEST || (read.problem.code === "base64-damaged" && run < 60) ? undefined : read;
      }
    }
    return undefined;
  }
}

function taken(found: Found, before: Repair[], form: Form, end: number): Taken {
  noteAll(before, found.repairs);
  return { found: { ...found, repairs: before }, form, end, label: 0 };
}
