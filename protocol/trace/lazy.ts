/** What the page loads when the traces of two devices are opened together. */
export { join } from "./join/mod.ts";
export { alignedWords } from "./join/text.ts";
