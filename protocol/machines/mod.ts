/** The seven state machines: every state, what leads from one to the next, and what each means. */
export { arrowAround, bowedArrow, DIAGRAM_WIDTH, type Point } from "./arrows.ts";
export { ANY, DIAGRAMS, statesOf, type Transition, transition, unexpected, waysFrom } from "./machines.ts";
export { MACHINE_WORDS } from "./text.ts";
export { toneOf } from "./tone.ts";
export { whyTheyDiffer } from "./differ.ts";
