/** Says in words what a paste box has read, and what applying it would do. */
import { across, type SdpType, type SignalingMessage } from "../facts/mod.ts";
import { identify, isSameCandidate, readCandidate } from "../sdp/mod.ts";
import { type AtLine, explain, type Problem, type ProblemCode } from "../problems/mod.ts";
import { a, count, shorten } from "../text/mod.ts";
import { check } from "./check.ts";
import { candidatesGiven, methodFor, namesOfMessage, type Session, stateOf } from "../session/mod.ts";
import { plan } from "./plan.ts";
import { isCertain, severityOf } from "./severity.ts";
import type { BlobReading, Origin } from "../blob/mod.ts";

/** What the box says: `severity` is how it is drawn, `said` one to three sentences; an empty box says nothing. */
export interface BoxText {
  readonly severity: "empty" | "good" | "careful" | "bad";
  readonly said: string;
  /** Whether applying it is the sensible next thing. */
  readonly fits: boolean;
  /** The line that is spoken of, where it is one. */
  readonly at?: AtLine;
  /** Whether it is refused here, and the browser can be given it all the same. */
  readonly canBeGiven?: true;
}

/** Problems that {@link effectOf}, `closed` and `placing` tell already, in one sentence with what applying would do. */
const TOLD: readonly ProblemCode[] = [
  "client-closed",
  "answer-without-offer",
  "glare",
  "rollback-nothing",
  "candidate-before-description",
];

/** Words for a reading, from the client `here` that it was pasted into. While it is being applied, nothing is said. */
export function boxText(reading: BlobReading, here: Session): BoxText {
  const applying = here.calls.some(({ call, outcome }) =>
    outcome === "running" && (call === "setRemoteDescription" || call === "addIceCandidate")
  );
  if (applying || (reading.ok && reading.messages.length === 0)) return { severity: "empty", said: "", fits: false };
  if (!reading.ok) return inWords(reading.problem, reading.canBeGiven);
  const planned = plan(methodFor(reading), here, reading);
  // Two descriptions are no one call: which of them is for a person to choose.
  if (!planned.ok) return inWords(planned.problem, planned.problem.code === "two-descriptions" ? undefined : true);
  const { messages, origin, altered } = reading;
  const repairs = reading.repairs.map((repair) => repair.said);
  const description = messages.find((message) => message.kind === "description");
  const other = `Client ${across(here.client)}`;
  const told = [whatItIs(messages, origin, here), ...repairs];
  if (altered) {
    const field = altered.field ?? "line";
    const of = messages.length > 1 ? `the ${field} of number ${altered.number}` : `its ${field}`;
    const what = description ? `line ${altered.number}` : of;
    told.push(`But ${what} is not as ${other} made it: ${shorten(altered.text, 40)}.`);
  }
  if (origin === "earlier") {
    const said = `${told.join(" ")} It is of no use any more; carry the present card instead.`;
    return { severity: "careful", said, fits: false };
  }
  const effect = stateOf(here, "signaling") === "closed"
    ? closed(here)
    : description
    ? again(description, here) ?? effectOf(description.type, here)
    : placing(here);
  const problems = check(reading, here);
  const problem = problems.find(({ code }) => !TOLD.includes(code));
  const fits = effect.fits && !problems.some((one) => isCertain(one) || one.code === "candidate-again");
  const good = fits && !effect.warns && !problem && !altered && (origin === "other" || origin === "unknown");
  const at = altered && !altered.field ? { number: altered.number, text: altered.text } : problem?.at;
  if (problem) told.push(...Object.values(explain(problem)));
  // Whether it will be applied at all is in doubt, so what applying it would do is left out.
  if (!problem || !effect.fits || severityOf(problem) === "warns") told.push(effect.said);
  return { severity: good ? "good" : "careful", said: told.join(" "), fits, ...(at && { at }) };
}

function inWords(problem: Problem, canBeGiven?: true): BoxText {
  const { said, next } = explain(problem);
  return {
    severity: "bad",
    said: `${said} ${next}`,
    fits: false,
    ...(problem.at && { at: problem.at }),
    ...(canBeGiven && { canBeGiven }),
  };
}

