/** What a program that carries needs of a bench, and what it tells of a blob. */
import type { ReadonlySignal } from "@preact/signals";
import type { BlobId, Carrier, ClientName, Fact } from "../../protocol/facts/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";

interface OneClient {
  readonly latest: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
}

/** The bench that a program carries for. */
export interface CarriedBench extends Readonly<Record<ClientName, OneClient>> {
  /** The clients that are on this page. */
  readonly here: ReadonlySignal<readonly ClientName[]>;
  /** When the bench opened: a reset begins a new one. */
  readonly since: ReadonlySignal<number>;
  readonly incoming: { readonly arrive: (client: ClientName, text: string, by?: Carrier) => void };
  readonly answerDeadline: { readonly releaseWithheld: (client: ClientName, id: BlobId) => Promise<unknown> };
}

/** A blob at one end: it was sent from a client, or has come to one. */
export interface Passed {
  readonly client: ClientName;
  readonly is: "sent" | "came";
  /** What it is: `offer`, `candidate`. */
  readonly what: string;
  readonly characters: number;
  /** Milliseconds since the bench opened. */
  readonly at: number;
}

/** Writes down that a blob has passed. */
export type Note = (passed: Omit<Passed, "at">) => void;
