/** The tracks of one client: what it sends, with what adds and removes it, and what comes to it. */
import type { ReadonlySignal } from "@preact/signals";
import { across, type ClientName, type MediaRead, nameOfTrack, type TrackInit } from "../../protocol/facts/mod.ts";
import { type FoundTrack, type Session, whyNothing } from "../../protocol/session/mod.ts";
import { wantsOffer } from "../../protocol/advice/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { Relay, type RelayView } from "./Relay.tsx";

/** The media of a bench, as a model holds them. */
interface MediaView {
  /** What the statistics count of each track that comes. */
  readonly reads: ReadonlySignal<Readonly<Record<ClientName, readonly MediaRead[]>>>;
  /** The mids whose sound is to be heard. */
  readonly heard: ReadonlySignal<Readonly<Record<ClientName, readonly string[]>>>;
  readonly add: (client: ClientName, track: TrackInit) => Promise<void>;
  readonly remove: (client: ClientName, sender: number) => Promise<void>;
  readonly hear: (client: ClientName, mid: string, on: boolean) => void;
  /** Shows in an element what is sent, or what comes. */
  readonly show: (
    client: ClientName,
    what: { readonly sender: number } | { readonly mid: string },
    element: object,
  ) => void;
}

const ADD: readonly (readonly [words: string, track: TrackInit])[] = [
  ["Add synthetic video", { kind: "video", source: "synthetic" }],
  ["Add synthetic audio", { kind: "audio", source: "synthetic" }],
  ["Add camera", { kind: "video", source: "device" }],
  ["Add microphone", { kind: "audio", source: "device" }],
];

/** What this client sends, and what adds and removes it. */
export function SentTracks({ view, relay }: { view: MediaView; relay: RelayView }) {
  const { client, session } = useClient();
  const { tracksSent } = session.value;
  return (
    <div class="media-sent">
      {tracksSent.length === 0 && (
        <p class="quiet">
          Synthetic media is drawn and sounded by this page: it needs no camera, no microphone and no permission. Each
          button calls addTrack, and the SDP of the next offer grows.
        </p>
      )}
      <p class="media-add">
        {ADD.map(([words, track]) => (
          <button key={words} type="button" onClick={() => void view.add(client, track)}>{words}</button>
        ))}
      </p>
      {tracksSent.length > 0 && (
        <ul class="media-tracks" aria-label={`Tracks that Client ${client} sends`}>
          {tracksSent.map((track, sender) => (
            <li key={sender}>
              {track.kind === "video" && !track.removed && (
                <video
                  muted
                  autoplay
                  playsInline
                  aria-label={`${nameOfTrack(track)} of Client ${client}, as it is sent`}
                  ref={(element) => {
                    if (element) view.show(client, { sender }, element);
                  }}
                />
              )}
              <span>
                <b>{nameOfTrack(track)}</b> <span class="quiet">{track.removed ? "removed" : `sender ${sender}`}</span>
              </span>
              {!track.removed && (
                <button type="button" onClick={() => void view.remove(client, sender)}>
                  Remove<span class="hidden">{` ${nameOfTrack(track)}`}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Relay view={relay} />
    </div>
  );
}

/** So many tracks are shown, at most: each is a picture or a sound that the browser plays. */
const MOST_SHOWN = 16;

/** What comes to this client, and what it needs a new offer for. */
export function FoundTracks({ view }: { view: MediaView }) {
  const { client, session: { value: session } } = useClient();
  const { tracksFound } = session;
  return (
    <>
      {session.local && wantsOffer(session) && (
        <p class="media-needs" role="status">
          <b>The browser says that it needs a new offer.</b>{" "}
          <span class="quiet">
            What this client sends has changed, and the other learns of it only by offer and answer: the event
            negotiationneeded (WebRTC 1.0 §4.7.3).
          </span>
        </p>
      )}
      {tracksFound.length > 0 && (
        <ul class="media-tracks" aria-label={`Tracks that came to Client ${client}`}>
          {tracksFound.slice(0, MOST_SHOWN).map((track) => (
            <FoundRow key={track.mid} view={view} session={session} track={track} />
          ))}
        </ul>
      )}
      {tracksFound.length > MOST_SHOWN && (
        <p class="quiet">
          {count(tracksFound.length - MOST_SHOWN, "more track")}{" "}
          {tracksFound.length === MOST_SHOWN + 1 ? "has" : "have"} come; the first {MOST_SHOWN}{" "}
          are shown here, since each is a picture or a sound to play.
        </p>
      )}
    </>
  );
}

function FoundRow({ view, session, track }: { view: MediaView; session: Session; track: FoundTrack }) {
  const { client } = session;
  const { mid, kind } = track;
  const read = view.reads.value[client].find((one) => one.mid === mid);
  const heard = view.heard.value[client].includes(mid);
  const nothing = whyNothing(session, track);
  const name = `${kind} from Client ${across(client)}`;
  function see(element: HTMLMediaElement | null) {
    if (element) view.show(client, { mid }, element);
  }
  return (
    <li class={nothing ? "nothing" : ""}>
      {kind === "video"
        ? <video muted autoplay playsInline aria-label={name} ref={see} />
        : <audio muted={!heard} autoplay aria-label={name} ref={see} />}
      <span>
        <b>{name}</b> <span class="quiet">mid {mid}{read && `, ${counted(read)}`}</span>
        {nothing && <span class="media-why">{nothing}</span>}
        {kind === "audio" && read && !nothing && (
          <meter aria-label={`Level of the ${name}`} min={0} max={0.3} value={read.level ?? 0} />
        )}
      </span>
      {kind === "audio" && (
        <label class="media-hear">
          <input
            type="checkbox"
            checked={heard}
            onChange={(event) => view.hear(client, mid, event.currentTarget.checked)}
          />
          Hear it
        </label>
      )}
    </li>
  );
}

/** What has come so far, in words. */
const counted = ({ kind, packets, frames = 0, width, height }: MediaRead): string =>
  kind === "video" ? `${count(frames, "picture")}${width ? `, ${width} × ${height}` : ""}` : count(packets, "packet");
