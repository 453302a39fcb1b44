/** Two pasted texts as the facts that they are: what each side made and was given. Nobody saw a state, so none is told. */
import type { Document } from "../../blob/mod.ts";
import {
  across,
  type CandidateInit,
  type ClientName,
  CLIENTS,
  type Description,
  type Fact,
  isDescription,
} from "../../facts/mod.ts";
import { type Bench, fold, growing, newSession, type Session } from "../../session/mod.ts";
import { identify, readCandidate, readSdp, ufragOf } from "../../sdp/mod.ts";

/** A candidate that stands beside the descriptions, and whose it is; missing, where no ufrag tells. */
export interface Beside {
  readonly init: CandidateInit & { readonly candidate: string };
  /** `none` of these two: its ufrag is in neither description. */
  readonly of?: ClientName | "none";
}

/** The two descriptions that are asked about. */
export type Pair = readonly [offer: Document, answer: Document];

/** The candidates that stand beside a pair; their ufrag says which description they were found for (RFC 8839 §5.4). */
export function besides(documents: readonly Document[], pair: Pair): readonly Beside[] {
  const ufrags = pair.map(({ sdp }) => identify(sdp).ufrags);
  return documents.filter(({ kind }) => kind === "candidates").flatMap(({ sdp, places }) =>
    readSdp(sdp).lines.flatMap(({ text }, i): readonly Beside[] => {
      const line = text.replace(/^a=/, "");
      const read = readCandidate(line);
      if (!read) return [];
      const ufrag = places?.[i]?.usernameFragment ?? ufragOf(read);
      const init = { candidate: line, ...(ufrag !== undefined && { usernameFragment: ufrag }) };
      if (ufrag === undefined) return [{ init }];
      const side = ufrags.findIndex((all) => all.includes(ufrag));
      return [{ init, of: CLIENTS[side] ?? "none" }];
    })
  );
}

/**
 * The sessions of a pair: A made the offer and B the answer, and each was given what the other made, as it stands here,
 * with the candidates beside it. Candidates of neither were given to both.
 */
export function sessionsOfTexts(pair: Pair, beside: readonly Beside[]): Bench {
  const [offer, answer] = pair.map(({ sdp }, i): Description => ({ type: i === 0 ? "offer" : "answer", sdp }));
  const given = (to: ClientName) =>
    beside.filter(({ of }) => of === across(to) || of === "none").map(({ init }) => init);
  return { A: sessionOf("A", offer, answer, given("A")), B: sessionOf("B", answer, offer, given("B")) };
}

function sessionOf(
  client: ClientName,
  local: Description,
  remote: Description,
  given: readonly CandidateInit[],
): Session {
  const complete = /^a=end-of-candidates/m.test(local.sdp) && identify(local.sdp).candidates.length === 0;
  const facts: readonly Fact[] = [
    ...call("setLocalDescription", 1, local),
    ...call("setRemoteDescription", 2, remote),
    { type: "state-changed", machine: "signaling", state: "stable" },
    ...(complete ? [{ type: "state-changed", machine: "gathering", state: "complete" } as const] : []),
    ...given.flatMap((one, i) => call("addIceCandidate", 3 + i, one)),
  ];
  const none: Session = { ...newSession(client), isFromTexts: true };
  const lists = growing();
  return facts.reduce((session, fact) => fold(session, { ...fact, at: 0 }, undefined, lists), none);
}

const call = (
  name: "setLocalDescription" | "setRemoteDescription" | "addIceCandidate",
  id: number,
  argument: Description | CandidateInit,
): readonly Fact[] => [
  { type: "call-started", call: name, id, argument },
  ...(isDescription(argument)
    ? [
      {
        type: "description-read",
        side: name === "setLocalDescription" ? "local" : "remote",
        description: argument,
      } as const,
    ]
    : []),
  { type: "call-finished", call: name, id },
];
