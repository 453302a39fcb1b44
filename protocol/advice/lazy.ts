/** What the reader loads when a text was given: the reasons why two descriptions would not connect. */
export { whyOfTexts } from "./why/texts.ts";
