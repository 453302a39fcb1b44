/** An act in words, and why it is done: what a learner is told who is shown it. */
import { across, type Button, type ClientName, MACHINE_NAMES } from "../facts/mod.ts";
import type { Act } from "./act.ts";
import { isOnNetwork, networkWordsOf } from "./network-act.ts";

/** What is done, as a heading of a few words, and why, in a sentence. */
export interface ActText {
  readonly says: string;
  readonly why: string;
}

/** Why each call is made, on a client. */
const CALLS: Readonly<Record<Button, (client: ClientName, other: ClientName) => string>> = {
  createDataChannel: (client) => `It gives ${client} something to offer.`,
  createOffer: (client) => `It writes down what ${client} would like to exchange, and how to recognise it.`,
  createAnswer: (client, other) => `It says which part of ${other}’s offer ${client} accepts.`,
  setLocalDescription: (client) => `${client} keeps what it has made, and begins to look for its own addresses.`,
  setRemoteDescription: (client, other) => `It tells ${client} what ${other} wants, out of the text in the box.`,
  addIceCandidate: (client, other) => `It tells ${client} an address at which ${other} may be reached.`,
  restartIce: () => "The next offer will have new credentials, and a new path is looked for.",
  close: (client) => `It ends this client: nothing of ${client} can be used again.`,
};

const PROGRAMS = { hands: "your hands", broadcast: "BroadcastChannel", websocket: "WebSocket server" };

/** What is done with a second page. */
const elsewhere = (does: (Act & { act: "other" })["does"]): string =>
  does === "opens" || does === "closes"
    ? `${does === "opens" ? "Open" : "Close"} a second page with a Client B.`
    : `There, press ${does.call} on Client ${does.client}.`;

/** An act in words. */
export function wordsOf(act: Act): ActText {
  if (isOnNetwork(act)) {
    return { says: networkWordsOf(act), why: "The network between the two decides what arrives, and how." };
  }
  switch (act.act) {
    case "press":
      return {
        says: `On Client ${act.client}, press ${act.call}.`,
        why: CALLS[act.call](act.client, across(act.client)),
      };
    case "carry":
      return {
        says: `Copy ${the(act.card)} of Client ${act.client}, and paste it into Client ${act.into}.`,
        why: act.into === act.client
          ? "Nothing keeps a hand from bringing a text back to where it came from."
          : "Nothing passes between the two unless somebody carries it.",
      };
    case "edit":
      return {
        says: `Change ${the(act.card)} of Client ${act.client} on its way.`,
        why: "Whoever carries a text can change it; the other client takes what arrives.",
      };
    case "leave-out":
      return {
        says: `Leave lines out of ${the(act.card)} of Client ${act.client}: ${act.lines.join(", ")}.`,
        why: "Whoever carries a text can shorten it; the other client takes what arrives.",
      };
    case "put-back":
      return {
        says: `Put ${the(act.card)} of Client ${act.client} back as it was made.`,
        why: "What was edited is only what is carried: what was made is still there.",
      };
    case "add":
      return {
        says: `Add synthetic ${act.kind} on Client ${act.client}.`,
        why: "The page makes it, so no device is used.",
      };
    case "option":
      return {
        says: `In the options of Client ${act.client}’s next channel, set ${act.name} to ${act.value}.`,
        why: "A channel’s options are chosen when it is made, and never change.",
      };
    case "say":
    case "burst":
      return sendingWords(act);
    case "paste":
      return {
        says: `Write into Client ${act.client}’s box: ${act.text}`,
        why: "A box takes whatever is written into it.",
      };
    case "as-it-is":
      return {
        says: `Give it to Client ${act.client} as it is.`,
        why: "The box advises against it, and the browser has the last word.",
      };
    case "mode":
      return {
        says: `Under Bench, let candidates travel ${act.mode === "trickle" ? "one by one" : "inside the description"}.`,
        why: "It counts from the next description on.",
      };
    case "form":
      return { says: `Choose ${act.form} under Copy as.`, why: "The same can be written in several forms." };
    case "program":
      return {
        says: `Under “Carried by”, choose ${PROGRAMS[act.program]}.`,
        why: "What your hands did, a program can do, and no more.",
      };
    case "other":
      return { says: elsewhere(act.does), why: "Whoever hears an offer can answer it." };
    case "reset":
      return { says: "Reset the bench.", why: "This step begins with two new clients." };
    case "wait":
      return {
        says: `Wait until Client ${act.client}’s ${MACHINE_NAMES[act.machine]} state is ${act.state}.`,
        why: "It changes by itself, as soon as both sides have what they need.",
      };
  }
}

function sendingWords(act: Act & { readonly act: "say" | "burst" }): ActText {
  const what = act.act === "say" ? `“${act.words}”` : "100 messages";
  const why = act.act === "say"
    ? "It goes straight from one client to the other."
    : "Of many messages it can be counted how many arrive.";
  return { says: `Send ${what} from Client ${act.client}${act.channel ? ` on ${act.channel}` : ""}.`, why };
}

/** A card as it is spoken of: the offer, candidate 2, a candidate. */
export const the = (card: string): string => /^(a |candidate \d)/.test(card) ? card : `the ${card}`;
