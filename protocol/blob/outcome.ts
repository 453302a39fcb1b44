/** The outcome of one step of reading: what was found, or why nothing was. */
import type { SdpType, SignalingMessage } from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import type { Form, Repair } from "./reading.ts";

/** Messages that were found in a text, and what was mended to read them. */
export interface Found {
  readonly messages: readonly SignalingMessage[];
  readonly repairs: readonly Repair[];
  readonly form?: Form;
}
/** The SDP of a description, with its type if the text itself named one. */
export interface FoundSdp {
  readonly sdp: string;
  readonly type?: SdpType;
  readonly repairs: readonly Repair[];
}
/** Nothing was found, and why. */
export interface Refused {
  readonly problem: Problem;
}
/** What a step of reading gives. */
export type Read = Found | Refused;

/** Refuses a text, for a reason that has words. */
export const refused = (problem: Problem): Refused => ({ problem });
/** Whether a step of reading found nothing. */
export const isRefused = <T extends object>(read: T | Refused): read is Refused => "problem" in read;

/** How a form that holds another reads what is in it; both know how deep it stands. */
export interface Inside {
  /** Any text; `depth` counts the wrappers around it besides. */
  readonly text: (text: string, depth: number) => Read;
  /** A description’s SDP. */
  readonly sdp: (sdp: string) => FoundSdp | Refused;
}
