/** Which blob is which: what a card holds, and what a call was given. */
import { identify, readCandidate } from "../sdp/mod.ts";
import type { Argument, Call, CandidateInit, Description, Entry, Mode } from "../facts/mod.ts";

/** What has to be known of one client to name its cards as the session does, without its lists. */
export interface Desk {
  readonly mode: Mode;
  readonly generation: number;
  /** How many candidates have become cards. */
  readonly candidates: number;
  /** Candidates are going into the description, not onto cards of their own. */
  readonly collecting: boolean;
  readonly local: Description | null;
  readonly ufrag?: string;
}

export const newDesk: Desk = { mode: "trickle", generation: 0, candidates: 0, collecting: false, local: null };

/** A card that an entry made: its id, and every name that a call with its blob may go by. */
export interface Made {
  readonly id: string;
  readonly names: readonly string[];
}

/** The desk after one more entry, and the card that it made. */
export function onDesk(desk: Desk, entry: Entry): { readonly desk: Desk; readonly made?: Made } {
  switch (entry.type) {
    case "mode-chosen":
      return { desk: { ...desk, mode: entry.mode } };
    case "description-read":
      if (entry.side !== "local") return { desk };
      return { desk: { ...desk, local: entry.description, collecting: desk.collecting && entry.description !== null } };
    case "call-finished":
      return entry.call === "setLocalDescription" ? described(desk) : { desk };
    case "gathering-settled":
      return { desk: { ...desk, collecting: false } };
    case "candidate-found":
      return found(desk, entry.candidate);
    default:
      return { desk };
  }
}

function described(desk: Desk): { readonly desk: Desk; readonly made?: Made } {
  const { local } = desk;
  if (!local || local.type === "rollback") return { desk };
  const generation = desk.generation + 1;
  const ufrag = identify(local.sdp).ufrags[0];
  return {
    desk: { ...desk, generation, ufrag, collecting: desk.mode !== "trickle" },
    made: { id: `${local.type}-${generation}`, names: [nameOfDescription(local)] },
  };
}

function found(desk: Desk, candidate: CandidateInit | null): { readonly desk: Desk; readonly made?: Made } {
  const end = !candidate?.candidate;
  if (desk.collecting) return { desk: candidate === null ? { ...desk, collecting: false } : desk };
  if (end) {
    const names = namesOfCandidate("", desk.ufrag);
    return { desk, made: { id: `end-of-candidates-${desk.generation}`, names } };
  }
  const candidates = desk.candidates + 1;
  const names = namesOfCandidate(candidate.candidate, candidate.usernameFragment ?? undefined);
  return { desk: { ...desk, candidates }, made: { id: `candidate-${candidates}`, names } };
}

/** The name of what a call applies; nothing, if it applies nothing. */
export function nameOfArgument(call: Call, argument: Argument | undefined): string | undefined {
  if (call === "setRemoteDescription") {
    return typeof argument === "object" && "sdp" in argument ? nameOfDescription(argument) : undefined;
  }
  if (call !== "addIceCandidate") return undefined;
  const { candidate, usernameFragment } = typeof argument === "object" && "candidate" in argument
    ? argument
    : { candidate: "", usernameFragment: undefined };
  return namesOfCandidate(candidate, usernameFragment ?? undefined).at(-1);
}

/** As `took` of the session’s questions tells: an altered description is still the one that it was made from. */
function nameOfDescription({ type, sdp }: Description): string {
  const { sessionId, sessionVersion, ufrags } = identify(sdp);
  return [type, sessionVersion, ...(ufrags.length > 0 ? ufrags : [sessionId])].join(" ");
}

/** What browsers add behind the type does not count. The last name is the most exact; it tells the generation too. */
function namesOfCandidate(text: string, ufrag: string | undefined): readonly string[] {
  const c = readCandidate(text);
  const line = c ? [c.component, c.transport.toLowerCase(), c.priority, c.address, c.port, c.type].join(" ") : text;
  const bare = `candidate ${line}`;
  return ufrag === undefined ? [bare] : [bare, `${bare} of ${ufrag}`];
}
