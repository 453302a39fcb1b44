/** Reads a lesson's Markdown and renders it, step by step. */
import { Marked, type Token, type Tokens } from "marked";
import { createDirectives, type Directive } from "marked-directive";
import { doneKey, type LessonText } from "../components/lesson/Article.tsx";
import { type Lesson, type Point, readPoint } from "../protocol/goals/mod.ts";

/** Markdown with `::name{attributes}` on a line of its own, and `:::name` around paragraphs. */
const markdown = new Marked().use(
  createDirectives([{ level: "block", marker: "::" }, { level: "container", marker: ":::" }]),
);

const ANCHOR = / \{#([a-z-]+)\}$/;

/**
 * `lesson.md` is one `# title`, an introduction, one `## heading {#id}` for each step of `lesson.ts`, and a last
 * `## heading {#learned}` for the ending. In a step, `::point{…}` says where to look, and `:::done` around
 * paragraphs what has just happened once it is met. A step without its heading, or a heading without its step, throws.
 */
export async function readLesson(lesson: Lesson): Promise<LessonText> {
  const source = await Deno.readTextFile(new URL(`../lessons/${lesson.slug}/lesson.md`, import.meta.url));
  return proseOf(source, lesson);
}

export function proseOf(source: string, lesson: Lesson): LessonText {
  const [title, ...tokens] = markdown.lexer(source).filter((token) => token.type !== "space") as [
    Tokens.Heading,
    ...Token[],
  ];
  const parts = sections(tokens);
  const ids = parts.slice(1, -1).map((part) => part.id);
  const wanted = lesson.steps.map((step) => step.id);
  if (ids.join() !== wanted.join() || parts.at(-1)?.id !== "learned") {
    throw new Error(`${lesson.slug}/lesson.md has the steps ${ids}, and lesson.ts has ${wanted}.`);
  }
  const html = Object.fromEntries(
    parts.flatMap(({ id, tokens, done }) => [[id, markdown.parser(tokens)], [doneKey(id), markdown.parser(done)]]),
  );
  html.end = html.learned;
  delete html.learned;
  return {
    title: title.text,
    steps: parts.slice(1, -1).map(({ id, title, points }) => ({ id, title, points })),
    endTitle: parts.at(-1)!.title,
    html,
  };
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly tokens: Token[];
  /** What has just happened when the step is met; and where it has the learner look. */
  readonly done: Token[];
  readonly points: Point[];
}

/** Directives have tokens of their own, which say which they are. */
const directiveOf = (token: Token): Directive | undefined =>
  token.type.startsWith("directive") ? token as unknown as Directive : undefined;

function sections(tokens: readonly Token[]): readonly Part[] {
  const parts: Part[] = [{ id: "intro", title: "", tokens: [], done: [], points: [] }];
  for (const token of tokens) {
    const directive = directiveOf(token);
    if (directive) {
      direct(parts.at(-1)!, directive);
      continue;
    }
    if (token.type !== "heading" || token.depth !== 2) {
      parts.at(-1)!.tokens.push(token);
      continue;
    }
    const id = ANCHOR.exec(token.text)?.[1];
    if (!id) throw new Error(`The heading “${token.text}” has no {#id}.`);
    parts.push({ id, title: token.text.replace(ANCHOR, ""), tokens: [], done: [], points: [] });
  }
  return parts;
}

/** Takes a directive into the part that it stands in. One that is not known, or has wrong attributes, throws. */
function direct(part: Part, { meta, attrs, tokens = [], raw }: Directive) {
  if (meta.name === "done") return void part.done.push(...tokens.filter((token) => token.type !== "space"));
  if (meta.name !== "point") throw new Error(`In “${part.title}”, ${raw} is no directive of a lesson.`);
  const { getTokens: _, ...attributes } = { ...attrs };
  const point = readPoint(attributes);
  if ("refused" in point) throw new Error(`In “${part.title}”, ${raw}: ${point.refused}`);
  part.points.push(point);
}
