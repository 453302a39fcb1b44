/** What a next act is made of: the buttons on the way to an offer and to an answer, asked of one session. */
import { type Button, BUTTONS, type Description } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import { type Applies, finished, isNegotiated, type Session, stateOf } from "../session/mod.ts";

/** What lies in a paste box: whether applying it is the sensible next thing, and by which method. */
export interface Box {
  readonly fits: boolean;
  readonly method: Applies;
}

/** The button of the call that is under way, if there is one. */
export function runningCall({ calls }: Session): Button | undefined {
  const { call, outcome } = calls.at(-1) ?? {};
  return outcome === "running" ? BUTTONS.find((button) => button === call) : undefined;
}

/** The next call of a client that has an offer to answer. */
export const towardsAnswer = ({ created }: Session): Button =>
  created?.type === "answer" ? "setLocalDescription" : "createAnswer";

/** The next call of a client on its way to an offer that offers something. */
export function towardsOffer(session: Session): Button | undefined {
  const { channels, tracksSent, created, local } = session;
  if (channels.length === 0 && tracksSent.length === 0) return "createDataChannel";
  if (created?.type === "offer" && offersSomething(created)) return "setLocalDescription";
  return local && offersSomething(local) && !wantsOffer(session) ? undefined : "createOffer";
}

/** Whether a client that has been through an exchange needs another one, and offers in it. */
export const wantsOffer = (session: Session): boolean => session.needsOffer && isNegotiated(session);

/** An offer made before there was a channel has no media section, and nothing to connect for. */
const offersSomething = (description: Description): boolean => identify(description.sdp).mids.length > 0;

/** Whether a client could send a message, and has sent none. */
export const isSilent = (session: Session): boolean =>
  stateOf(session, "channel") === "open" && finished(session, "send").length === 0;
