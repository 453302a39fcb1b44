/** The tracks of one client: what it sends, with what adds and removes it, and what comes to it. */
import type { ComponentProps } from "preact";
import { across, type MediaRead, nameOfTrack, type TrackInit } from "../../protocol/facts/mod.ts";
import { type FoundTrack, type Session, whyNothing } from "../../protocol/session/mod.ts";
import { wantsOffer } from "../../protocol/advice/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { Relay } from "./Relay.tsx";

export interface MediaProps {
  /** What the statistics count of each track that comes. */
  readonly reads: readonly MediaRead[];
  /** The mids whose sound is to be heard. */
  readonly heard: readonly string[];
  /** Whether an offer can go by itself, and the switch for it. */
  readonly relay: ComponentProps<typeof Relay>;
  readonly onAdd: (track: TrackInit) => void;
  readonly onRemove: (sender: number) => void;
  readonly onHear: (mid: string, on: boolean) => void;
  /** Shows in an element what is sent, or what comes. */
  readonly show: (what: { readonly sender: number } | { readonly mid: string }, element: object) => void;
}

const ADD: readonly (readonly [words: string, track: TrackInit])[] = [
  ["Add synthetic video", { kind: "video", source: "synthetic" }],
  ["Add synthetic audio", { kind: "audio", source: "synthetic" }],
  ["Add camera", { kind: "video", source: "device" }],
  ["Add microphone", { kind: "audio", source: "device" }],
];

interface Props extends MediaProps {
  readonly session: Session;
  readonly part: "sent" | "found";
}

export function MediaTracks(props: Props) {
  return props.part === "sent" ? <Sent {...props} /> : <Found {...props} />;
}

function Sent({ session, relay, onAdd, onRemove, show }: Props) {
  const { client, tracksSent } = session;
  return (
    <div class="media-sent">
      <p class="quiet">
        Synthetic media is drawn and sounded by this page: it needs no camera, no microphone and no permission. Each
        button calls addTrack, and the SDP of the next offer grows.
      </p>
      <p class="media-add">
        {ADD.map(([words, track]) => <button key={words} type="button" onClick={() => onAdd(track)}>{words}</button>)}
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
                    if (element) show({ sender }, element);
                  }}
                />
              )}
              <span>
                <b>{nameOfTrack(track)}</b> <span class="quiet">{track.removed ? "removed" : `sender ${sender}`}</span>
              </span>
              {!track.removed && (
                <button type="button" onClick={() => onRemove(sender)}>
                  Remove<span class="hidden">{` ${nameOfTrack(track)}`}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Relay {...relay} />
    </div>
  );
}

function Found({ session, reads, heard, onHear, show }: Props) {
  const { client, tracksFound } = session;
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
          {tracksFound.map((track) => (
            <FoundRow
              key={track.mid}
              session={session}
              track={track}
              read={reads.find(({ mid }) => mid === track.mid)}
              heard={heard.includes(track.mid)}
              onHear={onHear}
              show={show}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface RowProps extends Pick<MediaProps, "onHear" | "show"> {
  readonly session: Session;
  readonly track: FoundTrack;
  readonly read?: MediaRead;
  readonly heard: boolean;
}

function FoundRow({ session, track, read, heard, onHear, show }: RowProps) {
  const { mid, kind } = track;
  const nothing = whyNothing(session, track);
  const name = `${kind} from Client ${across(session.client)}`;
  function see(element: HTMLMediaElement | null) {
    if (element) show({ mid }, element);
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
          <input type="checkbox" checked={heard} onChange={(event) => onHear(mid, event.currentTarget.checked)} />
          Hear it
        </label>
      )}
    </li>
  );
}

/** What has come so far, in words. */
const counted = ({ kind, packets, frames = 0, width, height }: MediaRead): string =>
  kind === "video" ? `${count(frames, "picture")}${width ? `, ${width} × ${height}` : ""}` : count(packets, "packet");
