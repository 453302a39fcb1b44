/** What is new in a description, line by line. */
import { compare } from "./mod.ts";

/** The places, from 0, of the lines of `after` that `before` does not have. */
export const newLines = (before: string, after: string): ReadonlySet<number> =>
  new Set(
    compare(before, after).lines.filter(({ kind }) => kind !== "removed").flatMap(({ kind }, i) =>
      kind === "added" ? [i] : []
    ),
  );
