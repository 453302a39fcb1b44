/** What the reader's page loads to make handouts, and to read the sessions that they are of. */
export { documentsOf, handoutOf } from "./handout.ts";
export { sheetOf } from "./compose.ts";
export { readLessonSheet } from "./lesson-sheet.ts";
export { sheetMarkup } from "./markup.ts";
export { PAPER_STYLE, SHEET_STYLE } from "./style.ts";
export { writeHandout } from "./write.ts";
export { isTrace, readTrace, writeWhole } from "../trace/mod.ts";
