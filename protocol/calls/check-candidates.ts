/** Checks of a candidate: the mistakes that can be seen in it before `addIceCandidate` is called. */
import { type Candidate, faultOf, identify, isSameCandidate, readCandidate, ufragOf } from "../sdp/mod.ts";
import { type CandidateInit, whereOf } from "../facts/mod.ts";
import type { AtLine, Problem } from "../problems/mod.ts";
import { shorten } from "../text/mod.ts";
import { candidatesGiven, type Session } from "../session/mod.ts";
import { type MediaSection, mediaSections } from "./sections.ts";

/** A candidate as it was read, or as a call was made with it. */
type Given = Partial<CandidateInit>;

/** What the remote description and the calls so far say, read once for many candidates. */
interface Known {
  readonly places: readonly MediaSection[];
  readonly ufrags: readonly string[];
  /** Whether RTCP shares the port of RTP (RFC 5761 §5.1.1). */
  readonly mux: boolean;
  readonly given: readonly string[];
}

/** Gathers what {@link checkCandidate} compares with; `undefined` while there is no remote description. */
export function knownTo(here: Session): Known | undefined {
  if (here.remote === null) return undefined;
  const { sdp } = here.remote;
  return {
    places: mediaSections(sdp),
    ufrags: identify(sdp).ufrags,
    mux: /^a=rtcp-mux\r?$/m.test(sdp),
    given: candidatesGiven(here),
  };
}

/**
 * Every mistake in one candidate, most important first. `number` is its place among what was read. The end of
 * candidates is not judged: browsers take it in any form (WebRTC 1.0 §4.4.2, `addIceCandidate`).
 */
export function checkCandidate(
  given: Given,
  here: Session,
  number = 1,
  known: Known | undefined = knownTo(here),
): readonly Problem[] {
  const { candidate: line = "" } = given;
  if (line === "") return [];
  const at: AtLine = { number, text: line };
  const where = whereOf(here.client);
  const candidate = readCandidate(line.trimEnd().replace(/^a=/, ""));
  const found: Problem[] = [];
  if (!candidate) found.push({ code: "candidate-unreadable", line: shorten(line, 120), at });
  if (!known) found.push({ code: "candidate-before-description", ...where, at });
  else found.push(...misplaced(given, known, where, at));
  if (!candidate) return found;
  const fault = faultOf(candidate);
  if (fault) found.push({ code: fault.refuses ? "candidate-field" : "candidate-odd", fault: fault.said, at });
  if (!known) return found;
  const other = known.ufrags.length === 0
    ? undefined
    : [given.usernameFragment, ufragOf(candidate)].find((ufrag) => ufrag != null && !known.ufrags.includes(ufrag));
  if (other != null) found.push({ code: "candidate-other-generation", ufrag: other, ...where, at });
  if (candidate.component !== "1" && usesOne(given, known)) {
    const said = `its component is ${candidate.component}, and everything here runs over component 1`;
    found.push({ code: "candidate-odd", fault: said, at });
  }
  if (other == null && known.given.some((one) => isAgain(one, line, candidate))) {
    found.push({ code: "candidate-again", ...where, at });
  }
  return found;
}

/**
 * Whether a candidate was given before. A later generation may have the same address; its ufrag tells, where it is
 * written.
 */
function isAgain(given: string, line: string, candidate: Candidate): boolean {
  if (!isSameCandidate(given, line)) return false;
  const there = readCandidate(given);
  const [one, other] = [there && ufragOf(there), ufragOf(candidate)];
  return one === undefined || other === undefined || one === other;
}

/**
 * Whether a candidate names a media section that there is: its mid decides, and without one its index (WebRTC 1.0
 * §4.4.2).
 */
function misplaced(given: Given, { places }: Known, where: { client: string; other: string }, at: AtLine): Problem[] {
  const { sdpMid, sdpMLineIndex } = given;
  const unknown = (place: string): Problem[] => [{ code: "candidate-section-unknown", place, ...where, at }];
  if (sdpMid != null) {
    const named = places.every(({ mid }) => mid !== undefined);
    return named && !places.some(({ mid }) => mid === sdpMid) ? unknown(`the mid “${shorten(sdpMid, 24)}”`) : [];
  }
  if (sdpMLineIndex != null) {
    return sdpMLineIndex >= places.length ? unknown(`the media section with the index ${sdpMLineIndex}`) : [];
  }
  return places.length === 1 ? [] : [{ code: "candidate-no-section", ...where, at }];
}

/** Whether everything runs over component 1: data does, and so does RTP with `a=rtcp-mux`. */
function usesOne({ sdpMid, sdpMLineIndex }: Given, { places, mux }: Known): boolean {
  const place = sdpMid != null ? places.find(({ mid }) => mid === sdpMid) : places[sdpMLineIndex ?? 0];
  return mux || place?.media === "application";
}
