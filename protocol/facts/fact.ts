/** Facts: everything that is known about a client, in the order it happened. Past tense, plain JSON. */
import type {
  CandidateInit,
  ChannelInit,
  ChannelOptions,
  Configuration,
  Description,
  NewerMessage,
  SignalingMessage,
  TrackInit,
} from "./dictionaries.ts";
import type { PairRead } from "./pair.ts";
import type { QualityRead } from "./quality.ts";
import type { Problem } from "../problems/mod.ts";
import type { Word } from "./word.ts";

/** The two ends on a bench, as the lessons name them. */
export const CLIENTS = ["A", "B"] as const;
/** One of the two clients. */
export type ClientName = typeof CLIENTS[number];

/** The client across the gap. */
export const across = (client: ClientName): ClientName => client === "A" ? "B" : "A";

/** A client and the one across, as the words of a problem name them. */
export const whereOf = (client: ClientName) => ({ client, other: across(client) });

/** The seven state machines of one client, in the order they usually move. */
export const MACHINES = [
  "signaling",
  "gathering",
  "ice",
  "dtls",
  "connection",
  "sctp",
  "channel",
] as const;
/** One of these machines. */
export type Machine = typeof MACHINES[number];

/** The machines as they are called on the screen. */
export const MACHINE_NAMES: Record<Machine, string> = {
  signaling: "signaling",
  gathering: "gathering",
  ice: "ICE",
  dtls: "DTLS",
  connection: "connection",
  sctp: "SCTP",
  channel: "channel",
};

/** The methods that are buttons on the bench, spelled as the W3C spells them (WebRTC 1.0, §4.4.2). */
export const BUTTONS = [
  "createDataChannel",
  "createOffer",
  "createAnswer",
  "setLocalDescription",
  "setRemoteDescription",
  "addIceCandidate",
  "restartIce",
  "close",
] as const;
/** One of these methods. */
export type Button = typeof BUTTONS[number];

/** Everything the bench ever calls: the buttons, the constructor, the channel's `send`, and what media needs. */
export type Call = Button | "RTCPeerConnection" | "send" | "getUserMedia" | "addTrack" | "removeTrack";

/**
 * What a call was made with: a description, candidate, channel, track, configuration, or a text (a label, a message).
 */
export type Argument = Description | CandidateInit | ChannelInit | TrackInit | Configuration | string;

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a track that came says of itself (Media Capture and Streams, §4.3.1). */
export type TrackState = "mute" | "unmute" | "ended";

/** Names one blob of one client: `offer-1`, `candidate-2`, `end-of-candidates-1`. */
export type BlobId = string;

/**
 * How a blob travelled. `bench` is the bench's own hand: "carry it for me"; `channel` an open data channel; `broadcast`
 * a BroadcastChannel between pages of one browser, `websocket` a signaling server.
 */
export type Carrier =
  | "clipboard"
  | "link"
  | "qr"
  | "file"
  | "share"
  | "drag"
  | "bench"
  | "channel"
  | "broadcast"
  | "websocket";

/** The data channel that carries offers and answers, once there is a connection: its label, and its subprotocol. */
export const RELAY_LABEL = "oob-signaling";

/** Candidates as blobs of their own (`trickle`), or inside the description (`gathered`). */
export type Mode = "trickle" | "gathered";

/** Milliseconds without a new candidate after which a description is taken to hold them all. */
export const GATHERING_SETTLES_MS = 2500;

