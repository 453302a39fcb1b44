/** Placeholders that people put in the place of addresses, credentials and fingerprints before they show an SDP. */
import type { Sdp } from "../lines.ts";

/** `<ip-address>`, `(my ip)`, `"ip"`, `X.X.X.X`, `XXXXXXX428`, `…`. */
const PLACEHOLDERS =
  /<[a-z][\w -]{1,30}>|\((?:my |your )?(?:ip|address|host)\)|"ip"|\b[xX]+(?:\.[xX]+){3}\b|\b[xX]{3,}\d{0,9}\b|\[?\b(?:redacted|removed|hidden)\b\]?|\.{3,}$|…|(?<=[: ])\*{3,}/;

/** The lines with placeholders, by number, each with the first it holds. */
export function redactionsIn({ lines }: Sdp): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { number, text } of lines) {
    // Firefox calls itself mozilla...THIS_IS_SDPARTA.
    const placeholder = PLACEHOLDERS.exec(text)?.[0];
    if (placeholder !== undefined) found.set(number, placeholder);
  }
  return found;
}
