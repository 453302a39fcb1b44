/** The glossary: every term that explanations and lessons use, in a sentence or two, with its source. */
export { ABBREVIATIONS, expandedIn } from "./abbreviations.ts";
export { GLOSSARY, idOf } from "./terms.ts";
