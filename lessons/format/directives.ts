/** What stands inside the directives of a lesson: acts, a prediction, a challenge. */
import type { Act } from "../../protocol/goals/mod.ts";
import { ACT_FORMS, readAct } from "./acts.ts";
import { type Aside, type Challenge, type Read, readAside, readChallenge } from "./schema.ts";
import type { Directive, Mistake, Part } from "./scan.ts";

/** A question before the press that matters, its options, and which of them happens, from 0. */
export interface Prediction {
  readonly question: string;
  readonly options: readonly string[];
  readonly happens: number;
  /** Why, in a sentence that is shown afterwards. */
  readonly because: string;
}

/** What was read; or nothing, and what is to be mended is among the mistakes, each at its line. */
export function taken<T>(read: Read<T>, lineOf: (name: string) => number, mistakes: Mistake[]): T | undefined {
  if ("ok" in read) return read.ok;
  for (const { name, says } of read.mistakes) mistakes.push({ line: lineOf(name), says: `${name}: ${says}` });
  return undefined;
}

/** The acts of a solution, each `- A createOffer` on a line of its own. */
export const actsIn = ({ inside, line }: Directive, mistakes: Mistake[]): readonly Act[] =>
  inside.flatMap((text, i) => {
    if (text === "") return [];
    const act = text.startsWith("- ") ? readAct(text.slice(2)) : undefined;
    if (!act) mistakes.push({ line: line + 1 + i, says: `“${text}” is no act. Acts are: - ${ACT_FORMS.join(", - ")}` });
    return act ?? [];
  });

const OPTION = /^- \[([ x])\] (.+)$/;

/** A question, its options as a list with a box before each, `[x]` before what happens, and why. */
export function predictionIn({ inside, line }: Directive, mistakes: Mistake[]): Prediction | undefined {
  const first = inside.findIndex((one) => OPTION.test(one));
  const options = inside.flatMap((one) => OPTION.exec(one)?.[2] ?? []);
  const happens = inside.filter((one) => OPTION.test(one)).flatMap((one, i) => OPTION.exec(one)![1] === "x" ? [i] : []);
  const says = options.length < 2
    ? "a prediction has at least two options: - [ ] …"
    : happens.length !== 1
    ? `a prediction has one option that happens, - [x] …, and this one ${happens.length}`
    : undefined;
  if (says) {
    mistakes.push({ line, says });
    return undefined;
  }
  const because = inside.slice(first).filter((one) => !OPTION.test(one)).join(" ").trim();
  if (because === "") mistakes.push({ line, says: "a prediction says below its options why it happens" });
  return { question: inside.slice(0, first).join(" ").trim(), options, happens: happens[0], because };
}

/** A challenge, and its text in Markdown. */
export type ChallengeText = Challenge & { readonly text: string };

/** A remark that is folded away, or none, where its title is missing or nothing is said. */
export function asideIn({ attributes, inside, line }: Directive, mistakes: Mistake[]): readonly Aside[] {
  const read = taken(readAside(attributes), () => line, mistakes);
  const text = inside.join("\n").trim();
  if (text === "") mistakes.push({ line, says: ":::aside has nothing inside" });
  return read ? [{ ...read, text }] : [];
}

/** The challenge of an ending. */
export function challengeIn({ directives }: Part, mistakes: Mistake[]): ChallengeText | undefined {
  let found: ChallengeText | undefined;
  for (const { name, attributes, inside, line } of directives) {
    if (name === "aside") continue;
    if (name !== "challenge") {
      mistakes.push({ line, says: `::${name} is no directive of an ending` });
      continue;
    }
    const read = taken(readChallenge(attributes), () => line, mistakes);
    if (read) found = { ...read, text: inside.join("\n").trim() };
  }
  return found;
}
