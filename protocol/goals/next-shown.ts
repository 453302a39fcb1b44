/** The next act that a learner is shown: of the step’s solution, the first that is not done, from where the bench is. */
import type { NextAct } from "../advice/mod.ts";
import { editable, type WrittenForm } from "../blob/mod.ts";
import { across, type ClientName } from "../facts/mod.ts";
import {
  type Bench,
  type Card,
  currentCards,
  everWas,
  MANY_MESSAGES,
  messagesOn,
  outgoing,
  type Session,
  stateOf,
  statusOf,
} from "../session/mod.ts";
import { type Act, editedBy } from "./act.ts";
import { isOnNetwork } from "./network-act.ts";

/** Where the learner is. */
export interface Standpoint {
  readonly bench: Bench;
  /** The one client that is here, where the other is on another device. */
  readonly sole?: ClientName;
  /** When the step began, in milliseconds since the bench opened. */
  readonly since: number;
  /** The form in which cards are copied. */
  readonly form: WrittenForm;
  /** The acts of earlier steps on this bench: what they carried is carried again on purpose. */
  readonly before: readonly Act[];
  /** The places of the acts that were shown in this step. */
  readonly shown: readonly number[];
}

/** The card that an act means; `a candidate` is the first one that lies there. */
export const cardOf = (bench: Bench, client: ClientName, name: string): Card | undefined =>
  currentCards(bench[client]).find(({ label, kind, ready }) =>
    ready && (name === "a candidate" ? kind === "candidate" : label === name)
  );

/** The place of the next act of a solution, and the act; `undefined` where all are done, or this side has no more. */
export function nextShown(
  solution: readonly Act[],
  at: Standpoint,
): { readonly place: number; readonly act: Act } | undefined {
  const place = solution.findIndex((_, i) => !at.shown.includes(i) && !isDone(solution, i, at));
  const act = solution[place];
  return act && isHere(act, at) && canBegin(act, at.bench) ? { place, act } : undefined;
}

/** An act of the bench, which it would have done next, as an act of a hand; `undefined` where it is none. */
export function handsOf(next: NextAct | undefined, { bench, sole }: Standpoint): Act | undefined {
  if (!next || "wait" in next) return undefined;
  if (next.client === undefined) return { act: "reset" };
  const { client } = next;
  if ("copy" in next) {
    const card = bench[client].cards.find(({ id }) => id === next.copy);
    return card && !sole ? { act: "carry", client, card: card.label, into: across(client) } : undefined;
  }
  if (next.press === "send") return { act: "say", client, words: "hello" };
  if (next.press !== "paste") return { act: "press", client, call: next.press };
  const inHand = bench[across(client)].cards.filter(({ copiedAt }) => copiedAt !== undefined)
    .toSorted((one, two) => two.copiedAt! - one.copiedAt!)[0];
  return inHand && !sole ? { act: "carry", client: across(client), card: inHand.label, into: client } : undefined;
}

/** Whether this side can do it alone: a text comes from the other device, or goes there, in a learner’s hand only. */
function isHere(act: Act, { sole }: Standpoint): boolean {
  if (!sole || !("client" in act)) return true;
  return act.client === sole && act.act !== "carry";
}

/** Whether an act has what it needs; a candidate may still come. */
function canBegin(act: Act, bench: Bench): boolean {
  switch (act.act) {
    case "carry":
      return cardOf(bench, act.client, act.card) !== undefined ||
        /candidate/.test(act.card) && bench[act.client].local !== null;
    case "edit":
    case "leave-out":
    case "put-back":
      return cardOf(bench, act.client, act.card) !== undefined;
    case "as-it-is":
      return bench[act.client].pasted !== "";
    case "program":
    case "other":
      return false;
    default:
      // The network between the clients is the learner’s to change, too: no session tells of it.
      return !isOnNetwork(act);
  }
}

/** How many of the acts up to this one are like it, itself included. */
const nth = (solution: readonly Act[], place: number, isLike: (act: Act) => boolean): number =>
  solution.slice(0, place + 1).filter(isLike).length;

