/** What a check is made of: what it may be asked with, and its words. */
import { across, type ClientName, CLIENTS } from "../../protocol/facts/mod.ts";
import type { Check, Goal, NetworkSeen } from "../../protocol/goals/mod.ts";
import { type Bench, offererOf } from "../../protocol/session/mod.ts";

/** What an attribute may be: one of a few words, a whole number, or any text. */
export type Attribute = readonly string[] | "number" | "text";

/** What a check answers: whether it is met, what is said then, and what is said while it is missing. */
export interface Answer {
  readonly met: boolean;
  readonly done: string;
  readonly missing: string;
  /**
   * What is said on the device of the other client: left out where the facts of one side prove the rest, or tell the
   * most that the other can have done (`protocol/goals/inferred-peer.ts`).
   */
  readonly unseen?: { readonly of: ClientName; readonly says: string };
}

/** A check of the library. */
export interface CheckKind {
  /** What it asks, in a line for authors. */
  readonly asks: string;
  /** The attributes that it must have, and those that it may have. */
  readonly needs: Readonly<Record<string, Attribute>>;
  readonly may?: Readonly<Record<string, Attribute>>;
  /** `network` is what a box told; nothing where none serves the page. */
  readonly ask: (bench: Bench, goal: Goal, network?: NetworkSeen) => Answer;
}

/** Whom a check is asked of: a client by name, or by what it does in the exchange (RFC 3264). */
export const WHO = ["A", "B", "offerer", "answerer"] as const;

/** The client that is meant. */
export function clientOf(bench: Bench, who: string): ClientName {
  const name = CLIENTS.find((client) => client === who);
  if (name) return name;
  const offerer = offererOf(bench);
  return who === "answerer" ? across(offerer) : offerer;
}

/** The answer as a lesson shows it. */
export const checkOf = ({ met, done, missing, unseen }: Answer): Check => ({
  met,
  says: met ? done : missing,
  ...(unseen && { unseen }),
});

/** The words on the other device, for what only the client itself can tell. */
export const onlyThere = (of: ClientName, what: string): Pick<Answer, "unseen"> => ({
  unseen: { of, says: `${what}: that cannot be seen from here` },
});