/** What the browser tells. */
export type PeerFact =
  | {
    readonly type: "call-started";
    readonly call: Word<Call>;
    readonly id: number;
    /** `Json` for a call that only a newer page knows. */
    readonly argument?: Argument | Json;
    /** The label of the channel that `send` is called on, where it is not the first one. */
    readonly channel?: string;
  }
  | { readonly type: "call-finished"; readonly call: Word<Call>; readonly id: number; readonly result?: Description }
  | {
    readonly type: "call-failed";
    readonly call: Word<Call>;
    readonly id: number;
    readonly name: string;
    readonly message: string;
    /** Firefox says in which line of the description it stopped (`RTCError.sdpLineNumber`, WebRTC 1.0 §11.1.1). */
    readonly sdpLineNumber?: number;
  }
  | { readonly type: "state-changed"; readonly machine: Word<Machine>; readonly state: string }
  | { readonly type: "candidate-found"; readonly candidate: CandidateInit | null }
  | { readonly type: "candidate-error"; readonly url: string; readonly errorCode: number; readonly errorText: string }
  | { readonly type: "description-read"; readonly side: "local" | "remote"; readonly description: Description | null }
  | { readonly type: "negotiation-needed" }
  | { readonly type: "channel-found"; readonly label: string }
  /** The `track` event (WebRTC 1.0, §5.7), and what a track that came says of itself later. */
  | { readonly type: "track-found"; readonly kind: string; readonly mid: string }
  | { readonly type: "track-changed"; readonly mid: string; readonly state: Word<TrackState> }
  /** What the browser reports of a channel, counted from 0; the state of the first one is a machine of its own. */
  | {
    readonly type: "channel-changed";
    readonly index: number;
    readonly state: string;
    readonly options: ChannelOptions;
  }
  | {
    readonly type: "message-received";
    readonly text: string;
    /** The label of the channel that it came on, where it is not the first one. */
    readonly channel?: string;
  }
  /** The candidate pairs, when anything about them but their counters has changed. */
  | { readonly type: "pairs-read"; readonly pairs: readonly PairRead[] }
  /** How good the connection is, when that has changed noticeably. */
  | { readonly type: "quality-read"; readonly quality: QualityRead };

/** What the learner does, and what the bench does for the learner. */
type LearnerFact =
  | { readonly type: "mode-chosen"; readonly mode: Word<Mode> }
  /** What was predicted in a step of a lesson, in the lesson’s words; with `null` the question was passed over. */
  | { readonly type: "predicted"; readonly lesson: string; readonly step: string; readonly says: string | null }
  /** Candidates of an offer that are given to the client only when its answer is on its way; and that they now are. */
  | { readonly type: "withheld"; readonly candidates: readonly CandidateInit[] }
  | { readonly type: "released" }
  /** It left its client: copied, unless `by` says how else. */
  | { readonly type: "copied"; readonly blob: BlobId; readonly by?: Word<Carrier> }
  | { readonly type: "copy-refused"; readonly blob: BlobId }
  /** Kept back by hand, or let go again: “carry the rest” passes it over. */
  | { readonly type: "held-back"; readonly blob: BlobId; readonly held: boolean }
  /** Thrown away, or taken back out of the bin. */
  | { readonly type: "thrown-away"; readonly blob: BlobId; readonly thrown: boolean }
  /** Put before another card, or with `null` behind all of them. */
  | { readonly type: "moved"; readonly blob: BlobId; readonly before: BlobId | null }
  /** What was typed in place of it cannot be carried. */
  | { readonly type: "edit-refused"; readonly blob: BlobId }
  /** Changed on the way, or with `null` put back as it was made. */
  | { readonly type: "edited"; readonly blob: BlobId; readonly message: SignalingMessage | NewerMessage | null }
  /** A text reached the box: pasted or typed, unless `by` says how else. */
  | { readonly type: "pasted"; readonly text: string; readonly by?: Word<Carrier> }
  | { readonly type: "paste-refused"; readonly length?: number }
  /** A file that should have come to the box: it is no text, or a picture without a readable code. */
  | {
    readonly type: "file-refused";
    readonly why: Word<"empty" | "not-text" | "not-a-picture" | "no-code" | "no-reader">;
  }
  | { readonly type: "delivered"; readonly blob: BlobId; readonly by: Word<Carrier> }
  | { readonly type: "stopped"; readonly call: Word<Call>; readonly problem: Problem }
  | { readonly type: "gathering-settled" };

/** Anything that is known to have happened to a client. */
export type Fact = PeerFact | LearnerFact;

/** A fact with its time: milliseconds since the bench opened. */
export type Entry = Fact & { readonly at: number };
