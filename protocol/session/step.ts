/** The fold: one case for every fact, and no fact makes it throw. */
import { type Entry, type PeerFact, whereOf, worstOf } from "../facts/mod.ts";
import { ownValue } from "../text/mod.ts";
import { copying, type Lists } from "./lists.ts";
import type { Session } from "./session.ts";
import { afterAct } from "./learner-acts.ts";
import { candidateFound, localRead, replaced } from "./description-cards.ts";
import {
  callFailed,
  callFinished,
  callStarted,
  channelOf,
  ended,
  happened,
  ran,
  type Translate,
  withChannel,
} from "./call-facts.ts";
import { trackChanged, trackFound } from "./tracks.ts";

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
    case "quality-read":
      return { ...session, quality: entry.quality, worst: worstOf(session.worst, entry.quality) };
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
