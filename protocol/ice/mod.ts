/** Candidate pairs and ICE servers in words. */
export { type Line, type Plot, plotOf } from "./pair-plot.ts";
export { addSample, type Sample } from "./pair-samples.ts";
export { checksOf, explainPair, nameOf, summary, whyNoPairs } from "./pair-text.ts";
export { type Heard, TRIAL_MS, type TryServer } from "./server-trial.ts";
export type { TrialText } from "./servers.ts";
