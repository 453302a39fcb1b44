/** Checks about how good a connection is: what its statistics told, and what arrived of what was sent. */
import { across, type ClientName, type QualityRead, type StreamRead } from "../../protocol/facts/mod.ts";
import { messagesOn, type Session } from "../../protocol/session/mod.ts";
import { count, milliseconds } from "../../protocol/text/mod.ts";
import { type Answer, type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

/** Of what comes a client counts itself; of what it sends it is told by the other one. */
const WAYS = ["in", "out"] as const;
const KINDS = ["audio", "video"] as const;

const streamOf = (worst: QualityRead | undefined, way: string, kind: string): StreamRead | undefined =>
  worst?.streams.find((one) => one.way === way && one.kind === kind);
const streamWords = (client: string, way: string, kind: string): string =>
  way === "in" ? `the ${kind} that comes to ${client}` : `the ${kind} that ${client} sends`;

/** A time in seconds that was to be read, in words for how far it came. */
function timeRead(client: ClientName, what: string, most: number | undefined, least: string | undefined): Answer {
  const asked = least === undefined ? "" : ` of at least ${milliseconds(Number(least) / 1000)}`;
  return {
    met: most !== undefined && most * 1000 >= Number(least ?? 0),
    done: `${client} has read a ${what}${asked}`,
    missing: most === undefined
      ? `${client} has read no ${what}`
      : `${client} has read a ${what} of ${milliseconds(most)} at most, and none${asked}`,
    ...onlyThere(client, `${client} reads a ${what}${asked}`),
  };
}

const wereLost = (n: number): string => `${count(n, "packet")} ${n === 1 ? "was" : "were"} lost`;

/** The messages that a client sent, or got, on a channel, in order. */
const messagesFrom = (session: Session, label: string, from: "here" | "there") =>
  messagesOn(session, label).filter((message) => message.from === from);

/** These checks, by their names. */
export const QUALITY = {
  "round-trip-read": {
    asks: "whether a client has read a round trip of its selected pair, of at least so many milliseconds",
    needs: { of: WHO },
    may: { least: "number" },
    ask(bench, { of, least }) {
      const client = clientOf(bench, of);
      return timeRead(client, "round trip", bench[client].worst?.roundTripTime, least);
    },
  },
  "jitter-read": {
    asks: "whether a client has read a jitter of at least so many milliseconds, of media that comes in or goes out",
    needs: { of: WHO, way: WAYS, kind: KINDS, least: "number" },
    ask(bench, { of, way, kind, least }) {
      const client = clientOf(bench, of);
      const what = `jitter of ${streamWords(client, way, kind)}`;
      return timeRead(client, what, streamOf(bench[client].worst, way, kind)?.jitter, least);
    },
  },
  "packets-lost": {
    asks: "whether a client has read that so many packets were lost, of media that comes in or goes out",
    needs: { of: WHO, way: WAYS, kind: KINDS, least: "number" },
    ask(bench, { of, way, kind, least }) {
      const client = clientOf(bench, of);
      const what = streamWords(client, way, kind);
      const lost = streamOf(bench[client].worst, way, kind)?.packetsLost;
      return {
        met: lost !== undefined && lost >= Number(least),
        done: `${client} has read that of ${what} at least ${wereLost(Number(least))}`,
        missing: lost === undefined
          ? `${client} has read nothing of ${what}`
          : `${client} has read that of ${what} ${wereLost(lost)}, not ${count(Number(least), "packet")}`,
        ...onlyThere(client, `${client} reads that of ${what} ${wereLost(Number(least))}`),
      };
    },
  },
  "messages-arrived": {
    asks: "whether the other client has received all of at least so many messages that this one sent on a channel",
    needs: { of: WHO, on: "text", count: "number" },
    ask(bench, { of, on, count: least }) {
      const from = clientOf(bench, of);
      const to = across(from);
      const sent = messagesFrom(bench[from], on, "here").length;
      const received = messagesFrom(bench[to], on, "there").length;
      const asked = count(Number(least), "message");
      return {
        met: sent >= Number(least) && received >= sent,
        done: `${to} has received all of at least ${asked} of ${from} on ${on}`,
        missing: sent < Number(least)
          ? `${from} has sent ${count(sent, "message")} on ${on}, not ${least}`
          : `${to} has received ${received} of ${count(sent, "message")} on ${on}`,
        ...onlyThere(to, `${to} receives ${asked} on ${on}`),
      };
    },
  },
  "messages-lost": {
    asks:
      "whether some of at least so many messages were lost on a channel: later ones on a reliable channel have arrived",
    needs: { of: WHO, on: "text", count: "number", reliable: "text" },
    ask(bench, { of, on, count: least, reliable }) {
      const from = clientOf(bench, of);
      const to = across(from);
      const sent = messagesFrom(bench[from], on, "here");
      const received = messagesFrom(bench[to], on, "there").length;
      // A reliable channel brings all, in order: the nth that came is the nth that was sent.
      const heard = messagesFrom(bench[to], reliable, "there").length;
      const last = messagesFrom(bench[from], reliable, "here").slice(0, heard).at(-1);
      const isOver = last !== undefined && last.at >= (sent.at(-1)?.at ?? Infinity);
      const missing = sent.length < Number(least)
        ? `${from} has sent ${count(sent.length, "message")} on ${on}, not ${least}`
        : isOver
        ? `${to} has received all ${sent.length} messages on ${on}`
        : `${to} has received ${received} of ${sent.length} on ${on}; a later one on ${reliable} tells whether more come`;
      return {
        met: sent.length >= Number(least) && isOver && received < sent.length,
        done: `of ${count(sent.length, "message")} on ${on} ${to} has received ${received}`,
        missing,
        ...onlyThere(to, `${to} receives fewer messages than were sent on ${on}`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
