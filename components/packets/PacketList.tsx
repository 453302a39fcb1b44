/** Packets as rows, and below the one that was pressed its bytes and fields. */
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Packet, PacketField } from "../../protocol/packets/mod.ts";
import { PacketRows, type ShownPacket } from "./PacketRows.tsx";
import { PacketView, type Tie } from "./PacketView.tsx";

/** Packets as a model holds them. */
export interface PacketsView {
  readonly rows: ReadonlySignal<readonly ShownPacket[]>;
  /** The place of the first that is shown, and how many there are. */
  readonly first: ReadonlySignal<number>;
  readonly total: ReadonlySignal<number>;
  /** The number of the packet that lies open, the packet, and its field that lies open. */
  readonly opened: ReadonlySignal<number | undefined>;
  readonly packet: ReadonlySignal<Packet | undefined>;
  readonly field: ReadonlySignal<number | undefined>;
  readonly tiesOf: ReadonlySignal<(field: PacketField) => readonly Tie[]>;
  readonly open: (number: number | undefined) => void;
  readonly openField: (field: number | undefined) => void;
  readonly turn: (to: number) => void;
}

interface Props {
  readonly view: PacketsView;
  readonly label: string;
  /** Shows a line of a session description. */
  readonly onTie?: (tie: Tie) => void;
  /** What is to be said of all of them. */
  readonly children?: ComponentChildren;
}

export function PacketList({ view, label, onTie, children }: Props) {
  return (
    <div class="packet-list">
      {children}
      <Turn view={view} />
      <PacketRows packets={view.rows.value} label={label} opened={view.opened.value} onOpen={view.open}>
        <OpenedPacket view={view} onTie={onTie} />
      </PacketRows>
    </div>
  );
}

/** Which of them are shown, where not all are. */
function Turn({ view: { rows, first, total, turn } }: Pick<Props, "view">) {
  const last = first.value + rows.value.length;
  if (rows.value.length === total.value) return null;
  return (
    <p class="packet-turn">
      {first.value > 0 && <button type="button" onClick={() => turn(0)}>From the beginning</button>}
      <span class="quiet">Packets {first.value + 1} to {last} of {total.value}</span>
      {last < total.value && <button type="button" onClick={() => turn(last)}>Later ones</button>}
    </p>
  );
}

/** The packet that lies open, in bytes and fields. */
export function OpenedPacket({ view, onTie }: Pick<Props, "view" | "onTie">) {
  const packet = view.packet.value;
  return packet
    ? (
      <PacketView
        packet={packet}
        opened={view.field.value}
        onOpen={view.openField}
        tiesOf={view.tiesOf.value}
        onTie={onTie}
      />
    )
    : null;
}
