/**
 * The one order of two logs, for whoever reads them together: the diagram, the replay, the lessons and the joined trace.
 *
 * Entries are ordered by their time. Within one millisecond, what comes from the other client (a message, a channel, a
 * call that applies a blob) and what follows it stand after everything else, since they may be of the same millisecond
 * as its leaving there, and yet come after it. What is still equal is ordered by client. A log's own order never changes.
 */
import { type ClientName, CLIENTS, type Entry } from "./fact.ts";

/** The logs of both clients. */
export type Logs = Readonly<Record<ClientName, readonly Entry[]>>;

/** One entry of two logs, and where it stands among all of them. */
export interface Moment {
  readonly client: ClientName;
  /** Its number in its client’s log, from 0. */
  readonly index: number;
  readonly entry: Entry;
  /** Milliseconds since the bench opened: the entry’s own time, or that of the entry before it in its log if later. */
  readonly at: number;
  /** 1 from the first arrival of its millisecond on, else 0. */
  readonly rank: 0 | 1;
}

/** Where a log ends: what the place of its next entry depends on. */
export type LogEnd = Pick<Moment, "index" | "at" | "rank">;

/** The end of a log without entries. */
export const EMPTY_LOG: LogEnd = { index: -1, at: -Infinity, rank: 0 };

/** The moments of entries that follow the end of a client’s log. */
export function momentsAfter(end: LogEnd, client: ClientName, entries: readonly Entry[]): readonly Moment[] {
  let { index, at, rank } = end;
  return entries.map((entry) => {
    index++;
    if (entry.at > at) [at, rank] = [entry.at, 0];
    if (isArrival(entry)) rank = 1;
    return { client, index, entry, at, rank };
  });
}

const isArrival = (entry: Entry): boolean =>
  entry.type === "message-received" || entry.type === "channel-found" ||
  entry.type === "call-started" && (entry.call === "setRemoteDescription" || entry.call === "addIceCandidate");

/** Compares two moments as `sort` does: below 0 where the first one comes first. */
export const compareMoments = (one: Omit<Moment, "entry">, two: Omit<Moment, "entry">): number =>
  one.at - two.at || one.rank - two.rank ||
  (one.client === two.client ? one.index - two.index : one.client < two.client ? -1 : 1);

/** Every entry of both logs, in order. */
export const momentsOf = (logs: Logs): readonly Moment[] =>
  CLIENTS.flatMap((client) => momentsAfter(EMPTY_LOG, client, logs[client])).sort(compareMoments);
