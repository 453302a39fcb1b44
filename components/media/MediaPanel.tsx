/** Where video and audio lie on a client: closed until somebody opens it, or until a track comes. */
import type { ComponentChildren } from "preact";
import { useClient } from "../bench/client-view.ts";

interface Props {
  /** The tracks that came, and those that are sent, once what draws them is there. */
  readonly found: ComponentChildren;
  readonly sent: ComponentChildren;
  readonly onOpen: (open: boolean) => void;
}

export function MediaPanel({ found, sent, onOpen }: Props) {
  const { client } = useClient();
  return (
    <section class="media" aria-label={`Video and audio of Client ${client}`}>
      {found}
      <details class="more" onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>Video and audio</summary>
        {sent}
      </details>
    </section>
  );
}
