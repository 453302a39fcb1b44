/** What can happen: facts, messages, pairs of candidates, and the port to one `RTCPeerConnection`. */
export { isCandidate, isChannel, isDescription, isTrack } from "./arguments.ts";
export { carrierWords, nameOfBlob } from "./blob-text.ts";
export { confidential, messageWithoutSecrets, withoutSecrets } from "./configuration.ts";
export { GATHERING_SETTLES_MS } from "./constants.ts";
export { entrySentence, nameOfTrack } from "./entry-text.ts";
export {
  across,
  type Argument,
  type BlobId,
  type Button,
  BUTTONS,
  type Call,
  type CandidateInit,
  type Carrier,
  type ChannelInit,
  type ChannelOptions,
  type ClientName,
  CLIENTS,
  type Configuration,
  type Description,
  type Entry,
  type Fact,
  type IceServer,
  type Machine,
  MACHINE_NAMES,
  MACHINES,
  type Mode,
  type PeerFact,
  type SdpType,
  type TrackInit,
  whereOf,
} from "./fact.ts";
export type { SignalingMessage } from "./message.ts";
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
export type { MediaRead, OpenPeer, Peer, PeerMedia } from "./peer.ts";
export { RELAY_LABEL } from "./relay-label.ts";
