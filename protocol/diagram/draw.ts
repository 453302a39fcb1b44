/** Draws one entry: a new mark, or the end of one, or an arrow that has arrived. */
import { across, type ClientName, type Entry } from "../facts/mod.ts";
import { nameOfArgument, onDesk } from "./blobs.ts";
import type { Placed, SequenceDiagram } from "./diagram.ts";
import type { Kind, Mark } from "./mark.ts";
import { at, push, replaced } from "./rope.ts";
import { get, set } from "./trie.ts";
import { titleOf } from "./mark-text.ts";

/** The diagram with one entry drawn; it is not younger than any before it. */
export function draw(diagram: SequenceDiagram, placed: Placed): SequenceDiagram {
  const { client, entry } = placed;
  const drawn = mark(diagram, placed);
  const { desk, made } = onDesk(diagram.sides[client].desk, entry);
  const sides = { ...drawn.sides, [client]: { ...drawn.sides[client], desk } };
  return { ...drawn, sides, cards: made ? set(drawn.cards, `${client} ${made.id}`, made.names) : drawn.cards };
}

function mark(diagram: SequenceDiagram, placed: Placed): SequenceDiagram {
  const { client, entry } = placed;
  switch (entry.type) {
    case "call-started": {
      const name = nameOfArgument(entry.call, entry.argument);
      const from = name === undefined ? undefined : get(diagram.book, left(across(client), name));
      const kind = entry.call === "send" ? "message" : "call";
      return noted(
        added(diagram, placed, kind, { outcome: "running", ...(from !== undefined && { from }) }),
        running(client, entry.id),
      );
    }
    case "call-finished":
    case "call-failed":
      return ended(diagram, placed, entry);
    case "state-changed":
    case "negotiation-needed":
    case "track-changed":
      return added(diagram, placed, "state");
    case "candidate-found":
      return added(diagram, placed, "candidate");
    case "channel-found":
    case "track-found":
      return added(diagram, placed, "message");
    case "message-received": {
      const turn = (get(diagram.book, received(client, entry.text)) ?? 0) + 1;
      const from = get(diagram.book, sent(across(client), entry.text, turn));
      const counted = { ...diagram, book: set(diagram.book, received(client, entry.text), turn) };
      const drawn = added(counted, placed, "message", from === undefined ? {} : { from });
      return from === undefined ? drawn : arrived(drawn, from, drawn.marks.length - 1);
    }
    case "copied":
    case "delivered":
      return departed(diagram, placed, entry.blob);
    case "copy-refused":
    case "paste-refused":
    case "file-refused":
    case "stopped":
    case "held-back":
    case "thrown-away":
    case "edited":
    case "edit-refused":
    case "candidate-error":
      return added(diagram, placed, "trouble");
    default:
      return diagram;
  }
}

/** Names in the book. */
const running = (client: ClientName, id: number) => `runs ${client} ${id}`;
const left = (client: ClientName, name: string) => `left ${client} ${name}`;
const sent = (client: ClientName, text: string, turn: number) => `sent ${client} ${turn} ${text}`;
const sending = (client: ClientName, text: string) => `sends ${client} ${text}`;
const received = (client: ClientName, text: string) => `received ${client} ${text}`;

/** One more mark. */
function added(
  diagram: SequenceDiagram,
  { client, index, entry, at }: Placed,
  kind: Kind,
  more: Partial<Mark> = {},
): SequenceDiagram {
  const id = `${client}${index}`;
  const title = titleOf(entry) || entry.type;
  const mark: Mark = { id, at, client, kind, title, entries: [entry], entryIndexes: [index], ...more };
  return {
    ...diagram,
    marks: push(diagram.marks, mark),
    book: set(diagram.book, `mark ${id}`, diagram.marks.length),
  };
}

/** The last mark, noted under a name. */
const noted = (diagram: SequenceDiagram, name: string): SequenceDiagram => ({
  ...diagram,
  book: set(diagram.book, name, diagram.marks.length - 1),
});

const changed = (diagram: SequenceDiagram, number: number, change: Partial<Mark>): SequenceDiagram => ({
  ...diagram,
  marks: replaced(diagram.marks, number, { ...at(diagram.marks, number)!, ...change }),
});

function ended(
  diagram: SequenceDiagram,
  placed: Placed,
  entry: Entry & { type: "call-finished" | "call-failed" },
): SequenceDiagram {
  const { client, index } = placed;
  const failed = entry.type === "call-failed";
  const end = {
    outcome: failed ? "failed" as const : "finished" as const,
    endAt: placed.at,
    ...(failed && { error: entry.name }),
  };
  const number = get(diagram.book, running(client, entry.id));
  const began = number === undefined ? undefined : at(diagram.marks, number);
  // A trace may begin in the middle of a call; another may use a number twice.
  if (number === undefined || began?.outcome !== "running") {
    return added(diagram, placed, entry.call === "send" ? "message" : "call", end);
  }
  const done = changed(diagram, number, {
    ...end,
    end: diagram.marks.length - 1,
    reach: diagram.marks.length - 1,
    entries: [...began.entries, entry],
    entryIndexes: [...began.entryIndexes, index],
  });
  if (began.kind === "message" && !failed) return onItsWay(done, client, began, number);
  return began.from === undefined ? done : arrived(done, began.from, number);
}

/** A message was sent: the same text may be on its way several times, and is told apart by its turn. */
function onItsWay(
  diagram: SequenceDiagram,
  client: ClientName,
  { entries: [start] }: Mark,
  number: number,
): SequenceDiagram {
  const text = start.type === "call-started" && typeof start.argument === "string" ? start.argument : "";
  const turn = (get(diagram.book, sending(client, text)) ?? 0) + 1;
  const counted = set(diagram.book, sending(client, text), turn);
  return { ...diagram, book: set(counted, sent(client, text, turn), number) };
}

function arrived(diagram: SequenceDiagram, from: number, number: number): SequenceDiagram {
  const { to = [], reach = 0 } = at(diagram.marks, from)!;
  return changed(diagram, from, { to: [...to, number], reach: Math.max(reach, number) });
}

/** A card left its client. What left before and has not arrived is the same text: its arrow goes on from here. */
function departed(diagram: SequenceDiagram, placed: Placed, blob: string): SequenceDiagram {
  const { client } = placed;
  const names = get(diagram.cards, `${client} ${blob}`) ?? [];
  const earlier = names.length === 0 ? undefined : get(diagram.book, left(client, names.at(-1)!));
  const waits = earlier !== undefined && at(diagram.marks, earlier)!.to === undefined;
  const cleared = waits ? changed(diagram, earlier, { again: true }) : diagram;
  return names.reduce((now, name) => noted(now, left(client, name)), added(cleared, placed, "blob"));
}
