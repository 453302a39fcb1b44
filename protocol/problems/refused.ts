/** What a browser refused, in our words: one entry for each reason that its exceptions give. */
import { REFUSED_CALLS } from "./refused-calls.ts";
import { REFUSED_LINES } from "./refused-lines.ts";
import type { Where, Words } from "./words.ts";

const WHOLE = "Copy the whole description again, from v=0 to its last line.";

export const REFUSED = {
  // The last resorts, for exceptions that nobody has met yet.
  "refused-description": (p: Where & { kind: string }) => ({
    said: `The browser refused this ${p.kind}. Client ${p.client} is as it was before.`,
    next: `Compare it with Client ${p.other}’s card, or copy that card again.`,
  }),
  "refused": (p: Where & { call: string }) => ({
    said: `The browser refused ${p.call}. Client ${p.client} is as it was before.`,
    next: "Read the browser’s own words below. Reset the bench if you cannot go on from here.",
  }),
  "reason-unsaid": (p: Where & { kind: string }) => ({
    said: `The browser could not read this ${p.kind}, and does not say why.`,
    next: `Copy the card of Client ${p.other} again and change nothing in it.`,
  }),
  // The shape of the call
  "description-shape": (_: unknown) => ({
    said: "The browser was given a text where an object belongs: a description is { type, sdp } (WebRTC 1.0 §4.6.2).",
    next: "Read the text with JSON.parse first, or press the button of the method, which does so.",
  }),
  "argument-missing": (_: unknown) => ({
    said: "The method was called with nothing, and this one cannot do without a description.",
    next: "Give it an offer or an answer.",
  }),
  "type-missing": (_: unknown) => ({
    said: "The description does not say its type, so the browser cannot tell an offer from an answer.",
    next: "Add “type”: “offer” or “answer”, or copy the whole card again.",
  }),
  "type-unknown": (p: { seen: string }) => ({
    said:
      `The word “${p.seen}” is no type of a description: that is offer, pranswer, answer or rollback, in small letters.`,
    next: "Write the type exactly so.",
  }),
  "pranswer-refused": (_: unknown) => ({
    said: "This browser, Firefox, has not built provisional answers; Chromium has.",
    next: "Carry the final answer instead.",
  }),
  // One’s own description
  "local-not-created": (p: Where & { kind: string }) => ({
    said:
      `Client ${p.client} can keep only what it has created itself, and this ${p.kind} is none of that (RFC 9429 §5.4).`,
    next: "Press createOffer or createAnswer, whichever comes now, and then setLocalDescription.",
  }),
  "local-edited": (p: Where & { kind: string }) => ({
    said:
      `This ${p.kind} is not as the browser of Client ${p.client} last made it, and only the browser may write it (RFC 9429 §5.4).`,
    next: "Create it again and leave it unchanged; edit what is carried instead.",
  }),
  "local-candidates": (p: Where) => ({
    said: `Client ${p.client} may not write candidates into its own description: the browser finds them itself.`,
    next: "Take the a=candidate lines out, or create the description again.",
  }),
  // Media sections
  "sections-unlike": (p: Where & { kind: string }) => ({
    said: `The media sections of this ${p.kind} are not those that Client ${p.client} knows (RFC 3264 §6, §8).`,
    next: `Carry the present description of Client ${p.other}.`,
  }),
  "pasted-twice": (_: unknown) => ({
    said: "The description is in there twice: a second v= begins in the middle.",
    next: "Keep one of the two.",
  }),
  "mid-twice": (p: { mid: string }) => ({
    said: `Two media sections share the mid “${p.mid}”, and a mid names one section (RFC 5888 §4).`,
    next: WHOLE,
  }),
  "mid-too-long": (_: unknown) => ({
    said: "A mid is longer than 16 characters, and browsers take no longer one.",
    next: "Shorten it wherever it stands, in a=mid and in a=group.",
  }),
  "mid-unreadable": (_: unknown) => ({
    said: "A mid is not one word: it holds a character that none may have (RFC 5888 §4).",
    next: "Put it back as it was, in a=mid and in a=group.",
  }),
  "bundle-mid-unknown": (p: { mid: string }) => ({
    said: `BUNDLE names the mid “${p.mid}”, but no media section has it: a section or its a=mid is lost (RFC 9143 §7).`,
    next: WHOLE,
  }),
  "section-off": (p: { mid: string }) => ({
    said: `BUNDLE names the mid “${p.mid}”, whose media section is switched off by port 0, and Firefox refuses that.`,
    next: "Give that m= line its port 9 again, or take its mid out of a=group.",
  }),
  "data-sections-two": (_: unknown) => ({
    said: "The offer has two media sections for data channels, and Firefox makes an answer for one only.",
    next: "Leave one of them out: all data channels share one section.",
  }),
  "media-line-unreadable": (_: unknown) => ({
    said: "An m= line is damaged: it is a kind, a port up to 65535, a protocol and its formats (RFC 8866 §5.14).",
    next: WHOLE,
  }),
  "media-kind-refused": (p: { media: string }) => ({
    said: `Firefox takes audio, video and application sections only, and this one is “${p.media}”.`,
    next: "Leave that section out of the description.",
  }),
  ...REFUSED_LINES,
  ...REFUSED_CALLS,
} satisfies Record<string, (p: never) => Words>;
