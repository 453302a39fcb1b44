/** What was pasted, before anything is done with it: damaged, unreadable, or nothing at all. */
import { a } from "../text/mod.ts";
import { type AtLine, NUMBER, oneOf, TEXT, WHERE, worded } from "./words.ts";

/** How a sentence about a line begins: `Line 12 is`, or without its number. */
const inLine = (at: AtLine | undefined, otherwise: string): string => {
  const verb = otherwise.slice(otherwise.lastIndexOf(" ") + 1);
  return at ? `Line ${at.number} ${verb}` : otherwise;
};
const quoted = (at: AtLine | undefined): string => at && at.text !== "" ? `: ${at.text}` : ".";

/** What a text is seen to be that leads to a page, and holds no blob: a scanner meets it, too. */
export const WEB_ADDRESS = "it is a web address";

export const PASTED = {
  "code-cut-off": worded({ have: NUMBER, want: NUMBER }, (p) => ({
    said: `This code is cut off: ${p.have} of its ${p.want} characters are here.`,
    next: "Copy the whole code again, to its very end.",
  })),
  "code-damaged": worded({}, () => ({
    said: "This is a code, but its checksum does not fit: a character was changed, lost or added on the way.",
    next: "Copy the code again, or send it as a link or a QR code.",
  })),
  "code-newer": worded({ version: TEXT }, (p, on) => ({
    said: `This code is of version ${p.version}, and this ${on.page} reads version 1.`,
    next: `${on.renew}; if that does not help, copy the ${on.card} as JSON on the other side.`,
  })),
  "spoken-line": worded({ line: NUMBER, why: oneOf("wrong", "missing") }, (p) => ({
    said: p.why === "missing"
      ? `Line ${p.line} of this code is missing.`
      : `Line ${p.line} of this code is wrong: the character behind its = does not fit the rest.`,
    next: `Have line ${p.line} read to you once more, group by group.`,
  })),
  "nothing-pasted": worded({ ...WHERE, call: TEXT }, (p) => ({
    said: `The box of Client ${p.client} is empty, so ${p.call} has nothing to apply.`,
    next: `Copy a card from Client ${p.other} and paste it into Client ${p.client}.`,
  })),
  "too-long": worded({ length: NUMBER }, (p, on) => ({
    said: `This text has ${p.length.toLocaleString("en")} characters; no blob is that long.${
      on.isPage ? " The box keeps what it had." : ""
    }`,
    next: on.isPage ? "Copy one card and paste only that." : "Give one offer, answer or candidate, and only that.",
  })),
  "not-a-blob": worded({ seen: TEXT }, (p, on) => ({
    said: `This is not a blob: ${p.seen}.`,
    next: `${
      p.seen === WEB_ADDRESS ? "Open it in a browser, on the device that is to show it. " : ""
    }${on.paste} an offer, an answer or a candidate, ${
      on.isPage ? "just as a card’s Copy button gives it" : "as SDP, JSON, base64, a code or a link"
    }.`,
  })),
  "not-sdp": worded({ seen: TEXT }, (p, on) => ({
    said: `This is nothing that can be read here: ${p.seen}.`,
    next: `${on.paste} an SDP from its v=0 on, a description as JSON, or candidates.`,
  })),
  "other-form": worded({ what: TEXT, instead: TEXT }, (p) => ({
    said: `This is ${p.what}.`,
    next: `${p.instead}.`,
  })),
  "json-broken": worded({}, (_, on) => ({
    said: "This starts like JSON, but it cannot be read to its end: a part is missing or was altered.",
    next: `Copy the whole ${on.card} again, from the first { to the last }.`,
  })),
  "sdp-incomplete": worded({ missing: TEXT }, (p, on) => ({
    said: `This SDP has no ${p.missing}: it may have been cut off on the way.`,
    next: `Copy the whole ${on.card} again and ${on.paste.toLowerCase()} it anew.`,
  })),
  "cut-off": worded({}, (p, on) => ({
    said: p.at
      ? `This breaks off in line ${p.at.number}, before it is whole: ${p.at.text || "nothing follows"}`
      : "This breaks off before it is whole.",
    next: `Copy the whole ${on.card} again, to its very end. Some programs cut long messages; send it as a file then.`,
  })),
  "line-damaged": worded({}, (p, on) => ({
    said: `${inLine(p.at, "A line is")} not as SDP is written, and nothing tells how it was${quoted(p.at)}`,
    next: `Copy the whole ${on.card} again, with nothing between its lines.`,
  })),
  "fingerprint-damaged": worded({}, (p, on) => ({
    said: `${inLine(p.at, "A fingerprint is")} not whole: its bytes, two letters or digits each, are not all there${
      quoted(p.at)
    }`,
    next: `Copy the ${on.card} again. A chat program may make :D and the like a picture; send it as code or as a file.`,
  })),
  "wrapped-unsure": worded({}, (p, on) => ({
    said: `${inLine(p.at, "A line was")} wrapped, and it could have read in more than one way${quoted(p.at)}`,
    next: `Copy the ${on.card} again and send it as a file, or through a program that leaves long lines alone.`,
  })),
  "glued-unsure": worded({}, (p, on) => ({
    said: `${inLine(p.at, "A line holds")} what was more than one line, and where each began is not certain${
      quoted(p.at)
    }`,
    next: `Copy the ${on.card} again, through a program that keeps line breaks.`,
  })),
  "case-changed": worded({}, (_, on) => ({
    said: "Capital and small letters were changed in this. Its password has both, so it cannot be put right.",
    next: `Copy the ${on.card} again, through a program that leaves the letters as they are.`,
  })),
  "type-unknown": worded({ seen: TEXT }, (p, on) => ({
    said: `The type of this description should be offer, pranswer, answer or rollback; what stands there is ${p.seen}.`,
    next: `Copy the ${on.card} again; if you changed the type by hand, change it back.`,
  })),
  "base64-damaged": worded({}, () => ({
    said: "This looks like base64, but a part of it is missing or was altered.",
    next: "Copy the whole text again, from its first character to its last.",
  })),
  "compressed": worded({ what: TEXT }, (p, on) => ({
    said: p.what === "binary"
      ? "This is base64 of binary data, which some other program made; there is no SDP or JSON in it."
      : `This is compressed data (${p.what}) of another program, which cannot be read here.`,
    next: `Let that program show the description itself, and ${on.paste.toLowerCase()} that.`,
  })),
  "nested-too-deep": worded({}, (_, on) => ({
    said: "This is a text in a text in a text, deeper than any signaling program packs one.",
    next: `Unpack it first, or copy the ${on.card} again.`,
  })),
  "mislabelled": worded({ kind: TEXT, setup: TEXT }, (p, on) => ({
    said: `This calls itself ${a(p.kind)}, but its a=setup:${p.setup} belongs to ${
      a(p.kind === "offer" ? "answer" : "offer")
    } (RFC 9429 §5.2.1, §5.3.1).`,
    next: `Copy the ${on.card} again; if you changed the type by hand, change it back.`,
  })),
  "candidate-unreadable": worded({ line: TEXT }, (p, on) => ({
    said: `This looks like a candidate, but not all of it can be read: ${p.line}`,
    next: on.isPage
      ? "Copy that candidate’s card again; a candidate is one single line."
      : "Copy that candidate again; it is one single line.",
  })),
};
