/** Writes signaling messages in the forms that are carried. */
import { strToU8 } from "fflate";
import { writeCode } from "./code/mod.ts";
import { writeSpoken } from "./code/spoken.ts";
import { asJson } from "./json-form.ts";
import { type LinkOptions, writeLink } from "./link.ts";
import type { SignalingMessage } from "../facts/mod.ts";

/** The forms that blobs are written in. */
export const FORMS = ["json", "sdp", "base64", "aiortc", "libdatachannel", "compact", "spoken", "link"] as const;
/** One of these forms. */
export type WrittenForm = typeof FORMS[number];

/** `answers` names the offer that an answer belongs to, as `offerId` gives it; the rest is for links. */
type WriteOptions = LinkOptions & { readonly answers?: string };

/**
 * Writes messages as text; none are the empty text.
 *
 * - `json`: what `JSON.stringify` gives for the W3C’s dictionaries (`RTCSessionDescriptionInit`, `RTCIceCandidateInit`),
 *   one message a line. The end of candidates is a candidate that is the empty string (WebRTC 1.0, §4.8.1).
 * - `sdp`: raw SDP and `a=` lines; the end of candidates is `a=end-of-candidates` (RFC 8840 §8.2).
 * - `base64`: base64 of that JSON (RFC 4648 §4), one message a line, as Pion’s examples read it.
 * - `aiortc`: JSON as aiortc's `contrib.signaling` reads it, one message a line: a candidate has `id`, `label` and a
 *   `type`. It has no word for the end of candidates, so that is the empty text.
 * - `libdatachannel`: lines as libdatachannel's example reads them from a terminal: SDP with LF, which a terminal does
 *   not take for two line breaks, and an empty line that ends it; candidates as `a=` lines; no end of candidates.
 * - `compact`: a code for each description and for each run of candidates, one a line. Throws a `RangeError` for a
 *   description so large that no code holds it, or with a lone surrogate, which no bytes stand for.
 * - `spoken`: the same codes in numbered lines, in groups of five, each line with a character that checks it.
 * - `link`: the codes behind the `#` of an address below `base`.
 */
export function writeBlob(
  message: SignalingMessage | readonly SignalingMessage[],
  form: WrittenForm,
  options: WriteOptions = {},
): string {
  const messages = "kind" in message ? [message] : message;
  if (messages.length === 0) return "";
  switch (form) {
    case "json":
      return messages.map(asJson).join("\n");
    case "sdp":
      return messages.map(asSdp).join("");
    case "base64":
      return messages.map((one) => strToU8(asJson(one)).toBase64()).join("\n");
    case "aiortc":
      return messages.flatMap(asAiortc).join("\n");
    case "libdatachannel":
      return messages.map(asTyped).join("");
    case "compact":
      return asCodes(messages, options.answers);
    case "spoken":
      return writeSpoken(asCodes(messages, options.answers));
    case "link":
      return writeLink(asCodes(messages, options.answers), options);
  }
}

function asSdp(message: SignalingMessage): string {
  switch (message.kind) {
    case "description":
      return message.sdp;
    case "candidate":
      return `a=${message.candidate}\r\n`;
    case "end-of-candidates":
      return "a=end-of-candidates\r\n";
  }
}

function asAiortc(message: SignalingMessage): readonly string[] {
  if (message.kind === "description") return [asJson(message)];
  if (message.kind === "end-of-candidates") return [];
  const { candidate, sdpMid: id = null, sdpMLineIndex: label = null } = message;
  return [JSON.stringify({ type: "candidate", candidate, id, label })];
}

function asTyped(message: SignalingMessage): string {
  if (message.kind === "end-of-candidates") return "";
  const lines = asSdp(message).replaceAll("\r\n", "\n");
  return message.kind === "description" ? `${lines}\n` : lines;
}

/** Candidates that follow one another share a code. */
function asCodes(messages: readonly SignalingMessage[], answers: string | undefined): string {
  const runs: SignalingMessage[][] = [];
  for (const message of messages) {
    const joins = message.kind !== "description" && runs.at(-1)?.[0].kind !== "description";
    if (joins && runs.length > 0) runs.at(-1)!.push(message);
    else runs.push([message]);
  }
  return runs.map((run) => writeCode(run, answers)).join("\n");
}
