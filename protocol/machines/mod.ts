/** The seven state machines: every state, what leads from one to the next, and what each means. */
export {
  ANY,
  curve,
  DIAGRAM_WIDTH,
  DIAGRAMS,
  type Point,
  round,
  statesOf,
  type Transition,
  transition,
  unexpected,
  waysFrom,
} from "./machines.ts";
export { MACHINE_WORDS } from "./text.ts";
export { toneOf } from "./tone.ts";
