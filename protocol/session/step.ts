/** The fold: one case for every fact, and no fact makes it throw. */
import {
  type Call,
  type ChannelInit,
  type Entry,
  isChannel,
  isDescription,
  type PeerFact,
  whereOf,
  type Word,
} from "../facts/mod.ts";
import { ownValue } from "../text/mod.ts";
import type { Problem } from "../problems/mod.ts";
import { copying, type Lists } from "./lists.ts";
import type { CallRecord, Happening, Session } from "./session.ts";
import { afterAct } from "./learner-acts.ts";
import { candidateFound, described, localRead, replaced } from "./description-cards.ts";
import { trackChanged, trackFound, tracksSent } from "./tracks.ts";

/** Says what an exception means, judged by the session as it was when the call failed. */
export type Translate = (session: Session, fact: PeerFact & { type: "call-failed" }) => Problem;

/** What is known without a translator: that the browser refused, and its own words. */
const untranslated: Translate = ({ client }, { call, name, message }) => ({
  code: "refused",
  call,
  ...whereOf(client),
  exception: { name, message },
});

/**
 * The session after one more entry. `translate` is a table of words that a page may not have loaded yet; `lists` says
 * whether earlier sessions are kept.
 */
export function fold(
  session: Session,
  entry: Entry,
  translate: Translate = untranslated,
  lists: Lists = copying,
): Session {
  const after = folded(session, entry, translate, lists);
  return after.problem && BRINGS.includes(entry.type) ? { ...after, problemAt: entry.at } : after;
}

/** The facts that bring a problem. */
const BRINGS: readonly string[] = [
  "call-failed",
  "stopped",
  "copy-refused",
  "edit-refused",
  "paste-refused",
  "file-refused",
] satisfies Entry["type"][];

function folded(session: Session, entry: Entry, translate: Translate, lists: Lists): Session {
  const { at } = entry;
  switch (entry.type) {
    case "call-started":
      return callStarted(session, entry, lists);
    case "call-finished":
      return callFinished(ended(session, entry.id, "finished", lists), entry, at, lists);
    case "call-failed":
      return callFailed(session, entry, translate, lists);
    case "state-changed":
      return stateChanged(session, entry, at, lists);
    case "candidate-found":
      return candidateFound(entry.candidate?.candidate ? happened(session, entry.type) : session, entry.candidate, at);
    case "candidate-error": {
      const { url, errorCode, errorText } = entry;
      return { ...session, serverErrors: [...session.serverErrors, { at, url, errorCode, errorText }] };
    }
    case "pairs-read":
      return {
        ...session,
        pairs: entry.pairs,
        ...(entry.pairs.length === 0 && session.pairs.length > 0 && { lastPairs: session.pairs }),
      };
    case "negotiation-needed":
      return { ...ran(session, entry.type), needsOffer: true };
    case "track-found":
      return trackFound(happened(session, entry.type), entry);
    case "track-changed":
      return trackChanged(session, entry);
    case "description-read":
      return entry.side === "remote"
        ? { ...session, remote: entry.description, before: replaced(session, entry) }
        : { ...localRead(session, entry.description), before: replaced(session, entry) };
    case "channel-found":
      return withChannel(happened(session, entry.type), { label: entry.label });
    case "channel-changed": {
      const { index, state, options } = entry;
      return { ...session, channelReads: { ...session.channelReads, [index]: { state, options } } };
    }
    case "message-received":
      return {
        ...happened(session, entry.type),
        messages: lists.append(session.messages, { from: "there", text: entry.text, at, ...channelOf(entry) }),
      };
    default:
      return afterAct(session, entry);
  }
}

function callStarted(session: Session, fact: Entry & { type: "call-started" }, lists: Lists): Session {
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

function callFailed(
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

const ran = (session: Session, what: Word<Call> | Happening): Session => ({
  ...session,
  ran: { ...session.ran, [what]: (ownValue(session.ran, what) ?? 0) + 1 },
});

const happened = (session: Session, what: Happening): Session => ({ ...ran(session, what), latest: what });

/** The call with this number that was started last; a trace may use a number twice. */
const callOf = (session: Session, id: number): CallRecord | undefined =>
  session.calls.findLast((record) => record.id === id);

function ended(session: Session, id: number, outcome: "finished" | "failed", lists: Lists): Session {
  const index = session.calls.findLastIndex((record) => record.id === id);
  if (index < 0) return session;
  return { ...session, calls: lists.put(session.calls, index, { ...session.calls[index], outcome }) };
}

function callFinished(session: Session, fact: PeerFact & { type: "call-finished" }, at: number, lists: Lists): Session {
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

const withChannel = (session: Session, { label, ...options }: ChannelInit): Session => ({
  ...session,
  channels: [...session.channels, label],
  channelOptions: [...session.channelOptions, options],
});

const channelOf = ({ channel }: { readonly channel?: string }) => channel === undefined ? {} : { channel };

function stateChanged(
  session: Session,
  { machine, state }: PeerFact & { type: "state-changed" },
  at: number,
  lists: Lists,
): Session {
  const path = ownValue(session.paths, machine);
  if (!path) return session;
  const paths = { ...session.paths, [machine]: lists.append(path, { state, at }) };
  // What an exchange did not settle, the browser says again after it (WebRTC 1.0, §4.7.3).
  const settled = machine === "signaling" && state === "stable";
  const moved = { ...session, paths, needsOffer: session.needsOffer && !settled };
  return machine === "connection" && state === "connected" ? { ...moved, problem: undefined } : moved;
}
