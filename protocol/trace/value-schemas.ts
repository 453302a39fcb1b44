/** The schemas of the values that facts hold: descriptions, candidates, arguments of calls, pairs, statistics, messages. */
import * as v from "valibot";
import {
  type Argument,
  type CandidateInit,
  type CandidateRead,
  type ChannelInit,
  type ChannelOptions,
  type Configuration,
  type Description,
  type IceServer,
  isMessage,
  type PairRead,
  type QualityRead,
  type SdpType,
  type SignalingMessage,
  type StreamRead,
  type TrackInit,
} from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";

/** A schema for exactly this type. */
export type For<T> = v.GenericSchema<unknown, T>;
/** A schema for each member of a type, those that may be missing included. */
export type Members<T> = { readonly [Name in keyof T]-?: For<T[Name]> };

/** No bench stands open for longer than this: a year, in milliseconds. */
export const LATEST = 365 * 24 * 3600 * 1000;
/** So many candidates, servers, pairs and streams no browser tells at once. */
const MOST = { candidates: 1000, servers: 100, pairs: 1000, cells: 20_000, streams: 100 };

/** A text of any length that the file may have, and a word of the format: a state, a method, the id of a card. */
export const TEXT = v.string();
export const WORD = v.pipe(TEXT, v.maxLength(1000));
export const NUMBER = v.pipe(v.number(), v.finite());
export const FLAG = v.boolean();
export const TIME = v.pipe(NUMBER, v.minValue(0), v.maxValue(LATEST));
export const COUNT = v.pipe(NUMBER, v.minValue(0));

/** What was typed into a field for a number or a word goes to the browser as it stands, and so it stands in the fact. */
const asWritten = <T extends string | number | boolean>(): For<T | undefined> =>
  v.optional(v.custom<T>((value) => ["string", "number", "boolean"].includes(typeof value)));
/** A candidate’s JSON that was typed over on the desk may hold anything. */
const asTyped = <T>(): For<T | undefined> => v.optional(v.custom<T>(() => true));

export const DESCRIPTION = v.looseObject(
  {
    type: v.picklist(["offer", "pranswer", "answer", "rollback"] satisfies readonly SdpType[]),
    sdp: TEXT,
  } satisfies Members<Description>,
);
export const CANDIDATE = v.looseObject(
  {
    candidate: TEXT,
    sdpMid: v.nullish(TEXT),
    sdpMLineIndex: v.nullish(NUMBER),
    usernameFragment: v.nullish(TEXT),
  } satisfies Members<CandidateInit>,
);
export const CANDIDATES = v.pipe(v.array(CANDIDATE), v.maxLength(MOST.candidates));
export const OPTIONS = {
  ordered: asWritten(),
  maxRetransmits: asWritten(),
  maxPacketLifeTime: asWritten(),
  protocol: v.optional(TEXT),
  negotiated: asWritten(),
  id: asWritten(),
} satisfies Members<ChannelOptions>;
const CHANNEL = v.looseObject({ label: TEXT, ...OPTIONS } satisfies Members<ChannelInit>);
const TRACK = v.looseObject(
  { kind: WORD, source: WORD, sender: v.optional(NUMBER) } satisfies Members<TrackInit>,
);
const SERVER = v.looseObject(
  { urls: TEXT, username: v.optional(TEXT), credential: v.optional(TEXT) } satisfies Members<IceServer>,
);
const CONFIGURATION = v.looseObject(
  {
    iceServers: v.optional(v.pipe(v.array(SERVER), v.maxLength(MOST.servers))),
    iceTransportPolicy: asWritten(),
    bundlePolicy: asWritten(),
    iceCandidatePoolSize: asWritten(),
  } satisfies Members<Configuration>,
);

/** What an argument is, by the member that tells. */
const SHAPES = { sdp: DESCRIPTION, candidate: CANDIDATE, label: CHANNEL, source: TRACK };

