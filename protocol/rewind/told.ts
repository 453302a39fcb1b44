/** What is said of going back: while it is under way, when it is done, and where it ended early. */
import { clock } from "../text/mod.ts";
import type { RewindStep } from "./plan.ts";

/** What is new after going back, since only a browser makes it. */
const NEW = "The connections are new, and so are their credentials: ice-ufrag, ice-pwd, fingerprint and candidates.";

/** Back at a moment, in milliseconds since the bench opened; `undefined` before any act. */
export const backAt = (at: number | undefined): string =>
  `You are back ${at === undefined ? "at the beginning" : `at ${clock(at)}`}. ${NEW}`;

/** While the acts are performed again. */
export const underWay = (done: number, of: number): string => `Going back: ${done} of ${of} acts are done again.`;

/** What did not come about again, so that what followed it was left out. */
export function endedEarly(step: RewindStep): string {
  const { client } = step.do === "wait" ? step.until : step;
  return `Going back ended early: ${whatOf(step)} of Client ${client} did not come again. ${NEW}`;
}

function whatOf(step: RewindStep): string {
  if (step.do === "call") return `what ${step.call} needs`;
  if (step.do === "record") return "a blob";
  const { until } = step;
  if ("received" in until) return "a message";
  if ("channels" in until) return "a data channel";
  return "ready" in until ? "the whole description" : `the ${until.machine} state “${until.state}”`;
}
