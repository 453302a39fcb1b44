/** A step of a lesson has the learner look somewhere: it chooses the pane once, and lights what it speaks of. */
import { CLIENTS } from "../protocol/facts/mod.ts";
import type { Point } from "../protocol/goals/mod.ts";
import type { LiveBench } from "./use-bench.ts";

/** A bench that is looked at: one that is live, or one that is watched. */
interface Looked {
  readonly view: Pick<LiveBench["view"], "showPane">;
  readonly A: { readonly view: Pick<LiveBench["A"]["view"], "pointAt"> };
  readonly B: { readonly view: Pick<LiveBench["B"]["view"], "pointAt"> };
}

/** Called when a step comes. From then on the tabs are the learner’s. */
export function pointAt(bench: Looked, points: readonly Point[]): void {
  for (const client of CLIENTS) {
    const point = points.find((one) => one.client === client);
    bench[client].view.pointAt(point);
    if (point?.pane) void bench.view.showPane(client, point.pane);
  }
}
