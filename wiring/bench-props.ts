/** Turns a bench into what the components draw. */
import type { useModel } from "@preact/signals";
import type { Listings } from "../components/client/Client.tsx";
import type { DiagramModel } from "../models/instruments/diagram.ts";
import type { WrittenForm } from "../protocol/blob/mod.ts";
import type { ClientName } from "../protocol/facts/mod.ts";
import { announcementOf } from "../protocol/advice/mod.ts";
import { clientProps } from "./client-props.ts";
import type { BenchOnScreen } from "./use-bench.ts";

/** The props of `Workbench`, as the bench stands now. */
export function propsOf(bench: BenchOnScreen, listings: Listings, root: string, onReset = bench.reset) {
  return {
    bench: bench.sessions.value,
    clients: { A: clientProps(bench, "A", listings, root), B: clientProps(bench, "B", listings, root) },
    next: bench.suggestion.value,
    sole: bench.sole.value,
    mode: bench.mode.value,
    front: bench.front.value,
    happened: happenedProps(bench, root),
    reasons: reasonsProps(bench),
    used: bench.used.value,
    spoken: announcementOf(bench.sessions.value),
    withholds: bench.patience.withholds.value,
    ...dialogProps(bench),
    onMode: bench.choose,
    onWithhold: bench.patience.withhold,
    onFront: bench.bringForward,
    awaited: bench.pendingCarry.value,
    onCarryNext: (from: ClientName) => void bench.carryNext(from),
    onReset,
  };
}

/** The QR code and the camera, while either is open; and what is said where the page may have neither camera nor clipboard. */
export function dialogProps({ leaving, arriving, instruments }: BenchOnScreen) {
  const kit = instruments.value;
  const shown = kit && leaving.shown.value;
  const scanning = kit && arriving.scanning.value;
  return {
    PlainHttp: globalThis.isSecureContext === false ? instruments.value?.PlainHttp : undefined,
    shown: shown && {
      Dialog: kit.QrDialog,
      ...shown,
      onForm: (form: WrittenForm) => void leaving.show(shown.client, shown.id, form),
      onClose: leaving.hide,
    },
    scanning: scanning && {
      Dialog: kit.Scanner,
      ...scanning,
      videoRef: arriving.see,
      onPicture: (file: File) => void arriving.takePicture(file),
      onClose: arriving.closeCamera,
    },
  };
}

/** The diagram of what happened, once it has come, and the ways to save it. */
export function happenedProps(bench: BenchOnScreen, root: string, name = "out-of-band") {
  const kit = bench.instruments.value;
  return kit && {
    Diagram: kit.Diagram,
    SaveForm: kit.SaveForm,
    props: { ...diagramProps(kit.diagram), alone: bench.sole.value },
    replayHref: `${root}replay/`,
    onSave: kit.saving(name, () => JSON.parse(bench.trace()), kit.diagram),
  };
}

type Model = ReturnType<typeof useModel<InstanceType<typeof DiagramModel>>>;

/** The props of `Diagram`. */
export function diagramProps(model: Model) {
  return {
    diagram: model.diagram.value,
    filters: model.filters.value,
    zoom: model.zoom.value,
    firstRow: model.firstRow.value,
    rowsShown: model.rowsShown.value,
    live: model.live.value,
    asList: model.asList.value,
    opened: model.opened.value,
    onFilter: model.filter,
    onZoom: model.setZoom,
    onScroll: model.scroll,
    onNewest: model.newest,
    onOpen: model.open,
    onAsList: model.list,
  };
}

/** The reasons for not connecting, while somebody looks at them. */
export function reasonsProps(bench: BenchOnScreen) {
  const kit = bench.instruments.value;
  const open = bench.reasonsOpen.value;
  const sides = open && kit && bench.seconds.value >= 0 ? (bench.sole.value ? [bench.sole.value] : CLIENTS) : [];
  const { A, B } = bench.sessions.value;
  const there = { A: bench.sole.value ? undefined : B, B: bench.sole.value ? undefined : A };
  return {
    open,
    Why: kit?.Why,
    sides: sides.map((client) => ({
      client,
      reasons: kit!.why(
        bench.sessions.value[client],
        there[client],
        bench.sessions.value[client].pairs,
        bench[client].elapsed(),
      ),
    })),
    onOpen: bench.openReasons,
  };
}

const CLIENTS = ["A", "B"] as const;
