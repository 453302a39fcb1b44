/** Why would two pasted descriptions not connect? Answered from what the texts show, and nothing that nobody saw. */
import type { ComparedRound, Document } from "../../blob/mod.ts";
import { refusedByBoth } from "../../calls/mod.ts";
import type { Words } from "../../problems/mod.ts";
import {
  contextOf,
  type Finding,
  findingsOf,
  identify,
  isNear,
  readCandidate,
  readSdp,
  sketch,
} from "../../sdp/mod.ts";
import { count, shorten } from "../../text/mod.ts";
import { path } from "./path.ts";
import { type Beside, besides, type Pair, sessionsOfTexts } from "./texts-evidence.ts";
import { TEXTS_ALONE } from "./texts-wording.ts";

/** A reason that two texts show: what is known, what to do next, and the lines that say so, at least one. */
export interface ReasonOfTexts extends Words {
  readonly code: string;
  readonly evidence: readonly string[];
}

type Round = ComparedRound & { readonly first: number; readonly second: number };

/**
 * Why the pair among some documents would not connect, the likeliest first; empty where there is no pair. Of several
 * rounds the last one is asked. With descriptions that do not fit, no candidate helps, so candidates are asked after
 * them; states, times and counters are in no text, and no reason speaks of them.
 */
export function whyOfTexts(documents: readonly Document[], rounds: readonly ComparedRound[]): readonly ReasonOfTexts[] {
  const whole = rounds.filter((round): round is Round => round.first !== undefined && round.second !== undefined);
  const round = whole.findLast(({ answers }) => answers) ?? whole[0];
  if (!round) return [];
  const pair = [documents[round.first], documents[round.second]] as const;
  if (pair.every(({ kind }) => kind === "answer")) {
    return [{ code: "two-answers", ...TEXTS_ALONE["two-answers"], evidence: quotes(pair, ["o=", "setup"]) }];
  }
  const broken = (codes: readonly string[]) =>
    codes.flatMap((code) => round.findings.filter((finding) => finding.code === code))
      .map((finding) => between(finding, pair));
  if (!round.answers) return broken(["two-offers"]);
  const certain = [...broken(REFUSED), ...pair.flatMap(refused), ...broken(IN_VAIN)];
  if (certain.length > 0) return certain;
  const beside = besides(documents, pair);
  const found = onTheWay(pair, beside);
  const all = found.some(({ code }) => code.startsWith("names-")) ? found : [...found, ...reach(pair, beside)];
  return all.length > 0 ? all : [{ code: "nothing-seen", ...TEXTS_ALONE["nothing-seen"], evidence: seen(pair) }];
}

/** The rules of a pair for which the answer is none, or refused, the surest first. */
const REFUSED: readonly string[] = [
  "own-offer",
  "section-count",
  "section-order",
  "section-kind",
  "section-mid",
  "role-open",
  "role-changed",
];

/** The rules for which both are taken, and nothing comes of it. */
const IN_VAIN: readonly string[] = [
  "refused-all",
  "ufrag-shared",
  "roles",
  "lite-both",
  "no-pair",
  "candidate-nowhere",
  "answer-unreachable",
  "loopback-only",
];

/** What of both texts a rule speaks of, by the names of lines. */
const SPEAKS_OF: Readonly<Record<string, readonly string[]>> = {
  "own-offer": ["o=", "ice-ufrag"],
  "section-count": ["m="],
  "section-order": ["m=", "mid"],
  "section-kind": ["m="],
  "section-mid": ["mid"],
  "refused-all": ["m="],
  "ufrag-shared": ["ice-ufrag"],
  "lite-both": ["ice-lite"],
  "no-pair": ["candidate"],
  "loopback-only": ["candidate"],
  "answer-unreachable": ["candidate", "ice-options"],
  "candidate-nowhere": ["m=", "mid"],
};

const between = ({ code, said, next }: Finding, pair: Pair): ReasonOfTexts => ({
  code,
  said,
  next,
  evidence: quotes(pair, Object.hasOwn(SPEAKS_OF, code) ? SPEAKS_OF[code] : ["setup"]),
});

