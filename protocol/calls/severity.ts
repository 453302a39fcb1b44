/** The severity of a problem that was seen before the call. */
import type { Problem, ProblemCode } from "../problems/mod.ts";
import type { FindingCode } from "../sdp/mod.ts";

/**
 * `hangs`: browsers accept it and never connect. `refuses`: at least one browser refuses it. `warns`: anything else.
 */
type Severity = "refuses" | "hangs" | "warns";

const HANGS: readonly ProblemCode[] = [
  "own-description",
  "own-candidate",
  "mislabelled",
  "two-descriptions",
  "answer-to-another-offer",
];
const WARNS: readonly ProblemCode[] = ["glare", "pranswer-note", "candidate-odd", "candidate-again"];

/** Findings that no browser refuses, as far as was measured. */
const ACCEPTED: readonly string[] = [
  "crypto",
  "version-again",
  "no-sctp-port",
  "candidate-ufrag",
  "candidate-odd",
  "payload-doubled",
  "redacted",
  "offer-role",
  "h264-bare",
  "h264-profile",
  "msid-trackless",
  "no-session",
  "group-place",
  "transport-unknown",
] satisfies FindingCode[];

/**
 * The severity of a problem that `check` found. An offer of nothing, or of somebody else, weighs by more than its code.
 */
export function severityOf(problem: Problem): Severity {
  if (problem.code === "sdp-finding") return ACCEPTED.includes(problem.finding) ? "warns" : "refuses";
  if (problem.code === "no-media-sections") return problem.kind === "offer" ? "hangs" : "warns";
  if (problem.code === "offer-from-another-session") return problem.live ? "hangs" : "warns";
  return HANGS.includes(problem.code) ? "hangs" : WARNS.includes(problem.code) ? "warns" : "refuses";
}

const CERTAIN: readonly ProblemCode[] = [
  "answer-without-offer",
  "answer-again",
  "offer-not-wanted",
  "rollback-nothing",
  "client-closed",
  "sections-differ",
  "sections-changed",
  "candidate-before-description",
  "candidate-no-section",
  "candidate-section-unknown",
];

/** Findings for which both browsers refuse a description (docs/browsers.md, “What browsers take and refuse”). */
const BOTH: readonly string[] = [
  "no-origin",
  "no-timing",
  "port-broken",
  "mid-long",
  "no-rtcp-mux",
  "no-fingerprint",
  "fingerprint-hex",
  "no-ufrag",
  "no-pwd",
  "extmap-doubled",
] satisfies FindingCode[];

/** Whether both browsers refuse a description in which this was found. */
export const refusedByBoth = (finding: string): boolean => BOTH.includes(finding);

/** Whether every browser refuses it, here and now. */
export const isCertain = (problem: Problem): boolean =>
  problem.code === "sdp-finding" ? refusedByBoth(problem.finding) : CERTAIN.includes(problem.code);
