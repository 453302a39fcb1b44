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
  /** The place of the first that is shown, and how many there are. */
  readonly first: ReadonlySignal<number>;
  readonly total: ReadonlySignal<number>;
  readonly list: PacketsView;
  readonly showAll: (on: boolean) => void;
  readonly turn: (to: number) => void;
}

export function CapturePackets({ view }: { readonly view: CaptureView }) {
  const { list, showAll, turn } = view;
  const [first, total, hidden] = [view.first.value, view.total.value, view.hidden.value];
  const last = first + list.rows.value.length;
  const step = list.rows.value.length;
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
      <PacketList view={list} label="Packets of the capture">
        {step < total && (
          <p class="capture-said">
            {first > 0 && <button type="button" onClick={() => turn(0)}>From the beginning</button>}
            <span class="quiet">Packets {first + 1} to {last} of {total}</span>
            {last < total && <button type="button" onClick={() => turn(last)}>Later ones</button>}
          </p>
        )}
      </PacketList>
    </section>
  );
}
