/** What a blob says, what was mended in it, and where it came from. */
import type { SignalingMessage } from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";

/** No blob is longer than this many UTF-16 units; a longer text is refused unread. */
export const TOO_LONG = 1_000_000;

/** Something that was mended before reading, and how it is told: one sentence, in the past tense. */
export interface Repair {
  readonly code: string;
  readonly said: string;
}

/**
 * Whose blob it is, seen from the client it was pasted into: its `own`, the `other` client's present one, an
 * `earlier` one of the other's, a `stranger`'s, or `unknown` when there is no bench to compare with.
 */
export type Origin = "own" | "other" | "earlier" | "stranger" | "unknown";

/** The forms in which blobs are found; `lines` are bare candidates, `mixed` is more than one form in one text. */
export type Form = "sdp" | "json" | "base64" | "link" | "compact" | "spoken" | "lines" | "mixed" | "nothing";

/** A line that is not as its maker wrote it: its number from 1, and itself; of a candidate, the field and its value. */
export interface Altered {
  readonly number: number;
  readonly text: string;
  /** What of a candidate was altered: `address`, `port`, … */
  readonly field?: string;
}

/** What a text says: its messages, or why it cannot be read. */
export type BlobReading =
  | {
    readonly ok: true;
    /** The form that the messages were found in. */
    readonly form?: Form;
    readonly messages: readonly SignalingMessage[];
    readonly repairs: readonly Repair[];
    readonly origin: Origin;
    /** The offer that an answer in the compact form says it answers, as `offerId` names it. */
    readonly answers?: string;
    /** Whether it came as a compact code, which has a checksum and leaves out what the other side does not read. */
    readonly isCode?: true;
    /** Lines around the messages that say nothing of a connection. */
    readonly leftOut?: readonly string[];
    /** Where a description or a candidate first differs from the card that it was copied from. */
    readonly altered?: Altered;
  }
  | {
    readonly ok: false;
    readonly problem: Problem;
    /** Whether there are messages in it all the same, which `readBlob` gives where it is asked for the text as it is. */
    readonly canBeGiven?: true;
  };

/** What is read of a text that holds nothing, or that nobody has read yet. */
export const EMPTY_READING: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };

/** What was mended, a sentence each, for whoever is told by other means what was left out. */
export const mendedText = (repairs: readonly Repair[]): readonly string[] =>
  repairs.filter(({ code }) => code !== "text-around").map(({ code, said }) =>
    code === "as-given" || code === "type-guessed" ? said : `Mended: ${said}`
  );
