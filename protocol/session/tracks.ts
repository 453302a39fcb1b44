/** Tracks: those that a client sends, and those that came to it. */
import { isTrack, type PeerFact } from "../facts/mod.ts";
import type { FoundTrack, Session } from "./session.ts";

/**
 * The session after `addTrack`, or else `removeTrack`, finished (WebRTC 1.0, §5.1); one that nobody saw start adds
 * nothing.
 */
export function tracksSent(session: Session, adds: boolean, argument?: unknown): Session {
  if (!isTrack(argument)) return session;
  return {
    ...session,
    tracksSent: adds
      ? [...session.tracksSent, argument]
      : session.tracksSent.map((track, i) => i === argument.sender ? { ...track, removed: true } : track),
  };
}

/** A track came (`track`, WebRTC 1.0 §5.7). A media section that is used again brings its track again. */
export function trackFound(session: Session, { mid, kind }: PeerFact & { type: "track-found" }): Session {
  const track: FoundTrack = { mid, kind, state: "mute", lived: false };
  const known = session.tracksFound.some((one) => one.mid === mid);
  return {
    ...session,
    tracksFound: known
      ? session.tracksFound.map((one) => one.mid === mid ? track : one)
      : [...session.tracksFound, track],
  };
}

/** A track that came says that it is muted, unmuted or ended (Media Capture and Streams, §4.3.1). */
export const trackChanged = (session: Session, { mid, state }: PeerFact & { type: "track-changed" }): Session => ({
  ...session,
  tracksFound: session.tracksFound.map((one) =>
    one.mid === mid ? { ...one, state, lived: one.lived || state === "unmute" } : one
  ),
});
