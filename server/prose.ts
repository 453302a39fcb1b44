/** Renders a lesson's Markdown, step by step. */
import { Marked } from "marked";
import { doneKey, type LessonText } from "../components/lesson/view.ts";
import type { LessonOnMap } from "../components/lesson/Course.tsx";
import type { LessonFile } from "../lessons/format/read.ts";
import type { Aside, Front } from "../lessons/format/schema.ts";

const markdown = new Marked();
const html = (text: string): string => markdown.parse(text, { async: false });
const inline = (text: string): string => markdown.parseInline(text, { async: false });

/** What a lesson’s page is given: its outline, and the prose as HTML. */
export function proseOf(
  { slug, title, intro, introAsides, steps, endTitle, end, endAsides, challenge, terms, ...front }: LessonFile,
): LessonText {
  return {
    slug,
    title,
    ...(front.mode && { mode: front.mode }),
    media: front.media,
    network: front.network,
    ...startOf(front),
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
      intro: html(intro) + folded(introAsides),
      ...Object.fromEntries(
        steps.flatMap(({ id, prose, asides, done }) => [[id, html(prose) + folded(asides)], [doneKey(id), html(done)]]),
      ),
      end: html(end) + folded(endAsides) + glossary(terms),
      ...(challenge && { challenge: html(challenge.text) }),
    },
  };
}

/** Remarks, each folded under its title. */
const folded = (asides: readonly Aside[]): string =>
  asides.map(({ title, text }) => `<details><summary>${inline(title)}</summary>${html(text)}</details>`).join("");

/** How the bench begins, where that is not as usual. */
function startOf({ servers, policy, away, begins }: Front): Pick<LessonText, "start"> {
  const configuration = {
    ...(servers.length > 0 && { iceServers: servers }),
    ...(policy !== "all" && { iceTransportPolicy: policy }),
  };
  const isChosen = Object.keys(configuration).length > 0;
  if (!isChosen && away.length + begins.length === 0) return {};
  return { start: { away, begins, ...(isChosen && { configuration }) } };
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
