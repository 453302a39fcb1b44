/** Names by which a blob that left one client is known again where it arrives, whatever form carried it. */
import {
  type Call,
  type CandidateInit,
  type Description,
  isCandidate,
  isDescription,
  type SignalingMessage,
  type Word,
} from "../facts/mod.ts";
import { candidateKey, identify } from "../sdp/mod.ts";

/**
 * The name of a description: its type, the version in `o=` and its credentials. So one that was altered on its way is
 * still the one that it was made from. The session in `o=` does not travel in a compact code, and is asked only of a
 * description without credentials.
 */
export function nameOfDescription({ type, sdp }: Description): string {
  const { sessionId, sessionVersion, ufrags } = identify(sdp);
  return [type, sessionVersion, ...(ufrags.length > 0 ? ufrags : [sessionId])].join(" ");
}

/** Every name that a message may arrive by, the most exact last: a candidate may lose its ufrag on the way. */
export function namesOfMessage(message: SignalingMessage): readonly string[] {
  if (message.kind === "description") return [nameOfDescription(message)];
  const text = message.kind === "candidate" ? message.candidate : "";
  const bare = `candidate ${candidateKey(text) ?? text}`;
  const { usernameFragment } = message;
  return usernameFragment === undefined ? [bare] : [bare, `${bare} of ${usernameFragment}`];
}

/** What `addIceCandidate` was called with: without an argument it ends the candidates (WebRTC 1.0, §4.4.2). */
export const candidateOf = (argument: unknown): CandidateInit => isCandidate(argument) ? argument : { candidate: "" };

/** The name of the blob that a call applies, as exact as its argument is; nothing, if it applies none. */
export function nameOfArgument(call: Word<Call>, argument: unknown): string | undefined {
  if (call === "setRemoteDescription") return isDescription(argument) ? nameOfDescription(argument) : undefined;
  if (call !== "addIceCandidate") return undefined;
  const { candidate, usernameFragment } = candidateOf(argument);
  return namesOfMessage({ kind: "candidate", candidate, ...(usernameFragment != null && { usernameFragment }) }).at(-1);
}
