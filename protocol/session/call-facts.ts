/** What a call does to a session: as it starts, finishes and fails. */
import {
  type Call,
  type ChannelInit,
  type Entry,
  isChannel,
  isDescription,
  type PeerFact,
  type Word,
} from "../facts/mod.ts";
import { ownValue } from "../text/mod.ts";
import type { Problem } from "../problems/mod.ts";
import { described } from "./description-cards.ts";
import type { Lists } from "./lists.ts";
import type { CallRecord, Happening, Session } from "./session.ts";
import { tracksSent } from "./tracks.ts";

/** Says what an exception means, judged by the session as it was when the call failed. */
export type Translate = (session: Session, fact: PeerFact & { type: "call-failed" }) => Problem;

/** A call has started: it is under way until it finishes or fails. */
export function callStarted(session: Session, fact: Entry & { type: "call-started" }, lists: Lists): Session {
  const { id, call, argument, channel, at } = fact;
  const record = {
    id,
    call,
    startedAt: at,
    outcome: "running" as const,
    ...(argument !== undefined && { argument }),
    ...(channel !== undefined && { channel }),
  };
  return { ...session, calls: lists.append(session.calls, record), latest: call };
}

/** A call has failed: its problem is the present one, in the words of `translate`. */
export function callFailed(
  session: Session,
  fact: PeerFact & { type: "call-failed" },
  translate: Translate,
  lists: Lists,
): Session {
  const { argument } = callOf(session, fact.id) ?? {};
  const isOffer = fact.call === "setRemoteDescription" && isDescription(argument) && argument.type === "offer";
  const problem = translate(session, fact);
  return { ...ended(session, fact.id, "failed", lists), offerRefused: isOffer || session.offerRefused, problem };
}

/** The text a call was made with; nothing, if nobody saw it start. */
const textOf = (argument: unknown): string => typeof argument === "string" ? argument : "";

/** Counts one more run of a call, or of what happened. */
export const ran = (session: Session, what: Word<Call> | Happening): Session => ({
  ...session,
  ran: { ...session.ran, [what]: (ownValue(session.ran, what) ?? 0) + 1 },
});

/** The same of what happened by itself; it is what lights a line of the listing now. */
export const happened = (session: Session, what: Happening): Session => ({ ...ran(session, what), latest: what });

/** The call with this number that was started last; a trace may use a number twice. */
const callOf = (session: Session, id: number): CallRecord | undefined =>
  session.calls.findLast((record) => record.id === id);

/** Notes how a call ended; one that nobody saw start is left out. */
export function ended(session: Session, id: number, outcome: "finished" | "failed", lists: Lists): Session {
  const index = session.calls.findLastIndex((record) => record.id === id);
  if (index < 0) return session;
  return { ...session, calls: lists.put(session.calls, index, { ...session.calls[index], outcome }) };
}

/** A call has finished: what it made or changed, by its name. */
export function callFinished(
  session: Session,
  fact: PeerFact & { type: "call-finished" },
  at: number,
  lists: Lists,
): Session {
  const calm = { ...ran(session, fact.call), problem: undefined };
  const made = callOf(session, fact.id);
  switch (fact.call) {
    case "createOffer":
      return {
        ...calm,
        created: fact.result,
        offerRefused: false,
        offersMade: fact.result ? lists.append(session.offersMade, fact.result.sdp) : session.offersMade,
      };
    case "createAnswer":
      return { ...calm, created: fact.result, offerRefused: false };
    case "createDataChannel":
      return withChannel(calm, initOf(made?.argument));
    case "setLocalDescription":
      return described({ ...calm, created: undefined, offerRefused: false }, at);
    case "setRemoteDescription":
      return { ...calm, offerRefused: false };
    case "addTrack":
    case "removeTrack":
      return tracksSent(calm, fact.call === "addTrack", made?.argument);
    case "send":
      return {
        ...calm,
        messages: lists.append(session.messages, {
          from: "here",
          text: textOf(made?.argument),
          at,
          ...channelOf(made ?? {}),
        }),
      };
    default:
      return calm;
  }
}

/** What a channel was made with; a label without more is a text, and nothing where nobody saw it start. */
export function initOf(argument: unknown): ChannelInit {
  if (isChannel(argument)) return argument;
  return { label: textOf(argument) };
}

/** A session with one more channel. */
export const withChannel = (session: Session, { label, ...options }: ChannelInit): Session => ({
  ...session,
  channels: [...session.channels, label],
  channelOptions: [...session.channelOptions, options],
});

/** The channel that a message went on, where it is named. */
export const channelOf = ({ channel }: { readonly channel?: string }) => channel === undefined ? {} : { channel };
