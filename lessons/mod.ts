/** The course, in order. */
import type { Lesson } from "../protocol/goals/mod.ts";
import { theFirstConnection } from "./the-first-connection/lesson.ts";

export const COURSE: readonly Lesson[] = [theFirstConnection];

/** The course as its map shows it: plain data, which a page can be given. */
export const courseMap = () => COURSE.map(({ steps, ...lesson }) => ({ ...lesson, steps: steps.map(({ id }) => id) }));
