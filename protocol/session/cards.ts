/** Cards: made of what a client has described or found, and changed by what becomes of them. */
import type { BlobId, CandidateInit, Carrier, Description, SignalingMessage, Word } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import type { Card, Session } from "./session.ts";

/** The card of a description that `setLocalDescription` kept. */
export function cardOfDescription(local: Description, generation: number, ready: boolean, at: number): Card {
  return {
    id: `${local.type}-${generation}`,
    kind: local.type,
    label: local.type,
    generation,
    message: { kind: "description", ...local },
    madeAt: at,
    ready,
  };
}

/** What is carried of a card: as it was made, or as it was edited on the way. */
export const outgoing = ({ message, edited }: Card): SignalingMessage => edited ?? message;

/**
 * The cards with one of them put before another, or with `null` behind all. Cards that are not there change nothing.
 */
export function moved(cards: readonly Card[], id: BlobId, before: BlobId | null): readonly Card[] {
  const card = cards.find((one) => one.id === id);
  if (!card || id === before) return cards;
  const rest = cards.filter((one) => one !== card);
  const at = before === null ? rest.length : rest.findIndex((one) => one.id === before);
  return at < 0 ? cards : rest.toSpliced(at, 0, card);
}

/** The card of a candidate, or of their end, which `null` and the empty candidate both tell (WebRTC 1.0, §4.8.2). */
export function cardOfCandidate(session: Session, candidate: CandidateInit | null, at: number): Card {
  const common = { generation: session.generation, madeAt: at, ready: true };
  if (candidate === null || candidate.candidate === "") {
    const said = session.local ? identify(session.local.sdp) : undefined;
    const message: SignalingMessage = {
      kind: "end-of-candidates",
      ...(said?.mids[0] !== undefined && { sdpMid: said.mids[0] }),
      ...(said?.ufrags[0] !== undefined && { usernameFragment: said.ufrags[0] }),
    };
    const id = `end-of-candidates-${session.generation}`;
    return { ...common, id, kind: "end-of-candidates", label: "end of candidates", message };
  }
  const number = session.cards.filter((card) => card.kind === "candidate").length + 1;
  const message: SignalingMessage = {
    kind: "candidate",
    candidate: candidate.candidate,
    ...(candidate.sdpMid != null && { sdpMid: candidate.sdpMid }),
    ...(candidate.sdpMLineIndex != null && { sdpMLineIndex: candidate.sdpMLineIndex }),
    ...(candidate.usernameFragment != null && { usernameFragment: candidate.usernameFragment }),
  };
  return { ...common, id: `candidate-${number}`, kind: "candidate", label: `candidate ${number}`, message };
}

/** A card’s name on the screen. */
export const labelOf = (session: Session, id: BlobId): string =>
  session.cards.find((card) => card.id === id)?.label ?? "blob";

/** The session with one card changed. */
export const withCard = (session: Session, id: BlobId, change: Partial<Card>): Session => ({
  ...session,
  cards: session.cards.map((card) => card.id === id ? { ...card, ...change } : card),
});

/** The session after a card has left its client. */
export const withDeparture = (session: Session, id: BlobId, by: Word<Carrier>, at: number): Session => ({
  ...session,
  cards: session.cards.map((card) =>
    card.id === id ? { ...card, copiedAt: at, departures: [...(card.departures ?? []), { at, by }] } : card
  ),
});
