/** Plain questions to one session, or to both. They look at what happened, never at a step counter. */
import { type Call, type ClientName, type Description, isDescription, type Machine } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import { candidateOf, nameOfDescription } from "./blob-names.ts";
import type { Card, Session } from "./session.ts";

/** Both clients of a bench. */
export type Bench = Readonly<Record<ClientName, Session>>;

/** A machine's present state, as the W3C spells it, or `undefined` while there is nothing to have one. */
export const stateOf = (session: Session, machine: Machine): string | undefined => session.paths[machine].at(-1)?.state;

/** Whether a machine was ever in a state. */
export const everWas = (session: Session, machine: Machine, state: string): boolean =>
  session.paths[machine].some((visit) => visit.state === state);

/** Whether ICE ever found a path to the other client. */
export const hadPath = (session: Session): boolean =>
  everWas(session, "ice", "connected") || everWas(session, "ice", "completed");

/** Whether both descriptions are applied and nothing waits: an exchange of offer and answer is over. */
export const isNegotiated = (session: Session): boolean =>
  session.local !== null && session.remote !== null && stateOf(session, "signaling") === "stable";

/** The calls of one method that finished. */
export const finished = (session: Session, call: Call) =>
  session.calls.filter((record) => record.call === call && record.outcome === "finished");

/**
 * The cards of the latest description, and every candidate that still belongs to it: a later description keeps the
 * ufrag unless ICE restarts (RFC 8839 §4.4.1.1.1). The rest belongs to earlier ones.
 */
export const currentCards = (session: Session): readonly Card[] => session.cards.filter(isCurrent(session));

/** The cards that are not current. */
export function earlierCards(session: Session): readonly Card[] {
  const current = isCurrent(session);
  return session.cards.filter((card) => !current(card));
}

const isCurrent = ({ generation, identities }: Session) => (card: Card): boolean =>
  !card.withdrawn && (card.generation === generation ||
    card.message.kind !== "description" && card.message.usernameFragment !== undefined &&
      identities.at(-1)!.ufrags.includes(card.message.usernameFragment));

/**
 * Whether the last offer given to this client was refused, and nothing has taken its place: setLocalDescription would
 * then make an offer of its own (docs/browsers.md, “States and events”).
 */
export const offerWasRefused = (session: Session): boolean =>
  session.offerRefused && stateOf(session, "signaling") === "stable";

/** Whether `there` has taken this description as its remote one. */
export function took(there: Session, description: Description): boolean {
  const name = nameOfDescription(description);
  return finished(there, "setRemoteDescription").some(({ argument }) =>
    isDescription(argument) && nameOfDescription(argument) === name
  );
}

/** The candidates a client has been given: added by call, or inside a description it took. */
export function candidatesGiven(session: Session): readonly string[] {
  const added = finished(session, "addIceCandidate").map(({ argument }) => candidateOf(argument).candidate);
  const inside = finished(session, "setRemoteDescription").flatMap(({ argument }) =>
    isDescription(argument) ? identify(argument.sdp).candidates : []
  );
  return [...added, ...inside].filter((candidate) => candidate !== "");
}

/** The IPv4 dummy address (RFC 7600 §4.8), with which the bench keeps Firefox waiting: no host has it. */
const DUMMY = / 192\.0\.0\.8 /;

/**
 * The candidates a client has for the remote description that it has now: of another ICE generation none counts
 * (RFC 8839 §5.4), nor does what only keeps a browser waiting. One that is withheld counts: it needs no carrying.
 */
export function candidatesInForce(session: Session): readonly string[] {
  const { remote, withheld } = session;
  if (!remote) return [];
  const { ufrags } = identify(remote.sdp);
  const fits = (ufrag: string | null | undefined) => ufrag == null || ufrags.length === 0 || ufrags.includes(ufrag);
  const added = finished(session, "addIceCandidate").map(({ argument }) => candidateOf(argument))
    .filter(({ usernameFragment }) => fits(usernameFragment)).map(({ candidate }) => candidate);
  const inside = finished(session, "setRemoteDescription").flatMap(({ argument }) => {
    const given = isDescription(argument) ? identify(argument.sdp) : undefined;
    return given?.ufrags.some(fits) ? given.candidates : [];
  });
  return [...added, ...inside, ...withheld.map(({ candidate }) => candidate)]
    .filter((candidate) => candidate !== "" && !DUMMY.test(candidate));
}

