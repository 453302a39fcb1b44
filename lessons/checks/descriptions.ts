/** What checks ask of a description: its sections, whether it is made and kept, and where it is instead. */
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import {
  type Bench,
  type Card,
  finished,
  isInHand,
  keptBy,
  nextToCarry,
  type Session,
} from "../../protocol/session/mod.ts";
import type { Answer } from "./check.ts";

/** The kinds of the media sections of an SDP, in order. */
export const sectionsOf = (sdp: string): readonly string[] => [...sdp.matchAll(/^m=(\w+)/gm)].map(([, kind]) => kind);

/** The media sections of an SDP, each with its lines. */
export const sectionTexts = (sdp: string): readonly string[] => sdp.split(/^(?=m=)/m).slice(1);

/** Whether a client has made a description, kept or not. */
export const hasMade = (session: Session, what: "offer" | "answer"): boolean =>
  keptBy(session, what).length > 0 || finished(session, what === "offer" ? "createOffer" : "createAnswer").length > 0;

/** Whether a client keeps a description that it made. */
export const keeps = (bench: Bench, client: ClientName, what: "offer" | "answer"): Answer => ({
  met: keptBy(bench[client], what).length > 0,
  done: `${client} keeps the ${what} as its local description`,
  missing: hasMade(bench[client], what)
    ? `${client} has made an ${what}, but does not keep it yet`
    : `${client} keeps no ${what} yet`,
});

/** What is missing of a description that should have come, and where it is instead. */
export const missingCard = (bench: Bench, there: Session, cards: readonly Card[], missing: string): string => {
  if (cards.length === 0) return `${missing}: there is none yet`;
  const { message } = cards.at(-1)!;
  const { sessionId } = identify(message.kind === "description" ? message.sdp : "");
  if (sessionId !== undefined && there.pasted.includes(sessionId)) {
    return `${missing}: it lies in the box of ${there.client}, not applied`;
  }
  if (isInHand(bench, cards.at(-1)!) && nextToCarry(bench, across(there.client)) === cards.at(-1)) {
    return `${missing}: it is copied, and waits to be pasted`;
  }
  return missing;
};
