/** What happened in a session: the sequence diagram row by row, and the states of both clients over time. */
import { ALL, arrives, diagramOf, type DrawnRow, type Kind, type Mark, visible } from "../diagram/mod.ts";
import { CLIENTS, MACHINE_NAMES, MACHINES } from "../facts/mod.ts";
import type { Bench, Visit } from "../session/mod.ts";
import { duration, moment, shorten } from "../text/mod.ts";
import type { Trace } from "../trace/mod.ts";
import { type Block, coded, heading, type Piece, said, type Words } from "./sheet.ts";

/** What is drawn where only what matters is: states have a table of their own, and so have candidates. */
const BRIEF: ReadonlySet<Kind> = new Set(["call", "blob", "message", "trouble"]);
/** So many rows are drawn at most, where only what matters is and else; and so many visits listed for one machine. */
const MOST_BRIEF_ROWS = 150;
const MOST_ROWS = 300;
const MOST_VISITS = 40;
/** No name in the diagram is longer. */
const LONGEST = 60;

/** The diagram: time runs down, each client has its side, and what was carried crosses between them. */
export function diagramBlocks({ clients }: Trace, brief: boolean): readonly Block[] {
  const diagram = diagramOf({ A: clients.A.log, B: clients.B.log });
  const most = brief ? MOST_BRIEF_ROWS : MOST_ROWS;
  const { rows, total } = visible(diagram, brief ? BRIEF : ALL, { from: 0, to: most });
  if (rows.length === 0) return [];
  const cells = rows.map((row) => rowOf(row, diagram.marks));
  const rest: readonly Words[] = [[], [said(`${total - most} more, not drawn`)], [], []];
  return [heading("What happened"), {
    kind: "table",
    look: "diagram",
    columns: ["Time", "Client A", "carried", "Client B"],
    rows: total > most ? [...cells, rest] : cells,
  }];
}

function rowOf(row: DrawnRow, marks: readonly Mark[]): readonly Words[] {
  if ("silence" in row) return [[], [], [said(`… ${duration(row.silence)}`, "source")], []];
  const { mark } = row;
  const { client, title, kind } = mark;
  const text = shorten(title, LONGEST);
  const leaves = kind === "blob" || kind === "message" && mark.outcome === "finished";
  const name: Piece = kind === "call" ? said(`${text}${ending(mark)}`, "strong") : said(`${text}${ending(mark)}`);
  const own: Words = kind === "blob" ? [said("copied or carried")] : [name];
  const crossing = leaves
    ? arrow(client, shorten(kind === "blob" ? text : `message ${text}`, 40))
    : arrival(mark, marks);
  const [a, b]: readonly Words[] = client === "A" ? [own, []] : [[], own];
  return [[said(moment(mark.at), "source")], a, crossing, b];
}

const arrow = (from: "A" | "B", name: string): Words => [coded(from === "A" ? `${name} ─▶` : `◀─ ${name}`)];

/** What arrived here left there before: its name stands at the head of its arrow. */
function arrival(mark: Mark, marks: readonly Mark[]): Words {
  if (!arrives(mark)) return [];
  const { title, kind } = marks[mark.from];
  const name = shorten(kind === "message" ? `message ${title}` : title, 40);
  const cross = mark.outcome === "failed" ? "✕" : undefined;
  return [coded(mark.client === "B" ? `${name} ─${cross ?? "▶"}` : `${cross ?? "◀"}─ ${name}`)];
}

function ending({ kind, outcome, error, at, endAt }: Mark): string {
  if (outcome === "failed") return ` ✕ ${error}`;
  if (kind !== "call") return "";
  return endAt === undefined ? " …" : endAt - at < 1 ? " ✓" : ` ✓ ${duration(endAt - at)}`;
}

/** The states of every machine, with the moment at which each began. */
export function stateBlocks(bench: Bench): readonly Block[] {
  const here = CLIENTS.filter((client) => MACHINES.some((machine) => bench[client].paths[machine].length > 0));
  const rows = MACHINES.filter((machine) => here.some((client) => bench[client].paths[machine].length > 0))
    .map((machine): readonly Words[] => [
      [said(MACHINE_NAMES[machine], "strong")],
      ...here.map((client) => path(bench[client].paths[machine])),
    ]);
  if (rows.length === 0) return [];
  return [heading("States over time"), {
    kind: "table",
    look: "states",
    columns: ["Machine", ...here.map((client) => `Client ${client}: each state, and the time it began`)],
    rows,
  }];
}

function path(visits: readonly Visit[]): Words {
  const words = visits.slice(0, MOST_VISITS).flatMap(({ state, at }, i): readonly Piece[] => [
    said(i === 0 ? "" : " → "),
    coded(state),
    said(` ${moment(at)}`, "source"),
  ]);
  return visits.length > MOST_VISITS ? [...words, said(` … ${visits.length - MOST_VISITS} more`)] : words;
}
