/** “Show me”: the next act is done by the page, said with its reason; small, and never the dark button. */
import type { ReadonlySignal } from "@preact/signals";
import type { Shown } from "../../models/lesson/show-me.ts";

/** What was shown, and what shows more. */
export interface ShowMeView {
  readonly canShow: ReadonlySignal<boolean>;
  readonly said: ReadonlySignal<Shown | undefined>;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly showNext: () => void;
  readonly showRest: () => void;
  readonly stop: () => void;
}

/** What begins it and ends it. The same button stops that began the rest, so that the keyboard stays where it is. */
export function ShowMeButtons({ view }: { view: ShowMeView }) {
  const isPlaying = view.isPlaying.value;
  if (!isPlaying && !view.canShow.value) return null;
  return (
    <>
      {!isPlaying && <button type="button" class="plain" onClick={view.showNext}>Show me</button>}
      <button type="button" class="plain" onClick={isPlaying ? view.stop : view.showRest}>
        {isPlaying ? "Stop showing" : "Show me the rest"}
      </button>
    </>
  );
}

const WORDS: Readonly<Record<Shown["is"], string>> = { coming: "Next", done: "Shown", failed: "This did not work" };

/** What is being shown, or was shown last. */
export function ShowMeSays({ view }: { view: ShowMeView }) {
  const said = view.said.value;
  return (
    <p class="shown-act" role="status">
      {said && (
        <>
          <b>{WORDS[said.is]}:</b> {said.says} <span class="quiet">{said.why}</span>
        </>
      )}
    </p>
  );
}
