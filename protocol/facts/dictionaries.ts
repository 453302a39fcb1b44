/** The W3C’s dictionaries, as far as they are used here, and what is carried of them between two clients. */
import type { Word } from "./word.ts";

/** `RTCSdpType` (WebRTC 1.0, §4.6.1). */
export type SdpType = "offer" | "pranswer" | "answer" | "rollback";

/** `RTCSessionDescriptionInit` with its SDP (WebRTC 1.0, §4.6.2). */
export interface Description {
  readonly type: SdpType;
  readonly sdp: string;
}

/** `RTCIceCandidateInit` (WebRTC 1.0, §4.8.1); `candidate: ""` says that a generation has no more. */
export interface CandidateInit {
  readonly candidate: string;
  readonly sdpMid?: string | null;
  readonly sdpMLineIndex?: number | null;
  readonly usernameFragment?: string | null;
}

/** `RTCIceServer` (WebRTC 1.0, §4.2), with one address each. */
export interface IceServer {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
}

/** `RTCConfiguration` (WebRTC 1.0, §4.2.1), as far as it can be chosen here. In facts its secrets are `…`. */
export interface Configuration {
  readonly iceServers?: readonly IceServer[];
  readonly iceTransportPolicy?: "all" | "relay";
  readonly bundlePolicy?: "balanced" | "max-compat" | "max-bundle";
  readonly iceCandidatePoolSize?: number;
}

/** `RTCDataChannelInit` (WebRTC 1.0, §6.2). */
export interface ChannelOptions {
  readonly ordered?: boolean;
  readonly maxRetransmits?: number;
  readonly maxPacketLifeTime?: number;
  readonly protocol?: string;
  readonly negotiated?: boolean;
  readonly id?: number;
}

/** Both arguments of `createDataChannel`; a label alone is a text. */
export interface ChannelInit extends ChannelOptions {
  readonly label: string;
}

/**
 * A track that is sent: what it holds, and where that comes from. `sender` is its place, counted from 0, as it goes.
 */
export interface TrackInit {
  readonly kind: Word<"audio" | "video">;
  readonly source: Word<"synthetic" | "device">;
  readonly sender?: number;
}

/**
 * What is carried between two clients, whichever form carried it: one of those dictionaries as a value
 * (WebRTC 1.0, §4.4.1.6; RFC 8838).
 */
export type SignalingMessage =
  | ({ readonly kind: "description" } & Description)
  | {
    readonly kind: "candidate";
    readonly candidate: string;
    readonly sdpMid?: string;
    readonly sdpMLineIndex?: number;
    readonly usernameFragment?: string;
  }
  | { readonly kind: "end-of-candidates"; readonly sdpMid?: string; readonly usernameFragment?: string };

/** A message of a kind that only a newer page carries. */
export interface NewerMessage {
  readonly kind: string & Record<never, never>;
}

/** Whether a message is of a kind that is known here. */
export const isMessage = (message: SignalingMessage | NewerMessage): message is SignalingMessage =>
  /^(?:description|candidate|end-of-candidates)$/.test(message.kind);

/** Whether an argument has these members, as texts. In a trace anything may stand in its place. */
const has = (argument: unknown, ...names: readonly string[]): boolean =>
  typeof argument === "object" && argument !== null &&
  names.every((name) => typeof Reflect.get(argument, name) === "string");

/** Whether a call was made with a description. */
export const isDescription = (argument: unknown): argument is Description => has(argument, "type", "sdp");

/** Whether a call was made with a candidate, or the end of candidates. */
export const isCandidate = (argument: unknown): argument is CandidateInit => has(argument, "candidate");

/** Whether a channel was made with options; one that was made with a label alone has a text for an argument. */
export const isChannel = (argument: unknown): argument is ChannelInit => has(argument, "label");

/** Whether a call was made with a track. */
export const isTrack = (argument: unknown): argument is TrackInit => has(argument, "kind", "source");
