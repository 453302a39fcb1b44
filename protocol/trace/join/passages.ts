/** Passages: the blobs, messages and data channels that left one client and arrived at the other, by both logs. */
import { readBlob } from "../../blob/mod.ts";
import {
  across,
  type ClientName,
  CLIENTS,
  type Entry,
  isCandidate,
  isChannel,
  isDescription,
  type Logs,
  type SignalingMessage,
} from "../../facts/mod.ts";
import { type Departure, type Landed, matched, type Matching } from "./match.ts";
import { bare } from "./shape.ts";
import { type Card, growing, namesOfMessage, newSession, outgoing } from "../../session/mod.ts";
import { step } from "../../calls/mod.ts";

/** Something that passed from one client to the other: where it stands in the log of each. */
export interface Passage {
  readonly from: ClientName;
  /** A `blob` is carried by somebody; the rest comes over the connection. */
  readonly kind: "blob" | Said["kind"];
  /** Its name in a sentence: “offer”, “candidate 2”, “message”. */
  readonly label: string;
  /** The entry with which it left: it was copied, or `send` came back. If no copying was seen, it was made. */
  readonly left: number;
  /** The entry before which it did not exist, and cannot have arrived: it was made, or `send` was called. */
  readonly made: number;
  /** The entry with which it arrived at the other client. */
  readonly arrived: number;
  /** What left and what arrived, in each log’s own words. */
  readonly texts: readonly [left: string, arrived: string];
}

/**
 * Everything that both logs tell of as having left here and arrived there. A blob that came twice has arrived with
 * the first of them.
 */
export function passages(logs: Logs, matching: Matching): readonly Passage[] {
  const left = { A: blobsLeft("A", logs.A), B: blobsLeft("B", logs.B) };
  return CLIENTS.flatMap((from) => {
    const there = across(from);
    const own = new Set(left[there].flatMap(({ names }) => names));
    const landed = blobsArrived(logs[there]).filter(({ name }) => !own.has(name));
    return [
      ...matched(left[from], landed, matching).map((pair): Passage => ({ ...pair, from, kind: "blob" })),
      ...turns(sends(logs[from]), receipts(logs[there]), matching).map((pair): Passage => ({ ...pair, from })),
    ];
  });
}

/** Whether a client received what the other, as far as its log reaches, never sent. `later`: past the log’s end. */
export const isUnheardOf = (
  logs: Logs,
  from: ClientName,
  matching: Matching,
  later: (received: Entry) => boolean,
): boolean => {
  const received = receipts(logs[across(from)]);
  const known = new Set(turns(sends(logs[from]), received, matching).map(({ arrived }) => arrived));
  return received.some(({ index }) => !known.has(index) && !later(logs[across(from)][index]));
};

/** Every card of a client, with the entry that made it and the one with which it first left. */
function blobsLeft(client: ClientName, log: readonly Entry[]): readonly Departure[] {
  const lists = growing();
  let session = newSession(client);
  const made = new Map<string, number>();
  const left: Departure[] = [];
  const departs = (card: Card, index: number, copied: boolean) => {
    const message = outgoing(card);
    left.push({
      label: card.label,
      message,
      names: namesOfMessage(message),
      left: index,
      made: made.get(card.id)!,
      copied,
    });
  };
  log.forEach((entry, index) => {
    session = step(session, entry, lists);
    for (const { id } of session.cards) if (!made.has(id)) made.set(id, index);
    if (entry.type !== "copied" && entry.type !== "delivered") return;
    const card = session.cards.find(({ id }) => id === entry.blob);
    if (card) departs(card, index, true);
  });
  // Whoever marks a text with the mouse and copies it leaves no trace of that.
  for (const card of session.cards) if (card.departures === undefined) departs(card, made.get(card.id)!, false);
  return left;
}

/** Every blob that came to a client’s box, or was applied. */
function blobsArrived(log: readonly Entry[]): readonly Landed[] {
  const known = new Map<string, Landed>();
  const ended = new Set(log.flatMap((entry) => entry.type === "call-finished" ? [entry.id] : []));
  const lands = (message: SignalingMessage, index: number, applied: boolean) => {
    const name = namesOfMessage(message).at(-1)!;
    const before = known.get(name);
    known.set(name, { name, message, arrived: before?.arrived ?? index, applied: applied || before?.applied === true });
  };
  log.forEach((entry, index) => {
    if (entry.type === "pasted") {
      const reading = readBlob(entry.text);
      if (reading.ok) { for (const message of reading.messages) lands(message, index, false); }
    } else if (entry.type === "call-started") {
      const message = messageOf(entry.call, entry.argument);
      if (message) lands(message, index, ended.has(entry.id));
    }
  });
  return [...known.values()];
}

function messageOf(call: string, argument: unknown): SignalingMessage | undefined {
  if (call === "setRemoteDescription" && isDescription(argument)) return { kind: "description", ...argument };
  if (call !== "addIceCandidate" || !isCandidate(argument)) return undefined;
  const { candidate, usernameFragment } = argument;
  return { kind: "candidate", candidate, ...(usernameFragment != null && { usernameFragment }) };
}

interface Said {
  readonly kind: "message" | "data channel";
  readonly text: string;
  readonly index: number;
  /** Where its call came back. */
  readonly done?: number;
}

/** Messages and data channels as they leave: `send` and `createDataChannel` (WebRTC 1.0 §6.2, RFC 8832 §6). */
function sends(log: readonly Entry[]): readonly Said[] {
  const failed = new Set(log.flatMap((entry) => entry.type === "call-failed" ? [entry.id] : []));
  const finished = new Map(log.flatMap((entry, i) => entry.type === "call-finished" ? [[entry.id, i] as const] : []));
  return log.flatMap((entry, index): Said[] => {
    if (entry.type !== "call-started" || failed.has(entry.id)) return [];
    const { call, argument } = entry;
    const done = finished.get(entry.id);
    if (call === "send" && typeof argument === "string") return [{ kind: "message", text: argument, index, done }];
    if (call !== "createDataChannel") return [];
    const init = isChannel(argument) ? argument : { label: `${argument ?? ""}` };
    return "negotiated" in init && init.negotiated ? [] : [{ kind: "data channel", text: init.label, index, done }];
  });
}

const receipts = (log: readonly Entry[]): readonly Said[] =>
  log.flatMap((entry, index): Said[] => {
    if (entry.type === "message-received") return [{ kind: "message", text: entry.text, index }];
    return entry.type === "channel-found" ? [{ kind: "data channel", text: entry.label, index }] : [];
  });

/**
 * The n-th of equal texts that was received is not earlier than the n-th that was sent, in whatever order they came
 * and whichever were lost: before it, n have been sent.
 */
function turns(sent: readonly Said[], received: readonly Said[], matching: Matching) {
  const key = ({ kind, text }: Said) => `${kind} ${matching === "shape" ? bare(text) : text}`;
  const waiting = Map.groupBy(sent, key);
  return received.flatMap((one) => {
    const before = waiting.get(key(one))?.shift();
    if (!before) return [];
    const { kind, text, index: arrived } = one;
    const left = Math.max(before.index, before.done ?? 0);
    return [{ kind, label: kind, left, made: before.index, arrived, texts: [before.text, text] as const }];
  });
}
