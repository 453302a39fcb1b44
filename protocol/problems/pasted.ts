/** What was pasted, before anything is done with it: damaged, unreadable, or nothing at all. */
import { a } from "../text/mod.ts";
import type { Where, Words } from "./words.ts";

type At = { readonly number: number; readonly text: string };

/** How a sentence about a line begins: `Line 12 is`, or without its number. */
const inLine = (at: At | undefined, otherwise: string): string => {
  const verb = otherwise.slice(otherwise.lastIndexOf(" ") + 1);
  return at ? `Line ${at.number} ${verb}` : otherwise;
};
const quoted = (at: At | undefined): string => at && at.text !== "" ? `: ${at.text}` : ".";

export const PASTED = {
  "code-cut-off": (p: { have: number; want: number }) => ({
    said: `This code is cut off: ${p.have} of its ${p.want} characters are here.`,
    next: "Copy the whole code again, to its very end.",
  }),
  "code-damaged": (_: unknown) => ({
    said: "This is a code, but its checksum does not fit: a character was changed, lost or added on the way.",
    next: "Copy the code again, or send it as a link or a QR code.",
  }),
  "code-newer": (p: { version: string }) => ({
    said: `This code is of version ${p.version}, and this page reads version 1.`,
    next: "Load this page anew; if that does not help, copy the card as JSON on the other side.",
  }),
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
  "cut-off": (p: { at?: At }) => ({
    said: p.at
      ? `This breaks off in line ${p.at.number}, before it is whole: ${p.at.text || "nothing follows"}`
      : "This breaks off before it is whole.",
    next: "Copy the whole card again, to its very end. Some programs cut long messages; send it as a file then.",
  }),
  "line-damaged": (p: { at?: At }) => ({
    said: `${inLine(p.at, "A line is")} not as SDP is written, and nothing tells how it was${quoted(p.at)}`,
    next: "Copy the whole card again, and paste nothing between its lines.",
  }),
  "fingerprint-damaged": (p: { at?: At }) => ({
    said: `${inLine(p.at, "A fingerprint is")} not whole: its bytes, two letters or digits each, are not all there${
      quoted(p.at)
    }`,
    next: "Copy the card again. A chat program may make :D and the like a picture; send it as code or as a file.",
  }),
  "wrapped-unsure": (p: { at?: At }) => ({
    said: `${inLine(p.at, "A line was")} wrapped, and it could have read in more than one way${quoted(p.at)}`,
    next: "Copy the card again and send it as a file, or through a program that leaves long lines alone.",
  }),
  "glued-unsure": (p: { at?: At }) => ({
    said: `${inLine(p.at, "A line holds")} what was more than one line, and where each began is not certain${
      quoted(p.at)
    }`,
    next: "Copy the card again, through a program that keeps line breaks.",
  }),
  "case-changed": (_: unknown) => ({
    said: "Capital and small letters were changed in this. Its password has both, so it cannot be put right.",
    next: "Copy the card again, through a program that leaves the letters as they are.",
  }),
  "type-unknown": (p: { seen: string }) => ({
    said: `The type of this description should be offer, pranswer, answer or rollback; what stands there is ${p.seen}.`,
    next: "Copy the card again; if you changed the type by hand, change it back.",
  }),
  "base64-damaged": (_: unknown) => ({
    said: "This looks like base64, but a part of it is missing or was altered.",
    next: "Copy the whole text again, from its first character to its last.",
  }),
  "compressed": (p: { what: string }) => ({
    said: p.what === "binary"
      ? "This is base64 of binary data, which some other program made; there is no SDP or JSON in it."
      : `This is compressed data (${p.what}) of another program, which cannot be read here.`,
    next: "Let that program show the description itself, and paste that.",
  }),
  "nested-too-deep": (_: unknown) => ({
    said: "This is a text in a text in a text, deeper than any signaling program packs one.",
    next: "Unpack it first, or copy the card again.",
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
