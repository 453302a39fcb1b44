/** Reasons in ICE: the candidates that it was given, and how its checks fare. */
import { identify, sketch } from "../../sdp/mod.ts";
import { clock, count } from "../../text/mod.ts";
import { across, isCandidate } from "../../facts/mod.ts";
import { isNegotiated, type Session, stateOf } from "../../session/mod.ts";
import { checksOf } from "./checks.ts";
import {
  type Clues,
  givenTo,
  heldBy,
  isFailed,
  known,
  ownLines,
  type Reason,
  reason,
  since,
  stands,
  usable,
} from "./clues.ts";
import { needsRelay, serverReasons } from "./servers.ts";

/** For so many milliseconds no check is called slow; those that work take some milliseconds. */
const PATIENCE = 3_000;
/**
 * After so many milliseconds gathering is slow: it waits for a server, since a blob is ready 2–3 s after the last
 * candidate.
 */
const SLOW = 5_000;

/** Why ICE finds no way. */
export function path(clues: Clues): readonly Reason[] {
  const all = known(clues);
  const servers = all.flatMap(serverReasons);
  const slowly = all.flatMap((session) => slow(session, clues.now));
  const rest = [
    ...all.flatMap(noneFound).filter(() => servers.length === 0),
    ...all.flatMap(otherGeneration),
    ...candidates(clues),
    ...held(clues),
  ];
  // A server is the cause where a client has nothing without it, or nothing of what it has was answered.
  const isCause = all.some((session) => ownLines(session).length === 0 && !everHadNone(session)) ||
    rest.some(({ code }) => code === "unreachable" || code === "names-only");
  const first = [...servers, ...slowly];
  return [...isCause ? [...first, ...rest] : [...rest, ...first], ...gaveUp(clues)];
}

/** Whether a client has no candidate because it has not begun to gather. */
const everHadNone = (session: Session): boolean => stateOf(session, "gathering") === "new";

/** The browser's own word for it, as evidence. */
export const OFFLINE = "navigator.onLine is false";

/**
 * A device in no network has no address to gather. Chromium then stays `gathering`, and finds nothing (docs/browsers.md,
 * “ICE and gathering”).
 */
export function withoutNetwork({ here, isOffline }: Clues): readonly Reason[] {
  if (!isOffline || stateOf(here, "gathering") === "new" || ownLines(here).length > 0) return [];
  return reason("no-network", here, { isLost: false }, [
    OFFLINE,
    stands(here, "gathering"),
    `${here.client} has found 0 candidates of its own`,
  ]);
}

const given = (to: Session): string =>
  `${to.client} has ${count(usable(to).length, "candidate")} of ${across(to.client)}`;

function noneFound(session: Session): readonly Reason[] {
  if (!isNegotiated(session) || stateOf(session, "gathering") !== "complete" || ownLines(session).length > 0) return [];
  return reason("none-found", session, {}, [
    stands(session, "gathering"),
    `${session.client} has found 0 candidates of its own`,
  ]);
}

function otherGeneration(session: Session): readonly Reason[] {
  const all = givenTo(session);
  if (all.length === 0 || all.some(({ fits }) => fits)) return [];
  const ufrags = [...new Set(all.flatMap(({ ufrag }) => ufrag ?? []))].join(", ");
  return reason("other-generation", session, {}, [
    `${session.client} was given ${count(all.length, "candidate")} with the ufrag ${ufrags}`,
    `${session.client}: the remote a=ice-ufrag is ${identify(session.remote!.sdp).ufrags.join(", ")}`,
  ]);
}

/** The candidates that were delivered, and what became of them. */
function candidates(clues: Clues): readonly Reason[] {
  const { here, there, now } = clues;
  const [mine, theirs] = [usable(here), there && usable(there)];
  const counts = known(clues).map(given);
  if (mine.length === 0 && (!theirs || theirs.length === 0)) {
    // Candidates of another generation are a reason of their own.
    if (known(clues).some((session) => givenTo(session).length > 0)) return [];
    const waiting = known(clues).flatMap((session) => heldBy(session, clues));
    // Whoever found none has none to carry, and that is a reason of its own, too.
    if (
      waiting.length === 0 && known(clues).some((session) => noneFound(session).length > 0 || waitsForServer(session))
    ) {
      return [];
    }
    const refused = known(clues).flatMap(refusedCandidates);
    if (refused.length > 0) return refused;
    // What a client found and did not write down, no text tells.
    const found = known(clues).map((session) =>
      !session.isFromTexts && `${session.client} has found ${ownLines(session).length} of its own`
    );
    return reason("no-candidates", here, { held: waiting.length > 0, both: there !== undefined }, [
      ...counts,
      ...found,
    ]);
  }
  const ready = Math.max(since(here, "signaling") ?? 0, ...[...mine, ...(theirs ?? [])].map(({ at }) => at));
  if (now - ready < PATIENCE && !isFailed(here)) return [];
  const checks = checksOf(clues, mine.map(({ line }) => line));
  const receives = there && (mine.length === 0) !== (theirs!.length === 0);
  return [...checks, ...(receives ? reason("one-sided", mine.length > 0 ? here : there, {}, counts) : [])];
}

/** Whether no candidate will come unless a server answers. */
const waitsForServer = (session: Session): boolean =>
  ownLines(session).length === 0 && (needsRelay(session) || serverReasons(session).length > 0);

/** The candidates that a client was given, if it refused them all. */
function refusedCandidates(session: Session): readonly Reason[] {
  const tries = session.calls.filter(({ call, argument, outcome }) =>
    call === "addIceCandidate" && outcome === "failed" && isCandidate(argument) && argument.candidate !== ""
  );
  if (tries.length === 0) return [];
  const { client } = session;
  return reason("candidates-refused", session, { count: tries.length }, [
    `${client}: addIceCandidate failed ${count(tries.length, "time")}, last at ${clock(tries.at(-1)!.startedAt)}`,
    `${client} has 0 candidates of ${across(client)}`,
  ]);
}

function held(clues: Clues): readonly Reason[] {
  return known(clues).flatMap((session) => {
    const other = session === clues.here ? clues.there : clues.here;
    if (other ? usable(other).length === 0 : false) return [];
    const cards = heldBy(session, clues);
    return reason(
      "candidates-held",
      session,
      { count: cards.length },
      cards.slice(0, 4).map(({ label, message }) =>
        `${session.client} holds ${label}: ${message.kind === "candidate" ? sketch(message.candidate) : ""}`
      ),
    );
  });
}

function slow(session: Session, now: number): readonly Reason[] {
  const begun = since(session, "gathering");
  if (begun === undefined || stateOf(session, "gathering") !== "gathering" || now - begun < SLOW) return [];
  const relayOnly = needsRelay(session);
  return reason("gathering-slow", session, { relayOnly }, [
    `${stands(session, "gathering")}, for ${clock(now - begun)}`,
    `${session.client} has found ${count(ownLines(session).length, "candidate")} of its own`,
  ]);
}

function gaveUp({ here, there }: Clues): readonly Reason[] {
  if (!there || isFailed(here) || !isFailed(there)) return [];
  return reason("other-gave-up", there, {}, [stands(there, "connection"), stands(here, "ice", "ICE")]);
}
