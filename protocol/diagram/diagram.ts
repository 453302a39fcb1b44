/** The sequence diagram of both clients: it grows by one entry at a time, and each state of it stays as it was. */
import type { ClientName, Entry } from "../facts/mod.ts";
import { type Desk, newDesk } from "./blobs.ts";
import { draw } from "./draw.ts";
import type { Mark } from "./mark.ts";
import { at, emptyRope, from, last, push, type Rope } from "./rope.ts";
import { emptyTrie, get, type Trie } from "./trie.ts";

/** An entry with its place in time. */
export interface Placed {
  readonly client: ClientName;
  /** Its number in its client’s log. */
  readonly index: number;
  readonly entry: Entry;
  /** Its time, or the entry’s before it in its log where that is later: a log’s order is never changed. */
  readonly at: number;
  /** Within one millisecond, arrivals and what follows them come after everything else. */
  readonly rank: number;
}

/** What is kept of each client. */
interface Side {
  readonly count: number;
  readonly at: number;
  readonly rank: number;
  readonly desk: Desk;
}

export interface SequenceDiagram {
  readonly marks: Rope<Mark>;
  /** Every entry, in the order it was drawn. */
  readonly placed: Rope<Placed>;
  readonly sides: Readonly<Record<ClientName, Side>>;
  /** Numbers by name: marks that wait for something, and how often a message was sent and received. */
  readonly book: Trie<number>;
  /** The names of what each card holds. */
  readonly cards: Trie<readonly string[]>;
  /** The diagram as it was some entries ago, to go back to when an entry comes late. */
  readonly before?: SequenceDiagram;
}

/** Every so many entries the diagram is remembered as it stands. */
const STRIDE = 64;

const side: Side = { count: 0, at: -Infinity, rank: 0, desk: newDesk };
const EMPTY: SequenceDiagram = {
  marks: emptyRope,
  placed: emptyRope,
  sides: { A: side, B: side },
  book: emptyTrie,
  cards: emptyTrie,
};

/** A diagram of nothing. */
export const newDiagram = (): SequenceDiagram => EMPTY;

/** The diagram with one more entry of a client’s log. */
export const extend = (diagram: SequenceDiagram, client: ClientName, entry: Entry): SequenceDiagram =>
  extendAll(diagram, { A: [], B: [], [client]: [entry] });

/** The diagram of whole logs. */
export const diagramOf = (logs: Readonly<Record<ClientName, readonly Entry[]>>): SequenceDiagram =>
  extendAll(EMPTY, logs);

/**
 * The diagram with more entries of both logs. In whatever portions the entries come, the diagram becomes the same: an
 * entry that is older than what was already drawn has what is younger drawn again.
 */
export function extendAll(
  diagram: SequenceDiagram,
  news: Readonly<Record<ClientName, readonly Entry[]>>,
): SequenceDiagram {
  const fresh = [...place(diagram, "A", news.A), ...place(diagram, "B", news.B)].sort(compare);
  if (fresh.length === 0) return diagram;
  let base = diagram;
  while (base.placed.length > 0 && compare(last(base.placed)!, fresh[0]) > 0) base = base.before ?? EMPTY;
  const again = base === diagram ? [] : [...from(diagram.placed, base.placed.length)];
  const all = again.length === 0 ? fresh : [...again, ...fresh].sort(compare);
  return all.reduce(append, base);
}

/** The mark of this id, and its number. */
export function findMark(
  diagram: SequenceDiagram,
  id: string,
): { readonly mark: Mark; readonly number: number } | undefined {
  const number = get(diagram.book, `mark ${id}`);
  const mark = number === undefined ? undefined : at(diagram.marks, number);
  return mark && { mark, number: number! };
}

/** Every mark, in the order of time. */
export const marksOf = (diagram: SequenceDiagram): readonly Mark[] => [...from(diagram.marks)];

function place(diagram: SequenceDiagram, client: ClientName, entries: readonly Entry[]): readonly Placed[] {
  let { count, at, rank } = diagram.sides[client];
  return entries.map((entry) => {
    if (entry.at > at) [at, rank] = [entry.at, 0];
    if (isArrival(entry)) rank = 1;
    return { client, index: count++, entry, at, rank };
  });
}

/** What comes from the other client may be of the same millisecond as its leaving there, and yet comes after it. */
const isArrival = (entry: Entry): boolean =>
  entry.type === "message-received" || entry.type === "channel-found" ||
  entry.type === "call-started" && (entry.call === "setRemoteDescription" || entry.call === "addIceCandidate");

const compare = (one: Placed, two: Placed): number =>
  one.at - two.at || one.rank - two.rank ||
  (one.client === two.client ? one.index - two.index : one.client < two.client ? -1 : 1);

function append(diagram: SequenceDiagram, placed: Placed): SequenceDiagram {
  const { client, index, at, rank } = placed;
  const drawn = draw(diagram, placed);
  const side = { ...drawn.sides[client], count: index + 1, at, rank };
  return {
    ...drawn,
    placed: push(diagram.placed, placed),
    sides: { ...drawn.sides, [client]: side },
    before: diagram.placed.length % STRIDE === 0 && diagram.placed.length > 0 ? diagram : diagram.before,
  };
}
