/** Renders a lesson's Markdown, step by step. */
import { Marked } from "marked";
import { doneKey, type LessonText } from "../components/lesson/view.ts";
import type { LessonOnMap } from "../components/lesson/Course.tsx";
import type { LessonFile } from "../lessons/format/read.ts";

const markdown = new Marked();
const html = (text: string): string => markdown.parse(text, { async: false });
const inline = (text: string): string => markdown.parseInline(text, { async: false });

/** What a lesson’s page is given: its outline, and the prose as HTML. */
export function proseOf(
  { slug, title, intro, steps, endTitle, end, challenge, terms, ...front }: LessonFile,
): LessonText {
  return {
    slug,
    title,
    mode: front.mode,
    media: front.media,
    network: front.network,
    steps: steps.map(({ id, title, points, goals, fresh, prediction, hints, solution }) => ({
      id,
      title,
      points,
      goals,
      solution,
      ...(fresh && { fresh }),
      ...(prediction && { prediction }),
      ...(hints.length > 0 && { hints }),
    })),
    endTitle,
    ...(challenge && { challenge: { par: challenge.par, counts: challenge.counts } }),
    html: {
      intro: html(intro),
      ...Object.fromEntries(steps.flatMap(({ id, prose, done }) => [[id, html(prose)], [doneKey(id), html(done)]])),
      end: html(end) + glossary(terms),
      ...(challenge && { challenge: html(challenge.text) }),
    },
  };
}

/** The words that a lesson explained, at its end. */
const glossary = (terms: LessonFile["terms"]): string =>
  terms.length === 0
    ? ""
    : `<h3>Words</h3><dl>${
      terms.map(({ word, means }) => `<dt>${inline(word)}</dt><dd>${inline(means)}</dd>`).join("")
    }</dl>`;

/** The course as its map shows it: plain data, which a page can be given. */
export const mapOf = (course: readonly LessonFile[]): readonly LessonOnMap[] =>
  course.map(({ slug, title, summary, minutes, chapter, question, needs, steps }) => ({
    ...{ slug, title, summary, minutes, chapter, question },
    ...(needs !== undefined && { needs }),
    steps: steps.map(({ id }) => id),
  }));
