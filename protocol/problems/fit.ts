/** Whose a blob is, whether it fits this client, and whether this is the moment. */
import { TEXT, WHERE, worded } from "./words.ts";

export const FIT = {
  "own-description": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said: `This is Client ${p.client}’s own ${p.kind}. It is meant for Client ${p.other}.`,
    next: `Paste it into Client ${p.other}.`,
  })),
  "own-candidate": worded(WHERE, (p) => ({
    said: `This comes from Client ${p.client} itself: its own candidate, or its word that there are no more.`,
    next: `Paste it into Client ${p.other}.`,
  })),
  "description-wanted": worded(WHERE, (p) => ({
    said: "There is no description in this; setRemoteDescription takes an offer or an answer.",
    next: `Press addIceCandidate on Client ${p.client} to apply what there is.`,
  })),
  "candidate-wanted": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said: `This is a whole ${p.kind}; addIceCandidate takes a candidate.`,
    next: `Press setRemoteDescription on Client ${p.client} to apply it.`,
  })),
  "candidate-no-section": worded(WHERE, (p) => ({
    said: "This candidate does not say which media section it belongs to, and here it could be more than one.",
    next: `Paste it as JSON with its sdpMid, as Client ${p.other}’s card gives it.`,
  })),
  "candidate-before-description": worded(WHERE, (p) => ({
    said: `Client ${p.client} cannot place this candidate: it has no remote description yet.`,
    next: `First apply Client ${p.other}’s offer or answer with setRemoteDescription, then add the candidate again.`,
  })),
  "candidate-refused": worded(WHERE, (p) => ({
    said: `The browser refused this candidate: it does not belong to the description that Client ${p.client} has.`,
    next: `Copy a candidate that Client ${p.other} found for its present description.`,
  })),
  "answer-without-offer": worded({ ...WHERE, state: TEXT }, (p) => ({
    said:
      `Client ${p.client} is in ${p.state}: it has no offer waiting for an answer. An answer can only follow an offer of its own.`,
    next: `Give this answer to the client that made the offer, or give Client ${p.client} an offer.`,
  })),
  "offer-not-wanted": worded({ ...WHERE, state: TEXT }, (p) => ({
    said: `Client ${p.client} is in ${p.state} and cannot take an offer now.`,
    next: `Finish or reset this exchange first, then apply the offer.`,
  })),
  "no-offer-to-answer": worded({ ...WHERE, state: TEXT }, (p) => ({
    said: `Client ${p.client} is in ${p.state}: there is no offer that it could answer.`,
    next: `Paste Client ${p.other}’s offer into Client ${p.client} and press setRemoteDescription first.`,
  })),
  "answer-first": worded({ ...WHERE, state: TEXT }, (p) => ({
    said: `Client ${p.client} is in ${p.state}: it has an offer to answer before it can make one.`,
    next: "Press createAnswer, then setLocalDescription.",
  })),
  "nothing-to-keep": worded(WHERE, (p) => ({
    said:
      `Client ${p.client} has nothing to keep: the offer that it was given could not be applied. Without one, setLocalDescription would make an offer of Client ${p.client}’s own.`,
    next: `Apply Client ${p.other}’s offer first. To make an offer here instead, press createOffer.`,
  })),
  "description-stale": worded(WHERE, (p) => ({
    said: `What Client ${p.client} created does not fit its present state any more.`,
    next: "Press createOffer or createAnswer again, then setLocalDescription.",
  })),
  "no-channel": worded(WHERE, (p) => ({
    said: `Client ${p.client} has no data channel yet, so there is nothing to send on.`,
    next: "One client calls createDataChannel before its offer; the other receives the channel once connected.",
  })),
  "channel-not-open": worded({ ...WHERE, state: TEXT }, (p) => ({
    said: `The data channel of Client ${p.client} is ${p.state}; a message can leave only when it is open.`,
    next: p.state === "connecting"
      ? "Carry what is still missing. Your text stays in the box."
      : "Reset the bench and connect again. Your text stays in the box.",
  })),
  "message-too-long": worded(WHERE, (p) => ({
    said:
      `This message is longer than this connection carries: sctp.maxMessageSize is the smaller of what Client ${p.other} takes and what this browser can send (WebRTC 1.0 §6.1.1).`,
    next: "Shorten it and send it again. Your text stays in the box.",
  })),
  "empty-message": worded(WHERE, (p) => ({
    said: "There is no message to send.",
    next: `Write something into the message box of Client ${p.client}.`,
  })),
  "client-closed": worded({ ...WHERE, call: TEXT }, (p) => ({
    said: `Client ${p.client} is closed. A closed connection cannot be used again, so ${p.call} was refused.`,
    next: "Reset the bench to begin anew.",
  })),
};
