/** Makes a card of what a client found or described. */
import type { CandidateInit, Description } from "../fact.ts";
import type { SignalingMessage } from "../blob/message.ts";
import { identify } from "../sdp/mod.ts";
import type { Card, Session } from "./session.ts";

export function cardOfDescription(local: Description, generation: number, ready: boolean, at: number): Card {
  return {
    id: `${local.type}-${generation}`,
    kind: local.type,
    label: local.type,
    generation,
    message: { kind: "description", ...local },
    madeAt: at,
    ready,
  };
}

/** `null` and the empty candidate both say that there are no more (WebRTC 1.0, §4.8.2). */
export function cardOfCandidate(session: Session, candidate: CandidateInit | null, at: number): Card {
  const common = { generation: session.generation, madeAt: at, ready: true };
  if (candidate === null || candidate.candidate === "") {
    const said = session.local ? identify(session.local.sdp) : undefined;
    const message: SignalingMessage = {
      kind: "end-of-candidates",
      ...(said?.mids[0] !== undefined && { sdpMid: said.mids[0] }),
      ...(said?.ufrags[0] !== undefined && { usernameFragment: said.ufrags[0] }),
    };
    const id = `end-of-candidates-${session.generation}`;
    return { ...common, id, kind: "end-of-candidates", label: "end of candidates", message };
  }
  const number = session.cards.filter((card) => card.kind === "candidate").length + 1;
  const message: SignalingMessage = {
    kind: "candidate",
    candidate: candidate.candidate,
    ...(candidate.sdpMid != null && { sdpMid: candidate.sdpMid }),
    ...(candidate.sdpMLineIndex != null && { sdpMLineIndex: candidate.sdpMLineIndex }),
    ...(candidate.usernameFragment != null && { usernameFragment: candidate.usernameFragment }),
  };
  return { ...common, id: `candidate-${number}`, kind: "candidate", label: `candidate ${number}`, message };
}
