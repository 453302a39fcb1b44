/** Client B as a peer of glass, or as the browser’s own. */
import type { ReadonlySignal } from "@preact/signals";
import { Reset } from "../bench/BenchBar.tsx";

/** What plays Client B, and what changes it. */
export interface GlassView {
  /** Whether Client B is a peer of glass; and makes both clients anew, so that it is one or is none. */
  readonly isGlass: ReadonlySignal<boolean>;
  readonly playGlass: (on: boolean) => void;
}

export function GlassChoice({ view: { isGlass, playGlass } }: { readonly view: GlassView }) {
  return (
    <div class="glass-choice">
      <p>
        DTLS hides what flows in a connection from everybody between its ends, this box included. So the box can be an
        end itself: as a <b>peer of glass</b>{" "}
        it plays Client B, and shows under Packets what it puts into DTLS and takes out of it, which is SCTP with data
        channels inside. It takes the same calls, has no video and no audio, and speaks DTLS 1.2.
      </p>
      <p class="glass-acts">
        <Reset
          mayBeNext={false}
          label={isGlass.value ? "Make Client B this browser’s again" : "Make Client B a peer of glass"}
          onReset={() => playGlass(!isGlass.value)}
        />
        <span class="quiet" role="status">
          {isGlass.value ? "Client B is a peer of glass." : "Both clients are this browser’s; they are made anew."}
        </span>
      </p>
    </div>
  );
}
