/** Reasons in the checks of ICE: nobody answers them, or names alone are known. */
import { identify, sketch } from "../../sdp/mod.ts";
import { count } from "../../text/mod.ts";
import { isDescription, type PairRead, sumOf, tally } from "../../facts/mod.ts";
import { finished, type Session, stateOf } from "../../session/mod.ts";
import { type Clues, heldBy, isFailed, isName, type Reason, reason, stands } from "./clues.ts";

/** How the checks of `here` fare, as far as it was given somewhere to send one. */
export function checksOf(clues: Clues, lines: readonly string[]): readonly Reason[] {
  const { here, there, pairs } = clues;
  if (lines.length === 0 || pairs?.some(({ state }) => state === "succeeded")) return [];
  const states = [stands(here, "ice", "ICE"), stands(here, "connection")];
  const told = pairs && pairs.length > 0 ? evidenceOf(here, pairs) : [];
  const names = lines.every(isName);
  const addresses = `${here.client} has ${names ? "only names" : "the addresses"}: ${some(lines.map(sketch))}`;
  const [received, answered] = pairs
    ? [sumOf(pairs, "requestsReceived") ?? 0, sumOf(pairs, "responsesReceived") ?? 0]
    : [0, 0];
  if (received > 1 && answered === 0) return reason("checks-refused", here, {}, [...told, ...states]);
  const sure = resolvesNone(clues);
  if (names && told.length === 0) {
    return reason("names-only", here, { sure }, [addresses, sure && "no pair", ...states]);
  }
  // Alone, whoever was given candidates inside the description was given all of them.
  const more = there ? heldBy(there, clues).length > 0 : !wasGivenInside(here);
  return reason("unreachable", here, { failed: isFailed(here), more }, [...told, addresses, ...states]);
}

/**
 * Whether the browser has made no pair yet, and so has resolved none of the names that it was given. Chromium stays
 * `new` as long as that is so; later it forgets its pairs, and that says nothing.
 */
export const resolvesNone = ({ here, pairs }: Clues): boolean => pairs?.length === 0 && stateOf(here, "ice") === "new";

/** Also where they came inside an offer, and waited until the answer left. */
const wasGivenInside = (session: Session): boolean =>
  session.released.length > 0 ||
  finished(session, "setRemoteDescription").some(({ argument }) =>
    isDescription(argument) && identify(argument.sdp).candidates.length > 0
  );

function evidenceOf({ client }: Session, pairs: readonly PairRead[]): readonly string[] {
  const [sent, received] = [sumOf(pairs, "requestsSent"), sumOf(pairs, "requestsReceived")];
  const answered = sumOf(pairs, "responsesReceived") ?? 0;
  const checks = sent === undefined ? "" : `${client}: ${count(sent, "check")} sent, ${answered} answered` +
    (received === undefined ? "" : `, ${received} received`);
  return [`${client}: ${count(pairs.length, "pair")}: ${tally(pairs)}`, ...(checks ? [checks] : [])];
}

/** The first four of a list, and how many more there are. */
const some = (all: readonly string[]): string =>
  all.length > 4 ? `${all.slice(0, 4).join(", ")}, and ${all.length - 4} more` : all.join(", ");
