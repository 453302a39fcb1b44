/** What was done to a text to find the descriptions in it. */
import { count } from "../text/mod.ts";

/** What was left out around descriptions, and what was mended in them. */
export interface Found {
  /** How many lines around them were left out. */
  readonly leftOut: number;
  /** What was mended, a sentence each. */
  readonly mended: readonly string[];
}

/** What was left out and mended, in sentences; none where the text was read as it stands. */
export const foundText = ({ leftOut, mended }: Found): readonly string[] => [
  ...(leftOut > 0 ? [`${count(leftOut, "line")} around the SDP left out.`] : []),
  ...mended,
];
