/** What was pasted, before anything is done with it: damaged, unreadable, or nothing at all. */
import { a } from "../words.ts";
import type { Where, Words } from "./words.ts";

export const PASTED = {
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
} satisfies Record<string, (p: never) => Words>;
