/** The diagram as a picture of its own: one SVG document that needs nothing else, neither fonts nor styles. */
import { type ClientName, CLIENTS } from "../facts/mod.ts";
import { count, duration, moment, shorten } from "../text/mod.ts";
import type { SequenceDiagram } from "./diagram.ts";
import { ALL, arrives, type Filters, KINDS, leaves, type Mark } from "./mark.ts";
import { CROSS, curve, HAND, HEAD, HELD, middleOf, SHAPES } from "./shape.ts";
import { INKS, type Inks, type Theme } from "./svg-inks.ts";
import { type Arrow, type Bar, type DrawnRow, visible } from "./visible.ts";

interface Options {
  readonly title: string;
  readonly theme: Theme;
  readonly filters?: Filters;
}

/** Measures, in pixels: the page, both lifelines, and where the first row begins. */
const WIDTH = 1000;
const LIFE: Record<ClientName, number> = { A: 330, B: 730 };
const TOP = 96;
const HEIGHT = 26;
/** No name has more characters than there is room for. */
const LONGEST = 34;

const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const SANS = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

const y = (row: number): number => TOP + middleOf(row, HEIGHT);

/** Draws the diagram as an SVG document. */
export function diagramSvg(diagram: SequenceDiagram, { title, theme, filters = ALL }: Options): string {
  const { rows, arrows, bars, total } = visible(diagram, filters);
  const ink = INKS[theme];
  const bottom = TOP + total * HEIGHT;
  const size = `width="${WIDTH}" height="${bottom + 20}" viewBox="0 0 ${WIDTH} ${bottom + 20}"`;
  const marks = rows.filter((row) => "mark" in row).length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${MONO}" font-size="12" role="img">`,
    `<title>${safe(title)}</title>`,
    `<desc>${safe(`Sequence diagram of Client A and Client B from Out of Band: ${count(marks, "mark")}.`)}</desc>`,
    `<rect width="100%" height="100%" fill="${ink.paper}"/>`,
    words(24, 32, shorten(title, 80), `fill="${ink.ink}" font-family="${SANS}" font-size="17" font-weight="600"`),
    ...legend(ink, filters),
    ...CLIENTS.flatMap((client) => lifeline(client, bottom, rows, ink)),
    ...bars.map((bar) => stretch(bar, ink)),
    ...arrows.flatMap((arrow) => crossing(arrow, ink)),
    ...rows.flatMap((row) => drawn(row, ink)),
    ...(total === 0 ? [words(24, TOP + 20, "Nothing has happened yet.", `fill="${ink.muted}"`)] : []),
    "</svg>",
    "",
  ].join("\n");
}

/** A text for XML: escaped, and without the control characters and halves of characters that may not stand there. */
const safe = (text: string): string =>
  text.toWellFormed()
    // deno-lint-ignore no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const words = (x: number, y: number, text: string, look: string): string =>
  `<text x="${x}" y="${y}" ${look}>${safe(text)}</text>`;

const path = (d: string, look: string, at?: readonly [x: number, y: number], mirrored = false): string =>
  `<path d="${d}" ${look}${at ? ` transform="translate(${at[0]} ${at[1]})${mirrored ? " scale(-1 1)" : ""}"` : ""}/>`;

const NAMES = ["Call", "Blob", "State", "Candidate", "Message", "Trouble", "Packet"] as const;

function legend(ink: Inks, filters: Filters): readonly string[] {
  const shown = KINDS.flatMap((kind, i) => filters.has(kind) ? [{ kind, name: NAMES[i] }] : []);
  return shown.flatMap(({ kind, name }, i) => [
    path(SHAPES[kind], `fill="none" stroke="${ink.muted}" stroke-width="1.5"`, [32 + i * 110, 56]),
    words(46 + i * 110, 60, name, `fill="${ink.muted}" font-family="${SANS}"`),
  ]);
}

function lifeline(client: ClientName, bottom: number, rows: readonly DrawnRow[], ink: Inks): readonly string[] {
  const x = LIFE[client];
  const line = (look: string, y1: number, y2: number) => `<line x1="${x}" x2="${x}" y1="${y1}" y2="${y2}" ${look}/>`;
  const pause = `stroke="${ink.paper}" stroke-width="6" stroke-dasharray="3 3"`;
  return [
    words(
      x,
      TOP - 10,
      `Client ${client}`,
      `fill="${ink[client]}" text-anchor="middle" font-family="${SANS}" font-weight="700"`,
    ),
    line(`stroke="${ink[client]}" stroke-width="2"`, TOP, bottom),
    ...rows.flatMap((row) => "silence" in row ? [line(pause, y(row.row) - 8, y(row.row) + 8)] : []),
  ];
}

