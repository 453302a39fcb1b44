/** Says in words what a paste box has read, and what applying it would do. */
import { across, type SdpType } from "../fact.ts";
import { readCandidate } from "../candidate.ts";
import { explain, type Problem } from "../problem.ts";
import { identify } from "../sdp/mod.ts";
import { plan } from "../session/plan.ts";
import { methodFor } from "../session/suggest.ts";
import { stateOf } from "../session/questions.ts";
import type { Session } from "../session/session.ts";
import type { BlobReading, Origin, SignalingMessage } from "./message.ts";

/** What the box says: `mood` is how it is drawn, `said` one to three sentences; an empty box says nothing. */
export interface Telling {
  readonly mood: "empty" | "good" | "careful" | "bad";
  readonly said: string;
}

/** Words for a reading, from the client `here` that it was pasted into. */
export function tell(reading: BlobReading, here: Session): Telling {
  if (reading.ok && reading.messages.length === 0) return { mood: "empty", said: "" };
  if (!reading.ok) return inWords(reading.problem);
  const planned = plan(methodFor(reading), here, reading);
  if (!planned.ok) return inWords(planned.problem);
  const repairs = reading.repairs.map((repair) => ` ${repair.said}`).join("");
  const description = reading.messages.find((message) => message.kind === "description");
  const effect = description ? effectOf(description.type, here) : placing(here);
  const mood = effect.fits && (reading.origin === "other" || reading.origin === "unknown") ? "good" : "careful";
  return { mood, said: `${whatItIs(reading.messages, reading.origin, here)}${repairs} ${effect.said}` };
}

function inWords(problem: Problem): Telling {
  const { said, next } = explain(problem);
  return { mood: "bad", said: `${said} ${next}` };
}

function whatItIs(messages: readonly SignalingMessage[], origin: Origin, here: Session): string {
  const other = `Client ${across(here.client)}`;
  const [first] = messages;
  const description = messages.find((message) => message.kind === "description");
  if (description) {
    const inside = identify(description.sdp).candidates.length + messages.length - 1;
    const what = `${description.type}, ${
      inside === 0 ? "without candidates" : `with ${count(inside, "candidate")} inside`
    }`;
    if (origin === "other") return `This is ${other}’s ${what}.`;
    if (origin === "earlier") return `This is an earlier ${what}: ${other} has replaced it since.`;
    return `This is an ${what}${origin === "stranger" ? ", made by neither client on this bench" : ""}.`;
  }
  const from = origin === "other" ? ` from ${other}` : "";
  const old = origin === "earlier" ? ` It belongs to an earlier description of ${other}.` : "";
  const strange = origin === "stranger" ? " It was found by neither client on this bench." : "";
  if (messages.length > 1) return `These are ${messages.length} candidates${from}.${old}${strange}`;
  if (first.kind === "end-of-candidates") return `This says that ${other} has no more candidates.${old}${strange}`;
  const c = readCandidate((first as { candidate: string }).candidate);
  const name = c?.address.endsWith(".local") ? `the mDNS name ${c.address}` : c?.address;
  return `This is a ${c?.type} candidate${from}: ${name}, ${c?.transport.toUpperCase()} port ${c?.port}.${old}${strange}`;
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** RFC 9429 §3.2: what a description does to the signaling state. */
function effectOf(type: SdpType, here: Session): { fits: boolean; said: string } {
  const me = `Client ${here.client}`;
  const state = stateOf(here, "signaling") ?? "stable";
  if (type === "offer") {
    if (state === "stable") {
      return { fits: true, said: `${me} is in stable: setRemoteDescription makes it have-remote-offer.` };
    }
    if (state === "have-local-offer") {
      return { fits: false, said: `${me} has an offer of its own waiting: applying this one takes its own back.` };
    }
    return { fits: state === "have-remote-offer", said: `${me} is in ${state}.` };
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

const placing = (here: Session) =>
  here.remote === null
    ? {
      fits: false,
      said: `Client ${here.client} has no remote description yet, so addIceCandidate will refuse it.`,
    }
    : { fits: true, said: `addIceCandidate gives it to Client ${here.client}.` };
