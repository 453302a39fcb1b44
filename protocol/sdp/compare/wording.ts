/** How a comparison is told. */
import type { Comparison } from "./mod.ts";

/** The changes as sentences that name their section, what was merely accepted left out. */
export const comparisonText = ({ sections }: Comparison): readonly string[] =>
  sections.filter(({ kind }) => kind !== "accepted").map(({ mid, section, said }) =>
    `${mid === undefined ? `Section ${section}` : `Section with mid ${mid}`}: ${said}`
  );

/** An offer and its answer are called so; otherwise they are the first and the second. */
export const spoken = (said: string, answers: boolean): string =>
  answers ? said.replace(/\b([Tt])he second\b/g, "$1he answer").replace(/\b([Tt])he first\b/g, "$1he offer") : said;
