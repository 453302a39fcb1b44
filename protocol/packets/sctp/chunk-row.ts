/** A row of what is known about SCTP chunks, parameters and causes: all are a type, a length and a value. */
import { count } from "../../text/mod.ts";
import { numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader, GroupText } from "../field-reader.ts";

export interface TlvRow {
  readonly name: string;
  readonly source: string;
  /** What it is for, as the rest of a sentence that begins with its name. */
  readonly means: string;
  /** Reads the value; what it says is added to what the row says. Without it the value is bytes. */
  readonly read?: (value: FieldReader) => string | void;
}

/** Takes a value as it is. */
export const opaqueValue = (value: FieldReader, source: string, name = "value"): void => {
  value.rest({ name, source, means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
};

/** What a value says after a colon, or nothing. */
export const told = (row: TlvRow, more: string | void): GroupText => ({
  value: more ? `${row.name} ${more}` : row.name,
  meaning: more ? `${row.name} ${row.means}: ${more}.` : `${row.name} ${row.means}.`,
});

/** Reads parameters or causes (RFC 9260 §3.2.1) up to the reader’s end; gives their names. */
export function readTlvs(
  r: FieldReader,
  what: "parameter" | "cause",
  rowOf: (type: number) => TlvRow,
): readonly string[] {
  const names: string[] = [];
  const layout = what === "cause" ? "RFC 9260 §3.3.10" : "RFC 9260 §3.2.1";
  while (r.left >= 4) {
    const row = rowOf(numberOf(r.peek(2)));
    const length = numberOf(r.peek(4).subarray(2));
    names.push(row.name);
    const size = Math.max(4, length);
    r.group(Math.min(Math.ceil(size / 4) * 4, Math.max(size, r.left)), row.name, row.source, (inner) => {
      inner.number(2, { name: `${what} type`, source: layout, means: (n) => `${n}: ${row.name}.` });
      inner.number(2, {
        name: `${what} length`,
        source: layout,
        means: (n) => `${count(n, "byte")} with these four, without the padding.`,
        isWrong: (n) => n < 4,
      });
      const value = inner.part(size - 4);
      const more = row.read ? row.read(value) : opaqueValue(value, row.source);
      inner.adopt(value.finish(row.source), value.end);
      padding(inner, layout);
      return told(row, more);
    });
  }
  return names;
}

/** Up to three bytes that fill up to a multiple of four. */
export function padding(r: FieldReader, source: string): void {
  if (r.left > 0 && r.left < 4) {
    r.rest({
      name: "padding",
      source,
      means: (b) => `${count(b.length, "byte")} (${shownBytes(b)}) that fill up to a multiple of four.`,
    });
  }
}
