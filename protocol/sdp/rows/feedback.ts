/** What receivers may report while media flows: `a=rtcp-fb`. */
import type { AnnotatedField } from "../annotated.ts";
import type { Context } from "../context.ts";
import { type SdpLine, tokensOf } from "../lines.ts";
import { fieldOf, type Row } from "../row.ts";
import { payloadType } from "./codecs.ts";

/** The first word of a report, and what it says when no word follows. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["ack", "reports of what did arrive; the next word says which (RFC 4585 §4.2)."],
  ["nack", "reports of what did not arrive; the next word says which (RFC 4585 §4.2)."],
  ["ccm", "commands to the sender’s codec; the next word says which (RFC 5104 §7.1)."],
  ["trr-int", "regular reports keep a distance; the next word says how many milliseconds (RFC 4585 §4.2)."],
  ["app", "reports that an application has made up (RFC 4585 §4.2)."],
  [
    "goog-remb",
    "the receiver tells how many bits a second it believes can reach it (draft-alvestrand-rmcat-remb).",
  ],
  [
    "transport-cc",
    "the receiver tells when each packet arrived, and the sender works out how much it may send " +
    "(draft-holmer-rmcat-transport-wide-cc-extensions-01).",
  ],
  ["rrtr", "the receiver sends its own time, so that it can measure the round trip (RFC 3611 §4.4)."],
  ["goog-lntf", "the receiver tells which frame it lost; an experiment of libwebrtc."],
  ["x-message", "messages of Skype for Business; the next words say which (MS-SDPEXT)."],
]);

/** `nack` with nothing after it is a report of its own. */
const BARE_NACK = "the receiver lists the packets that are missing, so that they can be sent again (RFC 4585 §6.2.1).";

/** The second word, by the first. */
const DETAILS: ReadonlyMap<string, string> = new Map([
  [
    "nack pli",
    "picture loss: the receiver asks for a picture that can be decoded again, usually a key frame (RFC 4585 §6.3.1).",
  ],
  ["nack sli", "slice loss: the receiver tells which part of a picture is missing (RFC 4585 §6.3.2)."],
  ["nack rpsi", "the receiver tells which older picture it still has to start from (RFC 4585 §6.3.3)."],
  ["ack rpsi", "the receiver tells which picture it has decoded and can be built upon (RFC 4585 §6.3.3)."],
  ["nack app", "reports of loss that an application has made up (RFC 4585 §4.2)."],
  ["ack app", "reports of arrival that an application has made up (RFC 4585 §4.2)."],
  ["nack rai", "a receiver that joins asks for a fast start, and how it went is reported (RFC 6285)."],
  ["nack tllei", "a middle box tells receivers that a loss is known already (RFC 6642)."],
  ["nack pslei", "a middle box tells receivers that a key frame has been asked for already (RFC 6642)."],
  ["nack ecn", "the receiver tells which packets routers marked as congested (RFC 6679)."],
  [
    "ack ccfb",
    "the receiver tells which packets arrived, when, and how routers marked them, and the sender works out how much " +
    "it may send (RFC 8888 §6).",
  ],
  ["ccm fir", "full intra request: the receiver may order a key frame (RFC 5104 §4.3.1)."],
  ["ccm tmmbr", "the receiver may order a highest bitrate for a while (RFC 5104 §4.2.1)."],
  ["ccm tstr", "the receiver may ask for sharper or for smoother pictures (RFC 5104 §4.3.2)."],
  ["ccm vbcm", "a channel back to the encoder, as ITU-T H.271 writes it (RFC 5104 §4.3.4)."],
  ["ccm pause", "the receiver may ask that a stream pause (RFC 7728)."],
]);

function meaningOf(words: readonly string[], index: number): string {
  const [kind, detail] = words;
  const word = words[index];
  if (index === 0) {
    const says = kind === "nack" && detail === undefined ? BARE_NACK : KINDS.get(kind);
    return says ? `“${word}”: ${says}` : `“${word}”: a kind of report that this reader does not know.`;
  }
  if (index === 1) {
    if (kind === "trr-int" && /^\d+$/.test(detail)) {
      return `${detail}: at least ${detail} milliseconds between regular reports.`;
    }
    const says = DETAILS.get(`${kind} ${detail}`);
    return says ? `“${word}”: ${says}` : `“${word}”: a detail of ${kind} that this reader does not know.`;
  }
  const [, most] = /^smaxpr=(\d+)$/.exec(word) ?? [];
  if (kind === "ccm" && detail === "tmmbr" && most !== undefined) {
    return `${word}: at most ${most} packets a second in the session; the higher value of both sides counts (RFC 5104 §7.2).`;
  }
  if (kind === "ccm" && detail === "vbcm") return `${word}: a kind of message in that channel.`;
  return `“${word}”: more about ${kind} ${detail}, which this reader does not know.`;
}

function fields(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const [first, ...rest] = tokensOf(line);
  if (!first) return [];
  const words = rest.map(({ text }) => text);
  return [
    fieldOf(first, "payload type", `For ${payloadType(first.text, line, context)}.`),
    ...rest.map((token, i) => fieldOf(token, i === 0 ? "value" : "parameter", meaningOf(words, i))),
  ];
}

/** RTCP and its feedback. */
export const FEEDBACK: readonly Row[] = [
  {
    name: "rtcp-fb",
    family: "feedback",
    grammar: "a=rtcp-fb:<payload type or *> <value> <parameter>",
    source: "RFC 4585 §4.2",
    summary: "A report that receivers may send at once, so that the sender can mend or slow down its stream.",
    answer: "The answer keeps those that it supports too, and adds none (RFC 4585 §4.2).",
    fields,
  },
];
