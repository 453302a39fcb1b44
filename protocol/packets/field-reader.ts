/** Reads bytes one after another into fields. Whatever it is asked, the fields lie side by side and no byte is lost. */
import { count } from "../text/mod.ts";
import { numberOf, shownBytes } from "./bytes.ts";
import type { PacketField, SdpTie } from "./packet.ts";

/** How a field is named and explained, by the value that it turns out to have. */
export interface FieldSpec<T> {
  readonly name: string;
  readonly source: string;
  readonly means: (value: T) => string;
  /** The value as a text; otherwise a number in digits, or bytes in hexadecimal. */
  readonly shows?: (value: T) => string;
  readonly isWrong?: (value: T) => boolean;
  readonly tie?: (value: T) => SdpTie | undefined;
}

/** What a group of fields says as a whole. */
export interface GroupText {
  readonly value: string;
  readonly meaning: string;
  readonly isWrong?: boolean;
  readonly tie?: SdpTie;
}

/** Why a field may not be there to its end, as the end of a sentence, and whether that is wrong. */
export interface Cut {
  readonly why: string;
  readonly isWrong: boolean;
}

const DAMAGED: Cut = { why: "the packet is damaged, or was not captured whole", isWrong: true };

/** A part of some bytes: how many bits it has, and what they say. */
export interface BitSpec extends FieldSpec<number> {
  readonly width: number;
}

export class FieldReader {
  readonly fields: PacketField[] = [];
  #isCut = false;

  /** Reads `bytes` from `at` to `end`; `cut` speaks of a field that does not fit before `end`. */
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly end = bytes.length,
    readonly cut = DAMAGED,
  ) {}

  /** How many bytes are not read yet; none after a cut. */
  get left(): number {
    return this.#isCut ? 0 : this.end - this.at;
  }

  /** The next bytes, as far as they are there, without reading them. */
  peek(size: number): Uint8Array {
    return this.bytes.subarray(this.at, Math.min(this.at + size, this.end));
  }

  /** An unsigned number of up to six bytes; 0 where it is not there. */
  number(size: number, spec: FieldSpec<number>): number {
    const bytes = this.#take(size, spec);
    if (!bytes) return 0;
    const n = numberOf(bytes);
    this.#add(bytes, spec, n, spec.shows?.(n) ?? String(n));
    return n;
  }

  /** Some bytes; none where they are not there. */
  raw(size: number, spec: FieldSpec<Uint8Array>): Uint8Array {
    const bytes = this.#take(size, spec);
    if (!bytes) return new Uint8Array();
    this.#add(bytes, spec, bytes, spec.shows?.(bytes) ?? shownBytes(bytes));
    return bytes;
  }

  /** All that is left; nothing where nothing is. */
  rest(spec: FieldSpec<Uint8Array>): Uint8Array {
    return this.left > 0 ? this.raw(this.left, spec) : new Uint8Array();
  }

  /** A number of up to four bytes whose bits are fields of their own, from the most significant on. */
  bits(size: number, spec: FieldSpec<number>, parts: readonly BitSpec[]): number {
    const [start, bytes] = [this.at, this.#take(size, spec)];
    if (!bytes) return 0;
    this.at += size;
    const n = numberOf(bytes);
    let from = 0;
    const fields = parts.map((part): PacketField => {
      const value = Math.floor(n / 2 ** (8 * size - from - part.width)) % 2 ** part.width;
      const bits: [number, number] = [from, from += part.width];
      return { ...explained(part, value, part.shows?.(value) ?? String(value)), start, end: start + size, bits };
    });
    this.fields.push({ ...explained(spec, n, spec.shows?.(n) ?? String(n)), start, end: start + size, fields });
    return n;
  }

  /**
   * Fields that belong together, in the next `size` bytes. Where fewer are there, `read` gets those, and the group is
   * marked as cut. What `read` leaves unread becomes a field of its own.
   */
  group(size: number, name: string, source: string, read: (inner: FieldReader) => GroupText): void {
    const start = this.at;
    const missing = size - this.left;
    if (this.left === 0 && size > 0) return;
    const inner = new FieldReader(this.bytes, start, start + Math.min(size, this.left), this.cut);
    const { value, meaning, isWrong, tie } = read(inner);
    inner.finish(source);
    this.at = inner.end;
    const said = missing > 0 ? `${meaning} ${count(missing, "byte")} of it are not here: ${this.cut.why}.` : meaning;
    this.fields.push({
      start,
      end: this.at,
      name,
      value,
      meaning: said,
      source,
      ...((isWrong || missing > 0 && this.cut.isWrong) && { isWrong: true }),
      ...(tie && { tie }),
      fields: inner.fields,
    });
    if (missing > 0) this.#isCut = true;
  }

  /** A reader of the next `size` bytes, whose fields {@link adopt} takes over. */
  part(size: number): FieldReader {
    return new FieldReader(this.bytes, this.at, Math.min(this.at + size, this.end), this.cut);
  }

  /** Takes over fields that somebody else has read, up to a byte. */
  adopt(fields: readonly PacketField[], end: number): void {
    for (const field of fields) this.fields.push(field);
    this.at = end;
  }

  /** All fields; whatever was not read becomes one that says so. `source` is where it would have been explained. */
  finish(source: string): readonly PacketField[] {
    if (this.at === this.end) return this.fields;
    const bytes = this.bytes.subarray(this.at, this.end);
    this.#add(bytes, { ...SURPLUS, source }, bytes, shownBytes(bytes));
    return this.fields;
  }

  /** The next bytes; where there are fewer, these become a field that says so, and reading is over. */
  #take(size: number, { name, source }: { readonly name: string; readonly source: string }): Uint8Array | undefined {
    if (size <= this.left) return this.bytes.subarray(this.at, this.at + size);
    if (this.left > 0) {
      const means = (there: Uint8Array) =>
        `Only ${there.length} of the ${count(size, "byte")} of ${name} are here (${
          shownBytes(there)
        }): ${this.cut.why}.`;
      const bytes = this.bytes.subarray(this.at, this.end);
      this.#add(
        bytes,
        { name: `${name} (cut off)`, source, means, isWrong: () => this.cut.isWrong },
        bytes,
        shownBytes(bytes),
      );
    }
    this.#isCut = true;
    return undefined;
  }

  #add<T>(bytes: Uint8Array, spec: FieldSpec<T>, of: T, value: string): void {
    const start = this.at;
    this.at += bytes.length;
    this.fields.push({ start, end: this.at, ...explained(spec, of, value) });
  }
}

function explained<T>(spec: FieldSpec<T>, of: T, value: string): Omit<PacketField, "start" | "end"> {
  const tie = spec.tie?.(of);
  const isWrong = spec.isWrong?.(of);
  const { name, source } = spec;
  return { name, value, meaning: spec.means(of), source, ...(isWrong && { isWrong }), ...(tie && { tie }) };
}

const SURPLUS: Omit<FieldSpec<Uint8Array>, "source"> = {
  name: "more than expected",
  means: (bytes) =>
    `${count(bytes.length, "byte")} (${
      shownBytes(bytes)
    }) more than the fields before account for; this reader does not know what they say.`,
  isWrong: () => true,
};
