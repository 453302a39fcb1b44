/** Handouts to test, here and on paper: of real descriptions and of a real session. Both run at the top of the house. */
import { readFileSync } from "node:fs";
import { readDocuments } from "../../../protocol/blob/mod.ts";
import { BLANKS, type Given, type HandoutChoices, handoutOf } from "../../../protocol/handout/mod.ts";
import { tracesOf } from "../../../lessons/format/recorded.ts";
import { sheetSteps } from "../../../lessons/format/sheet-steps.ts";
import { FILES } from "../../lessons/course.ts";
import { readTrace } from "../../../protocol/trace/mod.ts";

const read = (path: string) => readFileSync(`tests/fixtures/${path}`, "utf8");
const sdp = (name: string) => read(`sdp/chromium-156/${name}.sdp`);

export const DATA_OFFER = sdp("data-only.offerer.gathered.offer");
const DATA = DATA_OFFER + sdp("data-only.answerer.gathered.answer");
const MEDIA = sdp("audio-video-data.offerer.gathered.offer") +
  sdp("audio-video-data.answerer.gathered.answer");
const TRICKLE = JSON.stringify({ type: "offer", sdp: sdp("data-only.offerer.trickle-initial.offer") }) + "\n" +
  JSON.stringify({ type: "answer", sdp: sdp("data-only.answerer.trickle-initial.answer") }) + "\n" +
  (read("sdp/chromium-156/data-only.offerer.candidates.jsonl")).split("\n").filter((line) => line.startsWith("{"))
    .join("\n");

export const CHOICES: HandoutChoices = {
  title: "Lesson <one> & *more*",
  className: "7b",
  date: "22 November 2026",
  redacted: false,
  brief: false,
  notes: true,
  sources: true,
  as: "handout",
  blanks: BLANKS,
};

/** What was read of a text. */
export function given(text: string): Given {
  const reading = readDocuments(text);
  if (!reading.ok) throw new Error(reading.problem.code);
  return { documents: reading.documents };
}

const session = readTrace(read("traces/first-connection.trace.json"));
if (!session.ok) throw new Error(session.problem.code);
/** A session of two clients, whose candidates travelled alone. */
export const SESSION: Given = {
  documents: [],
  trace: session.trace,
  lesson: { address: "https://example.org/lessons/the-first-connection/", path: "M4 4h7v7h-7z", size: 33 },
};

/** Everything that is handed out here, by its name, with how many pages it may have, brief and whole. */
export const HANDED: readonly (readonly [name: string, given: Given, brief: number, whole: number])[] = [
  ["a data channel", given(DATA), 2, 4],
  ["audio and video", given(MEDIA), 4, 12],
  ["trickled candidates", given(TRICKLE), 2, 4],
  ["a session", SESSION, 2, 4],
  ["two rounds", given(DATA + MEDIA), 5, 14],
];

export const handed = (of: Given, change: Partial<HandoutChoices> = {}) => handoutOf(of, { ...CHOICES, ...change });

/** Every lesson, as its worksheet is made by whoever has not done it. */
export const LESSONS: readonly (readonly [name: string, given: Given])[] = FILES.map((lesson) => {
  const recorded = lesson.unrecorded ? undefined : readTrace(readFileSync(`lessons/${tracesOf(lesson)[0]}`, "utf8"));
  return [`the lesson ${lesson.slug}`, {
    documents: [],
    ...(recorded?.ok && { trace: recorded.trace }),
    steps: sheetSteps(lesson),
    lesson: { ...SESSION.lesson, address: `https://example.org/lessons/${lesson.slug}/` },
  }];
});
