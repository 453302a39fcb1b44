/** The packets of a capture, some at a time. */
import type { ReadonlySignal } from "@preact/signals";
import { count } from "../../protocol/text/mod.ts";
import { PacketList, type PacketsView } from "./PacketList.tsx";

/** A capture as a model holds it. */
export interface CaptureView {
  readonly summary: ReadonlySignal<string>;
  /** How many packets WebRTC does not speak; and whether they are shown, too. */
  readonly hidden: ReadonlySignal<number>;
  readonly isAll: ReadonlySignal<boolean>;
  readonly list: PacketsView;
  readonly showAll: (on: boolean) => void;
}

export function CapturePackets({ view }: { readonly view: CaptureView }) {
  const { list, showAll } = view;
  const hidden = view.hidden.value;
  return (
    <section id="bench" class="capture" aria-label="Packets of the capture" tabIndex={0}>
      <p class="capture-said">
        <span class="quiet">{view.summary}</span>
        {hidden > 0 && (
          <label>
            <input
              type="checkbox"
              checked={view.isAll.value}
              onChange={({ currentTarget }) => showAll(currentTarget.checked)}
            />{" "}
            show also {count(hidden, "packet")} that WebRTC does not speak
          </label>
        )}
      </p>
      <PacketList view={list} label="Packets of the capture" />
    </section>
  );
}
