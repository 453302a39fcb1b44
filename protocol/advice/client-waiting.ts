/** Which client waits for a text that came by a link into another tab. */
import { type BlobReading, offerId } from "../blob/mod.ts";
import { identify } from "../sdp/mod.ts";
import { currentCards, type Session, stateOf } from "../session/mod.ts";

/**
 * Whether this client waits for just this: the answer to its present offer, a later offer of the connection that it is in,
 * or candidates for the description that it has taken, or that lies in its box (`box`). `mine` names its offer, as
 * `offerId` does.
 */
function waitsFor(session: Session, reading: BlobReading, mine: string | undefined, box?: BlobReading): boolean {
  if (!reading.ok || reading.messages.length === 0) return false;
  if (reading.messages.some((message) => message.kind === "description")) {
    if (goesOn(session, reading)) return true;
    return mine !== undefined && reading.answers === mine && stateOf(session, "signaling") === "have-local-offer";
  }
  const held = box?.ok ? box.messages.flatMap((message) => message.kind === "description" ? [message.sdp] : []) : [];
  const ufrags = [...held, ...(session.remote ? [session.remote.sdp] : [])].flatMap((sdp) => identify(sdp).ufrags);
  return reading.messages.every((message) =>
    message.kind !== "description" && message.usernameFragment !== undefined &&
    ufrags.includes(message.usernameFragment)
  );
}

/**
 * Whether a text is a later offer of the connection that this client is in, as after `restartIce`: it has the certificate
 * of the description that was taken (RFC 8842 §5.5), and another ufrag or more to negotiate.
 */
function goesOn(session: Session, reading: BlobReading): boolean {
  const { remote } = session;
  const offer = reading.ok && reading.messages.find((one) => one.kind === "description" && one.type === "offer");
  if (!remote || !offer || offer.kind !== "description" || stateOf(session, "signaling") !== "stable") return false;
  const [taken, came] = [identify(remote.sdp), identify(offer.sdp)];
  const isSame = came.ufrags.join() === taken.ufrags.join() && came.mids.join() === taken.mids.join();
  return came.fingerprints.some((one) => taken.fingerprints.includes(one)) && !isSame;
}

/**
 * Whether candidates may be for this client: it waits for an answer, and they may be of the one that makes it. Their
 * credentials are known only with that answer.
 */
const mayWaitFor = (session: Session, reading: BlobReading): boolean =>
  reading.ok && reading.messages.length > 0 && reading.messages.every(({ kind }) => kind !== "description") &&
  stateOf(session, "signaling") === "have-local-offer" &&
  currentCards(session).some(({ kind, copiedAt }) => kind === "offer" && copiedAt !== undefined);

/** Which of these clients takes what came by a link into another tab: the one that waits for it, or that may. */
export function clientWaitingFor(
  sessions: readonly Session[],
  read: (session: Session) => { readonly text: BlobReading; readonly box: BlobReading },
): Session | undefined {
  return sessions.find((session) => {
    const { text, box } = read(session);
    return waitsFor(session, text, session.local ? offerId(session.local.sdp) : undefined, box);
  }) ?? sessions.find((session) => mayWaitFor(session, read(session).text));
}
