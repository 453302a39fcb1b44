/** A lesson’s steps as its worksheet shows them: plain text, for a sheet has no Markdown. */
import type { LessonStep } from "../../protocol/handout/mod.ts";
import type { LessonFile } from "./read.ts";

/** The steps of a lesson’s text for its worksheet. */
export const sheetSteps = ({ steps }: LessonFile): readonly LessonStep[] =>
  steps.map(({ title, done, prediction }) => ({
    title,
    done: plainText(done),
    ...(prediction && {
      prediction: {
        question: plainText(prediction.question),
        options: prediction.options.map(plainText),
        answer: `${sentence(plainText(prediction.options[prediction.happens]))} ${plainText(prediction.because)}`,
      },
    }),
  }));

/** An option, as a sentence of its own. */
const sentence = (text: string): string => /[.!?…]$/.test(text) ? text : `${text}.`;

/** Markdown as lessons use it without its marks: code, emphasis and links keep their words, and lines go on. */
const plainText = (markdown: string): string =>
  markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/(\*\*|`|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))/gu, "")
    .replaceAll(/\s+/g, " ").trim();
