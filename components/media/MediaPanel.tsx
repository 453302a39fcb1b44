/** Where video and audio lie on a client: closed until somebody opens it, or until a track comes. */
import type { FunctionComponent } from "preact";
import type { Session } from "../../protocol/session/mod.ts";
import type { MediaProps, MediaTracks } from "./MediaTracks.tsx";

interface Props {
  /** What comes when it is first opened. */
  readonly Tracks?: typeof MediaTracks;
  readonly tracks?: MediaProps;
  readonly onOpen: (open: boolean) => void;
}

/** The panel, and what it shows: handed to a client that has one. */
export interface MediaOn {
  readonly Panel: FunctionComponent<Props & { readonly session: Session }>;
  readonly props: Props;
}

export function MediaPanel({ session, Tracks, tracks, onOpen }: Props & { readonly session: Session }) {
  const { client } = session;
  return (
    <section class="media" aria-label={`Video and audio of Client ${client}`}>
      {Tracks && tracks && <Tracks {...tracks} session={session} part="found" />}
      <details class="more" onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>Video and audio</summary>
        {Tracks && tracks && <Tracks {...tracks} session={session} part="sent" />}
      </details>
    </section>
  );
}
