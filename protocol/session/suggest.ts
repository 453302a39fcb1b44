/** The one sensible next thing to press: the dark button. */
import { across, type Button, type ClientName } from "../fact.ts";
import type { BlobReading } from "../blob/message.ts";
import { plan } from "./plan.ts";
import { type Bench, candidatesGiven, currentCards, finished, stateOf, statusOf } from "./questions.ts";
import type { Card, Session } from "./session.ts";

export type Suggestion =
  | { readonly client: ClientName; readonly press: Button }
  | { readonly client: ClientName; readonly copy: string }
  | { readonly client: ClientName; readonly press: "send" };

/**
 * What to do next, or `undefined` when nothing is left. A box that holds something applicable comes first; then the
 * offer's way, the answer's, one candidate each way, and a message each way.
 */
export function suggest(bench: Bench, readings: Readonly<Record<ClientName, BlobReading>>): Suggestion | undefined {
  const boxes = (["A", "B"] as const).filter((client) => applicable(bench[client], readings[client]));
  const latest = boxes.sort((one, two) => bench[two].pastedAt - bench[one].pastedAt)[0];
  if (latest) return { client: latest, press: methodFor(readings[latest]) };
  return exchange(bench) ?? hello(bench);
}

/** The method that applies what a box has read. */
export const methodFor = (reading: BlobReading): "setRemoteDescription" | "addIceCandidate" =>
  reading.ok && reading.messages.every((message) => message.kind !== "description")
    ? "addIceCandidate"
    : "setRemoteDescription";

const applicable = (session: Session, reading: BlobReading) =>
  reading.ok && reading.messages.length > 0 && session.problem === undefined &&
  plan(methodFor(reading), session, reading).ok;

function exchange(bench: Bench): Suggestion | undefined {
  const offerer: ClientName = bench.B.generation > 0 && stateOf(bench.B, "signaling") === "have-local-offer"
    ? "B"
    : "A";
  const answerer = across(offerer);
  const here = bench[offerer];
  const there = bench[answerer];
  if (stateOf(here, "signaling") === "closed" || stateOf(there, "signaling") === "closed") return undefined;
  if (here.channels.length === 0 && there.channels.length === 0) return { client: offerer, press: "createDataChannel" };
  if (here.created) return { client: offerer, press: "setLocalDescription" };
  if (here.generation === 0) return { client: offerer, press: "createOffer" };
  const offer = waiting(bench, offerer, "offer");
  if (offer) return { client: offerer, copy: offer.id };
  if (there.created) return { client: answerer, press: "setLocalDescription" };
  if (stateOf(there, "signaling") === "have-remote-offer") return { client: answerer, press: "createAnswer" };
  const answer = waiting(bench, answerer, "answer");
  if (answer) return { client: answerer, copy: answer.id };
  for (const client of [offerer, answerer]) {
    const candidate = waiting(bench, client, "candidate");
    if (candidate && candidatesGiven(bench[across(client)]).length === 0) return { client, copy: candidate.id };
  }
  return undefined;
}

const waiting = (bench: Bench, client: ClientName, kind: Card["kind"]): Card | undefined =>
  currentCards(bench[client]).find((card) =>
    card.kind === kind && card.ready && statusOf(card, bench, client) !== "added"
  );

function hello(bench: Bench): Suggestion | undefined {
  const client = (["A", "B"] as const).find((name) =>
    stateOf(bench[name], "channel") === "open" && finished(bench[name], "send").length === 0
  );
  return client && { client, press: "send" };
}
