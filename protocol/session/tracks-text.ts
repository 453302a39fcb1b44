/** Tracks in words: why there is nothing to see or to hear of one. */
import { across } from "../facts/mod.ts";
import { contextOf, directionOf, isLive, readSdp } from "../sdp/mod.ts";
import { outgoing } from "./cards.ts";
import { currentCards, everWas, stateOf } from "./questions.ts";
import type { FoundTrack, Session } from "./session.ts";

/** What a description says of a media section: a direction, or that it is off. */
function sectionSays(sdp: string, mid: string): string {
  const { lines } = readSdp(sdp);
  const context = contextOf({ lines });
  const section = context.sections.find((one) => one.mid === mid);
  if (!section) return "sendrecv";
  const head = lines.find(({ name, section: at }) => name === "m=" && at === section.index)!;
  return isLive(head, section) ? directionOf(context, section) : "off";
}

/** The last description that this client has made, as it leaves: what is carried may be another than what it keeps. */
function toldOf(session: Session, mid: string): string {
  for (const card of currentCards(session).toReversed()) {
    const message = outgoing(card);
    if (message.kind === "description") return sectionSays(message.sdp, mid);
  }
  return session.local ? sectionSays(session.local.sdp, mid) : "sendrecv";
}

/** Why there is nothing to see or to hear of a track, in words; nothing, where something comes. */
export function whyNothing(session: Session, { mid, kind, state, lived }: FoundTrack): string | undefined {
  const what = kind === "video" ? "picture" : "sound";
  const other = `Client ${across(session.client)}`;
  if (state === "ended") return `This track has ended: no ${what} can come on it any more.`;
  const direction = session.remote ? sectionSays(session.remote.sdp, mid) : "sendrecv";
  if (direction === "off") return `${other} refuses this track’s media section: its port is 0, and no ${what} comes.`;
  if (!direction.startsWith("send")) return `${other} sends nothing here now: its media section says a=${direction}.`;
  if (state === "unmute") return undefined;
  if (lived) return `The track is muted: no ${what} comes right now.`;
  if (stateOf(session, "signaling") !== "stable") return `No ${what} yet: the exchange of offer and answer goes on.`;
  if (!everWas(session, "connection", "connected")) {
    return `No ${what} yet: the clients are not connected. They need candidates of each other.`;
  }
  const told = toldOf(session, mid);
  if (told === "off") return `${other} was told that its ${what} is refused: in the answer, the section’s port is 0.`;
  if (told === "sendonly" || told === "inactive") {
    return `${other} was told to send no ${what} here: the answer’s section says a=${told}.`;
  }
  return `No ${what} yet: ${other} sends once both clients hold the offer and the answer.`;
}