/** Whether there is no connection, because the constructor refused its configuration. */
export const neverWas = (session: Session): boolean =>
  session.calls[0]?.call === "RTCPeerConnection" && session.calls[0].outcome === "failed";

/**
 * Whether leaving the page would cut something off: a connection, a description that is on its way and that the other
 * side answers to nobody then, or a text in the box.
 */
export function isAtStake(session: Session): boolean {
  const connection = stateOf(session, "connection") ?? "";
  if (session.pasted.trim() !== "" || ["connecting", "connected", "disconnected"].includes(connection)) return true;
  const isOver = stateOf(session, "signaling") === "closed" || ["failed", "closed"].includes(connection);
  return !isOver &&
    currentCards(session).some(({ message, copiedAt, thrownAway }) =>
      message.kind === "description" && copiedAt !== undefined && !thrownAway
    );
}

/**
 * Whether a client that is alone answers, or is about to: B waits for an offer until it makes one, and A makes one
 * unless something lies in its box.
 */
export const mayAnswer = ({ client, remote, channels, ran, pasted }: Session): boolean =>
  remote?.type === "offer" ||
  remote === null && channels.length === 0 && ran.createOffer === undefined && (client === "B" || pasted !== "");

/**
 * The client that offers on this bench: the one whose offer was taken, else the one whose offer came first, else the
 * one that is on its way to an offer. A, until something tells.
 */
export function offererOf(bench: Bench): ClientName {
  const { A, B } = bench;
  const aTaken = tookAny(B, keptBy(A, "offer"));
  const bTaken = tookAny(A, keptBy(B, "offer"));
  if (aTaken !== bTaken) return aTaken ? "A" : "B";
  const first = (session: Session) => keptBy(session, "offer")[0]?.madeAt ?? Infinity;
  if (first(A) !== first(B)) return first(A) < first(B) ? "A" : "B";
  const begun = (session: Session) => (session.ran.createOffer ?? 0) > 0 || session.channels.length > 0;
  return !begun(A) && begun(B) ? "B" : "A";
}

/** The descriptions of a kind that a client has kept with `setLocalDescription`, the latest last. */
export const keptBy = (session: Session, kind: "offer" | "answer"): readonly Card[] =>
  session.cards.filter((card) => card.kind === kind);

/** Whether `there` has taken any of these cards' descriptions. */
export const tookAny = (there: Session, cards: readonly Card[]): boolean =>
  cards.some(({ message }) => message.kind === "description" && took(there, message));

/**
 * Milliseconds from the first call on either client to the moment at which both were connected, or `undefined` before
 * that. Both logs count from the opening of one bench.
 */
export function connectedAfter(bench: Bench): number | undefined {
  const both = [bench.A, bench.B];
  const began = both.flatMap(({ calls }) => calls.filter(({ call }) => call !== "RTCPeerConnection"))
    .map(({ startedAt }) => startedAt);
  const ends = both.map(({ paths }) => paths.connection.find(({ state }) => state === "connected")?.at);
  const [a, b] = ends;
  return a === undefined || b === undefined || began.length === 0 ? undefined : Math.max(a, b) - Math.min(...began);
}

const bothCalls = ({ A, B }: Bench) => [...A.calls, ...B.calls].filter(({ outcome }) => outcome === "finished");

/** How many blobs were carried and taken: descriptions and candidates that came from the other client. */
export const carriesOf = (bench: Bench): number =>
  bothCalls(bench).filter(({ call }) => call === "setRemoteDescription" || call === "addIceCandidate").length;

/** How many calls finished, beside the making of both clients. */
export const pressesOf = (bench: Bench): number =>
  bothCalls(bench).filter(({ call }) => call !== "RTCPeerConnection").length;

/**
 * The bytes of the smallest offer that a client took and was connected by: an SDP is counted with its line breaks, CRLF
 * (RFC 8866 §5), and has one byte for each character, as browsers write it. `undefined` before there is one.
 */
export function bytesOf({ A, B }: Bench): number | undefined {
  const taken = [A, B].filter((session) => everWas(session, "connection", "connected")).flatMap((session) =>
    finished(session, "setRemoteDescription").flatMap(({ argument }) =>
      isDescription(argument) && argument.type === "offer" ? [argument.sdp.length] : []
    )
  );
  return taken.length === 0 ? undefined : Math.min(...taken);
}

/** Whether anything was called on a client beside its making. */
export const isUsed = (session: Session): boolean => session.calls.some(({ call }) => call !== "RTCPeerConnection");
