/** Handouts: what was read, as one document to give to a class. One door to make it and to write it. */
export { type Found, foundText } from "./found.ts";
export { type Given, type Handout, type HandoutChoices, handoutOf, secrecy } from "./handout.ts";
export { type LessonStep, readLessonSheet, writeLessonSheet } from "./lesson-sheet.ts";
export { sheetOf } from "./compose.ts";
export type { LessonCode } from "./sheet.ts";
export { type Format, FORMATS, writeHandout } from "./write.ts";
export { type Blank, BLANKS } from "./worksheet.ts";
