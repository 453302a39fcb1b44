/** Checks of a blob before the call: what browsers will refuse, and what they take and never connect with. */
import { type Description, type SignalingMessage, whereOf } from "../facts/mod.ts";
import { type BlobReading, offerId } from "../blob/mod.ts";
import type { AtLine, Problem } from "../problems/mod.ts";
import {
  contextOf,
  type Finding,
  findingsOf,
  haveSameSections,
  identify,
  isNote,
  readSdp,
  type SdpLine,
} from "../sdp/mod.ts";
import { a } from "../text/mod.ts";
import { checkCandidate, knownTo } from "./check-candidates.ts";
import { everWas, type Session, stateOf } from "../session/mod.ts";
import { answerDiffers, mediaSections, offerDiffers } from "./sections.ts";
import { isCertain, severityOf } from "./severity.ts";

/**
 * Every problem of a reading for the client `here`, most important first; for one that could not be read, that alone.
 * Notes, such as that all addresses are `.local`, are none.
 */
export function check(reading: BlobReading, here: Session): readonly Problem[] {
  if (!reading.ok) return [reading.problem];
  const described = reading.messages.find((message) => message.kind === "description");
  if (!described) return [...ofMoment(reading, here), ...candidatesIn(reading.messages, here)];
  const findings = described.type === "rollback" ? [] : inSdp(described);
  return [...ofMoment(reading, here), ...findings];
}

/** The problem for which a call is not made: browsers would accept it and then hang, or it cannot be one call. */
export const stopped = (reading: BlobReading, here: Session): Problem | undefined =>
  reading.ok ? ofMoment(reading, here).find((problem) => severityOf(problem) === "hangs") : undefined;

/** Problems that depend on whose the blob is, and on the state of the client. */
function ofMoment(reading: BlobReading & { ok: true }, here: Session): readonly Problem[] {
  const where = whereOf(here.client);
  const { messages, origin } = reading;
  const found: Problem[] = [];
  const descriptions = messages.filter((message) => message.kind === "description");
  const [description] = descriptions;
  if (origin === "own" && messages.length > 0) {
    found.push(
      description ? { code: "own-description", kind: description.type, ...where } : { code: "own-candidate", ...where },
    );
  }
  if (stateOf(here, "signaling") === "closed" && messages.length > 0) {
    const call = description ? "setRemoteDescription" : "addIceCandidate";
    return [...found, { code: "client-closed", call, ...where }];
  }
  if (!description) return found;
  const different = descriptions.find(({ type, sdp }) => type !== description.type || sdp !== description.sdp);
  if (different) {
    const alike = different.type === description.type;
    const what = alike ? `two different ${description.type}s` : `${a(description.type)} and ${a(different.type)}`;
    found.push({ code: "two-descriptions", what });
  }
  if (description.type === "rollback") {
    const state = stateOf(here, "signaling") ?? "stable";
    return state === "stable" ? [...found, { code: "rollback-nothing", state, ...where }] : found;
  }
  // An offer may take a role, and browsers answer it (RFC 9429 §5.3.1, RFC 8842 §5.3): that is only a finding.
  const { setup = "" } = identify(description.sdp);
  if (description.type !== "offer" && setup === "actpass") {
    found.push({ code: "mislabelled", kind: description.type, setup, ...atLine(line(description.sdp, "setup")) });
  }
  if (
    reading.answers !== undefined && here.local?.type === "offer" && reading.answers !== offerId(here.local.sdp)
  ) {
    found.push({ code: "answer-to-another-offer", ...where });
  }
  found.push(...(description.type === "offer" ? ofOffer : ofAnswer)(description, here));
  if (description.type === "pranswer") found.push({ code: "pranswer-note" });
  return found;
}

