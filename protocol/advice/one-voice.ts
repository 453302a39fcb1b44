/**
 * One voice: what a problem, a reason and the bottom line say to do next is the next act, so that no two of them
 * contradict. What only they know (how a text was damaged, what to look at in the network) they say as well.
 */
import {
  across,
  type ClientName,
  CLIENTS,
  type Entry,
  entrySentence,
  type Logs,
  momentsOf,
  type PairRead,
} from "../facts/mod.ts";
import { explain, type Problem, type ProblemCode, type Words } from "../problems/mod.ts";
import { failureOf, stateOf } from "../session/mod.ts";
import { actText } from "./act-text.ts";
import { nextAct, type Scene } from "./next-act.ts";
import type { NextAct } from "./suggestion.ts";
import { describesAnother } from "./outlook.ts";
import { type Reason, why } from "./why/mod.ts";

/** Problems of the moment: what comes next is not theirs to say. The others are about a text, a call or the page. */
const OF_THE_MOMENT: readonly ProblemCode[] = [
  "nothing-pasted",
  "own-description",
  "own-candidate",
  "description-wanted",
  "candidate-wanted",
  "candidate-before-description",
  "candidate-refused",
  "candidate-section-unknown",
  "candidate-other-generation",
  "candidate-again",
  "answer-without-offer",
  "answer-again",
  "answer-first",
  "answer-to-another-offer",
  "offer-not-wanted",
  "offer-from-another-session",
  "no-offer-to-answer",
  "no-media-sections",
  "nothing-to-keep",
  "description-stale",
  "local-not-created",
  "sections-differ",
  "sections-changed",
  "rollback-nothing",
  "glare",
  "no-channel",
  "channel-not-open",
  "client-closed",
  "path-lost",
];
/** Failures whose own words say how to begin anew, and what to do better then. */
const FAILURES: readonly ProblemCode[] = ["ice-failed", "hung-up", "dtls-failed", "dtls-unfinished"];

/** Reasons whose own words do so. */
const BEGIN_ANEW: readonly Reason["code"][] = [
  "closed",
  "too-late",
  "own-description",
  "credentials-differ",
  "certificate-mismatch",
  "both-start",
  "nobody-starts",
  "dtls-failed",
  "hung-up",
  "answer-empty",
];

/** Reasons that lie in the network or in the other device: they say what to look at, and the next act comes after it. */
const ELSEWHERE: readonly Reason["code"][] = [
  "server-refused",
  "server-unknown",
  "server-silent",
  "none-found",
  "names-only",
  "checks-refused",
  "handshake-waits",
  "gathering-slow",
  "other-gave-up",
  "under-way",
];
/** Reasons that want patience, or one more candidate: they agree with waiting. */
const PATIENT: readonly Reason["code"][] = [
  ...["no-candidates", "unreachable", "one-sided", "candidates-held", "answer-awaited"] as const,
  ...["answer-unseen", "offer-waits", "answer-waits", "candidates-refused"] as const,
];

/** A problem in words: what happened, and the next act on this bench where that is what comes next. */
export function explainOnBench(problem: Problem, scene: Scene): Words {
  const words = explain(problem);
  const act = nextAct(scene);
  if (isReset(act) && !scene.sole && FAILURES.includes(problem.code)) return words;
  return [...OF_THE_MOMENT, ...FAILURES].includes(problem.code) ? { ...words, next: actText(act, scene) } : words;
}

const isReset = (act: NextAct): boolean => "press" in act && act.press === "reset";

/**
 * Why a client is not connected, each reason with what to do about it. `pairs`, `now` and `isOffline` are as `why`
 * takes them.
 */
export function reasonsOnBench(
  scene: Scene,
  client: ClientName,
  pairs: readonly PairRead[] | undefined,
  now: number,
  isOffline = false,
): readonly Reason[] {
  const { bench, sole } = scene;
  const act = nextAct(scene);
  const reasons = why(bench[client], sole ? undefined : bench[across(client)], pairs, now, isOffline);
  return reasons.map((reason, i) => ({ ...reason, next: nextOf(reason, act, scene, i === 0) }));
}

function nextOf({ code, next }: Reason, act: NextAct, scene: Scene, isFirst: boolean): string {
  // Nothing that is done on the bench helps before there is a network.
  if (code === "no-network") return next;
  const told = actText(act, scene);
  if (ELSEWHERE.includes(code)) return isFirst && !("wait" in act) ? `${next} ${told}` : next;
  if (isReset(act) && !scene.sole && BEGIN_ANEW.includes(code)) return next;
  // While a description collects its candidates, nothing is to be pressed: what was carried before is of an older one.
  if ("wait" in act && act.wait === "collecting") return told;
  if ("wait" in act && (act.wait === "unheard" || PATIENT.includes(code))) return next;
  return code === "unreachable" ? `${told} Between different networks it may take a TURN server.` : told;
}

/** What is in the way right now: `bad` where the connection failed, `careful` for a mistake or what may pass. */
export interface Obstacle {
  readonly client: ClientName;
  readonly severity: "careful" | "bad";
  /** What is the matter, in one sentence, and the next act. */
  readonly said: string;
  readonly next: string;
}

/** The one present obstacle; `undefined` while nothing is wrong. A failure goes before a mistake, a later one first. */
export function obstacleOf(scene: Scene): Obstacle | undefined {
  const { bench, sole } = scene;
  const here = sole ? [sole] : CLIENTS;
  const closed = here.find((client) => stateOf(bench[client], "signaling") === "closed");
  if (closed) {
    return {
      client: closed,
      severity: "careful",
      said: `Client ${closed} is closed.`,
      next: actText(nextAct(scene), scene),
    };
  }
  const failed = here.find((client) => failureOf(bench[client]));
  if (failed) {
    const severity = stateOf(bench[failed], "connection") === "disconnected" ? "careful" : "bad";
    return { client: failed, severity, ...explainOnBench(failureOf(bench[failed])!, scene) };
  }
  if (!sole && describesAnother(bench)) {
    const [reason] = [...reasonsOnBench(scene, "A", undefined, 0), ...reasonsOnBench(scene, "B", undefined, 0)];
    if (reason) return { client: "A", severity: "bad", said: reason.said, next: actText(nextAct(scene), scene) };
  }
  const mistaken = here.map((client) => bench[client]).filter(({ problem }) => problem)
    .toSorted((one, two) => (two.problemAt ?? 0) - (one.problemAt ?? 0))[0];
  return mistaken && { client: mistaken.client, severity: "careful", ...explainOnBench(mistaken.problem!, scene) };
}

/** The last thing that happened: one short line, who it happened to, and when, in milliseconds since the bench opened. */
export interface LastEvent {
  readonly client: ClientName;
  readonly said: string;
  readonly at: number;
}

/** The last entry of two logs that has words; pairs that were read say nothing that happened. */
export function lastEventOf(logs: Logs): LastEvent | undefined {
  const lastOf = (client: ClientName) =>
    logs[client].slice(logs[client].findLastIndex(isTold)).slice(0, 1).filter(isTold);
  const last = momentsOf({ A: lastOf("A"), B: lastOf("B") }).at(-1);
  return last && { client: last.client, said: entrySentence(last.entry)!, at: last.at };
}

const isTold = (entry: Entry): boolean =>
  entry.type !== "pairs-read" && entry.type !== "quality-read" && entrySentence(entry) !== undefined;
