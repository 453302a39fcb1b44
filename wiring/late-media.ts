/** Video and audio of a lesson’s bench: other lessons do not send what draws them. */
import type { FunctionComponent } from "preact";
import { withStyles } from "../browser/late-styles.ts";
import { lazy } from "../components/site/lazy.tsx";
import type { LiveBench } from "./use-bench.ts";

const panel = lazy(() => withStyles(() => import("./lazy/media-panel.ts")));

/** What draws the media of a client of this bench, once it has come. */
export const lateMediaOf = (bench: LiveBench): FunctionComponent => panel.part(({ mediaOf }) => mediaOf(bench));
