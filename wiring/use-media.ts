/** Brings video and audio to a bench. What they need is loaded when somebody opens them, or when a track comes. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { after } from "../browser/page.ts";
import { MediaPanel } from "../components/media/MediaPanel.tsx";
import type { MediaProps } from "../components/media/MediaTracks.tsx";
import { type ClientName, RELAY_LABEL } from "../protocol/facts/mod.ts";
import type { BenchOnScreen } from "./use-bench.ts";

type Loaded = typeof import("./lazy/media.ts");
interface Kit extends Loaded {
  readonly model: InstanceType<Loaded["MediaModel"]>;
  readonly relay: InstanceType<Loaded["RelayModel"]>;
}

/** The bench, with media. */
export function useMedia(bench: BenchOnScreen): BenchOnScreen {
  const opened = useSignal(false);
  const kit: Signal<Kit | undefined> = useSignal(undefined);
  useSignalEffect(() => {
    const { A, B } = bench.sessions.value;
    const comes = [A, B].some(({ channels, tracksFound }) => tracksFound.length > 0 || channels.includes(RELAY_LABEL));
    if ((!opened.value && !comes) || kit.peek()) return;
    void import("./lazy/media.ts").then((loaded) => {
      const { sole, ready } = bench;
      kit.value ??= {
        ...loaded,
        model: new loaded.MediaModel({ after, clients: bench }),
        relay: new loaded.RelayModel({ after, clients: bench, sole, ready }),
      };
    });
  });
  const onOpen = (open: boolean) => opened.value ||= open;
  return {
    ...bench,
    media: (client) => ({
      Panel: MediaPanel,
      props: { onOpen, ...(kit.value && { Tracks: kit.value.MediaTracks, tracks: tracksOf(kit.value, client) }) },
    }),
  };
}

function tracksOf({ model, relay }: Kit, client: ClientName): MediaProps {
  return {
    reads: model.reads.value[client],
    heard: model.heard.value[client],
    relay: { on: relay.on.value, state: relay.state.value, silent: relay.silent.value, onTurn: relay.turn },
    onAdd: (track) => void model.add(client, track),
    onRemove: (sender) => void model.remove(client, sender),
    onHear: (mid, on) => model.hear(client, mid, on),
    show: (what, element) => model.show(client, what, element),
  };
}
