/**
 * The next act: the one function of the facts that everything which says what to do next asks. The dark button presses
 * it; messages, reasons, the steps of two devices and the bottom line word it (`act-text.ts`).
 */
import { type ClientName, CLIENTS } from "../facts/mod.ts";
import {
  type Bench,
  type Card,
  failureOf,
  isNegotiated,
  neverWas,
  offererOf,
  type Session,
  stateOf,
} from "../session/mod.ts";
import { alone } from "./next-act-alone.ts";
import { anyLeft, together } from "./next-act-bench.ts";
import { type Box, runningCall, wantsOffer } from "./next-press.ts";
import type { NextAct } from "./suggestion.ts";
import { describesAnother, everConnected, gaveUp, lostSince } from "./outlook.ts";

/** What is asked about: both clients, or the one that is here while the other is on another device. */
export interface Scene {
  readonly bench: Bench;
  readonly sole?: ClientName;
  readonly boxes: Readonly<Record<ClientName, Box>>;
}

/**
 * What to do next. A call under way keeps its button; what is over can only begin anew; then a box that holds something
 * fitting comes first; then the offer's way, the answer's, one candidate each way, and a message each way.
 */
export function nextAct({ bench, sole, boxes }: Scene): NextAct {
  const here = sole ? [sole] : CLIENTS;
  for (const client of here) {
    const press = runningCall(bench[client]);
    if (press) return { client, press };
  }
  if (here.some((client) => isOver(bench[client])) || !sole && describesAnother(bench)) return { press: "reset" };
  const fitting = here.filter((client) => boxes[client].fits && !refusedIts(bench[client]));
  const latest = fitting.toSorted((one, two) => bench[two].pastedAt - bench[one].pastedAt)[0];
  if (latest) return { client: latest, press: boxes[latest].method };
  const lost = here.find((client) => isLost(bench[client]));
  if (lost && here.every((client) => isSettled(bench[client]))) return back(bench, lost, sole);
  const act = sole ? alone(bench[sole]) : together(bench);
  const failed = here.find((client) => failureOf(bench[client]));
  if (!failed || everConnected(bench[failed])) return act;
  return isStillCarried(act, bench[failed], sole) ? act : (sole ? undefined : anyLeft(bench)) ?? { press: "reset" };
}

/** Whether a client can only begin anew: closed, never made, hung up on, or given up for good. */
const isOver = (session: Session): boolean =>
  stateOf(session, "signaling") === "closed" || neverWas(session) || failureOf(session)?.code === "hung-up" ||
  gaveUp(session);

/** Whether the browser has refused what lies in the box, as it lies there. */
const refusedIts = ({ calls, pastedAt }: Session): boolean =>
  calls.some(({ call, outcome, startedAt }) =>
    outcome === "failed" && startedAt >= pastedAt && (call === "setRemoteDescription" || call === "addIceCandidate")
  );

/** Whether a client was connected and is not any more, and nothing was exchanged since. */
function isLost(session: Session): boolean {
  const since = lostSince(session);
  return since !== undefined && (session.cards.findLast(isDescription)?.madeAt ?? 0) < since;
}
const isDescription = ({ message }: Card): boolean => message.kind === "description";

/** Whether no exchange of descriptions is under way or wanted. */
const isSettled = (session: Session): boolean => isNegotiated(session) && !wantsOffer(session);

/**
 * The way back of a lost connection: while it is `disconnected` it may come back by itself (WebRTC 1.0, `RTCIceTransportState`);
 * once it is `failed`, an ICE restart looks for a new path (§4.4.2, `restartIce`).
 */
function back(bench: Bench, lost: ClientName, sole?: ClientName): NextAct {
  const failed = (sole ? [sole] : CLIENTS).some((client) => stateOf(bench[client], "connection") === "failed");
  return failed ? { client: sole ?? offererOf(bench), press: "restartIce" } : { wait: "unheard", client: lost };
}

/**
 * Whether what is on its way can still make it where a client failed before it was ever connected: in Chromium an answer
 * or a candidate that comes late does (docs/browsers.md, “How long may a human take?”). Of an answer that left for
 * another device nothing more is known.
 */
const isStillCarried = (act: NextAct, { local }: Session, sole?: ClientName): boolean =>
  sole ? local?.type === "answer" && ("copy" in act || "wait" in act && act.wait === "elsewhere") : !("wait" in act);
