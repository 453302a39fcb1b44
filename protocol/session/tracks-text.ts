/** Tracks in words: why there is nothing to see or to hear of one. */
import { across } from "../facts/mod.ts";
import { contextOf, directionOf, readSdp } from "../sdp/mod.ts";
import { everWas, stateOf } from "./questions.ts";
import type { FoundTrack, Session } from "./session.ts";

/** What the other client says of a media section: whether it sends in it. */
function remoteDirection(sdp: string, mid: string): string {
  const context = contextOf(readSdp(sdp));
  const section = context.sections.find((one) => one.mid === mid);
  return section ? directionOf(context, section) : "sendrecv";
}

/** Why there is nothing to see or to hear of a track, in words; nothing, where something comes. */
export function whyNothing(session: Session, { mid, kind, state, lived }: FoundTrack): string | undefined {
  const what = kind === "video" ? "picture" : "sound";
  const other = `Client ${across(session.client)}`;
  if (state === "ended") return `This track has ended: no ${what} can come on it any more.`;
  const direction = session.remote ? remoteDirection(session.remote.sdp, mid) : "sendrecv";
  const sends = direction.startsWith("send");
  if (!sends) return `${other} sends nothing here now: its media section says a=${direction}.`;
  if (state === "unmute") return undefined;
  if (lived) return `The track is muted: no ${what} comes right now.`;
  if (stateOf(session, "signaling") !== "stable") return `No ${what} yet: the exchange of offer and answer goes on.`;
  if (!everWas(session, "connection", "connected")) {
    return `No ${what} yet: the clients are not connected. They need candidates of each other.`;
  }
  return `No ${what} yet: ${other} sends once both clients hold the offer and the answer.`;
}
