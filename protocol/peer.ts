/** The port to one `RTCPeerConnection`: `browser/` implements it, `models/` calls it, neither knows the other. */
import type { CandidateInit, Description, PeerFact } from "./fact.ts";
import type { PairRead } from "./pairs.ts";

/**
 * One connection. The verbs are named as the W3C names them and make exactly that call. None rejects:
 * how a call ended is reported as `call-finished` or `call-failed`, then its promise resolves to whether it finished.
 */
export interface Peer {
  createDataChannel(label: string): Promise<boolean>;
  createOffer(): Promise<boolean>;
  createAnswer(): Promise<boolean>;
  setLocalDescription(description?: Description): Promise<boolean>;
  setRemoteDescription(description: Description): Promise<boolean>;
  addIceCandidate(candidate: CandidateInit): Promise<boolean>;
  restartIce(): Promise<boolean>;
  close(): Promise<boolean>;
  /** Sends on the first data channel. */
  send(text: string): Promise<boolean>;
}

/**
 * Opens a connection and reports every fact about it, the constructor call first. `look` is shown the candidate pairs
 * each second, with their counters; only what else changes about them is a fact.
 */
export type OpenPeer = (
  report: (fact: PeerFact) => void,
  look?: (pairs: readonly PairRead[]) => void,
) => Peer;
