/** Renewing a step: the blobs of the old connections in it become those of the new ones that correspond. */
import { asJson, readBlob } from "../blob/mod.ts";
import {
  across,
  type Argument,
  type BlobId,
  type CandidateInit,
  type ClientName,
  type Fact,
  isCandidate,
  isDescription,
  isMessage,
  type Json,
  type SignalingMessage,
} from "../facts/mod.ts";
import type { Bench, Card, Session } from "../session/mod.ts";
import { counterpart, finderOf, generationOf, isComplete, originalOf, rewritten, ufragIn } from "./candidates.ts";
import { descriptionNow, makerOf, sameCard } from "./descriptions.ts";
import { type Milestone, receivedBy, type RewindStep } from "./plan.ts";

/** A step that can be performed now, or `"wait"` while what it needs has not come about yet. */
export type Renewed = Exclude<RewindStep, { do: "wait" }> | "wait" | "done";

/** A step of the plan, on the bench as it is now; `old` is the bench as it was at the moment that is gone back to. */
function renew(step: RewindStep, old: Bench, now: Bench): Renewed {
  if (step.do === "wait") return hasCome(step.until, now) ? "done" : "wait";
  if (step.do === "record") {
    const fact = factNow(step.fact, step.client, old, now);
    return fact === "wait" ? "wait" : { ...step, fact };
  }
  if (step.argument === undefined) return step;
  const argument = argumentNow(step.call, step.client, step.argument, old, now);
  if (argument === "wait") return "wait";
  return { ...step, argument };
}

/**
 * Which of these steps comes next, by its place, and what it is on the bench as it is now; `undefined` while nothing can
 * be done. That is the first one, or else the first of the other client if both are of the same millisecond: then
 * nothing but what they need tells which was first.
 */
export function nextOf(
  steps: readonly RewindStep[],
  old: Bench,
  now: Bench,
): { readonly place: number; readonly step: Exclude<Renewed, "wait"> } | undefined {
  const [first] = steps;
  const other = steps.findIndex(({ client, at }) => client !== first.client && at === first.at);
  for (const place of other < 0 ? [0] : [0, other]) {
    const step = renew(steps[place], old, now);
    if (step !== "wait") return { place, step };
  }
}

/** Whether what a step waits for has come about. */
function hasCome(until: Milestone, now: Bench): boolean {
  const session = now[until.client];
  if ("received" in until) return receivedBy(session) >= until.received;
  if ("ready" in until) return session.cards.some(({ id, ready }) => id === until.ready && ready);
  if ("channels" in until) return session.channels.length >= until.channels;
  return session.paths[until.machine].some(({ state }) => state === until.state);
}

function argumentNow(
  call: string,
  client: ClientName,
  argument: Argument | Json,
  old: Bench,
  now: Bench,
): Argument | Json | "wait" {
  if (call === "setLocalDescription") return now[client].created ?? argument;
  if (call === "setRemoteDescription" && isDescription(argument)) {
    const maker = makerOf(old, argument);
    return maker === undefined ? argument : descriptionNow(old[maker], now[maker], argument) ?? "wait";
  }
  return call === "addIceCandidate" && isCandidate(argument) ? candidateInitNow(argument, client, old, now) : argument;
}

/** A candidate, or the end of candidates, that was given to `to`. One that nobody here found stays what it was. */
function candidateInitNow(init: CandidateInit, to: ClientName, old: Bench, now: Bench): CandidateInit | "wait" {
  const from = finderOf(old, init) ?? across(to);
  const original = init.candidate === "" ? undefined : originalOf(old[from], init);
  if (original) {
    const complete = isComplete(now[from]);
    const fresh = counterpart(old[from], now[from], original, complete);
    if (fresh) return rewritten(init, original.init, fresh.init);
    if (!complete) return "wait";
  }
  const ufrag = ufragNow(ufragIn(init), old[from], now[from]);
  return ufrag === undefined || init.usernameFragment == null ? init : { ...init, usernameFragment: ufrag };
}

