/** Translates what the browser refused into a problem that can be worded. */
import { across, type PeerFact } from "../fact.ts";
import type { Problem } from "../problem.ts";
import type { Session } from "./session.ts";

type Refused = PeerFact & { type: "call-failed" };

/** The problem behind a failed call, judged by the session as it was when the call failed. */
export function refusal(session: Session, fact: Refused): Problem {
  const exception = { name: fact.name, message: fact.message };
  return { ...judge(session, fact), exception };
}

function judge(session: Session, { call, id, name }: Refused): Problem {
  const where = { client: session.client, other: across(session.client) };
  const state = session.paths.signaling.at(-1)?.state ?? "new";
  const argument = session.calls.find((record) => record.id === id)?.argument;
  const kind = typeof argument === "object" && "type" in argument ? argument.type : "description";
  if (call === "RTCPeerConnection") return { code: "no-webrtc" };
  if (state === "closed") return { code: "client-closed", call, ...where };
  switch (call) {
    case "setRemoteDescription":
      if (name !== "InvalidStateError" || kind === "rollback") return { code: "refused-description", kind, ...where };
      return { code: kind === "offer" ? "offer-not-wanted" : "answer-without-offer", state, ...where };
    case "createOffer":
      return { code: name === "InvalidStateError" ? "answer-first" : "refused", call, state, ...where };
    case "createAnswer":
      return name === "InvalidStateError"
        ? { code: "no-offer-to-answer", state, ...where }
        : { code: "refused", call, ...where };
    case "setLocalDescription":
      return { code: "description-stale", ...where };
    case "addIceCandidate":
      return { code: name === "InvalidStateError" ? "candidate-before-description" : "candidate-refused", ...where };
    case "send":
      if (session.paths.channel.at(-1)?.state === "open") {
        return { code: name === "TypeError" ? "message-too-long" : "refused", call, ...where };
      }
      return { code: "channel-not-open", state: session.paths.channel.at(-1)?.state ?? "not there", ...where };
    default:
      return { code: "refused", call, ...where };
  }
}
