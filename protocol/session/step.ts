/** The fold: one case for every fact, and no fact makes it throw. */
import type { BlobId, Call, Description, Entry, PeerFact } from "../fact.ts";
import { identify } from "../sdp/mod.ts";
import { refusal } from "./refusal.ts";
import type { Card, Happening, Session } from "./session.ts";
import { cardOfCandidate, cardOfDescription } from "./cards.ts";

/** The session after one more entry. */
export function step(session: Session, entry: Entry): Session {
  const { at } = entry;
  switch (entry.type) {
    case "call-started": {
      const { id, call, argument } = entry;
      const record = {
        id,
        call,
        startedAt: at,
        outcome: "running" as const,
        ...(argument !== undefined && { argument }),
      };
      return { ...session, calls: [...session.calls, record], latest: call };
    }
    case "call-finished":
      return callFinished(ended(session, entry.id, "finished"), entry, at);
    case "call-failed": {
      const failed = ended(session, entry.id, "failed");
      const { argument } = session.calls.find((record) => record.id === entry.id) ?? {};
      const offer = entry.call === "setRemoteDescription" && typeof argument === "object" && "type" in argument &&
        argument.type === "offer";
      return { ...failed, offerRefused: offer || session.offerRefused, problem: refusal(session, entry) };
    }
    case "state-changed":
      return stateChanged(session, entry, at);
    case "candidate-found":
      return candidateFound(entry.candidate?.candidate ? happened(session, entry.type) : session, entry.candidate, at);
    case "candidate-error":
    case "negotiation-needed":
      return session;
    case "description-read":
      return entry.side === "remote"
        ? { ...session, remote: entry.description }
        : localRead(session, entry.description);
    case "channel-found":
      return { ...happened(session, entry.type), channels: [...session.channels, entry.label] };
    case "message-received":
      return {
        ...happened(session, entry.type),
        messages: [...session.messages, { from: "there", text: entry.text, at }],
      };
    case "mode-chosen":
      return { ...session, mode: entry.mode };
    case "copied":
      return { ...changed(session, entry.blob, { copiedAt: at }), problem: undefined };
    case "copy-refused": {
      const blob = session.cards.find((card) => card.id === entry.blob)?.label ?? "blob";
      return { ...session, problem: { code: "clipboard-refused", blob } };
    }
    case "pasted":
      return { ...session, pasted: entry.text, pastedAt: at, problem: entry.text === "" ? session.problem : undefined };
    case "paste-refused":
      return {
        ...session,
        problem: entry.length === undefined
          ? { code: "clipboard-unread", client: session.client }
          : { code: "too-long", length: entry.length },
      };
    case "delivered":
      return changed(session, entry.blob, { delivered: { at, by: entry.by } });
    case "stopped": {
      const damaged = entry.call === "setRemoteDescription" && DAMAGED.includes(entry.problem.code);
      return { ...session, offerRefused: damaged || session.offerRefused, problem: entry.problem };
    }
    case "gathering-settled":
      return ready(session);
    default:
      return unknown(session, entry);
  }
}

/** A whole log, folded. */
export const replay = (log: readonly Entry[], start: Session): Session => log.reduce(step, start);

/** Problems of a text that was meant to be a description, and might have been an offer. */
const DAMAGED: readonly string[] = ["json-broken", "sdp-incomplete", "mislabelled"];

/** A fact from a newer version changes nothing here; a fact of this version without a case does not compile. */
const unknown = (session: Session, _forgotten: never): Session => session;

/** The text a call was made with; nothing, if nobody saw it start. */
const textOf = (argument: unknown): string => typeof argument === "string" ? argument : "";

const ran = (session: Session, what: Call | Happening): Session => ({
  ...session,
  ran: { ...session.ran, [what]: (session.ran[what] ?? 0) + 1 },
});

const happened = (session: Session, what: Happening): Session => ({ ...ran(session, what), latest: what });

const ended = (session: Session, id: number, outcome: "finished" | "failed"): Session => ({
  ...session,
  calls: session.calls.map((record) => record.id === id ? { ...record, outcome } : record),
});

const changed = (session: Session, id: BlobId, change: Partial<Card>): Session => ({
  ...session,
  cards: session.cards.map((card) => card.id === id ? { ...card, ...change } : card),
});

function callFinished(session: Session, fact: PeerFact & { type: "call-finished" }, at: number): Session {
  const calm = { ...ran(session, fact.call), problem: undefined };
  const { argument } = session.calls.find((record) => record.id === fact.id) ?? {};
  switch (fact.call) {
    case "createOffer":
    case "createAnswer":
      return { ...calm, created: fact.result, offerRefused: false };
    case "createDataChannel":
      return { ...calm, channels: [...session.channels, textOf(argument)] };
    case "setLocalDescription":
      return described({ ...calm, created: undefined, offerRefused: false }, at);
    case "setRemoteDescription":
      return { ...calm, offerRefused: false };
    case "send":
      return { ...calm, messages: [...session.messages, { from: "here", text: textOf(argument), at }] };
    default:
      return calm;
  }
}

/** `setLocalDescription` kept a description: it becomes a card, and what was carried before belongs to the past. */
function described(session: Session, at: number): Session {
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

/** While candidates are collected into a description, its card holds it as it stands; another's is not meant. */
function localRead(session: Session, local: Description | null): Session {
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

function candidateFound(
  session: Session,
  candidate: (PeerFact & { type: "candidate-found" })["candidate"],
  at: number,
) {
  const collecting = session.cards.some((card) => !card.ready);
  if (collecting) return candidate === null ? ready(session) : session;
  const end = candidate === null || candidate.candidate === "";
  const already = session.cards.some((c) => c.kind === "end-of-candidates" && c.generation === session.generation);
  const inside = end && session.mode === "gathered" &&
    !session.cards.some((c) => c.kind === "candidate" && c.generation === session.generation);
  if (end && (already || inside)) return session;
  return { ...session, cards: [...session.cards, cardOfCandidate(session, candidate, at)] };
}

const ready = (session: Session): Session => ({
  ...session,
  cards: session.cards.map((card) => card.ready ? card : { ...card, ready: true }),
});

function stateChanged(session: Session, fact: PeerFact & { type: "state-changed" }, at: number): Session {
  const path = Object.hasOwn(session.paths, fact.machine) ? session.paths[fact.machine] : [];
  const moved = { ...session, paths: { ...session.paths, [fact.machine]: [...path, { state: fact.state, at }] } };
  return fact.machine === "connection" && fact.state === "connected" ? { ...moved, problem: undefined } : moved;
}
