/** The session: what one client is, as far as its facts tell. Plain data, which only the fold makes anew. */
import {
  type Argument,
  type BlobId,
  type Call,
  type CandidateInit,
  type Carrier,
  type ChannelOptions,
  type ClientName,
  type Description,
  type Json,
  type Machine,
  MACHINES,
  type Mode,
  type PairRead,
  type QualityRead,
  type SignalingMessage,
  type TrackInit,
  type TrackState,
  type Word,
} from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import type { Identity } from "../sdp/mod.ts";

/** One call, from its start to how it ended. Times are milliseconds since the bench opened. */
export interface CallRecord {
  readonly id: number;
  readonly call: Word<Call>;
  /** `Json` for a call that only a newer page knows. */
  readonly argument?: Argument | Json;
  /** The label of the channel that it is sent on, where it is not the first one. */
  readonly channel?: string;
  readonly startedAt: number;
  readonly outcome: "running" | "finished" | "failed";
}

/** A state that a machine was in, and since when. */
export interface Visit {
  readonly state: string;
  readonly at: number;
}

type CardKind = "offer" | "pranswer" | "answer" | "rollback" | "candidate" | "end-of-candidates";

/** A card: something that a client has to carry, and what has become of it. */
export interface Card {
  readonly id: BlobId;
  readonly kind: CardKind;
  /** Its name on the screen: "offer", "candidate 2", "end of candidates". */
  readonly label: string;
  /** The number of its description among those of this client, from 1: cards of the latest one are current. */
  readonly generation: number;
  readonly message: SignalingMessage;
  readonly madeAt: number;
  /** False while candidates are still being collected into a description. */
  readonly ready: boolean;
  /** What is carried in place of what was made: it was edited on the way. */
  readonly edited?: SignalingMessage;
  readonly heldBack?: boolean;
  readonly thrownAway?: boolean;
  /** The offer that it belongs to was taken back by a rollback. */
  readonly withdrawn?: boolean;
  readonly copiedAt?: number;
  /** How it left its client, the latest last. */
  readonly departures?: readonly { readonly at: number; readonly by: Word<Carrier> }[];
  readonly delivered?: { readonly at: number; readonly by: Word<Carrier> };
}

/** Events that have a line of code of their own in the listing. */
export type Happening = "candidate-found" | "channel-found" | "message-received" | "track-found" | "negotiation-needed";

/** A track that this client added; its place among all is that of its sender. */
interface SentTrack extends TrackInit {
  readonly removed?: boolean;
}

/** A track that came from the other client, in the media section of that mid. */
export interface FoundTrack {
  readonly mid: string;
  readonly kind: string;
  readonly state: Word<TrackState>;
  /** Whether anything ever came on it. */
  readonly lived: boolean;
}

/** A message that was sent from here on a data channel, or came from there. */
export interface Message {
  readonly from: "here" | "there";
  readonly text: string;
  readonly at: number;
  /** The label of its channel, where it is not the first one. */
  readonly channel?: string;
}

/** What the browser reports of a data channel. */
interface ChannelRead {
  readonly state: string;
  readonly options: ChannelOptions;
}

/** The session of one client. */
export interface Session {
  readonly client: ClientName;
  /** It is what descriptions say of it: nobody saw a client, so that no state, time or counter of it is evidence. */
  readonly isFromTexts?: true;
  /** How the next description's candidates will travel. */
  readonly mode: Mode;
  /** How the latest description's candidates travel. */
  readonly codeMode?: Mode;
  /** The path of each machine so far; empty while there is nothing to have a state. */
  readonly paths: Readonly<Record<Machine, readonly Visit[]>>;
  readonly calls: readonly CallRecord[];
  /** Made by `createOffer` or `createAnswer`, and not yet kept by `setLocalDescription`. */
  readonly created?: Description;
  /** The SDP of every offer that `createOffer` ever gave, in order, kept or not. */
  readonly offersMade: readonly string[];
  readonly local: Description | null;
  readonly remote: Description | null;
  /** The descriptions that `local` and `remote` took the place of. */
  readonly before: { readonly local?: Description; readonly remote?: Description };
  /** What identifies each local description that there ever was, in order. */
  readonly identities: readonly Identity[];
  readonly generation: number;
  readonly cards: readonly Card[];
  /** What the paste box holds. */
  readonly pasted: string;
  readonly pastedAt: number;
  /** An offer that was given to this client could not be applied, and no description has taken its place. */
  readonly offerRefused: boolean;
  /** Candidates of the offer that wait until the answer is on its way. */
  readonly withheld: readonly CandidateInit[];
  /** Those that waited so, and were given to the browser when it left. */
  readonly released: readonly CandidateInit[];
  readonly channels: readonly string[];
  /** The options that each of them was made with; none, where the other client made it. */
  readonly channelOptions: readonly ChannelOptions[];
  /** What the browser reports of each, by its place in that list. */
  readonly channelReads: Readonly<Record<number, ChannelRead>>;
  readonly tracksSent: readonly SentTrack[];
  readonly tracksFound: readonly FoundTrack[];
  /** The browser has said that it needs a new offer, and no exchange has ended since (WebRTC 1.0, §4.7.3). */
  readonly needsOffer: boolean;
  readonly messages: readonly Message[];
  /** How often each call finished and each of those events happened. */
  readonly ran: Readonly<Partial<Record<Call | Happening, number>>>;
  /** The last call or event that has a line of code of its own in the listing. */
  readonly latest?: Word<Call> | Happening;
  /** The candidate pairs as they were read last. */
  readonly pairs: readonly PairRead[];
  /** Those that were read before there were none any more: Chromium forgets them once ICE has failed. */
  readonly lastPairs?: readonly PairRead[];
  /** How good the connection is, as it was told last; and the worst of everything that was told. */
  readonly quality?: QualityRead;
  readonly worst?: QualityRead;
  /** In the order in which they came. */
  readonly serverErrors: readonly ServerError[];
  readonly problem?: Problem;
  /** When the problem came, in milliseconds since the bench opened. */
  readonly problemAt?: number;
}

/** What the browser said about one STUN or TURN server (`icecandidateerror`, WebRTC 1.0 §4.8.3). */
interface ServerError {
  readonly at: number;
  readonly url: string;
  readonly errorCode: number;
  readonly errorText: string;
}

/** A client to which nothing has happened yet. */
export function newSession(client: ClientName): Session {
  return {
    client,
    mode: "trickle",
    paths: Object.fromEntries(MACHINES.map((machine) => [machine, []])) as unknown as Session["paths"],
    calls: [],
    offersMade: [],
    local: null,
    remote: null,
    before: {},
    identities: [],
    generation: 0,
    cards: [],
    pasted: "",
    pastedAt: 0,
    offerRefused: false,
    withheld: [],
    released: [],
    channels: [],
    channelOptions: [],
    channelReads: {},
    tracksSent: [],
    tracksFound: [],
    needsOffer: false,
    messages: [],
    ran: {},
    pairs: [],
    serverErrors: [],
  };
}
