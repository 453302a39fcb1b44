/**
 * The other client, inferred from the facts of the one that is here: what they prove of it, and the most it can have
 * done.
 */
import { across, type CandidateInit, type Description, isDescription } from "../facts/mod.ts";
import {
  type Bench,
  type CallRecord,
  candidatesGiven,
  type Card,
  currentCards,
  everWas,
  finished,
  hadPath,
  keptBy,
  newSession,
  offererOf,
  outgoing,
  type Session,
} from "../session/mod.ts";

/**
 * Both clients, as far as `here` proves the other. What it took, the other made. An answer that it took says that the
 * other had taken its offer: an answer is made of nothing else (RFC 3264 §6). An open channel says that the other took
 * the answer and was connected: SCTP is spoken only over a DTLS handshake that both have finished (RFC 8261 §5). And a
 * path that was found while no candidate was given here was checked from there, to one of ours (RFC 8445 §7.3.1.3).
 */
export function provenBench(here: Session): Bench {
  const taken = finished(here, "setRemoteDescription").flatMap(({ argument, startedAt }) =>
    isDescription(argument) ? [{ ...argument, at: startedAt }] : []
  );
  const open = everWas(here, "channel", "open");
  const answered = taken.filter(({ type }) => type === "answer").flatMap(({ at }) =>
    keptBy(here, "offer").findLast(({ madeAt }) => madeAt <= at) ?? []
  );
  const took = [...answered, ...(open ? keptBy(here, "answer").slice(-1) : [])];
  const checked = candidatesGiven(here).length === 0 && hadPath(here);
  const given = checked ? candidateCards(here).slice(0, 1) : [];
  return both(here, {
    made: taken,
    took,
    given,
    connected: open,
    sent: here.messages.filter(({ from }) => from === "there"),
    heard: [],
  });
}

/**
 * Both clients, if the other has done all that it can by now: it has made what is wanted, and applied everything that
 * left here. What a lesson misses even then is missing on this side.
 */
export function upperBound(here: Session): Bench {
  const known = provenBench(here);
  const other = across(here.client);
  const left = here.cards.filter(({ copiedAt, delivered }) => copiedAt !== undefined || delivered);
  const offers = offererOf(known) !== here.client;
  const kind = offers ? "offer" : "answer";
  const before = known[other];
  const makes = keptBy(before, kind).length === 0 ? [{ type: kind, sdp: UNKNOWN, at: 0 } as const] : [];
  const more = both(here, {
    made: makes,
    took: left.filter(({ message }) => message.kind === "description"),
    given: candidateCards(here).filter((card) => left.includes(card)),
    connected: true,
    sent: [],
    heard: here.messages.filter(({ from }) => from === "here"),
  })[other];
  return {
    ...known,
    [other]: {
      ...before,
      calls: [...before.calls, ...more.calls],
      cards: [...before.cards, ...more.cards],
      channels: offers && before.channels.length === 0 ? [""] : before.channels,
      paths: { ...before.paths, ...more.paths },
      messages: [...before.messages, ...more.messages],
    },
  };
}

interface Known {
  readonly made: readonly (Description & { readonly at: number })[];
  readonly took: readonly Card[];
  readonly given: readonly Card[];
  readonly connected: boolean;
  readonly sent: Session["messages"];
  readonly heard: Session["messages"];
}

/** A description of the other client that nobody here has seen: it offers a channel, and has no credentials. */
const UNKNOWN = "v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n";

function both(here: Session, { made, took, given, connected, sent, heard }: Known): Bench {
  const other = across(here.client);
  const nothing = newSession(other);
  const calls: CallRecord[] = [];
  const done = (call: CallRecord["call"], startedAt: number, argument?: CallRecord["argument"]) =>
    calls.push({ id: calls.length, call, startedAt, outcome: "finished", ...(argument !== undefined && { argument }) });
  for (const { type, at } of made) {
    done(type === "offer" ? "createOffer" : "createAnswer", at);
    done("setLocalDescription", at);
  }
  for (const card of took) {
    const message = outgoing(card);
    if (message.kind === "description") done("setRemoteDescription", card.madeAt, plain(message));
  }
  for (const card of given) {
    const message = outgoing(card);
    if (message.kind === "candidate") done("addIceCandidate", card.madeAt, plainCandidate(message));
  }
  for (const { at } of sent) done("send", at);
  const cards = made.flatMap(({ type, sdp, at }, i): readonly Card[] =>
    type === "rollback" ? [] : [{
      id: `${type}-${i + 1}`,
      kind: type,
      label: type,
      generation: i + 1,
      message: { kind: "description", type, sdp },
      madeAt: at,
      ready: true,
    }]
  );
  const offersChannel = made.some(({ type, sdp }) => type === "offer" && /^m=application /m.test(sdp));
  const was = (state: string) => [{ state, at: 0 }];
  return {
    ...{ A: here, B: here },
    [other]: {
      ...nothing,
      calls,
      cards,
      channels: offersChannel ? [""] : [],
      ...(connected && {
        paths: { ...nothing.paths, ice: was("connected"), dtls: was("connected"), connection: was("connected") },
      }),
      messages: [
        ...sent.map((message) => ({ ...message, from: "here" as const })),
        ...heard.map((message) => ({ ...message, from: "there" as const })),
      ],
    },
  };
}

const plain = ({ type, sdp }: Description): Description => ({ type, sdp });
const plainCandidate = ({ candidate, sdpMid }: CandidateInit): CandidateInit => ({
  candidate,
  ...(sdpMid !== undefined && { sdpMid }),
});
const candidateCards = (here: Session): readonly Card[] =>
  currentCards(here).filter(({ kind }) => kind === "candidate");
