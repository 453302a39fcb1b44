/** Every mistake that can be named, each with two sentences: what happened, and what to do next. */
import { shorten, visible } from "../text/mod.ts";
import { BOX } from "./box.ts";
import { CAPTURES } from "./captures.ts";
import { DEVICES } from "./devices.ts";
import { FIT } from "./fit.ts";
import { KEPT } from "./kept.ts";
import { PASTED } from "./pasted.ts";
import { PLACE } from "./place.ts";
import { REFUSED } from "./refused.ts";
import { SEEN } from "./seen.ts";
import { SERVERS } from "./servers.ts";
import { SIGNALING } from "./signaling.ts";
import { TRACES } from "./traces.ts";
import { type AtLine, COMMAND, type Given, type Needs, PAGE, type Setting, type Worded, type Words } from "./words.ts";

export type { REFUSED_LINES } from "./refused-lines.ts";
export type { Differs } from "./seen.ts";
export { WEB_ADDRESS } from "./pasted.ts";
export type { AtLine, Where, WordPair, Words } from "./words.ts";

const WORDS = {
  ...PASTED,
  ...FIT,
  ...SEEN,
  ...REFUSED,
  ...DEVICES,
  ...PLACE,
  ...SERVERS,
  ...TRACES,
  ...CAPTURES,
  ...BOX,
  ...KEPT,
  ...SIGNALING,
};

type Table = typeof WORDS;
export type ProblemCode = keyof Table;

/** What any problem may carry: the browser’s own exception, when there was one, and the line it is about. */
interface Evidence {
  readonly exception?: { readonly name: string; readonly message: string };
  readonly at?: AtLine;
}

/** A mistake as a value: its code, and what its words need. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C } & Evidence & Given<Table[C]["needs"]>;
}[ProblemCode];

/**
 * Words a problem: one sentence of what happened, one of what to do next, for whoever reads them on a page or on a
 * command line. Total: a problem from a file may have a code of a newer version, or lack what its words need, and is
 * worded all the same. Characters that nobody sees are named.
 */
export function explain(problem: Problem, reader: "page" | "command" = "page"): Words {
  const on = reader === "page" ? PAGE : COMMAND;
  const { said, next } = wordsOf(problem, on) ?? unworded(problem, on);
  return { said: visible(said), next: visible(next) };
}

/** Whether the words of a problem are known here, and it has what they need. */
export const hasWords = (problem: Problem): boolean => wordsOf(problem, PAGE) !== undefined;

/** The words of a code that is known here, if the problem has what they need. */
function wordsOf(problem: Problem, on: Setting): Words | undefined {
  const { code }: { readonly code: unknown } = problem;
  if (typeof code !== "string" || !Object.hasOwn(WORDS, code)) return undefined;
  const { needs, words } = WORDS[problem.code] as unknown as Worded<Needs>;
  const own = (name: string): unknown => Object.hasOwn(problem, name) ? Reflect.get(problem, name) : undefined;
  if (!Object.entries(needs).every(([name, is]) => is(own(name)))) return undefined;
  return words({ ...problem, at: isLine(problem.at) ? problem.at : undefined }, on);
}

/** The line that a problem is about may be missing, or be none. */
const isLine = (at: AtLine | undefined): boolean => typeof at?.number === "number" && typeof at.text === "string";

/** What is said of a problem that has no words here. */
const unworded = ({ code }: { readonly code: unknown }, on: Setting): Words => ({
  said: typeof code === "string" && code !== ""
    ? `This problem has no words here: “${shorten(code, 60)}”.`
    : "This problem has no words here, and no name.",
  next: `${on.renew}, or open the trace with the page that saved it.`,
});
