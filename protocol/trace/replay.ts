/** A trace replayed: both sessions as they were after any of its moments, and what each moment was. */
import type { Mark, SequenceDiagram } from "../diagram/mod.ts";
import { type ClientName, type Entry, entrySentence, type Moment } from "../facts/mod.ts";
import { type Bench, growing, newSession } from "../session/mod.ts";
import { step } from "../calls/mod.ts";
import { shorten } from "../text/mod.ts";

const EMPTY: Bench = { A: newSession("A"), B: newSession("B") };

/** The replay remembers the sessions at so many moments, at most. */
const KEPT = 200;

/**
 * Gives both sessions as of any number of moments. Every so many of them it remembers how they stood, so that no jump
 * folds a long log anew; a small step forward goes on from where the last one ended.
 */
export function sessionsAt(moments: readonly Moment[]): (passed: number) => Bench {
  const stride = Math.max(32, Math.ceil(moments.length / KEPT));
  const kept: Bench[] = [EMPTY];
  let last = { passed: 0, bench: EMPTY };
  return (wanted) => {
    const passed = Math.max(0, Math.min(wanted, moments.length));
    const mark = Math.min(Math.floor(passed / stride), kept.length - 1);
    let now = { passed: mark * stride, bench: kept[mark] };
    if (last.passed <= passed && last.passed > now.passed) now = last;
    let { bench } = now;
    let lists = growing();
    for (let i = now.passed; i < passed; i++) {
      const { client, entry } = moments[i];
      bench = { ...bench, [client]: step(bench[client], entry, lists) };
      if ((i + 1) % stride !== 0 || kept.length !== (i + 1) / stride) continue;
      kept.push(bench);
      lists = growing();
    }
    last = { passed, bench };
    return bench;
  };
}

/** The sentence of any entry, also of those that `entrySentence` has none for. */
export function entryText(entry: Entry): string {
  const words = entrySentence(entry);
  if (words !== undefined) return words;
  switch (entry.type) {
    case "description-read":
      return entry.description
        ? `its ${entry.side} description is the ${entry.description.type}`
        : `has no ${entry.side} description`;
    case "pasted":
      return "its box is empty";
    case "predicted":
      return entry.says === null
        ? "the learner made no prediction"
        : `the learner predicted: “${shorten(entry.says, 80)}”`;
    default:
      return `a fact of a kind that this page does not know: ${shorten(entry.type, 40)}`;
  }
}

/** For each moment the mark of the diagram that began last: at it, or before it. */
export function markIds(diagram: SequenceDiagram, moments: readonly Moment[]): readonly (Mark | undefined)[] {
  const begun = new Map(diagram.marks.map((mark) => [mark.id, mark]));
  let now: Mark | undefined;
  return moments.map(({ client, index }) => now = begun.get(`${client}${index}`) ?? now);
}

/** So many ticks, at most, for each client: more would be a line. */
const TICKS = 240;

/** Where calls, carrying and messages lie among the moments, from 0 to 1. */
export function ticksOf(moments: readonly Moment[]): Readonly<Record<ClientName, readonly number[]>> {
  const of = (client: ClientName) => [
    ...new Set(
      moments.flatMap((moment, i) =>
        moment.client === client && isTold(moment.entry) ? [Math.round((i + 1) / moments.length * TICKS) / TICKS] : []
      ),
    ),
  ];
  return { A: of("A"), B: of("B") };
}

const isTold = ({ type }: Entry): boolean =>
  type === "call-started" || type === "copied" || type === "delivered" || type === "message-received";
