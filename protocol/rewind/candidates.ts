/** Which candidate of the new connections corresponds to one of the old: the same interface, type and section. */
import { type CandidateInit, type ClientName, isCandidate } from "../facts/mod.ts";
import {
  type Candidate,
  identify,
  isSameCandidate,
  readCandidate,
  readSdp,
  ufragOf,
  writeCandidate,
} from "../sdp/mod.ts";
import type { Card, Session } from "../session/mod.ts";

/** A candidate that a client found, and the ICE generation that it belongs to, counted from 0. */
interface Found {
  readonly init: CandidateInit;
  readonly generation: number;
}

/** Every candidate that a client found, on cards of their own and inside its descriptions, each once. */
function foundBy(session: Session): readonly Found[] {
  const found: Found[] = [];
  const add = (init: CandidateInit) => {
    const generation = generationOf(session, ufragIn(init));
    const known = found.some((one) =>
      one.generation === generation && isSameCandidate(one.init.candidate, init.candidate) &&
      (one.init.sdpMid ?? init.sdpMid) === (init.sdpMid ?? one.init.sdpMid)
    );
    if (!known) found.push({ init, generation });
  };
  for (const { message } of session.cards.toSorted(asMade)) {
    if (message.kind === "candidate") add(message);
    if (message.kind === "description") linesOf(message.sdp).forEach(add);
  }
  linesOf(session.local?.sdp ?? "").forEach(add);
  return found;
}

/** Orders cards as they were made, wherever somebody put them since: descriptions first, then candidates by number. */
const asMade = (one: Card, other: Card): number =>
  one.generation - other.generation ||
  Number(other.message.kind === "description") - Number(one.message.kind === "description") ||
  numberOf(one) - numberOf(other);
const numberOf = ({ id }: Card): number => Number(/\d+$/.exec(id)?.[0] ?? 0);

/** The candidates in an SDP, each with its section and its generation. */
function linesOf(sdp: string): readonly CandidateInit[] {
  const [usernameFragment] = identify(sdp).ufrags;
  const mids = identify(sdp).mids;
  return readSdp(sdp).lines.filter(({ name }) => name === "candidate").map(({ text, section }) => ({
    candidate: text.slice(2),
    ...(section !== null && { sdpMid: mids[section] ?? null, sdpMLineIndex: section }),
    ...(usernameFragment !== undefined && { usernameFragment }),
  }));
}

/** The credentials that a candidate names, in its init or behind its line (RFC 8839 §5.4). */
export function ufragIn({ candidate, usernameFragment }: CandidateInit): string | undefined {
  const read = readCandidate(candidate);
  return usernameFragment ?? (read && ufragOf(read));
}

/** The place of a generation among those of a client; the last one for credentials that are not told. */
export const generationOf = ({ identities }: Session, ufrag: string | undefined): number =>
  ufrag === undefined ? identities.length - 1 : identities.findIndex(({ ufrags }) => ufrags.includes(ufrag));

/** What two candidates of the same interface have in common, whichever connection found them. */
function likeness({ init, generation }: Found): string {
  const c = readCandidate(init.candidate);
  if (!c) return init.candidate;
  const address = c.address.endsWith(".local") ? "name" : c.type === "host" ? c.address : c.type;
  const tcp = c.extensions.find(([name]) => name === "tcptype")?.[1] ?? "";
  const section = init.sdpMid ?? init.sdpMLineIndex ?? "";
  return [generation, c.type, c.transport.toLowerCase(), tcp, c.component, address, section].join(" ");
}

/**
 * The new candidate for an old one: the n-th that is alike. Once gathering is complete and there is none, the n-th of its
 * generation.
 */
export function counterpart(old: Session, now: Session, candidate: Found, complete: boolean): Found | undefined {
  const all = foundBy(now);
  const before = foundBy(old);
  const nth = (like: (one: Found) => boolean) => {
    const place = before.filter(like).findIndex((one) => isSameCandidate(one.init.candidate, candidate.init.candidate));
    return all.filter(like)[place];
  };
  const alike = nth((one) => likeness(one) === likeness(candidate));
  return alike ?? (complete ? nth((one) => one.generation === candidate.generation) : undefined);
}

/** The old candidate that an init is, or was made from on its way; `undefined` for one that nobody here found. */
export function originalOf(old: Session, init: CandidateInit): Found | undefined {
  const ufrag = ufragIn(init);
  if (ufrag !== undefined && generationOf(old, ufrag) < 0) return undefined;
  const mine = foundBy(old).filter(({ generation }) => ufrag === undefined || generation === generationOf(old, ufrag));
  const same = mine.find((one) => isSameCandidate(one.init.candidate, init.candidate));
  if (same || ufrag === undefined) return same;
  const given = readCandidate(init.candidate);
  const likely = mine.toSorted((one, two) => inCommon(given, two) - inCommon(given, one))[0];
  return likely && inCommon(given, likely) >= 3 ? likely : undefined;
}

const FIELDS = ["component", "transport", "priority", "address", "port", "type", "foundation"] as const;

function inCommon(given: Candidate | undefined, { init }: Found): number {
  const made = readCandidate(init.candidate);
  return given && made ? FIELDS.filter((name) => given[name] === made[name]).length : 0;
}

/** A candidate as it was given, with everything that is as the old one was made put as the new one is made. */
export function rewritten(given: CandidateInit, from: CandidateInit, to: CandidateInit): CandidateInit {
  const take = <K extends keyof CandidateInit>(name: K) =>
    name in given && given[name] != null && given[name] === from[name] && to[name] != null ? { [name]: to[name] } : {};
  return {
    ...given,
    ...take("sdpMid"),
    ...take("sdpMLineIndex"),
    ...take("usernameFragment"),
    candidate: rewrittenLine(given.candidate, from.candidate, to.candidate),
  };
}

/** The same for the line alone. */
export function rewrittenLine(given: string, from: string, to: string): string {
  const [one, made, now] = [given, from, to].map(readCandidate);
  if (!one || !made || !now) return given === from ? to : given;
  const fields = Object.fromEntries(FIELDS.map((name) => [name, one[name] === made[name] ? now[name] : one[name]]));
  const related = one.related && made.related && one.related.address === made.related.address &&
      one.related.port === made.related.port
    ? now.related
    : one.related;
  const extensions = one.extensions.map(([name, value]) => {
    const was = made.extensions.find(([other]) => other === name)?.[1];
    const is = now.extensions.find(([other]) => other === name)?.[1];
    return [name, is !== undefined && (was === undefined || was === value) ? is : value] as const;
  });
  return writeCandidate({ ...one, ...fields, related, extensions } as Candidate);
}

/** Whether a client has found all that it will find for now. */
export const isComplete = ({ paths, cards }: Session): boolean =>
  paths.gathering.at(-1)?.state === "complete" || cards.at(-1)?.kind === "end-of-candidates";

/** The client that found a candidate, or whose credentials it has; `undefined` where neither did. */
export const finderOf = (bench: Readonly<Record<ClientName, Session>>, init: unknown): ClientName | undefined => {
  if (!isCandidate(init)) return undefined;
  const ufrag = ufragIn(init);
  return (["A", "B"] as const).find((name) =>
    originalOf(bench[name], init) !== undefined || ufrag !== undefined && generationOf(bench[name], ufrag) >= 0
  );
};
