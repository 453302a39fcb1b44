/** The plan of going back to a moment: the acts up to it, and what has to have come about before each. */
import type { Argument, BlobId, Call, ClientName, Fact, Json, Moment, Word } from "../facts/mod.ts";
import { fold, newSession, type Session, stateOf } from "../session/mod.ts";
import { keepsAlive } from "./acts.ts";

/**
 * What has come about: a state that a machine was in, how many messages were received, how many channels there are, or a
 * description that has collected its candidates.
 */
export type Milestone =
  | { readonly client: ClientName; readonly machine: "connection" | "channel"; readonly state: string }
  | { readonly client: ClientName; readonly received: number }
  | { readonly client: ClientName; readonly channels: number }
  | { readonly client: ClientName; readonly ready: BlobId };

/**
 * One step: something to wait for, a call to make, or a fact of the learner’s to record. A call that was never seen to
 * end is not waited for. `at` is when its act was done, in milliseconds since the bench opened.
 */
export type RewindStep = { readonly client: ClientName; readonly at: number } & Doing;

type Doing =
  | { readonly do: "wait"; readonly until: Milestone }
  | {
    readonly do: "call";
    readonly call: Word<Call>;
    readonly argument?: Argument | Json;
    /** The label of the channel that a message is sent on, where it is not the first one. */
    readonly channel?: string;
    readonly ends: boolean;
  }
  | { readonly do: "record"; readonly fact: Fact };

/** Facts that a learner brings about, or the bench for a learner, and that nothing else repeats. */
const RECORDED: readonly Fact["type"][] = [
  "mode-chosen",
  "predicted",
  "withheld",
  "released",
  "copied",
  "copy-refused",
  "held-back",
  "thrown-away",
  "moved",
  "edit-refused",
  "edited",
  "pasted",
  "paste-refused",
  "file-refused",
  "delivered",
  "stopped",
];

/** The steps that perform these moments again, in the one order of both logs. Milestones come before the act that follows. */
export function planRewind(moments: readonly Moment[]): readonly RewindStep[] {
  const steps: RewindStep[] = [];
  const sessions = { A: newSession("A"), B: newSession("B") };
  let reached: { readonly until: Milestone; readonly at: number }[] = [];
  for (const moment of moments) {
    const { client, entry } = moment;
    const before = sessions[client];
    sessions[client] = fold(before, entry);
    const { at } = moment;
    const doing = stepOf(moment, moments);
    if (doing) {
      // Within a millisecond only a client’s own log tells what came before the act.
      const isBefore = (one: typeof reached[number]) => one.at < at || one.until.client === client;
      steps.push(
        ...reached.filter(isBefore).map(({ until }): RewindStep => ({ do: "wait", client, at, until })),
        { ...doing, client, at },
      );
      reached = reached.filter((one) => !isBefore(one));
    }
    reached.push(...milestones(before, sessions[client]).map((until) => ({ until, at })));
  }
  return steps;
}

/** What came about between two sessions of a client. */
function milestones(before: Session, now: Session): readonly Milestone[] {
  const { client } = now;
  const states = ([["connection", "connected"], ["channel", "open"], ["channel", "closed"]] as const).filter(
    ([machine, state]) => now.paths[machine] !== before.paths[machine] && stateOf(now, machine) === state,
  );
  const received = receivedBy(now);
  const ready = now.cards.filter(({ id, message, ready }) =>
    message.kind === "description" && ready && !before.cards.find((card) => card.id === id)?.ready
  );
  return [
    ...states.map(([machine, state]) => ({ client, machine, state })),
    ...(received > receivedBy(before) ? [{ client, received }] : []),
    ...(now.channels.length > before.channels.length ? [{ client, channels: now.channels.length }] : []),
    ...ready.map(({ id }) => ({ client, ready: id })),
  ];
}

/** How many messages have come to a client. */
export const receivedBy = ({ messages }: Session): number => messages.filter(({ from }) => from === "there").length;

/** The step that a moment is; `undefined` for what the browser told, or the bench does by itself. */
function stepOf({ client, index, entry }: Moment, moments: readonly Moment[]): Doing | undefined {
  const { at: _, ...fact } = entry;
  if (fact.type !== "call-started") {
    return RECORDED.includes(fact.type) ? { do: "record", fact: fact as Fact } : undefined;
  }
  if (fact.call === "RTCPeerConnection" || keepsAlive(entry)) return undefined;
  const { call, argument, channel, id } = fact;
  const ends = moments.some(({ client: who, index: later, entry: end }) =>
    who === client && later > index && (end.type === "call-finished" || end.type === "call-failed") && end.id === id
  );
  const more = { ...(argument !== undefined && { argument }), ...(channel !== undefined && { channel }) };
  return { do: "call", call, ...more, ends };
}
