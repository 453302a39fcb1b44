/** The course, in order. */
import type { Lesson } from "../protocol/goals/mod.ts";
import { theFirstConnection } from "./the-first-connection/lesson.ts";

export const COURSE: readonly Lesson[] = [theFirstConnection];
