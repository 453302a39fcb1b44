/** The clues to a missing connection: two sessions, the candidate pairs, and small questions to them. */
import { candidateKey, identify, readCandidate, readSdp, ufragOf } from "../../sdp/mod.ts";
import { clock } from "../../text/mod.ts";
import { isCandidate, type Machine, type PairRead, whereOf } from "../../facts/mod.ts";
import type { Words } from "../../problems/mod.ts";
import { type CallRecord, type Card, currentCards, type Session, stateOf, statusOf } from "../../session/mod.ts";
import { REASONS_OF_TEXTS } from "./texts-wording.ts";
import { REASONS, type WhyCode } from "./wording.ts";

/** What the reasons are told from. */
export interface Clues {
  readonly here: Session;
  readonly there?: Session;
  /** The pairs of `here`, if they were read. */
  readonly pairs?: readonly PairRead[];
  /** Whether the browser is sure that this device is in no network at all. */
  readonly isOffline?: boolean;
  /** Milliseconds since the bench opened. */
  readonly now: number;
}

/** One reason: what is known, what to do next, and the facts that say so, at least one. */
export interface Reason extends Words {
  readonly code: WhyCode;
  readonly evidence: readonly string[];
}

type Table = typeof REASONS;

/** Words a reason. Without evidence it is none; nor is one that texts alone cannot show, where there are only texts. */
export function reason<C extends WhyCode>(
  code: C,
  session: Session,
  more: Omit<Parameters<Table[C]>[0], "client" | "other">,
  evidence: readonly (string | false | undefined)[],
): readonly Reason[] {
  const told = evidence.filter((line) => typeof line === "string");
  if (told.length === 0) return [];
  const say = (session.isFromTexts ? REASONS_OF_TEXTS : REASONS)[code] as ((p: object) => Words) | undefined;
  if (!say) return [];
  return [{ code, ...say({ ...whereOf(session.client), ...more }), evidence: told }];
}

/** Both sessions, as far as they are known. */
export const known = ({ here, there }: Clues): readonly Session[] => there ? [here, there] : [here];

/**
 * The state of a machine as evidence: `A: ICE is checking since 0:04`, or `A: there is no data channel yet`; nothing,
 * where nobody saw it.
 */
export function stands(session: Session, machine: Machine, name: string = machine): string | undefined {
  if (session.isFromTexts) return undefined;
  const visit = session.paths[machine].at(-1);
  return visit
    ? `${session.client}: ${name} is ${visit.state} since ${clock(visit.at)}`
    : `${session.client}: there is no ${name.replace(/^the /, "")} yet`;
}

/** Since when a machine is in its present state; `undefined` while there is none. */
export const since = (session: Session, machine: Machine): number | undefined => session.paths[machine].at(-1)?.at;

/** The values of an attribute, each once: `valuesOf(sdp, "ice-pwd")`. */
export const valuesOf = (sdp: string, name: string): readonly string[] => {
  const start = `a=${name}:`;
  const lines = readSdp(sdp).lines.filter(({ text }) => text.startsWith(start));
  return [...new Set(lines.map(({ text }) => text.slice(start.length)))];
};

/** The media sections, and those of them that are not refused with port 0 (RFC 3264 §6). */
export function sectionsOf(sdp: string): { readonly all: number; readonly open: number } {
  const lines = readSdp(sdp).lines.filter(({ text }) => text.startsWith("m="));
  return { all: lines.length, open: lines.filter(({ text }) => !/^m=\S+ 0 /.test(text)).length };
}

/** Whether a client is Firefox, which names itself in the `o=` of its descriptions; other browsers do not. */
export const isFirefox = ({ local }: Session): boolean => local !== null && /^o=mozilla/m.test(local.sdp);

/** A candidate that a client was given; `fits` says whether it is of the generation of the remote description. */
interface Given {
  readonly line: string;
  readonly at: number;
  readonly ufrag?: string;
  readonly fits: boolean;
}

/** 192.0.0.8 is the dummy address with which the bench keeps Firefox waiting (RFC 7600): it is no candidate. */
const DUMMY = / 192\.0\.0\.8 /;

/** Every candidate that a client was given, by call or inside the description that it has now. */
export function givenTo(session: Session): readonly Given[] {
  const { remote } = session;
  if (!remote) return [];
  const { ufrags, candidates } = identify(remote.sdp);
  const at = since(session, "signaling") ?? 0;
  const added = session.calls.flatMap((record): readonly Given[] => {
    const init = initOf(record);
    if (!init) return [];
    const read = readCandidate(init.candidate);
    const ufrag = init.usernameFragment ?? (read && ufragOf(read));
    const fits = ufrag === undefined || ufrags.length === 0 || ufrags.includes(ufrag);
    // Firefox refuses one of another generation; whatever else was refused is not given.
    if (record.outcome === "failed" && fits) return [];
    return [{ line: init.candidate, at: record.startedAt, ...(ufrag !== undefined && { ufrag }), fits }];
  });
  // Chromium files what was added in the description, also a candidate of another generation, and without its ufrag.
  const addedKeys = new Set(added.map(({ line }) => keyOf(line)));
  const inside = candidates.filter((line) => !addedKeys.has(keyOf(line)))
    .map((line): Given => ({ line, at, fits: true }));
  return [...inside, ...added].filter(({ line }) => !DUMMY.test(line));
}

function initOf({ call, argument, outcome }: CallRecord): { candidate: string; usernameFragment?: string } | undefined {
  if (call !== "addIceCandidate" || outcome === "running") return undefined;
  if (!isCandidate(argument)) return undefined;
  const { candidate, usernameFragment } = argument;
  if (candidate === "") return undefined;
  return { candidate, ...(usernameFragment != null && { usernameFragment }) };
}

/** The candidates that a client was given for the remote description that it has. */
export const usable = (session: Session): readonly Given[] => givenTo(session).filter(({ fits }) => fits);

/** The candidates that a client has found, each once: a card has the ufrag behind it, the description has not. */
export function ownLines(session: Session): readonly string[] {
  const all = [
    ...(session.local ? identify(session.local.sdp).candidates : []),
    ...currentCards(session).flatMap(({ message }) => message.kind === "candidate" ? [message.candidate] : []),
  ];
  const byKey = new Map<string, string>();
  for (const line of all) {
    const key = keyOf(line);
    if (!byKey.has(key)) byKey.set(key, line);
  }
  return [...byKey.values()];
}

/** The same for two texts of one candidate; a pasted description may have thousands, too many to compare each with each. */
const keyOf = (line: string): string => candidateKey(line) ?? line;

/** Whether a candidate has an mDNS name in the place of its address. */
export const isName = (line: string): boolean => /\.local$/.test(readCandidate(line)?.address ?? "");

/** Whether a client has given its connection up, or ICE has. */
export const isFailed = (session: Session): boolean =>
  stateOf(session, "connection") === "failed" || stateOf(session, "ice") === "failed";

/** Candidates of a client that the other has not been given; alone, those that never left. */
export function heldBy(session: Session, { here, there }: Clues): readonly Card[] {
  const other = session === here ? there : here;
  const bench = other && { A: session, B: session, [session.client]: session, [other.client]: other };
  return currentCards(session).filter((card) => {
    if (card.kind !== "candidate") return false;
    return bench ? statusOf(card, bench, session.client) !== "added" : card.copiedAt === undefined;
  });
}
