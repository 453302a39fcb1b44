/** JSON: the form that every page knows from the start, the W3C’s dictionaries. */
import type { SignalingMessage } from "../facts/mod.ts";

/** One message as `RTCSessionDescriptionInit` or `RTCIceCandidateInit` (WebRTC 1.0, §4.6.2, §4.8.1), on one line. */
export function asJson(message: SignalingMessage): string {
  const { kind, ...rest } = message;
  return JSON.stringify(kind === "end-of-candidates" ? { candidate: "", ...rest } : rest);
}

/** The value of a text that is JSON; `undefined` if it is none. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
