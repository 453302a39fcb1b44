/** What a browser keeps of a learner: how far each lesson went, and the settings without their secrets. */
export {
  isDone,
  type Kept,
  keptNothing,
  type LessonKept,
  lessonOf,
  note,
  noteShown,
  predict,
  predictionOf,
  type SettingsKept,
  SKIPPED,
  stepIsMet,
  stepWasShown,
} from "./kept.ts";
export { readKept, saveAs, writeKept } from "./schema.ts";
export { settingsToKeep } from "./settings.ts";
