/** The part of the page that comes at the first press. */
import { createModel, signal } from "@preact/signals";
import type {
  actText,
  clientWaitingFor,
  deadlineOf,
  explainOnBench,
  lastEventOf,
  nextAct,
  obstacleOf,
} from "../../protocol/advice/mod.ts";
import type { offerId, readBlob, targetAdvice, writeBlob } from "../../protocol/blob/mod.ts";
import type { boxText, plan, readOnBench, refusal } from "../../protocol/calls/mod.ts";
import type { explain } from "../../protocol/problems/mod.ts";

/** What that part brings: `wiring/lazy/press-tools.ts`. */
export interface PressTools {
  readonly targetAdvice: typeof targetAdvice;
  readonly explain: typeof explain;
  readonly offerId: typeof offerId;
  readonly plan: typeof plan;
  readonly readBlob: typeof readBlob;
  readonly readOnBench: typeof readOnBench;
  readonly refusal: typeof refusal;
  readonly deadlineOf: typeof deadlineOf;
  readonly actText: typeof actText;
  readonly explainOnBench: typeof explainOnBench;
  readonly lastEventOf: typeof lastEventOf;
  readonly nextAct: typeof nextAct;
  readonly obstacleOf: typeof obstacleOf;
  readonly clientWaitingFor: typeof clientWaitingFor;
  readonly boxText: typeof boxText;
  readonly writeBlob: typeof writeBlob;
}

export const PressToolsModel = createModel((load: () => Promise<PressTools>) => {
  const pressTools = signal<PressTools | undefined>(undefined);
  let loading: Promise<PressTools> | undefined;

  /** Resolves when it is here. Where it could not be loaded, the next call tries again. */
  function ready(): Promise<PressTools> {
    loading ??= load().then((loaded) => pressTools.value = loaded);
    loading.catch(() => loading = undefined);
    return loading;
  }

  return { pressTools, ready };
});
