/** Writes cards in the forms in which they leave. */
import { asJson, type WrittenForm } from "../../protocol/blob/mod.ts";
import { across } from "../../protocol/facts/mod.ts";
import { type Card, outgoing, type Session } from "../../protocol/session/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";

/** A card as it would leave: its text, and what to know before it is given to a program that reads this form. */
export interface CardText {
  readonly text: string;
  readonly advice?: string;
}

interface Site {
  /** The address of the site. */
  readonly base: () => string;
  /** The step of the lesson that offers’ links open. */
  readonly step?: () => string | undefined;
}

/** `lesson` is the lesson that links lead to. An answer’s code names its offer. */
export const cardWriter = ({ base, step }: Site, lesson: string | undefined) => {
  /** A card as text: JSON, until the other forms are here. */
  const textOf = (session: Session, card: Card, as: WrittenForm, known: PressTools | undefined): string => {
    const message = outgoing(card);
    if (as === "json" || !known) return asJson(message);
    const { client, remote, codeMode, mode } = session;
    const isAnswer = message.kind === "description" && message.type !== "offer" && remote !== null;
    return known.writeBlob(message, as, {
      base: base(),
      client: across(client),
      ...(lesson !== undefined && { lesson }),
      ...(card.kind === "offer" && { mode: codeMode ?? mode, step: step?.() }),
      ...(isAnswer && { answers: known.offerId(remote.sdp) }),
    });
  };
  return textOf;
};
