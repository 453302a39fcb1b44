/** Translates what the browser refused into a problem that can be worded. */
import { type Entry, isTrack } from "../../facts/mod.ts";
import type { Problem } from "../../problems/mod.ts";
import { type CallFailed, type RefusedCall, refusedCallOf } from "./refused-call.ts";
import { callReason } from "./other-calls.ts";
import { descriptionReason } from "./description.ts";
import { fold, type Lists, type Session } from "../../session/mod.ts";

/** The problem behind a failed call, judged by the session as it was when the call failed. */
export function refusal(session: Session, fact: CallFailed): Problem {
  const exception = { name: fact.name, message: fact.message };
  return { ...judge(refusedCallOf(session, fact)), exception };
}

/** Judges by the exception’s own words first; where these are not known, by its name and the state of the client. */
function judge(refused: RefusedCall): Problem {
  const { fact: { call }, state, where, says } = refused;
  const known = call === "RTCPeerConnection" ? callReason(refused) : undefined;
  if (known) return known;
  if (state === "closed" || /signalingState is 'closed'|^Peer connection is closed/.test(says)) {
    return { code: "client-closed", call, ...where };
  }
  if (call === "RTCPeerConnection") return { code: "no-webrtc" };
  const describes = call === "setRemoteDescription" || call === "setLocalDescription";
  return (describes ? descriptionReason(refused) : callReason(refused)) ?? byName(refused);
}

/** The exceptions of `getUserMedia` (Media Capture and Streams, §10.2); without a secure context it is not there. */
const DEVICE = new Map<string, "device-refused" | "device-missing" | "device-unready" | "device-insecure">([
  ["NotAllowedError", "device-refused"],
  ["SecurityError", "device-refused"],
  ["NotFoundError", "device-missing"],
  ["NotReadableError", "device-unready"],
  ["TypeError", "device-insecure"],
]);

const deviceOf = ({ argument }: RefusedCall): string =>
  isTrack(argument) && argument.kind === "audio" ? "microphone" : "camera";

function byName(refused: RefusedCall): Problem {
  const { session, fact: { call, name }, kind, state, where } = refused;
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
    case "getUserMedia":
      return { code: DEVICE.get(name) ?? "device-unready", device: deviceOf(refused) };
    default:
      return { code: "refused", call, ...where };
  }
}

/**
 * The session after one more entry: the fold, with every exception translated. `lists` says whether earlier sessions are
 * kept, as they are unless it is given.
 */
export const step = (session: Session, entry: Entry, lists?: Lists): Session => fold(session, entry, refusal, lists);
