/** Video and audio in a replay: a trace tells of tracks, and holds none. */
import { across, nameOfTrack } from "../../protocol/facts/mod.ts";
import { useClient } from "../bench/client-view.ts";

export function MediaSummary() {
  const { client, session } = useClient();
  const { tracksSent, tracksFound } = session.value;
  if (tracksSent.length + tracksFound.length === 0) return null;
  return (
    <section class="media" aria-label={`Video and audio of Client ${client}`}>
      <p>
        A trace holds facts, and no media: there is nothing to see or to hear in a replay.
      </p>
      <ul class="media-tracks">
        {tracksSent.map((track, i) => (
          <li key={`sent ${i}`}>
            sends {nameOfTrack(track)}
            {track.removed && ", removed again"}
          </li>
        ))}
        {tracksFound.map(({ mid, kind, state }) => (
          <li key={`found ${mid}`}>
            {kind} from Client {across(client)}, mid {mid}: {STATES.get(state) ?? state}
          </li>
        ))}
      </ul>
    </section>
  );
}

const STATES = new Map([["mute", "nothing comes"], ["unmute", "it comes"], ["ended", "it has ended"]]);
