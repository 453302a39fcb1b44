/** The next act in words: one sentence, the same wherever it is said. */
import { across, type ClientName, CLIENTS } from "../facts/mod.ts";
import { type Bench, type Card, isInHand, type Session, stateOf } from "../session/mod.ts";
import type { Scene } from "./next-act.ts";
import { runningCall } from "./next-press.ts";
import type { NextAct, Waiting } from "./suggestion.ts";

/** How a text may come to a client whose other is on another device. */
export const COMES = "scan its code, paste it, or open its link in this browser";
/** How it may go there. */
export const GOES = "by link, QR code, chat or file";

/** The sentence of an act, on this bench. */
export function actText(act: NextAct, { bench, sole }: Scene): string {
  if ("wait" in act) return waitText(act, bench, sole);
  if (act.client === undefined) {
    return sole ? "Reset this client and the other one, and carry a new offer." : "Reset the bench to begin anew.";
  }
  const { client } = act;
  const there = across(client);
  if ("copy" in act) {
    const what = labelOf(bench[client], act.copy);
    return sole ? `Carry ${what} to Client ${there}, ${GOES}.` : `Copy ${what} of Client ${client} and carry it over.`;
  }
  if (act.press === "paste") return pasteText(client, bench, sole);
  if (act.press === "send") return `Write a message on Client ${client} and press Send.`;
  if (runningCall(bench[client]) === act.press) return `Wait for Client ${client}: its ${act.press} is under way.`;
  return `On Client ${client}, press ${callText(act.press)}`;
}

/** The call, and what comes with it or right after it. */
function callText(call: string): string {
  if (call === "createAnswer") return "createAnswer, then setLocalDescription.";
  if (call === "restartIce") return "restartIce, and carry a new offer and answer.";
  const takes = call === "setRemoteDescription" || call === "addIceCandidate";
  return takes ? `${call}: it takes what lies in the box.` : `${call}.`;
}

/** A card as it is spoken of: `the offer`, `candidate 2`. */
const labelOf = ({ cards }: Session, id: string | undefined): string => {
  const card = cards.find((one) => one.id === id);
  if (!card) return "the card";
  return card.kind === "candidate" ? card.label : `the ${card.label}`;
};

function pasteText(client: ClientName, bench: Bench, sole: ClientName | undefined): string {
  if (sole) return `Bring ${awaited(bench[sole])} here: ${COMES}.`;
  const hand = CLIENTS.flatMap((from) => bench[from].cards.filter((card: Card) => isInHand(bench, card)))[0];
  const what = hand ? labelOf(bench[across(client)], hand.id) : "what you carry";
  return `Paste ${what} into Client ${client}.`;
}

/** What a client that is alone waits for: the offer, the answer, or a candidate. */
export function awaited(session: Session): string {
  const there = `Client ${across(session.client)}`;
  if (stateOf(session, "signaling") === "have-local-offer") return `${there}’s answer`;
  return session.remote === null ? `${there}’s offer` : `one of ${there}’s candidates`;
}

function waitText({ wait, client, card }: Waiting, bench: Bench, sole?: ClientName): string {
  const there = across(client);
  switch (wait) {
    case "collecting":
      return `Wait a moment: ${labelOf(bench[client], card)} of Client ${client} still collects its candidates.`;
    case "kept":
      return `Let go ${labelOf(bench[client], card)} of Client ${client}, which you keep back: it is what comes next.`;
    case "unheard":
      return `Wait a little: Client ${client} does not hear Client ${there}, which may come back by itself.`;
    case "elsewhere":
      return `Wait for the other device: once Client ${there} has what left here, both are connected.`;
    case "path":
      return sole
        ? `Wait a few seconds: Client ${client} looks for a path to Client ${there}.`
        : "Wait a few seconds: both look for a path. If none is found, carry the candidates that are left.";
    default:
      return "Nothing is left to do: you are connected.";
  }
}
