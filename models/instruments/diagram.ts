/** What happened, as it is looked at: which kinds, how densely, from where, and what lies open. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import {
  ALL,
  DRAWN_ROWS,
  extendAll,
  type Filters,
  type Kind,
  markText,
  newDiagram,
  type PacketSeen,
  rowOfMark,
  type SequenceDiagram,
  totalOf,
  visible,
  type Zoom,
} from "../../protocol/diagram/mod.ts";
import type { ClientName, Entry } from "../../protocol/facts/mod.ts";

type Logs = Readonly<Record<ClientName, readonly Entry[]>>;

/** By how many rows the drawn ones move on. */
const STRIDE = 10;

/** Keeps the diagram of two logs and of packets that grow; what was replaced or has shrunk begins it anew. */
function follow(): (logs: Logs, packets: readonly PacketSeen[]) => SequenceDiagram {
  let diagram = newDiagram();
  let seen: Logs = { A: [], B: [] };
  /** The packets that were drawn; the oldest are given up in time, and stay drawn. */
  let told: readonly PacketSeen[] = [];
  const grew = (before: readonly Entry[], now: readonly Entry[]) =>
    now.length >= before.length && now[0] === before[0] && now[before.length - 1] === before.at(-1);
  const last = (packets: readonly PacketSeen[]) => packets.at(-1)?.number ?? 0;
  return (logs, packets) => {
    if (!grew(seen.A, logs.A) || !grew(seen.B, logs.B) || last(packets) < last(told)) {
      diagram = newDiagram();
      seen = { A: [], B: [] };
      told = [];
    }
    const news = { A: logs.A.slice(seen.A.length), B: logs.B.slice(seen.B.length) };
    diagram = extendAll(diagram, news, packets.filter(({ number }) => number > last(told)));
    seen = logs;
    told = packets;
    return diagram;
  };
}

export const DiagramModel = createModel(
  (
    logs: Readonly<Record<ClientName, ReadonlySignal<readonly Entry[]>>>,
    packets?: ReadonlySignal<readonly PacketSeen[]>,
  ) => {
    const followed = follow();
    const diagram = computed(() => followed({ A: logs.A.value, B: logs.B.value }, packets?.value ?? []));
    const filters = signal<Filters>(ALL);
    const zoom = signal<Zoom>(1);
    const asList = signal(false);
    /** Follows the newest row. */
    const live = signal(true);
    const scrolled = signal(0);
    /** The first row in sight, to be found again among others. */
    let top = 0;
    const chosen = signal<string | undefined>(undefined);
    const total = computed(() => totalOf(diagram.value, filters.value));
    const firstRow = computed(() => {
      // In strides at the end, too: nearly always one more row is all that changes.
      const lastStart = Math.max(0, Math.ceil((total.value - DRAWN_ROWS) / STRIDE) * STRIDE);
      return live.value ? lastStart : Math.min(scrolled.value, lastStart);
    });
    /** A mark that is no longer there cannot lie open. */
    const opened = computed(() => {
      const id = chosen.value;
      return id !== undefined && markText(diagram.value, id) ? id : undefined;
    });

    /** `row` is the first in sight; some above it are drawn, too, so that a small move draws nothing. */
    function scroll(row: number, atEnd: boolean) {
      live.value = atEnd;
      top = row;
      scrolled.value = Math.max(0, Math.floor(row / STRIDE) * STRIDE - STRIDE);
    }
    function newest() {
      live.value = true;
    }
    /** Shows or hides a kind; what was in sight stays so. */
    function filter(kind: Kind) {
      const before = filters.value;
      const next = new Set(before);
      if (!next.delete(kind)) next.add(kind);
      const anchor = visible(diagram.value, before, { from: top, to: top + 2 }).rows.find((row) => "mark" in row);
      filters.value = next;
      if (!live.value && anchor && "mark" in anchor) stay(rowOfMark(diagram.value, next, anchor.mark.id));
    }
    function setZoom(next: Zoom) {
      zoom.value = next;
      if (!live.value) stay(top);
    }
    /** Other rows, or other heights: the page goes to this one. */
    function stay(row: number) {
      top = Math.max(0, row);
      scrolled.value = top;
    }
    function open(id: string | undefined) {
      chosen.value = id;
    }
    function list(on: boolean) {
      asList.value = on;
    }

    return {
      diagram,
      filters,
      zoom,
      firstRow,
      live,
      asList,
      opened,
      scroll,
      newest,
      filter,
      setZoom,
      open,
      list,
    };
  },
);
