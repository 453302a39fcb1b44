/** Reads a lesson's Markdown and renders it, step by step. */
import { marked, type Token, type Tokens } from "marked";
import type { LessonText } from "../components/lesson/Article.tsx";
import type { Lesson } from "../protocol/goals/mod.ts";

const ANCHOR = / \{#([a-z-]+)\}$/;

/**
 * `lesson.md` is one `# title`, an introduction, one `## heading {#id}` for each step of `lesson.ts`, and a last
 * `## heading {#learned}` for the ending. A step without its heading, or a heading without its step, throws.
 */
export async function readLesson(lesson: Lesson): Promise<LessonText> {
  const source = await Deno.readTextFile(new URL(`../lessons/${lesson.slug}/lesson.md`, import.meta.url));
  return proseOf(source, lesson);
}

export function proseOf(source: string, lesson: Lesson): LessonText {
  const [title, ...tokens] = marked.lexer(source).filter((token) => token.type !== "space") as [
    Tokens.Heading,
    ...Token[],
  ];
  const parts = sections(tokens);
  const ids = parts.slice(1, -1).map((part) => part.id);
  const wanted = lesson.steps.map((step) => step.id);
  if (ids.join() !== wanted.join() || parts.at(-1)?.id !== "learned") {
    throw new Error(`${lesson.slug}/lesson.md has the steps ${ids}, and lesson.ts has ${wanted}.`);
  }
  const html = Object.fromEntries(parts.map((part) => [part.id, marked.parser(part.tokens)]));
  html.end = html.learned;
  delete html.learned;
  return {
    title: title.text,
    steps: parts.slice(1, -1).map(({ id, title }) => ({ id, title })),
    endTitle: parts.at(-1)!.title,
    html,
  };
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly tokens: Token[];
}

function sections(tokens: readonly Token[]): readonly Part[] {
  const parts: Part[] = [{ id: "intro", title: "", tokens: [] }];
  for (const token of tokens) {
    if (token.type !== "heading" || token.depth !== 2) {
      parts.at(-1)!.tokens.push(token);
      continue;
    }
    const id = ANCHOR.exec(token.text)?.[1];
    if (!id) throw new Error(`The heading “${token.text}” has no {#id}.`);
    parts.push({ id, title: token.text.replace(ANCHOR, ""), tokens: [] });
  }
  return parts;
}
