/** Why is it not connecting? Answered from the facts alone, most important reason first, with what says so. */
import { across, type PairRead } from "../../facts/mod.ts";
import { identify } from "../../sdp/mod.ts";
import { everWas, hadPath, isNegotiated, keptBy, type Session, stateOf } from "../../session/mod.ts";
import { disagreements, handshake } from "./agreement.ts";
import { resolvesNone } from "./checks.ts";
import { type Clues, known, type Reason, reason, since, stands } from "./clues.ts";
import { inHand } from "./hand.ts";
import { tooLate, unseen } from "./late.ts";
import { OFFLINE, path, withoutNetwork } from "./path.ts";

export type { Reason } from "./clues.ts";

/**
 * The reasons why `here` is not connected to `there`; none if it is, and never none if it is not. `there` is missing
 * where the other client is on another device, `pairs` are those of `here`, `now` is bench time in milliseconds. Once ICE
 * has failed, Chromium forgets its pairs; what they were just before stays evidence. `isOffline` says that the browser is sure that this
 * device is in no network.
 */
export function why(
  here: Session,
  there: Session | undefined,
  pairs: readonly PairRead[] | undefined,
  now: number,
  isOffline = false,
): readonly Reason[] {
  const last = pairs?.length === 0 && hasGivenUp(here) ? here.lastPairs : pairs;
  const clues: Clues = { here, now, isOffline, ...(there && { there }), ...(last && { pairs: last }) };
  const ended = over(clues);
  if (ended.length > 0) return ended;
  if (stateOf(here, "connection") === "connected") return renewal(clues);
  const gone = lost(clues);
  if (gone.length > 0) return isNegotiated(here) ? gone : [...gone, ...inHand(clues)];
  const unplugged = withoutNetwork(clues);
  if (unplugged.length > 0) return unplugged;
  const late = tooLate(clues);
  if (late.length > 0) return late;
  const hand = inHand(clues);
  if (hand.length > 0) return hand;
  const apart = disagreements(clues);
  const answer = unseen(clues);
  const desk = answer.length > 0 && keptBy(here, "answer").at(-1)?.copiedAt === undefined;
  // Where the descriptions do not fit, no candidate and no patience helps.
  if (desk || apart.length > 0) return [...apart, ...answer];
  const found = hadPath(here) ? handshake(clues) : path(clues);
  // Names that this browser cannot resolve stay so, whatever the other side has applied.
  const isSure = hadTime(here) || found[0]?.code === "names-only" && resolvesNone(clues);
  const all = isSure ? [...found, ...answer] : [...answer, ...found];
  return all.length > 0 ? all : reason("under-way", here, {}, [
    stands(here, "signaling"),
    stands(here, "ice", "ICE"),
    stands(here, "connection"),
  ]);
}

const hasGivenUp = (session: Session): boolean =>
  stateOf(session, "connection") === "failed" || stateOf(session, "ice") === "failed";

/** Milliseconds in which a person has carried an answer and applied it. */
const CARRIED = 10_000;

/** Whether a client gave up so long after its answer had left that what it saw says more than that it cannot see. */
function hadTime(here: Session): boolean {
  const left = keptBy(here, "answer").at(-1)?.copiedAt;
  const failed = stateOf(here, "connection") === "failed" ? since(here, "connection") : undefined;
  return left !== undefined && failed !== undefined && failed - left > CARRIED;
}

/** What is left to carry of a new exchange, or of an ICE restart, over a connection that stands. */
function renewal(clues: Clues): readonly Reason[] {
  const offerer = known(clues).find((session) => stateOf(session, "signaling") === "have-local-offer");
  const answerer = known(clues).find((session) => stateOf(session, "signaling") === "have-remote-offer");
  if (!offerer && !answerer) return [];
  const { client, local, remote, before } = offerer ?? answerer!;
  const [now, then] = offerer ? [local, before.local] : [remote, before.remote];
  const restart = now !== null && then !== undefined &&
    identify(now.sdp).ufrags.every((ufrag) => !identify(then.sdp).ufrags.includes(ufrag));
  const about = offerer ?? clues.there ?? { ...clues.here, client: across(client) };
  const evidence = [stands(clues.here, "connection"), ...known(clues).map((one) => stands(one, "signaling"))];
  return [...reason("renewal-open", about, { restart }, evidence), ...inHand(clues)];
}

/** Reasons because one side is closed, or hung up. */
function over(clues: Clues): readonly Reason[] {
  const { here } = clues;
  const closed = known(clues).find((session) => stateOf(session, "signaling") === "closed");
  if (closed) return reason("closed", closed, {}, [stands(closed, "signaling")]);
  if (!everWas(here, "channel", "open") || stateOf(here, "channel") !== "closed") return [];
  return reason("hung-up", here, {}, [stands(here, "channel", "the data channel"), stands(here, "connection")]);
}

/**
 * Reasons for a connection that was lost. Where ICE still has its path it was not: then DTLS ended it, and Chromium had
 * said `connected` early.
 */
function lost({ here, isOffline }: Clues): readonly Reason[] {
  const state = stateOf(here, "connection");
  if (["connected", "completed"].includes(stateOf(here, "ice") ?? "")) return [];
  if (!everWas(here, "connection", "connected") || (state !== "disconnected" && state !== "failed")) return [];
  const evidence = [
    stands(here, "connection"),
    stands(here, "ice", "ICE"),
    stands(here, "channel", "the data channel"),
  ];
  return isOffline
    ? reason("no-network", here, { isLost: true }, [OFFLINE, ...evidence])
    : reason("lost", here, { failed: state === "failed" }, evidence);
}
