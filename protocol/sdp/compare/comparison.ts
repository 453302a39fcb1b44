/** A comparison of two descriptions: what it is made of, and how it is told. */
import type { Finding } from "../annotated.ts";
import type { Context, Section } from "../context.ts";
import type { LineChange } from "./line-difference.ts";
import type { Sdp, SdpLine } from "../lines.ts";

/**
 * What became of something. `narrowed`: less of it; `reversed`: the mirror image, as an answer to `sendonly` is;
 * `refused`: an answer leaves it out; `removed`: a later description does; `changed`: neither more nor less.
 */
export type ChangeKind = "accepted" | "narrowed" | "reversed" | "refused" | "added" | "removed" | "changed";

/** One thing of one section. `section` counts in the first description; for an added section, in the second. */
interface Change {
  readonly section: number;
  readonly mid?: string;
  /** `section`, `mid`, `direction`, `setup`, `rtcp-mux`, `codec`, `header extension`, … */
  readonly what: string;
  readonly kind: ChangeKind;
  readonly before?: string;
  readonly after?: string;
  readonly said: string;
}

/** Two descriptions side by side. */
export interface Comparison {
  /** Whether the second answers the first: the first offers `setup:actpass`, the second chose a role. */
  readonly answers: boolean;
  /** What is wrong between them, by the lines of the second. */
  readonly findings: readonly Finding[];
  readonly sections: readonly Change[];
  readonly lines: readonly LineChange[];
}

/** One of the two descriptions. */
export interface Side {
  readonly sdp: Sdp;
  readonly context: Context;
  readonly heads: readonly SdpLine[];
  readonly setups: ReadonlySet<string>;
  /** Username and sess-id of `o=`: the same in all descriptions of one side (RFC 8866 §5.2). */
  readonly origin: string;
}

/** Adds what became of something to a comparison. */
export type AddChange = (what: string, kind: ChangeKind, said: string, before?: string, after?: string) => void;
/** Two sections that belong together, and where to put what became of them. */
export interface SectionPair {
  readonly a: Side;
  readonly b: Side;
  readonly first: Section;
  readonly second: Section;
  readonly answers: boolean;
  readonly add: AddChange;
}

/** What is wrong, and then the changes as sentences that name their section, what was merely accepted left out. */
const roundText = ({ findings, sections }: Comparison): readonly string[] => [
  ...findings.map(({ said, next }) => `${said} ${next}`),
  ...sections.filter(({ kind }) => kind !== "accepted").map(({ mid, section, said }) =>
    section === WHOLE ? said : `${mid === undefined ? `Section ${section}` : `Section with mid ${mid}`}: ${said}`
  ),
];

/** Every round in such sentences; where there are several, each says which round it is of. */
export const comparisonText = (rounds: readonly Comparison[]): readonly string[] =>
  rounds.flatMap((round, i) => roundText(round).map((said) => rounds.length > 1 ? `Round ${i + 1}: ${said}` : said));

/** The place of a change that is of no section, but of the whole. */
export const WHOLE = -1;

/** An offer and its answer are called so; otherwise they are the first and the second. */
export const spoken = (said: string, answers: boolean): string =>
  answers ? said.replace(/\b([Tt])he second\b/g, "$1he answer").replace(/\b([Tt])he first\b/g, "$1he offer") : said;
