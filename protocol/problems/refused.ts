/** What a browser refused, in our words: one entry for each reason that its exceptions give. */
import { REFUSED_CALLS } from "./refused-calls.ts";
import { REFUSED_LINES, WHOLE } from "./refused-lines.ts";
import { TEXT, WHERE, worded } from "./words.ts";

export const REFUSED = {
  // The last resorts, for exceptions that nobody has met yet.
  "refused-description": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said: `The browser refused this ${p.kind}. Client ${p.client} is as it was before.`,
    next: `Compare it with Client ${p.other}’s card, or copy that card again.`,
  })),
  "refused": worded({ ...WHERE, call: TEXT }, (p) => ({
    said: `The browser refused ${p.call}. Client ${p.client} is as it was before.`,
    next: "Read the browser’s own words below. Reset the bench if you cannot go on from here.",
  })),
  "reason-unsaid": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said: `The browser could not read this ${p.kind}, and does not say why.`,
    next: `Copy the card of Client ${p.other} again and change nothing in it.`,
  })),
  // The shape of the call
  "description-shape": worded({}, () => ({
    said: "The browser was given a text where an object belongs: a description is { type, sdp } (WebRTC 1.0 §4.6.2).",
    next: "Read the text with JSON.parse first, or press the button of the method, which does so.",
  })),
  "argument-missing": worded({}, () => ({
    said: "The method was called with nothing, and this one cannot do without a description.",
    next: "Give it an offer or an answer.",
  })),
  "type-missing": worded({}, () => ({
    said: "The description does not say its type, so the browser cannot tell an offer from an answer.",
    next: "Add “type”: “offer” or “answer”, or copy the whole card again.",
  })),
  "type-refused": worded({ seen: TEXT }, (p) => ({
    said:
      `The word “${p.seen}” is no type of a description: that is offer, pranswer, answer or rollback, in small letters.`,
    next: "Write the type exactly so.",
  })),
  "pranswer-refused": worded({}, () => ({
    said: "This browser, Firefox, has not built provisional answers; Chromium has.",
    next: "Carry the final answer instead.",
  })),
  // One’s own description
  "local-not-created": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said:
      `Client ${p.client} can keep only what it has created itself, and this ${p.kind} is none of that (RFC 9429 §5.4).`,
    next: "Press createOffer or createAnswer, whichever comes now, and then setLocalDescription.",
  })),
  "local-edited": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said:
      `This ${p.kind} is not as the browser of Client ${p.client} last made it, and only the browser may write it (RFC 9429 §5.4).`,
    next: "Create it again and leave it unchanged; edit what is carried instead.",
  })),
  "local-candidates": worded(WHERE, (p) => ({
    said: `Client ${p.client} may not write candidates into its own description: the browser finds them itself.`,
    next: "Take the a=candidate lines out, or create the description again.",
  })),
  // Media sections
  "sections-unlike": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said: `The media sections of this ${p.kind} are not those that Client ${p.client} knows (RFC 3264 §6, §8).`,
    next: `Carry the present description of Client ${p.other}.`,
  })),
  "pasted-twice": worded({}, () => ({
    said: "The description is in there twice: a second v= begins in the middle.",
    next: "Keep one of the two.",
  })),
  "mid-twice": worded({ mid: TEXT }, (p) => ({
    said: `Two media sections share the mid “${p.mid}”, and a mid names one section (RFC 5888 §4).`,
    next: "Whoever made this has to give each section a mid of its own; copying it again does not help.",
  })),
  "mid-too-long": worded({}, () => ({
    said: "A mid is longer than 16 characters, and browsers take no longer one.",
    next: "Shorten it wherever it stands, in a=mid and in a=group.",
  })),
  "mid-unreadable": worded({}, () => ({
    said: "A mid is not one word: it holds a character that none may have (RFC 5888 §4).",
    next: "Put it back as it was, in a=mid and in a=group.",
  })),
  "bundle-mid-unknown": worded({ mid: TEXT }, (p) => ({
    said: `BUNDLE names the mid “${p.mid}”, but no media section has it: a section or its a=mid is lost (RFC 9143 §7).`,
    next: WHOLE,
  })),
  "section-off": worded({ mid: TEXT }, (p) => ({
    said:
      `BUNDLE names the mid “${p.mid}”, whose media section is switched off by port 0: such a section leaves the group (RFC 9143 §7.5.3).`,
    next: "Give that m= line its port 9 again, or take its mid out of a=group.",
  })),
  "data-sections-two": worded({}, () => ({
    said: "The offer has two media sections for data channels, and Firefox makes an answer for one only.",
    next: "Leave one of them out: all data channels share one section.",
  })),
  "media-line-unreadable": worded({}, () => ({
    said: "An m= line is damaged: it is a kind, a port up to 65535, a protocol and its formats (RFC 8866 §5.14).",
    next: WHOLE,
  })),
  "media-kind-refused": worded({ media: TEXT }, (p) => ({
    said: `Firefox takes audio, video and application sections only, and this one is “${p.media}”.`,
    next: "Leave that section out of the description.",
  })),
  ...REFUSED_LINES,
  ...REFUSED_CALLS,
};