/** The new credentials for old ones; `undefined` for those of nobody here. */
function ufragNow(ufrag: string | undefined, old: Session, now: Session): string | undefined {
  const place = ufrag === undefined ? -1 : generationOf(old, ufrag);
  return place < 0 ? undefined : now.identities[place]?.ufrags[0];
}

function factNow(fact: Fact, client: ClientName, old: Bench, now: Bench): Fact | "wait" {
  if (fact.type === "pasted") {
    const text = textNow(fact.text, client, old, now);
    return text === "wait" ? "wait" : { ...fact, text };
  }
  if (fact.type === "withheld") {
    const candidates = fact.candidates.map((init) => candidateInitNow(init, client, old, now));
    return candidates.includes("wait") ? "wait" : { ...fact, candidates: candidates as readonly CandidateInit[] };
  }
  if (!("blob" in fact)) return fact;
  const blob = blobNow(fact.blob, old[client], now[client]);
  if (blob === "wait") return "wait";
  if (fact.type === "moved" && fact.before !== null) {
    const before = blobNow(fact.before, old[client], now[client]);
    return before === "wait" ? "wait" : { ...fact, blob, before };
  }
  if (fact.type === "edited" && fact.message && isMessage(fact.message)) {
    const message = messageNow(fact.message, across(client), old, now);
    return message === "wait" ? "wait" : { ...fact, blob, message };
  }
  return { ...fact, blob };
}

/** The id of the new card for that of an old one. */
function blobNow(id: BlobId, old: Session, now: Session): BlobId | "wait" {
  const card = old.cards.find((one) => one.id === id);
  const fresh = card && cardNow(card, old, now);
  if (!card) return id;
  return fresh ? fresh.id : isComplete(now) ? id : "wait";
}

function cardNow(card: Card, old: Session, now: Session): Card | undefined {
  if (card.message.kind !== "candidate") return sameCard(now, card);
  const original = originalOf(old, card.message);
  const fresh = original && counterpart(old, now, original, isComplete(now));
  return fresh &&
    now.cards.find(({ message }) =>
      message.kind === "candidate" && message.candidate === fresh.init.candidate &&
      generationOf(now, ufragIn(message)) === fresh.generation &&
      (fresh.init.sdpMid == null || message.sdpMid === fresh.init.sdpMid)
    );
}

/** A message that reached `to`, or lay on its way there. */
function messageNow(
  message: SignalingMessage,
  to: ClientName,
  old: Bench,
  now: Bench,
): SignalingMessage | "wait" {
  if (message.kind === "description") {
    const maker = makerOf(old, message);
    const made = maker === undefined ? message : descriptionNow(old[maker], now[maker], message) ?? "wait";
    return made === "wait" ? "wait" : { ...message, type: made.type, sdp: made.sdp };
  }
  const init = { candidate: "", ...message };
  const renewed = candidateInitNow(init, to, old, now);
  if (renewed === "wait") return "wait";
  const { candidate, ...rest } = renewed;
  return (message.kind === "candidate"
    ? { ...message, ...rest, candidate }
    : { ...message, ...rest }) as SignalingMessage;
}

/**
 * A text that lay in a box: the blobs in it are renewed, and written as JSON where any of them is another now. What
 * cannot be read, or was made by nobody here, stays as it was.
 */
function textNow(text: string, client: ClientName, old: Bench, now: Bench): string | "wait" {
  const reading = readBlob(text);
  if (!reading.ok || reading.messages.length === 0) return text;
  const messages = reading.messages.map((message) => messageNow(message, client, old, now));
  if (messages.includes("wait")) return "wait";
  const fresh = messages as readonly SignalingMessage[];
  const isSame = fresh.every((message, i) => JSON.stringify(message) === JSON.stringify(reading.messages[i]));
  return isSame ? text : fresh.map(asJson).join("\n");
}
