/** The part of the fold that makes cards: of the descriptions that are kept, and of the candidates that are found. */
import type { Description, Entry, PeerFact } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import { cardOfCandidate, cardOfDescription } from "./cards.ts";
import type { Card, Session } from "./session.ts";

/**
 * Whether an entry may make a card, or bears on the card that a later one makes. Folded alone, these entries make the
 * cards of the whole log; the others only say what became of them.
 */
export const bearsOnCards = (entry: Entry): boolean =>
  entry.type === "candidate-found" || entry.type === "mode-chosen" || entry.type === "gathering-settled" ||
  entry.type === "description-read" && entry.side === "local" ||
  entry.type === "call-finished" && entry.call === "setLocalDescription";

/** `setLocalDescription` kept a description: it becomes a card, and what was carried before belongs to the past. */
export function described(session: Session, at: number): Session {
  const { local, mode } = session;
  if (!local || local.type === "rollback") return session;
  const generation = session.generation + 1;
  const card = cardOfDescription(local, generation, mode === "trickle", at);
  return {
    ...session,
    generation,
    codeMode: mode,
    identities: [...session.identities, identify(local.sdp)],
    cards: [...ready(session).cards, card],
  };
}

/** What a description that was read took the place of. One that only grew by candidates took none. */
export function replaced(session: Session, { side, description }: PeerFact & { type: "description-read" }) {
  const was = session[side];
  const mark = (one: Description) => one.type + identify(one.sdp).sessionVersion;
  return was && description && mark(was) !== mark(description) ? { ...session.before, [side]: was } : session.before;
}

/** While candidates are collected into a description, its card holds it as it stands; another's is not meant. */
export function localRead(session: Session, local: Description | null): Session {
  if (local === null) return { ...session, local, cards: session.cards.map(withdrawn(session)) };
  const grows = (card: Card) =>
    !card.ready && card.kind === local.type && card.message.kind === "description" &&
    identify(card.message.sdp).sessionVersion === identify(local.sdp).sessionVersion;
  const cards = session.cards.map((card) =>
    grows(card) ? { ...card, message: { kind: "description" as const, ...local } } : card
  );
  return { ...session, local, cards };
}

/** A rollback leaves no local description: what was made for it cannot be carried any more (RFC 9429 on rollback). */
const withdrawn = ({ generation }: Session) => (card: Card): Card =>
  card.generation === generation ? { ...card, withdrawn: true, ready: true } : card;

/**
 * A candidate was found, or their end. While a description collects them it makes no card; and there is no card of an
 * end where the candidates went into the description, or where there is one already.
 */
export function candidateFound(
  session: Session,
  candidate: (PeerFact & { type: "candidate-found" })["candidate"],
  at: number,
) {
  const collecting = session.cards.some((card) => !card.ready);
  if (collecting) return candidate === null ? ready(session) : session;
  if (candidate === null || candidate.candidate === "") {
    const has = (kind: Card["kind"]) =>
      session.cards.some((card) => card.kind === kind && card.generation === session.generation);
    const inside = session.mode === "gathered" && !has("candidate");
    if (inside || has("end-of-candidates")) return session;
  }
  return { ...session, cards: [...session.cards, cardOfCandidate(session, candidate, at)] };
}

/** No more candidates are collected: every card can be carried. */
export const ready = (session: Session): Session => ({
  ...session,
  cards: session.cards.map((card) => card.ready ? card : { ...card, ready: true }),
});
