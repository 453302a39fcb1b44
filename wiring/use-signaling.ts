/** Programs that carry in place of the hands: what draws and makes them comes once the page is awake. */
import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { withStyles } from "../browser/late-styles.ts";
import type { Sources } from "../components/signaling/sources.ts";
import { lazy } from "../components/site/lazy.tsx";
import type { LiveBench } from "./use-bench.ts";

const chunk = lazy(() => withStyles(() => import("./lazy/signaling.ts")));

/** What draws them; nothing on pages that were given no sources, and so have none. `Meanwhile` is drawn till it comes. */
export function useSignaling(
  bench: LiveBench,
  root: string,
  sources?: Sources,
  Meanwhile?: FunctionComponent,
): FunctionComponent | undefined {
  return useState(() => sources && chunk.part(({ carriedByOf }) => carriedByOf(bench, sources, root), Meanwhile))[0];
}
