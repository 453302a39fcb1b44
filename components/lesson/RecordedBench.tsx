/** The bench of a lesson whose recording is watched: what it is, the network as it was, the slider, and both clients. */
import type { ReadonlySignal } from "@preact/signals";
import type { Ref } from "preact";
import { READ_ONLY_NOTE } from "../bench/view.ts";
import { Workbench } from "../bench/Workbench.tsx";
import { Scrubber, type ScrubberProps } from "../replay/Scrubber.tsx";

/** A lesson that is watched. */
interface WatchView {
  /**
   * How the step that lies open stands: not watched to its end; watched; `still`, for nothing is called in it; or
   * `ahead`, for it is on a bench that the steps before it do not lead to yet. Nothing where none lies open.
   */
  readonly standing: ReadonlySignal<"unseen" | "seen" | "still" | "ahead" | undefined>;
  readonly player: { readonly playing: ReadonlySignal<boolean> };
  readonly watch: () => void;
}

interface Props {
  /** Where the diagram is looked for. */
  readonly place: Ref<HTMLDivElement>;
  readonly watch: WatchView;
  /** The network between the clients at the present moment, in words. */
  readonly network: ReadonlySignal<string>;
  readonly scrubber: () => ScrubberProps;
}

export function RecordedBench({ place, watch, network, scrubber }: Props) {
  return (
    <div ref={place} class="replay recorded-bench">
      <div class="recorded-head">
        <p>
          <b>A recording.</b> <span id={READ_ONLY_NOTE}>Nothing is called here: it was done before, on a box.</span>
          {" "}
          <span class="quiet">Network: {network}</span>
        </p>
        <WatchStep view={watch} />
      </div>
      <Scrubber {...scrubber()} isLed={false} />
      <div class="replay-bench">
        <Workbench />
      </div>
    </div>
  );
}

/** What shows the present step, and what there is to do where nothing is shown. */
function WatchStep({ view }: { readonly view: WatchView }) {
  const standing = view.standing.value;
  if (standing === undefined) return null;
  const isNext = standing === "unseen" && !view.player.playing.value;
  return (
    <p class="watch-step">
      {standing === "still" && <span class="quiet">Nothing is called in this step: open what is there.</span>}
      {standing === "ahead" && <span class="quiet">It begins on a fresh bench, after the steps before it.</span>}
      {(standing === "unseen" || standing === "seen") && (
        <button type="button" class={isNext ? "next" : ""} data-next={isNext || undefined} onClick={view.watch}>
          {standing === "unseen" ? "Watch this step" : "Watch it again"}
        </button>
      )}
    </p>
  );
}
