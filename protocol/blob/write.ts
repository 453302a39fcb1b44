/** Writes signaling messages in the forms that are carried. */
import type { SignalingMessage } from "./message.ts";

/**
 * Writes messages as text. `json` is what `JSON.stringify` gives for the W3C's dictionaries
 * (`RTCSessionDescriptionInit`, `RTCIceCandidateInit`), one message a line; `sdp` is raw SDP and `a=` lines.
 * The end of candidates is a candidate that is the empty string (WebRTC 1.0, §4.8.1), or `a=end-of-candidates`
 * (RFC 8840 §8).
 */
export function writeBlob(message: SignalingMessage | readonly SignalingMessage[], form: "json" | "sdp"): string {
  const messages = "kind" in message ? [message] : message;
  return messages.map(form === "json" ? asJson : asSdp).join(form === "json" ? "\n" : "");
}

function asJson(message: SignalingMessage): string {
  const { kind, ...rest } = message;
  return JSON.stringify(kind === "end-of-candidates" ? { candidate: "", ...rest } : rest);
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
