/** Video and audio of a bench. What they need is loaded when somebody opens them, or when a track comes. */
import { signal, useSignalEffect } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { withStyles } from "../browser/late-styles.ts";
import { after } from "../browser/timers.ts";
import { useClient } from "../components/bench/client-view.ts";
import { MediaPanel } from "../components/media/MediaPanel.tsx";
import { RELAY_LABEL } from "../protocol/facts/mod.ts";
import type { LiveBench } from "./use-bench.ts";

type Loaded = typeof import("./lazy/media.ts");
interface Media extends Pick<Loaded, "FoundTracks" | "SentTracks"> {
  readonly view: InstanceType<Loaded["MediaModel"]>;
  readonly relay: InstanceType<Loaded["RelayModel"]>;
}

/** What draws the media of a client of this bench; both clients share what was loaded. */
export function mediaOf(bench: LiveBench): FunctionComponent {
  const media = signal<Media | undefined>(undefined);
  async function load() {
    // A track may be the first act: what finds the next one comes with it.
    bench.ready().catch(() => {});
    const { MediaModel, RelayModel, ...parts } = await withStyles(() => import("./lazy/media.ts"));
    media.value ??= {
      ...parts,
      view: new MediaModel({ after, clients: bench }),
      relay: new RelayModel({ after, clients: bench, sole: bench.sole, ready: bench.ready }),
    };
  }
  return function Media() {
    const { session } = useClient();
    useSignalEffect(() => {
      const { channels, tracksFound } = session.value;
      const comes = tracksFound.length > 0 || channels.includes(RELAY_LABEL);
      if (comes && !media.peek()) void load();
    });
    const { FoundTracks, SentTracks, view, relay } = media.value ?? {};
    return (
      <MediaPanel
        found={FoundTracks && view && <FoundTracks view={view} />}
        sent={SentTracks && view && relay && <SentTracks view={view} relay={relay} />}
        onOpen={(open) => open && !media.peek() && void load()}
      />
    );
  };
}
