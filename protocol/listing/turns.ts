/** The turns of a client’s calls: which of them each function of the listing makes, after the first exchange too. */
import { isDescription, isOneOf, isTrack, RELAY_LABEL } from "../facts/mod.ts";
import type { TrackAct, Turns } from "./media.ts";
import type { RelayTurns } from "./relay.ts";
import { type CallRecord, type Role, roleOf, type Session } from "../session/mod.ts";

const TRACK_CALLS = ["addTrack", "removeTrack"] as const;

/** The call with which the first exchange was over: an answer taken, or kept; -1 while it is not. */
function firstExchange({ calls }: Session): number {
  return calls.findIndex((record) =>
    record.outcome === "finished" && typeOf(record) === "answer" &&
    (record.call === "setRemoteDescription" || record.call === "setLocalDescription")
  );
}

const typeOf = ({ argument }: CallRecord): string | undefined => isDescription(argument) ? argument.type : undefined;

/** The role that the code shows: once the first exchange is over, the one that it had in it. */
export function roleInCode(session: Session): Role {
  const end = firstExchange(session);
  if (end < 0) return roleOf(session);
  return session.calls[end].call === "setRemoteDescription" ? "offerer" : "answerer";
}

/** Whether there is more to show than one exchange without media. */
export function hasMore(session: Session): boolean {
  const { calls, tracksFound } = session;
  const end = firstExchange(session);
  const later = end < 0 ? [] : calls.slice(end + 1);
  return tracksFound.length > 0 || usesRelay(session) ||
    calls.some(({ call }) => call === "addTrack" || call === "getUserMedia") ||
    later.some(({ call }) => call === "createOffer" || call === "setRemoteDescription");
}

/** Whether there is a channel for signaling. */
export const usesRelay = ({ channels }: Session): boolean => channels.includes(RELAY_LABEL);

/** Which of the sends, and of the messages that came, are signaling. */
export function relayTurns({ calls, messages }: Session): RelayTurns {
  const turns = (all: readonly { readonly channel?: string }[], relays: boolean) =>
    all.flatMap(({ channel }, i) => (channel === RELAY_LABEL) === relays ? [i + 1] : []);
  const sends = calls.filter(({ call, outcome }) => call === "send" && outcome !== "failed");
  const came = messages.filter(({ from }) => from === "there");
  return {
    sent: turns(sends, true),
    said: turns(sends, false),
    came: turns(came, true),
    heard: turns(came, false),
  };
}

/** Every track that was added or removed, with its moment. */
export function trackActs(session: Session, role: Role): readonly TrackAct[] {
  const { calls } = session;
  const end = firstExchange(session);
  const begins = calls.findIndex(({ call, outcome }) =>
    outcome === "finished" && call === (role === "offerer" ? "createOffer" : "setRemoteDescription")
  );
  const made = calls.findIndex(({ call, outcome }) => outcome === "finished" && call === "createAnswer");
  const turns = { addTrack: 0, removeTrack: 0 };
  return calls.flatMap(({ call, argument, outcome }, i): TrackAct[] => {
    if (!isOneOf(TRACK_CALLS, call) || outcome !== "finished" || !isTrack(argument)) return [];
    const first = begins < 0 || i < begins;
    const between = role === "answerer" && (made < 0 || i < made) && (end < 0 || i < end);
    const when = first ? "first" : between ? "between" : "later";
    return [{ call, track: argument, nth: ++turns[call], when }];
  });
}

/** Which of its calls each function of the code makes. What failed has no turn. */
export function turnsOf(session: Session, role: Role): Turns {
  const end = firstExchange(session);
  const turns: Record<keyof Turns, Record<string, number[]>> = {
    first: { createOffer: [], setLocalDescription: [] },
    again: { createOffer: [], setLocalDescription: [] },
    answers: { setRemoteDescription: [], createAnswer: [], setLocalDescription: [] },
    takes: { setRemoteDescription: [] },
  };
  const counts = new Map<string, number>();
  session.calls.forEach((record, i) => {
    const { call, outcome } = record;
    if (outcome === "failed") return;
    const nth = (counts.get(call) ?? 0) + 1;
    counts.set(call, nth);
    const offers = role === "offerer" && (end < 0 || i <= end) ? "first" : "again";
    const type = typeOf(record);
    const place = call === "createOffer"
      ? offers
      : call === "createAnswer"
      ? "answers"
      : call === "setLocalDescription"
      ? type === "answer" ? "answers" : offers
      : call === "setRemoteDescription"
      ? type === "offer" ? "answers" : "takes"
      : undefined;
    if (place) turns[place][call]?.push(nth);
  });
  return turns;
}
