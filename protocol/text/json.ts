/** JSON from outside: it is what a schema says, or nothing. */
import * as v from "valibot";

/** Reads a JSON text through a schema; `undefined` where it is no JSON, or does not fit. */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = v.safeParse(schema, value);
  return read.success ? read.output : undefined;
}
