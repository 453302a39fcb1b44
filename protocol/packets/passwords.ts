/** The passwords in session descriptions: what STUN checks are made with (RFC 8445 §7.2.2). */
import { readSdp } from "../sdp/mod.ts";
import type { StunKey } from "./packet.ts";

/** A session description, and what it is called in a sentence: `Client A’s local SDP`. */
export interface NamedSdp {
  readonly name: string;
  readonly sdp: string;
}

/** Each password once, by the first description that has it. */
export function passwordsIn(descriptions: readonly NamedSdp[]): readonly StunKey[] {
  const found = new Map<string, StunKey>();
  for (const { name, sdp } of descriptions) {
    for (const line of readSdp(sdp).lines) {
      if (line.name !== "ice-pwd" || found.has(line.value)) continue;
      found.set(line.value, { name: `the a=ice-pwd in ${name}`, password: line.value });
    }
  }
  return [...found.values()];
}
