/** What can happen: facts, messages, pairs of candidates, and the port to one `RTCPeerConnection`. */
export { carrierWords, nameOfBlob } from "./blob-text.ts";
export { confidential, messageWithoutSecrets, withoutSecrets } from "./configuration.ts";
export {
  type CandidateInit,
  type ChannelInit,
  type ChannelOptions,
  type Configuration,
  type Description,
  type IceServer,
  isCandidate,
  isChannel,
  isDescription,
  isMessage,
  isTrack,
  type SdpType,
  type SignalingMessage,
  type TrackInit,
} from "./dictionaries.ts";
export { entrySentence, nameOfMachine, nameOfTrack } from "./entry-text.ts";
export {
  across,
  type Argument,
  type BlobId,
  type Button,
  BUTTONS,
  type Call,
  type Carrier,
  type ClientName,
  CLIENTS,
  type Entry,
  type Fact,
  GATHERING_SETTLES_MS,
  type Json,
  type Machine,
  MACHINE_NAMES,
  MACHINES,
  type Mode,
  type PeerFact,
  RELAY_LABEL,
  type TrackState,
  whereOf,
} from "./fact.ts";
export { compareMoments, EMPTY_LOG, type LogEnd, type Logs, type Moment, momentsAfter, momentsOf } from "./moments.ts";
export {
  type CandidateRead,
  type Counter,
  COUNTERS,
  gridOf,
  keepPairs,
  PAIR_STATES,
  type PairRead,
  type PairState,
  samePairs,
  sumOf,
  tally,
} from "./pair.ts";
export {
  type ChannelCount,
  isNoticeable,
  type QualityRead,
  type StatsRead,
  type StreamRead,
  worstOf,
} from "./quality.ts";
export { isOneOf, type Word } from "./word.ts";
export type { Confidential, MediaRead, OpenPeer, Peer, PeerMedia } from "./peer.ts";