function stretch({ client, from, to, failed }: Bar, ink: Inks): string {
  const place = `x="${LIFE[client] - 4}" y="${y(from)}" width="8" height="${y(to) - y(from) + 6}" rx="2"`;
  return `<rect ${place} fill="${ink.paper}" stroke="${failed ? ink.bad : ink[client]}" stroke-width="1.5"/>`;
}

function crossing({ client, kind, from, to, refused, again }: Arrow, ink: Inks): readonly string[] {
  const [start, end] = client === "A" ? [LIFE.A, LIFE.B] : [LIFE.B, LIFE.A];
  const color = refused ? ink.bad : ink[client];
  const dashes = to === undefined || again ? "2 4" : kind === "blob" ? "6 4" : "none";
  const held = start + (end - start) * HELD / 100;
  const way = to === undefined ? curve(start, y(from), held, y(from)) : curve(start, y(from), end, y(to));
  const line = path(way, `fill="none" stroke="${color}" stroke-width="1.6" stroke-dasharray="${dashes}"`);
  if (to === undefined) {
    if (again) return [line];
    const at = [held + (client === "A" ? 12 : -12), y(from)] as const;
    const hand = path(HAND, `fill="none" stroke="${ink.warn}" stroke-width="2" stroke-linecap="round"`, at);
    return [line, kind === "blob" ? hand : `<circle cx="${held}" cy="${y(from)}" r="3" fill="${color}"/>`];
  }
  const look = refused ? `fill="none" stroke="${color}" stroke-width="2.4"` : `fill="${color}"`;
  return [line, path(refused ? CROSS : HEAD, look, [end, y(to)], client === "B")];
}

function drawn(row: DrawnRow, ink: Inks): readonly string[] {
  const base = y(row.row) + 4;
  if ("silence" in row) {
    const text = `… ${duration(row.silence)}`;
    return [words((LIFE.A + LIFE.B) / 2, base, text, `fill="${ink.muted}" text-anchor="middle"`)];
  }
  const { mark, detail } = row;
  const { client, kind, outcome, at } = mark;
  const bad = outcome === "failed" || kind === "trouble";
  const color = bad ? ink.bad : ink[client];
  const shape = path(
    SHAPES[kind],
    `fill="${kind === "call" && outcome !== "running" ? color : ink.paper}" stroke="${color}" stroke-width="1.5"`,
    [LIFE[client], y(row.row)],
  );
  return [
    `<g id="${mark.id}"><title>${safe(detail)}</title>`,
    words(24, base, moment(at), `fill="${ink.muted}" font-size="11"`),
    shape,
    name(mark, base, ink),
    "</g>",
  ];
}

/** The name of a mark: of what leaves on a plate in the gap, of everything else outside its lifeline. */
function name(mark: Mark, base: number, ink: Inks): string {
  const { client, kind, outcome } = mark;
  const text = shorten(mark.title + ending(mark), LONGEST);
  const right = client === "B";
  if (!leaves(mark) && !(kind === "message" && outcome)) {
    const color = outcome === "failed" || kind === "trouble" ? ink.bad : ink.ink;
    const weight = kind === "call" ? ` font-weight="600"` : "";
    const x = LIFE[client] + (right ? 16 : -16);
    return words(x, base, text, `fill="${color}"${weight} text-anchor="${right ? "start" : "end"}"`);
  }
  const width = [...text].length * 7.3 + 16;
  const x = right ? LIFE.B - 22 - width : LIFE.A + 22;
  const plate = `x="${x}" y="${base - 15}" width="${width}" height="22" rx="6"`;
  return `<rect ${plate} fill="${ink[`${client}-soft`]}" stroke="${ink[client]}"/>` +
    words(x + 8, base, text, `fill="${ink.ink}"`);
}

function ending(mark: Mark): string {
  const { kind, outcome, error, at, endAt, to, again } = mark;
  if (outcome === "failed") return ` ✕ ${error}`;
  if (kind === "blob" && to === undefined) return again ? " · left again" : " · in your hand";
  if (kind === "message") return arrives(mark) ? " received" : "";
  if (kind !== "call") return "";
  return endAt === undefined ? " …" : endAt - at < 1 ? " ✓" : ` ✓ ${duration(endAt - at)}`;
}
