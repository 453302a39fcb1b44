/** What the statistics of a real connection say of how good it is (Identifiers for WebRTC's Statistics API). */
import type { ChannelCount, PairRead, StatsRead, StreamRead } from "../../protocol/facts/mod.ts";
import { numberOf, type Report, type Stats, textOf } from "./report.ts";

const KINDS = ["audio", "video"] as const;

/** The round trip of the selected pair, the streams of media on which something came or went, and every channel. */
export function readQuality(report: Report, pairs: readonly PairRead[]): StatsRead {
  const all = [...report.values()];
  const of = (type: string) => all.filter((one) => one.type === type);
  const roundTripTime = pairs.find(({ selected }) => selected)?.roundTripTime;
  const incoming = of("inbound-rtp").filter(({ packetsReceived }) => (numberOf(packetsReceived) ?? 0) > 0);
  const outgoing = of("remote-inbound-rtp");
  return {
    ...(roundTripTime !== undefined && { roundTripTime }),
    streams: [
      ...incoming.flatMap((stats) => streamOf("in", stats, stats.mid)),
      // What the other side tells has no mid of its own: that of the stream which it is told of counts.
      ...outgoing.flatMap((stats) => streamOf("out", stats, report.get(String(stats.localId))?.mid)),
    ],
    channels: of("data-channel").map(channelOf),
  };
}

function streamOf(way: StreamRead["way"], stats: Stats, mid: unknown): readonly StreamRead[] {
  const kind = KINDS.find((one) => one === stats.kind);
  if (!kind) return [];
  const counted = (["packetsReceived", "packetsLost", "jitter", "roundTripTime"] as const).flatMap((name) => {
    // Firefox counts what the other side received, too; Chromium does not.
    if (way === "out" && name === "packetsReceived") return [];
    const n = numberOf(stats[name]);
    return n === undefined ? [] : [[name, n] as const];
  });
  const name = textOf(mid);
  return [{ way, kind, ...(name !== undefined && { mid: name }), ...Object.fromEntries(counted) }];
}

function channelOf(stats: Stats): ChannelCount {
  const id = numberOf(stats.dataChannelIdentifier);
  return {
    ...(id !== undefined && { id }),
    label: textOf(stats.label) ?? "",
    messagesSent: numberOf(stats.messagesSent) ?? 0,
    messagesReceived: numberOf(stats.messagesReceived) ?? 0,
  };
}