/** So many lines of each text are quoted. */
const QUOTED = 4;

/** Lines of both texts, as evidence: `offer, line 9: a=setup:active`. */
function quotes(pair: Pair, names: readonly string[]): readonly string[] {
  return pair.flatMap(({ name, sdp }) => {
    const lines = readSdp(sdp).lines.filter((line) => names.includes(line.name));
    const told = lines.slice(0, QUOTED).map((line) => quote(name, line));
    const more = lines.length - told.length;
    if (told.length === 0) {
      return [`${name}: no ${names.map((one) => one.endsWith("=") ? one : `a=${one}`).join(", ")} line`];
    }
    return more > 0 ? [...told, `${name}: ${count(more, "more such line")}`] : told;
  });
}

const quote = (name: string, { number, text }: { readonly number: number; readonly text: string }): string =>
  `${name}, line ${number}: ${shorten(text, 100)}`;

/** What is no connection in any browser, though not every one refuses it at once. */
const BROKEN: readonly string[] = ["fingerprint-missing", "fingerprint-length", "ufrag-length", "pwd-length"];

/** Why every browser refuses a description by itself, the first of each kind. */
function refused({ name, kind, sdp }: Document): readonly ReasonOfTexts[] {
  const read = readSdp(sdp);
  const found = findingsOf(read, contextOf(read), kind).filter(({ code }) =>
    refusedByBoth(code) || BROKEN.includes(code)
  );
  const first = found.filter(({ code }, i) => found.findIndex((one) => one.code === code) === i);
  return first.map(({ code, line, said, next }) => ({
    code: `${name} ${code}`,
    said: `The ${name}: ${said}`,
    next,
    evidence: line > 0 ? [quote(name, read.lines[line - 1])] : [`${name}: ${count(read.lines.length, "line")}`],
  }));
}

/** What the bench's own reasons say of the candidates, asked of both sides. */
function onTheWay(pair: Pair, beside: readonly Beside[]): readonly ReasonOfTexts[] {
  const { A, B } = sessionsOfTexts(pair, beside);
  const both = [{ here: A, there: B }, { here: B, there: A }].flatMap((sides) => path({ ...sides, now: Infinity }));
  const reasons = both.filter(({ said }, i) => both.findIndex((one) => one.said === said) === i);
  const names = reasons.filter(({ code }) => code === "names-only");
  if (names.length === 2) {
    const evidence = names.flatMap(({ evidence }) => evidence);
    return [{ code: "names-both", said: TEXTS_ALONE["names-both"].said, next: names[0].next, evidence }];
  }
  // Candidates of nobody known may be of either, so that nothing is missing for certain.
  const unknown = beside.some(({ of }) => of === undefined);
  return reasons.filter(({ code }) => !unknown || code !== "no-candidates" && code !== "one-sided");
}

/** What the kinds of all candidates let one expect; nothing, where a side has none, or a relay is there. */
function reach(pair: Pair, beside: readonly Beside[]): readonly ReasonOfTexts[] {
  const sides = pair.map(({ sdp }, i) => [
    ...identify(sdp).candidates,
    ...beside.filter(({ of }) => of === (i === 0 ? "A" : "B")).map(({ init }) => init.candidate),
  ]);
  if (sides.some((lines) => lines.length === 0)) return [];
  const all = sides.map((lines) => lines.flatMap((line) => readCandidate(line) ?? []));
  if (all.flat().some(({ type }) => type === "relay")) return [];
  const evidence = pair.map(({ name }, i) => `${name}: ${sides[i].slice(0, QUOTED).map(sketch).join(", ")}`);
  const own = all.flat().every(({ type, address }) => type === "host" && isNear(address));
  const code = own ? "one-network" : "no-relay";
  return [{ code, ...TEXTS_ALONE[code], evidence }];
}

/** What was looked at, where nothing was found. */
const seen = (pair: Pair): readonly string[] =>
  pair.map(({ name, sdp }) => {
    const { media, candidates } = identify(sdp);
    return `${name}: ${count(media.length, "section")}, ${count(candidates.length, "candidate")}`;
  });
