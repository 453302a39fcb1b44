/** Vectors: a length, and as many bytes behind it (RFC 8446 §3.4). */
import { count } from "../../text/mod.ts";
import { numberOf } from "../bytes.ts";
import type { FieldReader, GroupText } from "../field-reader.ts";

/** Reads a vector whose length stands in `size` bytes; `read` gets a reader of its contents. */
export function vector(
  r: FieldReader,
  size: 1 | 2 | 3,
  name: string,
  source: string,
  read: (inner: FieldReader, length: number) => GroupText,
): void {
  const length = numberOf(r.peek(size));
  r.group(size + length, name, source, (inner) => {
    inner.number(size, {
      name: "length",
      source: "RFC 8446 §3.4",
      means: (n) => `${count(n, "byte")}: the length of ${name}.`,
    });
    return read(inner, length);
  });
}

/** Reads a vector of numbers, each named. `means` speaks of all of them. */
export function list(
  r: FieldReader,
  sizes: { readonly length: 1 | 2; readonly entry: 1 | 2 },
  name: string,
  source: string,
  entry: string,
  named: (n: number) => string,
  means: (names: readonly string[]) => string,
  said: (n: number) => string = named,
): void {
  vector(r, sizes.length, name, source, (inner) => {
    const names: string[] = [];
    while (inner.left >= sizes.entry) {
      names.push(named(inner.number(sizes.entry, { name: entry, source, shows: named, means: (n) => `${said(n)}.` })));
    }
    return { value: names.join(", ") || "(empty)", meaning: means(names) };
  });
}