function isDone(solution: readonly Act[], place: number, at: Standpoint): boolean {
  const act = solution[place];
  const { bench, since, form } = at;
  switch (act.act) {
    case "press":
    case "as-it-is": {
      const { client } = act;
      const call = act.act === "press" ? act.call : "setRemoteDescription";
      const calls = bench[client].calls.filter((one) => one.call === call && one.startedAt >= since).length;
      const isLike = (one: Act) =>
        one.act === act.act && "client" in one && one.client === client && callOf(one) === call;
      return calls >= nth(solution, place, isLike) || isTaken(solution, place, at);
    }
    case "carry":
      return isTaken(solution, place, at) || bench[act.into].pasted !== "" && bench[act.into].pastedAt >= since ||
        solution.slice(place + 1).some((_, i) =>
          appliesAt(solution, place) === place + 1 + i && isDone(solution, place + 1 + i, at)
        );
    case "edit":
    case "leave-out": {
      const card = cardOf(bench, act.client, act.card);
      return card !== undefined && editedBy(act, editable(outgoing(card))) === editable(outgoing(card));
    }
    case "put-back":
      return cardOf(bench, act.client, act.card)?.edited === undefined;
    case "add":
      return bench[act.client].tracksSent.filter(({ kind, removed }) => kind === act.kind && !removed).length >=
        nth(solution, place, (one) => one.act === "add" && one.client === act.client && one.kind === act.kind);
    case "option": {
      const made = solution.findIndex((one, i) =>
        i > place && one.act === "press" && one.client === act.client && one.call === "createDataChannel"
      );
      return made >= 0 && isDone(solution, made, at);
    }
    case "say":
      return bench[act.client].messages.filter(({ from, at: sentAt }) => from === "here" && sentAt >= since).length >=
        nth(solution, place, (one) => one.act === "say" && one.client === act.client);
    case "burst":
      return sentSince(bench[act.client], act.channel, since) >=
        MANY_MESSAGES * nth(solution, place, (one) => one.act === "burst" && isOnSame(one, act));
    case "paste":
      return bench[act.client].pasted === act.text;
    case "mode":
      return bench.A.mode === act.mode;
    case "form":
      return form === act.form;
    case "reset":
      return true;
    case "wait":
      return stateOf(bench[act.client], act.machine) === act.state ||
        everWas(bench[act.client], act.machine, act.state);
    default:
      // No session tells; what comes after it does.
      return solution.some((_, later) => later > place && isDone(solution, later, at));
  }
}

const isOnSame = (one: Act & { readonly act: "burst" }, other: Act & { readonly act: "burst" }): boolean =>
  one.client === other.client && one.channel === other.channel;

/** How many messages a client has sent on a channel since then; on the first one, where none is named. */
const sentSince = (session: Session, channel: string | undefined, since: number): number =>
  messagesOn(session, channel).filter(({ from, at }) => from === "here" && at >= since).length;

const callOf = (act: Act): string | undefined =>
  act.act === "press" ? act.call : act.act === "as-it-is" ? "setRemoteDescription" : undefined;

/** The place of the press that applies what was carried there; -1 where nothing does. */
function appliesAt(solution: readonly Act[], carried: number): number {
  const carry = solution[carried];
  if (carry.act !== "carry") return -1;
  return solution.findIndex((one, i) =>
    i > carried && "client" in one && one.client === carry.into &&
    ["setRemoteDescription", "addIceCandidate"].includes(callOf(one) ?? "")
  );
}

/** Whether the card of a carry, or of the carry that a press belongs to, has been applied already. */
function isTaken(solution: readonly Act[], place: number, { bench, before }: Standpoint): boolean {
  const carry = solution.slice(0, place + 1).findLast((one, i) =>
    one.act === "carry" && (i === place || appliesAt(solution, i) === place)
  );
  if (carry?.act !== "carry" || carry.card === "a candidate" || carry.into === carry.client) return false;
  if (before.some((one) => one.act === "carry" && one.client === carry.client && one.card === carry.card)) return false;
  const card = cardOf(bench, carry.client, carry.card);
  return card !== undefined && ["added", "refused"].includes(statusOf(card, bench, carry.client));
}
