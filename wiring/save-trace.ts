/** The ways in which what happened leaves the page. */
import type { useModel } from "@preact/signals";
import { saveText } from "../browser/file.ts";
import { savePicture } from "../browser/save-png.ts";
import type { SavedAs } from "../components/instruments/SaveForm.tsx";
import type { DiagramModel } from "../models/instruments/diagram.ts";
import type { Trace } from "../protocol/trace/mod.ts";

type Model = ReturnType<typeof useModel<InstanceType<typeof DiagramModel>>>;

/** Ways to save a trace and its drawing: redacted, unless somebody wants what is `real`. */
export const saving = (name: string, trace: () => Trace, model: Model) => async (as: SavedAs, real: boolean) => {
  const { redactTrace, diagramOf, diagramSvg, writeWhole } = await import("./lazy/save.ts");
  const saved = real ? trace() : redactTrace(trace());
  const logs = { A: saved.clients.A.log, B: saved.clients.B.log };
  const file = real ? `${name}-with-addresses` : name;
  if (as === "trace") return saveText(`${file}.trace.json`, writeWhole(saved));
  const svg = diagramSvg(diagramOf(logs), { title: "Out of Band", theme: "light", filters: model.filters.peek() });
  if (as === "svg") saveText(`${file}.svg`, svg, "image/svg+xml");
  else await savePicture(`${file}.png`, svg);
};
