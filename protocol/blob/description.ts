/** A description that was found as raw SDP: which type it is, and how it is handed on. */
import type { SdpType } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import { type Found, type FoundSdp, type Refused, refused } from "./outcome.ts";

/**
 * The type of a description by its own words: an offer leaves the DTLS role open, an answer takes one
 * (RFC 9429 §5.2.1, §5.3.1). `undefined` without an `a=setup` that tells.
 */
export function typeOf(sdp: string): "offer" | "answer" | undefined {
  const { setup } = identify(sdp);
  if (setup === "actpass") return "offer";
  return setup === "active" || setup === "passive" || setup === "holdconn" ? "answer" : undefined;
}

/**
 * What was found, of the type that was told, or else of the one that its own words tell; without either it is refused.
 */
export function description({ sdp, type, repairs }: FoundSdp): Found | Refused {
  const known: SdpType | undefined = type ?? typeOf(sdp);
  if (!known) return refused({ code: "sdp-incomplete", missing: "whole a=setup line" });
  return { messages: [{ kind: "description", type: known, sdp }], repairs };
}
