/** The port to one `RTCPeerConnection`: `browser/` implements it, `models/` calls it, neither knows the other. */
import type { CandidateInit, ChannelInit, Configuration, Description, TrackInit } from "./dictionaries.ts";
import type { ClientName, PeerFact } from "./fact.ts";
import type { PairRead } from "./pair.ts";
import type { StatsRead } from "./quality.ts";

/**
 * One connection. The verbs are named as the W3C names them and make exactly that call. None rejects:
 * how a call ended is reported as `call-finished` or `call-failed`, then its promise resolves to whether it finished.
 */
export interface Peer {
  /** With a label alone, or with options. */
  createDataChannel(channel: ChannelInit | string): Promise<boolean>;
  createOffer(): Promise<boolean>;
  createAnswer(): Promise<boolean>;
  setLocalDescription(description?: Description): Promise<boolean>;
  setRemoteDescription(description: Description): Promise<boolean>;
  addIceCandidate(candidate: CandidateInit): Promise<boolean>;
  restartIce(): Promise<boolean>;
  close(): Promise<boolean>;
  /** Sends on a data channel, counted from 0; on the first one, unless said otherwise. */
  send(text: string, channel?: number): Promise<boolean>;
  /**
   * Reads every state and both descriptions anew, and reports what is not as it was: a page that was frozen may have
   * missed events, and a description that collects candidates is read late.
   */
  readStates(): void;
  /** What only media needs; it is loaded when it is first asked for. `client` is drawn into synthetic video. */
  media(client: ClientName): Promise<PeerMedia>;
}

/** A track that comes, by its mid, as `getStats` counts it. */
export interface MediaRead {
  readonly mid: string;
  readonly kind: string;
  readonly packets: number;
  /** Of video: whole pictures so far, and how large they are. */
  readonly frames?: number;
  readonly width?: number;
  readonly height?: number;
  /** Of audio: the sum of its energy so far (`totalAudioEnergy`), and its level from 0 to 1. */
  readonly energy?: number;
  readonly level?: number;
}

/** Media on one connection. Elements are those of a page; here they are not looked into. */
export interface PeerMedia {
  /** `getUserMedia` first, where a device is asked for. Then `addTrack` (WebRTC 1.0, §5.1). */
  addTrack(track: TrackInit): Promise<boolean>;
  /** Ends the source of a sender’s track, and calls `removeTrack`. */
  removeTrack(track: TrackInit): Promise<boolean>;
  /** Shows in an element what is sent by a sender, or what comes in the media section of a mid. */
  show(what: { readonly sender: number } | { readonly mid: string }, element: object): void;
  read(): Promise<readonly MediaRead[]>;
}

/** A configuration: what the browser is given, and what is reported of it in its place (`confidential` makes it). */
export interface Confidential {
  readonly given: Configuration;
  readonly safe: Configuration;
  /** An exception’s message about it, without its secrets. */
  readonly safeMessage: (message: string) => string;
}

/**
 * Opens a connection and reports every fact about it, the constructor call first. `look` is shown the candidate pairs
 * and the statistics each second, with their counters; only what a learner would notice about them is a fact. The
 * secrets of a configuration are for the browser, and never reported.
 */
export type OpenPeer = (
  report: (fact: PeerFact) => void,
  look?: (pairs: readonly PairRead[], stats: StatsRead) => void,
  configuration?: Confidential,
) => Peer;
