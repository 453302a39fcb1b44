/** The instruments, as those get them handed who may not load them: they come at the first press. */
import type { Diagram } from "./Diagram.tsx";
import type { Machine } from "./Machine.tsx";
import type { Pairs } from "./Pairs.tsx";
import type { Why } from "./Why.tsx";

export interface Instruments {
  readonly Diagram: typeof Diagram;
  readonly Machine: typeof Machine;
  readonly Pairs: typeof Pairs;
  readonly Why: typeof Why;
}
