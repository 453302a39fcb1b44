/** Every candidate of a session, and how each travelled: inside a description, or alone. */
import { carrierWords, CLIENTS } from "../facts/mod.ts";
import { candidateKey, hostAndPort, readCandidate } from "../sdp/mod.ts";
import { type Bench, type Card, outgoing } from "../session/mod.ts";
import { moment, shorten } from "../text/mod.ts";
import type { HandoutPart } from "./handout.ts";
import { type Block, coded, heading, said, type Words } from "./sheet.ts";

interface Row {
  readonly whose: string;
  readonly candidate: string;
  readonly how: string[];
}

/** The table of candidates; nothing where there is none. */
export function candidateBlocks(parts: readonly HandoutPart[], bench?: Bench): readonly Block[] {
  const rows = new Map<string, Row>();
  const add = (whose: string, text: string, how: string) => {
    const key = candidateKey(text) ?? text;
    const row = rows.get(key) ?? { whose, candidate: text, how: [] };
    rows.set(key, row);
    if (!row.how.includes(how)) row.how.push(how);
  };
  for (const { name, annotated, isCandidates } of parts) {
    if (isCandidates && bench) continue;
    for (const line of annotated.lines) {
      if (line.name === "candidate") add(name, line.text.slice(2), isCandidates ? "alone" : `in the ${name}`);
    }
  }
  if (bench) {
    for (const client of CLIENTS) {
      for (const card of bench[client].cards) {
        const message = outgoing(card);
        if (message.kind === "candidate") add(`Client ${client}`, message.candidate, journey(card));
      }
    }
  }
  if (rows.size === 0) return [];
  return [heading("Candidates"), {
    kind: "table",
    look: "candidates",
    columns: ["From", "Type", "Address and port", "Protocol", "Priority", "How it travelled"],
    rows: [...rows.values()].map(cells),
  }];
}

function cells({ whose, candidate, how }: Row): readonly Words[] {
  const read = readCandidate(candidate);
  const way = [said(how.join("; "))];
  if (!read) return [[said(whose)], [], [coded(shorten(candidate, 200))], [], [], way];
  return [
    [said(whose)],
    [coded(read.type)],
    [coded(hostAndPort(read.address, read.port))],
    [coded(read.transport.toLowerCase())],
    [coded(read.priority)],
    way,
  ];
}

/** How a candidate travelled alone, and when. */
function journey({ departures = [], copiedAt, delivered, heldBack, thrownAway }: Card): string {
  if (thrownAway) return "thrown away";
  const last = departures.at(-1);
  const at = delivered?.at ?? last?.at ?? copiedAt;
  if (at === undefined) return heldBack ? "held back" : "found, not carried alone";
  const by = delivered?.by ?? last?.by ?? "clipboard";
  return `alone at ${moment(at)}, ${carrierWords(by).left}`;
}
