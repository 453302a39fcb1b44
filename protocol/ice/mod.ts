/** Candidate pairs, how good the selected one is, and ICE servers in words. */
export { type PlotLine, plotOf } from "./pair-plot.ts";
export { addSample, type Sample } from "./pair-samples.ts";
export { candidateName, checksOf, explainPair, summary, whyNoPairs } from "./pair-text.ts";
export { channelQuality, lostText, QUALITY_MEANINGS, streamName } from "./quality-text.ts";
export { errorInWords } from "./server-errors.ts";
export { type Heard, TRIAL_MS, type TryServer } from "./server-trial.ts";
export type { TrialText } from "./servers.ts";