/** An object is held to every shape that it has a member of, since whoever reads it may ask for any. */
function isArgument(value: object): boolean {
  const shapes = Object.entries(SHAPES).filter(([name]) => Object.hasOwn(value, name));
  const names = Object.keys(value);
  const isKnown = shapes.length > 0 || names.length === 0 ||
    names.some((name) => Object.hasOwn(CONFIGURATION.entries, name));
  return isKnown && [...shapes.map(([, shape]) => shape), CONFIGURATION].every((shape) => v.is(shape, value));
}
export const ARGUMENT: For<Argument> = v.union([
  TEXT,
  v.custom<Argument>((value) => v.is(v.looseObject({}), value) && isArgument(value)),
]);

export const MESSAGE: For<SignalingMessage> = v.variant("kind", [
  v.looseObject({ kind: v.literal("description"), ...DESCRIPTION.entries }),
  v.looseObject({
    kind: v.literal("candidate"),
    candidate: TEXT,
    sdpMid: asTyped<string>(),
    sdpMLineIndex: asTyped<number>(),
    usernameFragment: asTyped<string>(),
  }),
  v.looseObject({
    kind: v.literal("end-of-candidates"),
    sdpMid: asTyped<string>(),
    usernameFragment: asTyped<string>(),
  }),
]);
export const NEWER_MESSAGE = v.pipe(v.looseObject({ kind: WORD }), v.check((message) => !isMessage(message)));

const END = v.looseObject(
  {
    id: TEXT,
    type: WORD,
    protocol: WORD,
    address: v.optional(TEXT),
    port: v.optional(NUMBER),
    priority: v.optional(NUMBER),
    url: v.optional(TEXT),
    relayProtocol: v.optional(WORD),
  } satisfies Members<CandidateRead>,
);
const PAIR = v.looseObject(
  {
    id: TEXT,
    local: END,
    remote: END,
    state: WORD,
    nominated: FLAG,
    selected: FLAG,
    roundTripTime: v.optional(NUMBER),
    bytesSent: COUNT,
    bytesReceived: COUNT,
    requestsSent: v.optional(COUNT),
    responsesReceived: v.optional(COUNT),
    requestsReceived: v.optional(COUNT),
    responsesSent: v.optional(COUNT),
    packetsSent: v.optional(COUNT),
    packetsReceived: v.optional(COUNT),
  } satisfies Members<PairRead>,
);
/** Pairs are drawn as a grid of every local candidate with every remote one. */
export const PAIRS = v.pipe(
  v.array(PAIR),
  v.maxLength(MOST.pairs),
  v.check((pairs) => {
    const [local, remote] = (["local", "remote"] as const).map((side) => new Set(pairs.map((pair) => pair[side].id)));
    return local.size * remote.size <= MOST.cells;
  }),
);

/** So large a number is counted exactly; of a larger one no column has room for the digits. */
const LARGEST = Number.MAX_SAFE_INTEGER;
const MEASURE = v.pipe(COUNT, v.maxValue(LARGEST));
const STREAM = v.looseObject(
  {
    way: v.picklist(["in", "out"]),
    kind: v.picklist(["audio", "video"]),
    mid: v.optional(WORD),
    packetsReceived: v.optional(MEASURE),
    packetsLost: v.optional(v.pipe(NUMBER, v.minValue(-LARGEST), v.maxValue(LARGEST))),
    jitter: v.optional(MEASURE),
    roundTripTime: v.optional(MEASURE),
  } satisfies Members<StreamRead>,
);
/** How good a connection was, with as many streams as a browser may tell. */
export const QUALITY = v.looseObject(
  {
    roundTripTime: v.optional(MEASURE),
    streams: v.pipe(v.array(STREAM), v.maxLength(MOST.streams)),
  } satisfies Members<QualityRead>,
);

/** A problem has a code, and may have evidence; `explain` looks itself whether the rest is there. */
export const PROBLEM: For<Problem> = v.pipe(
  v.looseObject({
    code: WORD,
    exception: v.optional(v.looseObject({ name: TEXT, message: TEXT })),
    at: v.optional(v.looseObject({ number: NUMBER, text: TEXT })),
  }),
  v.transform((problem) => problem as unknown as Problem),
);
