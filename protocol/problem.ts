/** Every mistake that the bench can name, each with two sentences: what happened, and what to do next. */

import { a } from "./words.ts";

type Words = { said: string; next: string };
type Where = { client: string; other: string };

const WORDS = {
  // What was pasted
  "nothing-pasted": (p: Where & { call: string }) => ({
    said: `The box of Client ${p.client} is empty, so ${p.call} has nothing to apply.`,
    next: `Copy a card from Client ${p.other} and paste it into Client ${p.client}.`,
  }),
  "too-long": (p: { length: number }) => ({
    said: `This text has ${p.length.toLocaleString("en")} characters; no blob is that long. The box keeps what it had.`,
    next: "Copy one card and paste only that.",
  }),
  "not-a-blob": (p: { seen: string }) => ({
    said: `This is not a blob: ${p.seen}.`,
    next: "Paste an offer, an answer or a candidate, just as a card’s Copy button gives it.",
  }),
  "not-sdp": (p: { seen: string }) => ({
    said: `This is nothing that can be read here: ${p.seen}.`,
    next: "Paste an SDP from its v=0 on, a description as JSON, or candidates.",
  }),
  "json-broken": (_: unknown) => ({
    said: "This starts like JSON, but it cannot be read to its end: a part is missing or was altered.",
    next: "Copy the whole card again, from the first { to the last }.",
  }),
  "sdp-incomplete": (p: { missing: string }) => ({
    said: `This SDP has no ${p.missing}: it may have been cut off on the way.`,
    next: "Copy the whole card again and paste it anew.",
  }),
  "mislabelled": (p: { kind: string; setup: string }) => ({
    said: `This calls itself ${a(p.kind)}, but its a=setup:${p.setup} belongs to ${
      a(p.kind === "offer" ? "answer" : "offer")
    } (RFC 9429 §5.2.1, §5.3.1).`,
    next: "Copy the card again; if you changed the type by hand, change it back.",
  }),
  "candidate-unreadable": (p: { line: string }) => ({
    said: `This looks like a candidate, but not all of it can be read: ${p.line}`,
    next: "Copy that candidate's card again; a candidate is one single line.",
  }),
  // Whose it is, and whether it fits
  "own-description": (p: Where & { kind: string }) => ({
    said: `This is Client ${p.client}’s own ${p.kind}. It is meant for Client ${p.other}.`,
    next: `Paste it into Client ${p.other}.`,
  }),
  "own-candidate": (p: Where) => ({
    said: `This comes from Client ${p.client} itself: its own candidate, or its word that there are no more.`,
    next: `Paste it into Client ${p.other}.`,
  }),
  "description-wanted": (p: Where) => ({
    said: "There is no description in this; setRemoteDescription takes an offer or an answer.",
    next: `Press addIceCandidate on Client ${p.client} to apply what there is.`,
  }),
  "candidate-wanted": (p: Where & { kind: string }) => ({
    said: `This is a whole ${p.kind}; addIceCandidate takes a candidate.`,
    next: `Press setRemoteDescription on Client ${p.client} to apply it.`,
  }),
  "candidate-no-section": (p: Where) => ({
    said: "This candidate does not say which media section it belongs to, and here it could be more than one.",
    next: `Paste it as JSON with its sdpMid, as Client ${p.other}’s card gives it.`,
  }),
  "candidate-before-description": (p: Where) => ({
    said: `Client ${p.client} cannot place this candidate: it has no remote description yet.`,
    next: `First apply Client ${p.other}’s offer or answer with setRemoteDescription, then add the candidate again.`,
  }),
  "candidate-refused": (p: Where) => ({
    said: `The browser refused this candidate: it does not belong to the description that Client ${p.client} has.`,
    next: `Copy a candidate that Client ${p.other} found for its present description.`,
  }),
  // Wrong moment
  "answer-without-offer": (p: Where & { state: string }) => ({
    said:
      `Client ${p.client} is in ${p.state}: it has no offer waiting for an answer. An answer can only follow an offer of its own.`,
    next: `Give this answer to the client that made the offer, or give Client ${p.client} an offer.`,
  }),
  "offer-not-wanted": (p: Where & { state: string }) => ({
    said: `Client ${p.client} is in ${p.state} and cannot take an offer now.`,
    next: `Finish or reset this exchange first, then apply the offer.`,
  }),
  "no-offer-to-answer": (p: Where & { state: string }) => ({
    said: `Client ${p.client} is in ${p.state}: there is no offer that it could answer.`,
    next: `Paste Client ${p.other}’s offer into Client ${p.client} and press setRemoteDescription first.`,
  }),
  "answer-first": (p: Where & { state: string }) => ({
    said: `Client ${p.client} is in ${p.state}: it has an offer to answer before it can make one.`,
    next: "Press createAnswer, then setLocalDescription.",
  }),
  "nothing-to-keep": (p: Where) => ({
    said:
      `Client ${p.client} has nothing to keep: the offer that it was given could not be applied. Without one, setLocalDescription would make an offer of Client ${p.client}’s own.`,
    next: `Apply Client ${p.other}’s offer first. To make an offer here instead, press createOffer.`,
  }),
  "description-stale": (p: Where) => ({
    said: `What Client ${p.client} created does not fit its present state any more.`,
    next: "Press createOffer or createAnswer again, then setLocalDescription.",
  }),
  "no-channel": (p: Where) => ({
    said: `Client ${p.client} has no data channel yet, so there is nothing to send on.`,
    next: "One client calls createDataChannel before its offer; the other receives the channel once connected.",
  }),
  "channel-not-open": (p: Where & { state: string }) => ({
    said: `The data channel of Client ${p.client} is ${p.state}; a message can leave only when it is open.`,
    next: p.state === "connecting"
      ? "Carry what is still missing. Your text stays in the box."
      : "Reset the bench and connect again. Your text stays in the box.",
  }),
  "message-too-long": (p: Where) => ({
    said: `This message is longer than Client ${p.other} takes; its a=max-message-size says how many bytes that is.`,
    next: "Shorten it and send it again. Your text stays in the box.",
  }),
  "empty-message": (p: Where) => ({
    said: "There is no message to send.",
    next: `Write something into the message box of Client ${p.client}.`,
  }),
  "client-closed": (p: Where & { call: string }) => ({
    said: `Client ${p.client} is closed. A closed connection cannot be used again, so ${p.call} was refused.`,
    next: "Reset the bench to begin anew.",
  }),
  "refused-description": (p: Where & { kind: string }) => ({
    said: `The browser refused this ${p.kind}. Client ${p.client} is as it was before.`,
    next: `Compare it with Client ${p.other}’s card, or copy that card again.`,
  }),
  "refused": (p: Where & { call: string }) => ({
    said: `The browser refused ${p.call}. Client ${p.client} is as it was before.`,
    next: "Read the browser’s own words below. Reset the bench if you cannot go on from here.",
  }),
  // The page and the connection
  "no-webrtc": (_: unknown) => ({
    said: "This browser did not let the page open a peer connection, so the bench cannot work here.",
    next: "Allow WebRTC for this page, or open it in another browser. The lesson’s text stays readable.",
  }),
  "clipboard-unread": (p: { client: string }) => ({
    said: "The browser did not let the page read the clipboard.",
    next: `Click into the box of Client ${p.client} and paste with your keyboard.`,
  }),
  "clipboard-refused": (p: { blob: string }) => ({
    said: `The browser did not let the page write to the clipboard, so the ${p.blob} was not copied.`,
    next: "Select the text on the card and copy it with your keyboard.",
  }),
  "ice-failed": (p: Where) => ({
    said: `Client ${p.client} found no path to Client ${p.other} and has given up.`,
    next:
      "Reset the bench and carry again. Firefox gives an answer about five seconds; Chromium waits longer, and for ever if it got no candidates.",
  }),
  "hung-up": (p: Where) => ({
    said: `Client ${p.other} has hung up, or was lost: the data channel of Client ${p.client} is closed.`,
    next: "Reset the bench to connect again.",
  }),
  "path-lost": (p: Where) => ({
    said: `Client ${p.client} no longer reaches Client ${p.other}: the path that was found has stopped answering.`,
    next: "Look whether the other client was closed. Reset the bench to connect again.",
  }),
  "dtls-unfinished": (p: Where) => ({
    said: `Client ${p.client} found a path, but the DTLS handshake over it was never finished.`,
    next: `Look whether Client ${p.other} has taken the answer, in time and unaltered. Reset the bench to carry again.`,
  }),
  "dtls-failed": (p: Where) => ({
    said:
      `Client ${p.client} found a path, but the DTLS handshake over it failed. Most often the certificate was not the one that the description promised.`,
    next: "Reset the bench and carry the descriptions unaltered.",
  }),
} satisfies Record<string, (p: never) => Words>;

type Table = typeof WORDS;
export type ProblemCode = keyof Table;

/** A mistake as a value: its code, and what its words need. `exception` is the browser’s own, when there was one. */
export type Problem = {
  [C in ProblemCode]:
    & { readonly code: C; readonly exception?: { readonly name: string; readonly message: string } }
    & (
      Parameters<Table[C]>[0] extends infer P ? (unknown extends P ? unknown : P) : never
    );
}[ProblemCode];

/** Words a problem: one sentence of what happened, one of what to do next. */
export function explain(problem: Problem): { said: string; next: string } {
  return (WORDS[problem.code] as (p: Problem) => Words)(problem);
}
