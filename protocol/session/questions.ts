/** Questions to one session, or to both. They look at what happened, never at a step counter. */
import { across, type Call, type CandidateInit, type ClientName, type Description, type Machine } from "../fact.ts";
import { identify } from "../sdp/mod.ts";
import type { Card, Session } from "./session.ts";

/** Both clients of a bench. */
export type Bench = Readonly<Record<ClientName, Session>>;

/** A machine's present state, as the W3C spells it, or `undefined` while there is nothing to have one. */
export const stateOf = (session: Session, machine: Machine): string | undefined => session.paths[machine].at(-1)?.state;

/** Whether a machine was ever in a state. */
export const everWas = (session: Session, machine: Machine, state: string): boolean =>
  session.paths[machine].some((visit) => visit.state === state);

/** The calls of one method that finished. */
export const finished = (session: Session, call: Call) =>
  session.calls.filter((record) => record.call === call && record.outcome === "finished");

const isDescription = (argument: unknown): argument is Description =>
  typeof argument === "object" && argument !== null && "sdp" in argument;

/** The cards of the latest description; the rest belongs to earlier ones. */
export const currentCards = (session: Session): readonly Card[] =>
  session.cards.filter((card) => card.generation === session.generation);

export const earlierCards = (session: Session): readonly Card[] =>
  session.cards.filter((card) => card.generation !== session.generation);

/** Who offers on this client: what it made or took first decides; before that, A offers and B answers. */
export function roleOf(session: Session): "offerer" | "answerer" {
  for (const { call, argument, outcome } of session.calls) {
    if (outcome === "failed") continue;
    if (call === "createOffer") return "offerer";
    if (call === "setRemoteDescription" && isDescription(argument) && argument.type === "offer") return "answerer";
  }
  return session.client === "A" ? "offerer" : "answerer";
}

/** Whether the last offer given to this client was refused and nothing has taken its place (FACTS: "own offer"). */
export function offerWasRefused(session: Session): boolean {
  const last = session.calls.findLast(({ call, outcome }) =>
    outcome !== "running" && ["setRemoteDescription", "setLocalDescription", "createOffer"].includes(call)
  );
  return last?.call === "setRemoteDescription" && last.outcome === "failed" &&
    isDescription(last.argument) && last.argument.type === "offer" && stateOf(session, "signaling") === "stable";
}

/** Whether `there` has taken this description as its remote one: the credentials tell. */
export function took(there: Session, description: Description): boolean {
  const [ufrag] = identify(description.sdp).ufrags;
  return finished(there, "setRemoteDescription").some(({ argument }) =>
    isDescription(argument) && argument.type === description.type && identify(argument.sdp).ufrags.includes(ufrag)
  );
}

/** The candidates a client has been given: added by call, or inside a description it took. */
export function candidatesGiven(session: Session): readonly string[] {
  const added = finished(session, "addIceCandidate").map(({ argument }) => (argument as CandidateInit).candidate);
  const inside = finished(session, "setRemoteDescription").flatMap(({ argument }) =>
    isDescription(argument) ? identify(argument.sdp).candidates : []
  );
  return [...added, ...inside].filter((candidate) => candidate !== "");
}

export type CardStatus = "held" | "carried" | "added" | "refused";

/** How far a card has come. `added` and `refused` are asked of the client that it was carried to. */
export function statusOf(card: Card, bench: Bench, from: ClientName): CardStatus {
  const there = bench[across(from)];
  const { message } = card;
  if (message.kind === "description") {
    if (took(there, message)) return "added";
  } else {
    const line = message.kind === "candidate" ? message.candidate : "";
    const tries = there.calls.filter(({ call, argument }) =>
      call === "addIceCandidate" && (argument as CandidateInit).candidate === line &&
      (argument as CandidateInit).usernameFragment === message.usernameFragment
    );
    if (tries.some((record) => record.outcome === "finished")) return "added";
    if (tries.some((record) => record.outcome === "failed")) return "refused";
  }
  return card.copiedAt !== undefined || card.delivered ? "carried" : "held";
}

/** Whether both ends say that they are connected. */
export const isConnected = (bench: Bench): boolean =>
  stateOf(bench.A, "connection") === "connected" && stateOf(bench.B, "connection") === "connected";

/** Whether leaving the page would cut something off. */
export const isAtStake = (session: Session): boolean =>
  ["connecting", "connected", "disconnected"].includes(stateOf(session, "connection") ?? "");

/** The client that offers on this bench; A, until one has made an offer. */
export const offererOf = (bench: Bench): ClientName =>
  roleOf(bench.B) === "offerer" && (bench.A.ran.createOffer ?? 0) === 0 ? "B" : "A";

/** The latest description of a kind that a client has kept with `setLocalDescription`. */
export const keptBy = (session: Session, kind: "offer" | "answer"): Card | undefined =>
  session.cards.findLast((card) => card.kind === kind);

/** The panes of a client, in order. */
export type Pane = "Code" | "Local SDP" | "Remote SDP" | "Candidates";

/** The panes that there is something to show in: each appears when a fact first needs it. */
export function panesOf(session: Session): readonly Pane[] {
  const panes: Pane[] = ["Code"];
  if (session.local || session.created) panes.push("Local SDP");
  if (session.remote) panes.push("Remote SDP");
  if (session.cards.some((card) => card.kind === "candidate") || candidatesGiven(session).length > 0) {
    panes.push("Candidates");
  }
  return panes;
}
