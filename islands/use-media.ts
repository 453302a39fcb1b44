/** Brings video and audio to a bench. What they need is loaded when somebody opens them, or when a track comes. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { after } from "../browser/page.ts";
import { MediaPanel } from "../components/MediaPanel.tsx";
import type { MediaProps } from "../components/MediaTracks.tsx";
import type { ClientName } from "../protocol/fact.ts";
import type { BenchOnScreen } from "./use-bench.ts";

type Loaded = typeof import("./media.ts");
interface Kit extends Loaded {
  readonly model: InstanceType<Loaded["MediaModel"]>;
}

/** The bench, with media. */
export function useMedia(bench: BenchOnScreen): BenchOnScreen {
  const opened = useSignal(false);
  const kit: Signal<Kit | undefined> = useSignal(undefined);
  useSignalEffect(() => {
    const { A, B } = bench.sessions.value;
    const comes = A.tracksFound.length + B.tracksFound.length > 0;
    if ((!opened.value && !comes) || kit.peek()) return;
    void import("./media.ts").then((loaded) => {
      kit.value ??= { ...loaded, model: new loaded.MediaModel({ after, clients: bench }) };
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

function tracksOf({ model }: Kit, client: ClientName): MediaProps {
  return {
    reads: model.reads.value[client],
    heard: model.heard.value[client],
    onAdd: (track) => void model.add(client, track),
    onRemove: (sender) => void model.remove(client, sender),
    onHear: (mid, on) => model.hear(client, mid, on),
    show: (what, element) => model.show(client, what, element),
  };
}
