/** What is said of a client when its page comes to the front again. */
import { across } from "../facts/mod.ts";
import { currentCards, failureOf, type Session, stateOf } from "../session/mod.ts";
import { actText } from "./act-text.ts";
import { nextAct } from "./next-act.ts";
import { sceneOf } from "./next-step.ts";

/** What became of a client while its page was not in front; `before` is how it was then. */
export function afterReturn(
  before: Session,
  now: Session,
): { readonly said: string; readonly isBad: boolean } | undefined {
  const there = across(now.client);
  if (stateOf(now, "connection") === "disconnected") {
    return { said: `Client ${there} is not heard for the moment. Wait a little: it may come back.`, isBad: true };
  }
  const was = isConnected(before);
  const over = stateOf(now, "signaling") === "closed" || failureOf(now) !== undefined;
  const act = nextAct(sceneOf(now));
  const again = "press" in act && act.press === "reset"
    ? `Reset this client, and ${now.local?.type === "answer" ? "ask for" : "make"} a new offer.`
    : actText(act, sceneOf(now));
  if (over && !failureOf(before) && stateOf(before, "signaling") !== "closed") {
    return {
      said: was
        ? `The connection ended while you were away. ${again}`
        : `The connection failed while you were away. ${again}`,
      isBad: true,
    };
  }
  if (over) return undefined;
  if (isConnected(now)) {
    return { said: was ? "Still connected." : "You were connected while you were away.", isBad: false };
  }
  const sent = currentCards(now).find(({ kind, copiedAt }) =>
    (kind === "offer" || kind === "answer") && copiedAt !== undefined
  );
  if (sent?.kind === "offer" && stateOf(now, "signaling") === "have-local-offer") {
    return { said: "Still waiting: your offer is good.", isBad: false };
  }
  return sent?.kind === "answer" ? { said: "Still waiting: your answer is good.", isBad: false } : undefined;
}

const isConnected = (session: Session): boolean =>
  stateOf(session, "connection") === "connected" || stateOf(session, "channel") === "open";
