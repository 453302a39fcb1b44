/** Every mistake that the bench can name, each with two sentences: what happened, and what to do next. */
import { FIT } from "./fit.ts";
import { PASTED } from "./pasted.ts";
import { PLACE } from "./place.ts";
import { REFUSED } from "./refused.ts";
import { SEEN } from "./seen.ts";
import type { Words } from "./words.ts";

export { REFUSED_LINES } from "./refused-lines.ts";
export type { Differs } from "./seen.ts";
export type { Where, Words } from "./words.ts";

const WORDS = { ...PASTED, ...FIT, ...SEEN, ...REFUSED, ...PLACE };

type Table = typeof WORDS;
export type ProblemCode = keyof Table;

/** A line that a problem is about: its number in the text as it was read, from 1, and the line itself. */
export interface AtLine {
  readonly number: number;
  readonly text: string;
}

/** What any problem may carry: the browser’s own exception, when there was one, and the line it is about. */
interface Evidence {
  readonly exception?: { readonly name: string; readonly message: string };
  readonly at?: AtLine;
}

/** A mistake as a value: its code, and what its words need. */
export type Problem = {
  [C in ProblemCode]:
    & { readonly code: C }
    & Evidence
    & (
      Parameters<Table[C]>[0] extends infer P ? (unknown extends P ? unknown : P) : never
    );
}[ProblemCode];

/** Words a problem: one sentence of what happened, one of what to do next. */
export function explain(problem: Problem): { said: string; next: string } {
  return (WORDS[problem.code] as (p: Problem) => Words)(problem);
}
