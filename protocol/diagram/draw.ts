/** Draws one entry: a new mark, or the end of one, or an arrow that has arrived. */
import { across, type ClientName, type Entry, type Moment } from "../facts/mod.ts";
import { bearsOnCards, fold, nameOfArgument, namesOfMessage } from "../session/mod.ts";
import { type Drawing, markName } from "./drawing.ts";
import type { Kind, Mark } from "./mark.ts";
import { titleOf } from "./mark-text.ts";
import { packetId, type PacketMoment } from "./packet.ts";

/** An entry of a log, or a packet. */
export type DrawnMoment = Moment | PacketMoment;

/** Draws one entry or packet more; it is not older than any before it. */
export function draw(drawing: Drawing, moment: DrawnMoment): void {
  drawing.begin();
  if ("packet" in moment) return packet(drawing, moment);
  const { client, entry } = moment;
  mark(drawing, moment);
  if (bearsOnCards(entry)) drawing.know(fold(drawing.session(client), entry));
}

/** A packet is one mark: its arrow, where it has one, arrives in the row that it left from. */
function packet(drawing: Drawing, { packet, at }: PacketMoment): void {
  const { client, name, crosses, isDropped } = packet;
  const number = drawing.marks.length;
  drawing.note(markName(packetId(packet)), number);
  drawing.add({
    id: packetId(packet),
    at,
    client,
    kind: "packet",
    title: name,
    packet,
    entries: [],
    entryIndexes: [],
    outcome: isDropped ? "failed" : "finished",
    ...(isDropped && { error: "dropped" }),
    ...(crosses && { to: [number] }),
  });
}

function mark(drawing: Drawing, moment: Moment): void {
  const { client, entry } = moment;
  switch (entry.type) {
    case "call-started":
      return started(drawing, moment, entry);
    case "call-finished":
    case "call-failed":
      return ended(drawing, moment, entry);
    case "state-changed":
    case "negotiation-needed":
    case "track-changed":
      return void added(drawing, moment, "state");
    case "candidate-found":
      return void added(drawing, moment, "candidate");
    case "channel-found":
    case "track-found":
      return void added(drawing, moment, "message");
    case "message-received": {
      const turn = counted(drawing, received(client, entry.text));
      const from = drawing.find(sent(across(client), entry.text, turn));
      const number = added(drawing, moment, "message", from === undefined ? {} : { from });
      return from === undefined ? undefined : arrived(drawing, from, number);
    }
    case "copied":
    case "delivered":
      return departed(drawing, moment, entry.blob);
    case "copy-refused":
    case "paste-refused":
    case "file-refused":
    case "stopped":
    case "held-back":
    case "thrown-away":
    case "edited":
    case "edit-refused":
    case "candidate-error":
      return void added(drawing, moment, "trouble");
  }
}

/** Names that numbers are noted under: of marks that wait for something, and of how often a text was seen. */
const running = (client: ClientName, id: number) => `runs ${client} ${id}`;
const left = (client: ClientName, name: string) => `left ${client} ${name}`;
const sent = (client: ClientName, text: string, turn: number) => `sent ${client} ${turn} ${text}`;
const sending = (client: ClientName, text: string) => `sends ${client} ${text}`;
const received = (client: ClientName, text: string) => `received ${client} ${text}`;

/** Counts one more under a name: from 1. */
function counted(drawing: Drawing, name: string): number {
  const turn = (drawing.find(name) ?? 0) + 1;
  drawing.note(name, turn);
  return turn;
}

/** One more mark; gives back its number. */
function added(drawing: Drawing, { client, index, entry, at }: Moment, kind: Kind, more: Partial<Mark> = {}): number {
  const id = `${client}${index}`;
  const title = titleOf(entry) || entry.type;
  const number = drawing.add({ id, at, client, kind, title, entries: [entry], entryIndexes: [index], ...more });
  drawing.note(markName(id), number);
  return number;
}

function started(drawing: Drawing, moment: Moment, { call, argument, id }: Entry & { type: "call-started" }): void {
  const { client } = moment;
  const name = nameOfArgument(call, argument);
  const from = name === undefined ? undefined : drawing.find(left(across(client), name));
  const kind = call === "send" ? "message" : "call";
  const number = added(drawing, moment, kind, { outcome: "running", ...(from !== undefined && { from }) });
  drawing.note(running(client, id), number);
}

function ended(drawing: Drawing, moment: Moment, entry: Entry & { type: "call-finished" | "call-failed" }): void {
  const { client, index, at } = moment;
  const failed = entry.type === "call-failed";
  const end = {
    outcome: failed ? "failed" as const : "finished" as const,
    endAt: at,
    ...(failed && { error: entry.name }),
  };
  const number = drawing.find(running(client, entry.id));
  const began = number === undefined ? undefined : drawing.marks[number];
  // A trace may begin in the middle of a call; another may use a number twice.
  if (number === undefined || began?.outcome !== "running") {
    return void added(drawing, moment, entry.call === "send" ? "message" : "call", end);
  }
  const last = drawing.marks.length - 1;
  drawing.change(number, {
    ...end,
    end: last,
    reach: last,
    entries: [...began.entries, entry],
    entryIndexes: [...began.entryIndexes, index],
  });
  if (began.kind === "message" && !failed) onItsWay(drawing, client, began, number);
  else if (began.from !== undefined) arrived(drawing, began.from, number);
}

/** A message was sent: the same text may be on its way several times, and is told apart by its turn. */
function onItsWay(drawing: Drawing, client: ClientName, { entries: [start] }: Mark, number: number): void {
  const text = start.type === "call-started" && typeof start.argument === "string" ? start.argument : "";
  drawing.note(sent(client, text, counted(drawing, sending(client, text))), number);
}

function arrived(drawing: Drawing, from: number, number: number): void {
  const { to = [], reach = 0 } = drawing.marks[from];
  drawing.change(from, { to: [...to, number], reach: Math.max(reach, number) });
}

/** A card left its client. What left before and has not arrived is the same text: its arrow goes on from here. */
function departed(drawing: Drawing, moment: Moment, blob: string): void {
  const { client } = moment;
  const card = drawing.session(client).cards.findLast(({ id }) => id === blob);
  const names = card ? namesOfMessage(card.message) : [];
  const earlier = names.length === 0 ? undefined : drawing.find(left(client, names.at(-1)!));
  if (earlier !== undefined && drawing.marks[earlier].to === undefined) drawing.change(earlier, { again: true });
  const number = added(drawing, moment, "blob");
  for (const name of names) drawing.note(left(client, name), number);
}
