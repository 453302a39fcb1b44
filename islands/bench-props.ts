/** Turns a bench into what the components draw. */
import { saveText } from "../browser/file.ts";
import type { Listings } from "../components/Client.tsx";
import type { WrittenForm } from "../protocol/blob/mod.ts";
import { spoken } from "../protocol/story.ts";
import { clientProps } from "./client-props.ts";
import type { BenchOnScreen } from "./use-bench.ts";

/** The props of `Workbench`, as the bench stands now. */
export function propsOf(bench: BenchOnScreen, listings: Listings, root: string, onReset = bench.reset) {
  return {
    bench: bench.sessions.value,
    clients: { A: clientProps(bench, "A", listings, root), B: clientProps(bench, "B", listings, root) },
    next: bench.suggestion.value,
    mode: bench.mode.value,
    front: bench.front.value,
    logs: { A: bench.A.log.value, B: bench.B.log.value },
    used: bench.used.value,
    spoken: spoken(bench.sessions.value),
    ...dialogProps(bench),
    onMode: bench.choose,
    onFront: bench.bringForward,
    onReset,
    onSave: () => saveText("out-of-band.trace.json", bench.trace()),
  };
}

/** The QR code and the camera, while either is open. */
export function dialogProps({ leaving, arriving }: BenchOnScreen) {
  const shown = leaving.shown.value;
  const scanning = arriving.scanning.value;
  return {
    shown: shown && {
      ...shown,
      onForm: (form: WrittenForm) => void leaving.show(shown.client, shown.id, form),
      onClose: leaving.hide,
    },
    scanning: scanning && {
      ...scanning,
      videoRef: arriving.see,
      onPicture: (file: File) => void arriving.takePicture(file),
      onClose: arriving.closeCamera,
    },
  };
}
