/** Marks: what the diagram is made of, one for each row. */
import type { ClientName, Entry } from "../facts/mod.ts";
import type { PacketSeen } from "./packet.ts";

/** The kinds of marks, in the order of the legend. */
export const KINDS = ["call", "blob", "state", "candidate", "message", "trouble", "packet"] as const;
/** One of these kinds. */
export type Kind = typeof KINDS[number];

/** The kinds that are drawn. */
export type Filters = ReadonlySet<Kind>;

/** The filters that let every kind through. */
export const ALL: Filters = new Set(KINDS);

/** Something that happened at one client. Marks are numbered from 0 in the order of time. */
export interface Mark {
  /** Its client and the number of its first entry in that client’s log: `A17`. */
  readonly id: string;
  /** Milliseconds since the bench opened; never less than the mark’s before. */
  readonly at: number;
  readonly client: ClientName;
  readonly kind: Kind;
  /** Short and exact: `setRemoteDescription`, `candidate 1`, `ICE checking`. */
  readonly title: string;
  /** The packet that it stands for; no client’s log has those. */
  readonly packet?: PacketSeen;
  /** What it was made from, and where that stands in its client’s log; nothing for packets. */
  readonly entries: readonly Entry[];
  readonly entryIndexes: readonly number[];
  /** Of calls, of messages as they are sent, and of packets. */
  readonly outcome?: "running" | "finished" | "failed";
  readonly endAt?: number;
  /** The number of the last mark before the call ended. */
  readonly end?: number;
  /** The name of the exception. */
  readonly error?: string;
  /** The number of the mark that it left from, where something arrives here. */
  readonly from?: number;
  /** The numbers of the marks that it arrived at, where something left here. */
  readonly to?: readonly number[];
  /** The number of the last mark that something of this one reaches down to: an arrow, or the bar of a call. */
  readonly reach?: number;
  /** The same blob left again, before it had arrived anywhere. */
  readonly again?: boolean;
}

/** Whether something left its client here, on its way to the other. */
export const leaves = (mark: Mark): boolean =>
  mark.kind === "blob" || mark.kind === "message" && mark.outcome === "finished" || mark.packet?.crosses === true;

/** Whether something from the other client arrived here. A call that still runs has not applied anything yet. */
export const arrives = (mark: Mark): mark is Mark & { readonly from: number } =>
  mark.from !== undefined && mark.outcome !== "running";
