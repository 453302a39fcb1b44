/** The plan of a press: the arguments of the real calls that a button stands for, or why none is made. */
import { type Argument, type Button, type CandidateInit, type SignalingMessage, whereOf } from "../facts/mod.ts";
import type { BlobReading } from "../blob/mod.ts";
import type { Problem } from "../problems/mod.ts";
import { identify } from "../sdp/mod.ts";
import { nextChannel, offerWasRefused, type Session, type Wish, wished } from "../session/mod.ts";
import { stopped } from "./check.ts";

/** A plan: one real call for each argument, `undefined` for a call without one; or why none is made. */
type Plan =
  | { readonly ok: true; readonly arguments: readonly (Argument | undefined)[] }
  | { readonly ok: false; readonly problem: Problem };

const go = (...args: (Argument | undefined)[]): Plan => ({ ok: true, arguments: args });
const stop = (problem: Problem): Plan => ({ ok: false, problem });

/**
 * Only what the browser would accept and then hang on, or what cannot be a call at all, is stopped here. Everything
 * else becomes the real call, whose real exception is the lesson; and so does whatever somebody `edited` on purpose.
 * `wish` is what is wished of the next data channel.
 */
export function plan(
  button: Button,
  session: Session,
  reading: BlobReading,
  edited = false,
  wish: Partial<Wish> = {},
): Plan {
  switch (button) {
    case "createDataChannel":
      return go(nextChannel(session, wished(wish)));
    case "setLocalDescription":
      return session.created === undefined && offerWasRefused(session)
        ? stop({ code: "nothing-to-keep", ...whereOf(session.client) })
        : go(session.created);
    case "setRemoteDescription":
    case "addIceCandidate":
      return edited && reading.ok ? asItIs(reading.messages) : apply(button, session, reading);
    default:
      return go(undefined);
  }
}

const asItIs = (messages: readonly SignalingMessage[]): Plan =>
  go(...messages.map(({ kind: _, ...message }) => "type" in message ? message : { candidate: "", ...message }));

function apply(call: "setRemoteDescription" | "addIceCandidate", session: Session, reading: BlobReading): Plan {
  const where = whereOf(session.client);
  if (!reading.ok) return stop(reading.problem);
  const [first] = reading.messages;
  if (!first) return stop({ code: "nothing-pasted", call, ...where });
  const description = reading.messages.find((message) => message.kind === "description");
  if (reading.origin === "own") {
    return stop(
      description ? { code: "own-description", kind: description.type, ...where } : { code: "own-candidate", ...where },
    );
  }
  if (call === "setRemoteDescription") {
    if (!description) return stop({ code: "description-wanted", ...where });
    const problem = stopped(reading, session);
    return problem ? stop(problem) : go({ type: description.type, sdp: description.sdp });
  }
  const candidates = reading.messages.filter((message) => message.kind !== "description");
  if (description && candidates.length === 0) {
    return stop({ code: "candidate-wanted", kind: description.type, ...where });
  }
  return placed(candidates, session);
}

type CandidateMessage = Exclude<SignalingMessage, { kind: "description" }>;

/** The calls for candidates. A bare candidate line names no section; where there is just one, it can only be that. */
function placed(messages: readonly CandidateMessage[], session: Session): Plan {
  const where = whereOf(session.client);
  const inits: CandidateInit[] = [];
  for (const { kind: _, ...message } of messages) {
    const candidate = "candidate" in message ? message.candidate : "";
    const named = candidate === "" || message.sdpMid !== undefined || "sdpMLineIndex" in message;
    if (!named && session.remote === null) return stop({ code: "candidate-before-description", ...where });
    const mids = named || !session.remote ? [] : identify(session.remote.sdp).mids;
    if (!named && mids.length !== 1) return stop({ code: "candidate-no-section", ...where });
    inits.push({ ...message, candidate, ...(!named && { sdpMid: mids[0] }) });
  }
  return go(...inits);
}
