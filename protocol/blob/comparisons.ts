/** The comparisons of what a text holds: each round of an exchange, and what does not belong to any description. */
import { compare, type Comparison, roundFindings, strayCandidates } from "../sdp/mod.ts";
import { type Document, roundsOf } from "./documents.ts";

/** A comparison, and which of the documents it compares; neither, where only stray candidates were found. */
export type ComparedRound = Comparison & { readonly first?: number; readonly second?: number };

/**
 * Every round compared, in order, with what is wrong between rounds and with candidates that belong nowhere. `texts`
 * are those of the documents, redacted or not. The same round twice, as a dump of two ends has it, is one.
 */
export function comparisonsOf(documents: readonly Document[], texts: readonly string[]): readonly ComparedRound[] {
  const all = roundsOf(documents);
  const key = ({ first, second }: typeof all[number]) => `${texts[first]}\n${texts[second]}`;
  const rounds = all.filter((round, index) => all.findIndex((one) => key(one) === key(round)) === index);
  const between = roundFindings(texts, rounds);
  const descriptions = documents.flatMap(({ kind }, i) => kind === "candidates" ? [] : [texts[i]]);
  const places = documents.flatMap(({ places = [] }) => places);
  const stray = strayCandidates(descriptions, places);
  const compared = rounds.map(({ first, second, answers }): ComparedRound => {
    const comparison = compare(texts[first], texts[second], answers || undefined);
    // Where candidates stand beside, they did follow.
    const findings = comparison.findings.filter(({ code }) => places.length === 0 || code !== "answer-unreachable");
    return { ...comparison, first, second, findings: [...findings, ...between.get(second) ?? []] };
  });
  const [round, ...more] = compared;
  if (stray.length === 0) return compared;
  if (round) return [{ ...round, findings: [...round.findings, ...stray] }, ...more];
  return [{ answers: false, findings: stray, sections: [], lines: [] }];
}
