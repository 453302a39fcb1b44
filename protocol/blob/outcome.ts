/** The outcome of one step of reading: what was found, or why nothing was. */
import type { SdpType, SignalingMessage } from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import type { Form, Repair } from "./reading.ts";

/** What is known of a message besides, from where it was found. */
interface Finding {
  /** A description’s SDP as it stood there, byte for byte, where nothing had to be peeled off its lines. */
  readonly given?: string;
  /** Its type was not told by anything but its `a=setup`, or not at all. */
  readonly isGuess?: true;
  /** What it stands under: `9-1 setLocalDescription`. */
  readonly under?: string;
}
/** A message as it was found. */
export type FoundMessage = SignalingMessage & Finding;

/** Messages that were found in a text, and what was mended to read them. */
export interface Found {
  readonly messages: readonly FoundMessage[];
  readonly repairs: readonly Repair[];
  readonly form?: Form;
  /** Lines around them that say nothing of a connection. */
  readonly leftOut?: readonly string[];
  /** Why what was found is not taken without asking: something in it shows damage. */
  readonly damage?: Problem;
}
/** The SDP of a description, with its type if the text itself named one. */
export interface FoundSdp extends Pick<Finding, "given"> {
  readonly sdp: string;
  /** What stands before it and calls it so; `isSure` if it was carried by a request of that kind. */
  readonly hint?: { readonly type: "offer" | "answer"; readonly isSure: boolean };
  readonly type?: SdpType;
  readonly repairs: readonly Repair[];
  readonly damage?: Problem;
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
  /** Whether a description is taken as it was given where it cannot be mended with certainty. */
  readonly asGiven: boolean;
}

/** A message by itself, without what is known of where it was found. */
export function bareMessage({ given: _, isGuess: __, under: ___, ...message }: FoundMessage): SignalingMessage {
  return message;
}
