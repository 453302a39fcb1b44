/** How good a connection is, as its statistics say (Identifiers for WebRTC's Statistics API, called webrtc-stats). */

/**
 * A stream of media. One that comes in is counted here (`inbound-rtp`); of one that goes out the other side tells what
 * it counted, by RTCP (`remote-inbound-rtp`).
 */
export interface StreamRead {
  readonly way: "in" | "out";
  readonly kind: "audio" | "video";
  readonly mid?: string;
  readonly packetsReceived?: number;
  /** How many of those that were expected did not come; below 0 where some came twice (RFC 3550 §6.4.1). */
  readonly packetsLost?: number;
  /** How much the times between packets vary, smoothed, in seconds (RFC 3550 §6.4.1). */
  readonly jitter?: number;
  /** In seconds, of what goes out: from a sender report to the other side’s answer (RFC 3550 §6.4.1). */
  readonly roundTripTime?: number;
}

/** What is told of a connection where something about it has changed that a learner would notice. */
export interface QualityRead {
  /** Of the selected pair, in seconds: the latest check that was answered (`currentRoundTripTime`). */
  readonly roundTripTime?: number;
  readonly streams: readonly StreamRead[];
}

/** The messages of one data channel, counted at this end (`data-channel`). */
export interface ChannelCount {
  readonly id?: number;
  readonly label: string;
  readonly messagesSent: number;
  readonly messagesReceived: number;
}

/** Everything that is read of how good a connection is. */
export interface StatsRead extends QualityRead {
  readonly channels: readonly ChannelCount[];
}

/** The times of a stream. */
const TIMES = ["jitter", "roundTripTime"] as const;

const isSame = (one: StreamRead) => (other: StreamRead): boolean =>
  one.way === other.way && one.kind === other.kind && one.mid === other.mid;

/** A time that changed by less is the same to whoever looks, in seconds. */
const LEAST = 0.005;

/** Whether a time became a quarter longer, or half of what it was. */
const moved = (before: number | undefined, now: number | undefined): boolean =>
  now !== undefined &&
  (before === undefined || now - before >= Math.max(LEAST, before / 4) || before - now >= Math.max(LEAST, before / 2));

/** Whether one more packet was lost, and a quarter of what was lost before. */
const grew = (before: number | undefined, now: number | undefined): boolean =>
  now !== undefined && (before === undefined || now - before >= Math.max(1, before / 4));

/**
 * Whether something has changed since it was told that a learner would notice. At rest nothing does; what grows is told
 * ever more rarely.
 */
export function isNoticeable(told: QualityRead | undefined, now: QualityRead): boolean {
  if (moved(told?.roundTripTime, now.roundTripTime)) return true;
  const before = told?.streams ?? [];
  if (before.length !== now.streams.length) return true;
  return now.streams.some((stream) => {
    const known = before.find(isSame(stream));
    return !known || grew(known.packetsLost, stream.packetsLost) ||
      TIMES.some((time) => moved(known[time], stream[time]));
  });
}

const most = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? one ?? other : Math.max(one, other);

/** Members without those that are absent. */
const present = <T extends object>(members: T): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;

const KINDS = (["in", "out"] as const).flatMap((way) => (["audio", "video"] as const).map((kind) => ({ way, kind })));

/** The worst that was ever read: the longest times, and the most packets lost, of each kind of stream. */
export function worstOf(before: QualityRead | undefined, now: QualityRead): QualityRead {
  const streams = KINDS.flatMap(({ way, kind }): StreamRead[] => {
    const all = [...before?.streams ?? [], ...now.streams].filter((one) => one.way === way && one.kind === kind);
    if (all.length === 0) return [];
    const of = (name: "packetsLost" | "jitter" | "roundTripTime") =>
      all.map((one) => one[name]).reduce(most, undefined);
    return [
      present({
        way,
        kind,
        packetsLost: of("packetsLost"),
        jitter: of("jitter"),
        roundTripTime: of("roundTripTime"),
      }),
    ];
  });
  return present({ roundTripTime: most(before?.roundTripTime, now.roundTripTime), streams });
}
