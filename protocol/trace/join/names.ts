/** Common names for two traces that were redacted apart: the same substitutes for the same secrets. */
import { identify, readCandidate, type RedactionMap, type Secret, secretKey, secretsOf } from "../../sdp/mod.ts";
import type { Passage } from "./passages.ts";
import type { Trace } from "../trace.ts";
import { namesIn, redactTrace, secretsOfTrace } from "../redact.ts";

/**
 * Redacts both anew: what passed from one to the other says which names of Client B’s trace mean the same as which of
 * Client A’s, and everything else has a name that neither had before.
 */
export function underCommonNames(A: Trace, B: Trace, passed: readonly Passage[]): { readonly A: Trace; B: Trace } {
  const taken = [...namesIn(secretsOfTrace(A)), ...namesIn(secretsOfTrace(B))];
  const ofA: RedactionMap = new Map();
  const redacted = redactTrace(A, ofA, taken);
  const ofB: RedactionMap = new Map([...ofA].filter(([key]) => key.startsWith("#")));
  for (const { from, texts: [left, arrived] } of passed) {
    for (const [here, there] of sameIn(left, arrived)) {
      const [inA, inB] = from === "A" ? [here, there] : [there, here];
      const made = ofA.get(secretKey(inA.kind, inA.text));
      const key = secretKey(inB.kind, inB.text);
      if (made !== undefined && !ofB.has(key)) ofB.set(key, made);
    }
  }
  return { A: redacted, B: redactTrace(B, ofB, taken) };
}

type Pair = readonly [Secret, Secret];

/** The secrets of one blob under both names. A compact code writes its lines anew; then each is found by its place. */
function sameIn(left: string, arrived: string): readonly Pair[] {
  const [here, there] = [secretsOf(left), secretsOf(arrived)];
  const kinds = (secrets: readonly Secret[]) => secrets.map(({ kind }) => kind).join(" ");
  if (kinds(here) === kinds(there)) return here.map((secret, i): Pair => [secret, there[i]]);
  const credentials = ["ufrag", "pwd", "fingerprint", "tls"].flatMap((kind) => {
    const [one, two] = [here, there].map((secrets) => distinct(secrets.filter((secret) => secret.kind === kind)));
    return one.length === two.length ? one.map((secret, i): Pair => [secret, two[i]]) : [];
  });
  return [...credentials, ...candidatesIn(left, arrived)];
}

const distinct = (
  secrets: readonly Secret[],
): readonly Secret[] => [...new Map(secrets.map((secret) => [secret.text, secret])).values()];

function candidatesIn(left: string, arrived: string): readonly Pair[] {
  const waiting = Map.groupBy(identify(left).candidates, placeOf);
  return identify(arrived).candidates.flatMap((text) => {
    const before = waiting.get(placeOf(text))?.shift();
    if (before === undefined) return [];
    // A compact code numbers the foundations of a description anew, so they have nothing in common.
    const [here, there] = [before, text].map((one) => secretsOf(one).filter(({ kind }) => kind !== "foundation"));
    // Address and port come next in every candidate (RFC 8839 §5.1).
    return here.slice(0, 2).flatMap((secret, i): Pair[] => there[i]?.kind === secret.kind ? [[secret, there[i]]] : []);
  });
}

/** What tells the candidates of one description apart, whatever their addresses are called. */
function placeOf(text: string): string {
  const c = readCandidate(text);
  return c ? [c.component, c.transport.toLowerCase(), c.priority, c.type].join(" ") : text;
}