function whatItIs(messages: readonly SignalingMessage[], origin: Origin, here: Session): string {
  const other = `Client ${across(here.client)}`;
  const description = messages.find((message) => message.kind === "description");
  const candidates = messages.filter((message) => message.kind === "candidate");
  if (description) {
    const inside = identify(description.sdp).candidates.length;
    const more = messages.length > 1 ? " What came with it stays in the box." : "";
    const held = inside === 0 ? "without candidates" : `with ${count(inside, "candidate")} inside`;
    const what = description.type === "rollback" ? "rollback" : `${description.type}, ${held}`;
    if (origin === "other") return `This is ${other}’s ${what}.${more}`;
    if (origin === "earlier") return `This is an earlier ${what}: ${other} has replaced it since.${more}`;
    return `This is ${a(what)}${origin === "stranger" ? ", made by neither client on this bench" : ""}.${more}`;
  }
  const from = origin === "other" ? ` from ${other}` : "";
  const old = origin === "earlier" ? ` It belongs to an earlier description of ${other}.` : "";
  const strange = origin === "stranger" ? " It was found by neither client on this bench." : "";
  const [first] = candidates;
  if (!first) return `This says that ${other} has no more candidates.${old}${strange}`;
  const end = candidates.length < messages.length ? ", and word that there are no more" : "";
  if (candidates.length > 1) return `These are ${candidates.length} candidates${from}${end}.${old}${strange}`;
  const c = readCandidate(first.candidate);
  const name = c?.address.endsWith(".local") ? `the mDNS name ${c.address}` : c?.address;
  return `This is ${
    a(`${c?.type} candidate`)
  }${from}: ${name}, ${c?.transport.toUpperCase()} port ${c?.port}${end}.${old}${strange}`;
}

/** What applying would do: whether it fits the client's state, and whether it costs something. */
interface Effect {
  readonly fits: boolean;
  readonly warns?: boolean;
  readonly said: string;
}

/**
 * What carrying a description twice would do. An offer may hold more candidates than it did when it was applied; then it
 * is worth applying.
 */
function again(message: SignalingMessage & { kind: "description" }, here: Session): Effect | undefined {
  const { remote, withheld } = here;
  const isOffer = message.type === "offer" && remote?.type === "offer";
  if (!isOffer || namesOfMessage({ kind: "description", ...remote })[0] !== namesOfMessage(message)[0]) {
    return undefined;
  }
  const known = [...candidatesGiven(here), ...identify(remote.sdp).candidates, ...withheld.map((one) => one.candidate)];
  if (identify(message.sdp).candidates.some((line) => !known.some((one) => isSameCandidate(one, line)))) {
    return undefined;
  }
  const answered = stateOf(here, "signaling") === "stable" ? ", and answered it" : "";
  return { fits: false, said: `Client ${here.client} has applied this very offer already${answered}.` };
}

/** What a description would do to the signaling state (RFC 9429 §3.2). */
function effectOf(type: SdpType, here: Session): Effect {
  const me = `Client ${here.client}`;
  const state = stateOf(here, "signaling") ?? "stable";
  if (type === "offer") {
    if (state === "stable") {
      return { fits: true, said: `${me} is in stable: setRemoteDescription makes it have-remote-offer.` };
    }
    if (state === "have-local-offer") {
      return {
        fits: true,
        warns: true,
        said: `${me} has an offer of its own waiting: applying this one takes its own back.`,
      };
    }
    return { fits: state === "have-remote-offer", said: `${me} is in ${state}.` };
  }
  if (type === "rollback") {
    const fits = state === "have-remote-offer" || state === "have-local-offer";
    const said = fits
      ? "setRemoteDescription takes back the offer and makes it stable"
      : "there is nothing to take back";
    return { fits, said: `${me} is in ${state}: ${said}.` };
  }
  if (state === "have-local-offer" || state === "have-remote-pranswer") {
    const becomes = type === "pranswer" ? "have-remote-pranswer" : "stable";
    return { fits: true, said: `${me} is in ${state}: setRemoteDescription makes it ${becomes}.` };
  }
  return {
    fits: false,
    said: `${me} is in ${state}: it has no offer waiting for this, so setRemoteDescription will refuse it.`,
  };
}

const closed = (here: Session): Effect => ({ fits: false, said: `Client ${here.client} is closed and takes nothing.` });

const placing = (here: Session): Effect =>
  here.remote === null
    ? {
      fits: false,
      said: `Client ${here.client} has no remote description yet, so addIceCandidate will refuse it.`,
    }
    : { fits: true, said: `addIceCandidate gives it to Client ${here.client}.` };
