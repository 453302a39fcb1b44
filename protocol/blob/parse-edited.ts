/** A message as somebody has typed it over: of the same kind, and otherwise whatever it now says. */
import { normalizeSdp } from "../sdp/mod.ts";
import { asJson, parseJson } from "./json-form.ts";
import type { SignalingMessage } from "../facts/mod.ts";

/**
 * A description is typed as SDP, a candidate as the JSON of an `RTCIceCandidateInit`. Nothing is judged: that is for
 * the browser. `undefined` if the JSON cannot be read at all, for then there is nothing to give to it.
 */
export function parseEdited(message: SignalingMessage, text: string): SignalingMessage | undefined {
  if (message.kind === "description") return { ...message, sdp: normalizeSdp(text) };
  const value = parseJson(text)?.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { candidate, ...rest } = value as { candidate?: unknown };
  if (typeof candidate !== "string") return undefined;
  return candidate === "" ? { ...rest, kind: "end-of-candidates" } : { candidate, ...rest, kind: "candidate" };
}

/** A message as it is typed over: a description as SDP with line feeds, a candidate as the JSON that browsers take. */
export const editable = (message: SignalingMessage): string =>
  message.kind === "description" ? message.sdp.replaceAll("\r\n", "\n") : asJson(message);