/** Problems of an offer: when it may come (RFC 9429 §3.2), and what a later one must keep (§5.10, RFC 3264 §8). */
function ofOffer({ type, sdp }: Description, here: Session): readonly Problem[] {
  const where = whereOf(here.client);
  const state = stateOf(here, "signaling") ?? "stable";
  const found: Problem[] = [];
  if (state.endsWith("pranswer")) found.push({ code: "offer-not-wanted", state, ...where });
  if (state === "have-local-offer") found.push({ code: "glare", ...where });
  const theirs = identify(sdp);
  // One that names sections and has none was cut off, and browsers refuse it.
  if (theirs.media.length === 0 && theirs.bundled.length === 0) {
    return [...found, { code: "no-media-sections", kind: type, ...where }];
  }
  // While another offer waits, the description in force is not the one that was read last.
  if (here.remote === null || state === "have-remote-offer") return found;
  const difference = offerDiffers(mediaSections(sdp), mediaSections(here.remote.sdp));
  if (difference) {
    const { line, ...differs } = difference;
    return [...found, { code: "sections-changed", ...differs, ...where, ...atLine(line) }];
  }
  const known = identify(here.remote.sdp);
  const shares = theirs.fingerprints.some((fingerprint) => known.fingerprints.includes(fingerprint));
  if (theirs.sessionId !== known.sessionId && theirs.fingerprints.length > 0 && !shares) {
    const live = everWas(here, "connection", "connected") && stateOf(here, "connection") !== "failed";
    found.push({ code: "offer-from-another-session", live, ...where, ...atLine(line(sdp, "fingerprint")) });
  }
  return found;
}

/** Problems of an answer: when it may come (RFC 9429 §3.2), and what it must keep of the offer (§5.11, RFC 3264 §6). */
function ofAnswer({ type, sdp }: Description, here: Session): readonly Problem[] {
  const where = whereOf(here.client);
  const state = stateOf(here, "signaling") ?? "stable";
  if (state !== "have-local-offer" && state !== "have-remote-pranswer") {
    const again = state === "stable" && type === "answer" && isRemote(sdp, here);
    return [again ? { code: "answer-again", ...where } : { code: "answer-without-offer", state, ...where }];
  }
  const { local } = here;
  const theirs = identify(sdp);
  // Line by line only where something differs: this runs between two calls.
  const difference = local?.type === "offer" && !haveSameSections(theirs, identify(local.sdp))
    ? answerDiffers(mediaSections(sdp), mediaSections(local.sdp))
    : undefined;
  if (difference) {
    const { line, ...differs } = difference;
    return [{ code: "sections-differ", ...differs, ...where, ...atLine(line) }];
  }
  return theirs.media.length === 0 ? [{ code: "no-media-sections", kind: type, ...where }] : [];
}

/** Whether an answer is the remote description in force; the session in `o=` does not travel in a compact code. */
export function isRemote(sdp: string, here: Session): boolean {
  if (here.remote === null || here.remote.type !== "answer") return false;
  const mark = ({ sessionVersion, ufrags, fingerprints }: ReturnType<typeof identify>) =>
    [sessionVersion, ...ufrags, ...fingerprints].join(" ");
  return mark(identify(sdp)) === mark(identify(here.remote.sdp));
}

const line = (sdp: string, name: string): SdpLine | undefined => readSdp(sdp).lines.find((line) => line.name === name);

/** A line as a problem carries it. */
export const atLine = (line: SdpLine | undefined): { at?: AtLine } =>
  line ? { at: { number: line.number, text: line.text } } : {};

/** A finding as a problem; `lines` are those of its description. */
export const problemOf = ({ line, code, said, next }: Finding, lines: readonly SdpLine[]): Problem => ({
  code: "sdp-finding",
  finding: code,
  said,
  next,
  ...atLine(lines[line - 1]),
});

/**
 * What the SDP itself shows, the surest first. An answer without `a=setup` is let be: both browsers take it, and
 * "passive" is what it then means (RFC 4145 §4).
 */
function inSdp({ type, sdp }: Description): readonly Problem[] {
  const read = readSdp(sdp);
  const problems = findingsOf(read, contextOf(read), type)
    .filter((finding) => !isNote(finding) && finding.code !== "actpass-in-answer")
    .filter((finding) => type === "offer" || finding.code !== "no-setup")
    .map((finding) => problemOf(finding, read.lines));
  const rank = (problem: Problem) => isCertain(problem) ? 0 : severityOf(problem) === "refuses" ? 1 : 2;
  return problems.toSorted((one, other) => rank(one) - rank(other));
}

function candidatesIn(messages: readonly SignalingMessage[], here: Session): readonly Problem[] {
  const known = knownTo(here);
  return messages.flatMap((message, index) =>
    message.kind === "candidate" ? checkCandidate(message, here, index + 1, known) : []
  );
}
