/** What can be said of the tracks that came to a client. */
import { readSdp } from "../sdp/mod.ts";
import { everWas, stateOf } from "./questions.ts";
import type { FoundTrack, Session } from "./session.ts";

/** The direction of a media section as its description says it; `sendrecv` where it says none (RFC 8866 §6.7). */
export function directionOf(sdp: string, mid: string): string {
  const sections: string[][] = [];
  for (const { text } of readSdp(sdp).lines) {
    if (text.startsWith("m=")) sections.push([]);
    sections.at(-1)?.push(text);
  }
  const section = sections.find((lines) => lines.includes(`a=mid:${mid}`)) ?? [];
  return section.find((text) => /^a=(sendrecv|sendonly|recvonly|inactive)$/.test(text))?.slice(2) ?? "sendrecv";
}

/** Why there is nothing to see or to hear of a track, in words; nothing, where something comes. */
export function whyNothing(session: Session, { mid, kind, state, lived }: FoundTrack): string | undefined {
  const what = kind === "video" ? "picture" : "sound";
  const other = `Client ${session.client === "A" ? "B" : "A"}`;
  if (state === "ended") return `This track has ended: no ${what} can come on it any more.`;
  const direction = session.remote ? directionOf(session.remote.sdp, mid) : "sendrecv";
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
