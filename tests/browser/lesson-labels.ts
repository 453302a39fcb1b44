/** The words that a lesson sets in bold: each is to be read on its page, beside the lesson, by whoever does what it says. */
import type { Page } from "@playwright/test";
import type { LessonFile } from "../../lessons/format/read.ts";

/** Bold words that are no label, and why they are bold. */
const NO_LABELS: Readonly<Record<string, readonly string[]>> = {
  "a word of the field, where it is explained": [
    "answer",
    "candidate",
    "check",
    "codec",
    "direction",
    "impolite",
    "media section",
    "muted",
    "nonce",
    "offer",
    "pair",
    "polite",
    "priority",
    "realm",
    "supported_groups",
  ],
  "a sign that the stylesheet draws": ["⋯"],
  "a word that is stressed": ["B", "both", "on B", "on its way", "one"],
};
const EXCUSED = new Set(Object.values(NO_LABELS).flat());

/** The bold words of the steps of a lesson. */
const boldIn = ({ steps }: LessonFile): readonly string[] =>
  steps.flatMap(({ prose, done }) =>
    [...`${prose}\n${done}`.matchAll(/\*\*(.+?)\*\*/gs)].map(([, words]) =>
      words.replaceAll("`", "").replaceAll(/\s+/g, " ").replace(/\.$/, "")
    )
  );

/** Reads every short text of the page that is not the lesson’s own, also where it is folded away. */
export const labelsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pieces = new Map<Element, string>();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement!;
      const text = node.nodeValue!.trim();
      if (text === "" || text.length > 80 || parent.closest(".lesson, .hidden, pre, script, style")) continue;
      // What stands beside a part that is hidden from the eye is read as one: “Edit” and “on the way”.
      for (const element of [parent, parent.parentElement!]) {
        pieces.set(element, `${pieces.get(element) ?? ""} ${text}`);
      }
    }
    return [...new Set(pieces.values())];
  });

/** The bold words of a lesson that are on none of the texts, and are not excused. */
export function wordsNowhere(lesson: LessonFile, seen: Iterable<string>): readonly string[] {
  const plain = (text: string) => ` ${text} `.replaceAll(/[\s,.:]+/g, " ");
  const texts = [...seen].map(plain);
  return [...new Set(boldIn(lesson))].filter((words) =>
    !EXCUSED.has(words) && !texts.some((text) => text.includes(plain(words)))
  );
}

/** Excuses that no lesson needs. */
export const needlessExcuses = (lessons: readonly LessonFile[]): readonly string[] => {
  const bold = new Set(lessons.flatMap(boldIn));
  return [...EXCUSED].filter((words) => !bold.has(words));
};
