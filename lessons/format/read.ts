/** Reads `lesson.md` into a lesson: its steps with their goals, predictions and hints. Prose stays Markdown. */
import { type Act, type Goal, type Point, readPoint } from "../../protocol/goals/mod.ts";
import {
  actsIn,
  asideIn,
  challengeIn,
  type ChallengeText,
  type Prediction,
  predictionIn,
  taken,
} from "./directives.ts";
import { type Aside, type Front, readFront, readGoal, readTerm, type Term } from "./schema.ts";
import { type Mistake, type Part, scan } from "./scan.ts";

export type { Mistake } from "./scan.ts";

/** A step as it was written; `prose` and what stands in directives are Markdown. */
interface StepFile {
  readonly id: string;
  readonly title: string;
  readonly prose: string;
  readonly done: string;
  /** Remarks that lie folded below the prose. */
  readonly asides: readonly Aside[];
  readonly points: readonly Point[];
  readonly goals: readonly Goal[];
  readonly fresh: boolean;
  readonly prediction?: Prediction;
  /** Where to look; which two facts disagree; the act. */
  readonly hints: readonly string[];
  /** What a hand does that follows the text. */
  readonly solution: readonly Act[];
}

/** A lesson as it was written. */
export interface LessonFile extends Front {
  readonly slug: string;
  readonly title: string;
  readonly intro: string;
  readonly introAsides: readonly Aside[];
  readonly steps: readonly StepFile[];
  readonly endTitle: string;
  readonly end: string;
  readonly endAsides: readonly Aside[];
  readonly challenge?: ChallengeText;
  readonly terms: readonly Term[];
}

/** The most words of a step’s prose. */
export const MOST_WORDS = 90;
/** The fewest predictions of a lesson, and sources at its foot. */
export const LEAST_PREDICTIONS = 3;
const LEAST_SOURCES = 2;

/** Words that are read: directives are none, nor are marks. */
export const wordsIn = (markdown: string): number =>
  markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Reads the text of a lesson; or everything that its author has to mend, each with its line. */
export function readLesson(slug: string, text: string): LessonFile | { readonly mistakes: readonly Mistake[] } {
  const scanned = scan(text);
  const mistakes = [...scanned.mistakes];
  const front = taken(readFront(scanned.front), (name) => lineIn(scanned.frontLines, name), mistakes);
  const [intro, ...others] = scanned.parts;
  const terms: Term[] = [];
  const steps = others.slice(0, -1).map((part) => stepFrom(part, terms, mistakes));
  const last = others.at(-1);
  if (last?.id !== "learned") {
    mistakes.push({ line: last?.line ?? 1, says: "the last heading of a lesson is its ending, {#learned}" });
  }
  for (const { name, line } of intro.directives) {
    if (name !== "aside") mistakes.push({ line, says: `::${name} stands before the first step` });
  }
  const asidesOf = ({ directives }: Part) =>
    directives.filter(({ name }) => name === "aside").flatMap((one) => asideIn(one, mistakes));
  const introAsides = asidesOf(intro);
  const endAsides = last ? asidesOf(last) : [];
  const challenge = last && challengeIn(last, mistakes);
  mistakes.push(...wanting(steps, last, others));
  if (mistakes.length > 0 || !front || !last) return { mistakes: mistakes.toSorted((a, b) => a.line - b.line) };
  return {
    ...front,
    slug,
    title: scanned.title,
    intro: intro.prose,
    introAsides,
    steps,
    endTitle: last.title,
    end: last.prose,
    endAsides,
    ...(challenge && { challenge }),
    terms,
  };
}

/** The line of a name of the front matter, or of a member of its list, which may stand in one line. */
const lineIn = (lines: Readonly<Record<string, number>>, name: string): number =>
  lines[name] ?? lines[name.split(".")[0]] ?? 1;

/** What a lesson has to have, and this one has not. */
function wanting(steps: readonly StepFile[], last: Part | undefined, parts: readonly Part[]): readonly Mistake[] {
  const found: Mistake[] = [];
  const predictions = steps.filter(({ prediction }) => prediction).length;
  const at = last?.line ?? 1;
  if (predictions < LEAST_PREDICTIONS) {
    found.push({
      line: at,
      says: `a lesson has at least ${LEAST_PREDICTIONS} predictions, and this one ${predictions}`,
    });
  }
  const sources = new Set(last?.prose.match(/https:\/\/[^\s)]+/g)).size;
  if (sources < LEAST_SOURCES) {
    found.push({ line: at, says: `its foot names ${sources} of at least ${LEAST_SOURCES} sources` });
  }
  steps.forEach(({ prose, goals, solution, title }, i) => {
    const { line } = parts[i];
    const words = wordsIn(prose);
    if (words > MOST_WORDS) {
      found.push({ line, says: `“${title}” has ${words} words; at most ${MOST_WORDS} can be read in a step` });
    }
    if (solution.length === 0) found.push({ line, says: `“${title}” has no :::solution, so that no test can walk it` });
    if (goals.length === 0) found.push({ line, says: `“${title}” has no ::goal, so that it would never be done` });
  });
  const ids = parts.map(({ id }) => id);
  parts.forEach(({ id, line }, i) => {
    if (ids.indexOf(id) !== i) found.push({ line, says: `{#${id}} stands above already` });
  });
  return found;
}

function stepFrom({ id, title, prose, directives }: Part, terms: Term[], mistakes: Mistake[]): StepFile {
  const step = { done: "", fresh: false, points: [] as Point[], goals: [] as Goal[], hints: [] as string[] };
  const asides: Aside[] = [];
  const solution: Act[] = [];
  let prediction: Prediction | undefined;
  for (const directive of directives) {
    const { name, line, inside } = directive;
    const { check = "", ...attributes } = directive.attributes;
    if (name === "done") step.done = inside.join("\n").trim();
    else if (name === "aside") asides.push(...asideIn(directive, mistakes));
    else if (name === "hint") step.hints.push(inside.join(" ").trim());
    else if (name === "fresh") step.fresh = true;
    else if (name === "solution") solution.push(...actsIn(directive, mistakes));
    else if (name === "predict") prediction = predictionIn(directive, mistakes);
    else if (name === "point") {
      const point = readPoint(directive.attributes);
      if ("refused" in point) mistakes.push({ line, says: `::point ${point.refused}` });
      else step.points.push(point);
    } else if (name === "goal") {
      const goal = taken(readGoal(check, attributes), () => line, mistakes);
      if (goal) step.goals.push(goal);
    } else if (name === "term") {
      const term = taken(readTerm(directive.attributes), () => line, mistakes);
      if (term) terms.push(term);
    } else mistakes.push({ line, says: `::${name} is no directive of a step` });
  }
  if (step.hints.length > 0 && step.hints.length !== 3) {
    mistakes.push({
      line: directives[0].line,
      says: `“${title}” has ${step.hints.length} hints; there are three grades`,
    });
  }
  return { id, title, prose, ...step, asides, solution, ...(prediction && { prediction }) };
}
