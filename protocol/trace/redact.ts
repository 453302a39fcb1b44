/**
 * A trace that may leave the page: what tells who and where somebody is has a substitute, one for each secret in the
 * whole trace, so that it replays as the real one does. What the learner wrote stays, but for the secrets in it.
 */
import { type RedactionMap, substitute } from "../sdp/mod.ts";
import { Redactor } from "./redactor.ts";
import { secretsIn, seed } from "./secrets.ts";
import type { Trace } from "./trace.ts";

/**
 * Redacts a trace, facts of kinds unknown here included. The map holds the secrets: do not save it with the trace.
 * Substitutes that it already has are used; no new one is among `avoided`, in small letters. `entered` are user names
 * and passwords of servers, which no fact holds: whoever wrote one into a message has it replaced there, too.
 */
export function redactTrace(
  trace: Trace,
  map: RedactionMap = new Map(),
  avoided: Iterable<string> = [],
  entered: Iterable<string> = [],
): Trace {
  const found = secretsOfTrace(trace);
  const taken = new Set([...avoided, ...namesIn(found)]);
  seed(map, secretsIn(found), taken);
  for (const secret of entered) if (secret.length > 2) substitute("login", secret, map, taken);
  const redactor = new Redactor(map, taken);
  redactor.rewrite(trace);
  redactor.learned();
  return redactor.rewrite(trace) as Trace;
}

/** What in a trace tells who and where somebody is, as a map of substitutes has learned it. */
export function secretsOfTrace(trace: Trace): RedactionMap {
  const found: RedactionMap = new Map();
  new Redactor(found, new Set()).rewrite(trace);
  return found;
}

/** The secrets that a map has learned, in small letters. */
export const namesIn = (map: RedactionMap): readonly string[] =>
  [...secretsIn(map)].map(({ secret }) => secret.toLowerCase());
