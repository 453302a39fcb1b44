/** What the steps of reading hand to one another. */
import type { SdpType, SignalingMessage } from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import type { Form, Repair } from "./reading.ts";

/** Messages that were found, and what was mended for it. */
export interface Found {
  readonly messages: readonly SignalingMessage[];
  readonly repairs: readonly Repair[];
  readonly form?: Form;
}
export interface Refused {
  readonly problem: Problem;
}
export type Read = Found | Refused;

export const refused = (problem: Problem): Refused => ({ problem });
export const isRefused = <T extends object>(read: T | Refused): read is Refused => "problem" in read;

/** How a form that holds another reads what is in it; both know how deep it stands. */
export interface Inside {
  /** Any text; `depth` counts the wrappers around it besides. */
  readonly text: (text: string, depth: number) => Read;
  /** A description's SDP, and its type if the text itself named one. */
  readonly sdp: (
    sdp: string,
  ) => { readonly sdp: string; readonly type?: SdpType; readonly repairs: readonly Repair[] } | Refused;
}
