/** The fold: one case for every fact, and no fact makes it throw. */
import {
  type Call,
  type ChannelInit,
  type Entry,
  isChannel,
  isDescription,
  type PeerFact,
  whereOf,
} from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import type { Happening, Session } from "./session.ts";
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

/** The session after one more entry. `translate` is a table of words that a page may not have loaded yet. */
export function fold(session: Session, entry: Entry, translate: Translate = untranslated): Session {
  const { at } = entry;
  switch (entry.type) {
    case "call-started":
      return callStarted(session, entry);
    case "call-finished":
      return callFinished(ended(session, entry.id, "finished"), entry, at);
    case "call-failed":
      return callFailed(session, entry, translate);
    case "state-changed":
      return stateChanged(session, entry, at);
    case "candidate-found":
      return candidateFound(entry.candidate?.candidate ? happened(session, entry.type) : session, entry.candidate, at);
    case "candidate-error": {
      const { url, errorCode, errorText } = entry;
      return { ...session, serverErrors: [...session.serverErrors, { at, url, errorCode, errorText }] };
    }
    case "pairs-read":
      return { ...session, pairs: entry.pairs };
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
        messages: [...session.messages, { from: "there", text: entry.text, at, ...channelOf(entry) }],
      };
    default:
      return afterAct(session, entry);
  }
}

function callStarted(session: Session, { id, call, argument, channel, at }: Entry & { type: "call-started" }): Session {
  const record = {
    id,
    call,
    startedAt: at,
    outcome: "running" as const,
    ...(argument !== undefined && { argument }),
    ...(channel !== undefined && { channel }),
  };
  return { ...session, calls: [...session.calls, record], latest: call };
}

function callFailed(session: Session, fact: PeerFact & { type: "call-failed" }, translate: Translate): Session {
  const { argument } = session.calls.find((record) => record.id === fact.id) ?? {};
  const isOffer = fact.call === "setRemoteDescription" && isDescription(argument) && argument.type === "offer";
  return {
    ...ended(session, fact.id, "failed"),
    offerRefused: isOffer || session.offerRefused,
    problem: translate(session, fact),
  };
}

/** The text a call was made with; nothing, if nobody saw it start. */
const textOf = (argument: unknown): string => typeof argument === "string" ? argument : "";

const ran = (session: Session, what: Call | Happening): Session => ({
  ...session,
  ran: { ...session.ran, [what]: (session.ran[what] ?? 0) + 1 },
});

const happened = (session: Session, what: Happening): Session => ({ ...ran(session, what), latest: what });

const ended = (session: Session, id: number, outcome: "finished" | "failed"): Session => ({
  ...session,
  calls: session.calls.map((record) => record.id === id ? { ...record, outcome } : record),
});

function callFinished(session: Session, fact: PeerFact & { type: "call-finished" }, at: number): Session {
  const calm = { ...ran(session, fact.call), problem: undefined };
  const made = session.calls.find((record) => record.id === fact.id);
  switch (fact.call) {
    case "createOffer":
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
      return tracksSent(calm, fact.call, made?.argument);
    case "send":
      return {
        ...calm,
        messages: [...session.messages, { from: "here", text: textOf(made?.argument), at, ...channelOf(made ?? {}) }],
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

function stateChanged(session: Session, fact: PeerFact & { type: "state-changed" }, at: number): Session {
  const path = Object.hasOwn(session.paths, fact.machine) ? session.paths[fact.machine] : [];
  const paths = { ...session.paths, [fact.machine]: [...path, { state: fact.state, at }] };
  // What an exchange did not settle, the browser says again after it (WebRTC 1.0, §4.7.3).
  const settled = fact.machine === "signaling" && fact.state === "stable";
  const moved = { ...session, paths, needsOffer: session.needsOffer && !settled };
  return fact.machine === "connection" && fact.state === "connected" ? { ...moved, problem: undefined } : moved;
}
