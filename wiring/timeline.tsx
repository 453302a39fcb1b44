/** What happened on a bench, as a diagram, with the ways to save it. */
import { type ReadonlySignal, useModel } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { saveText } from "../browser/file.ts";
import { savePictures } from "../browser/save-png.ts";
import { Diagram, type DiagramView } from "../components/instruments/Diagram.tsx";
import { type SavedAs, SaveForm } from "../components/instruments/SaveForm.tsx";
import { DiagramModel } from "../models/instruments/diagram.ts";
import type { PacketSeen } from "../protocol/diagram/mod.ts";
import type { Trace } from "../protocol/trace/mod.ts";
import type { LiveBench } from "./use-bench.ts";

/**
 * The diagram of a live bench. `name` says how saved files begin, `root` the way to the site’s root, `entered` what no
 * saved file may hold, and `packets` are those that a box tells of.
 */
export const timelineOf = (
  bench: LiveBench,
  name: () => string,
  root: string,
  entered?: () => readonly string[],
  packets?: ReadonlySignal<readonly PacketSeen[]>,
): FunctionComponent =>
  function Timeline() {
    const view = useModel(() => new DiagramModel({ A: bench.A.log, B: bench.B.log }, packets));
    const save = saving(name, () => JSON.parse(bench.trace.peek()), view, entered);
    return (
      <Diagram view={{ ...view, packets }} alone={bench.sole.value}>
        <SaveForm replayHref={`${root}replay/`} onSave={save} />
      </Diagram>
    );
  };

/** The diagram of a replay, which holds its own model of it. */
export const replayTimelineOf = (view: DiagramView, trace: () => Trace): FunctionComponent =>
  function Timeline() {
    return (
      <Diagram view={view}>
        <SaveForm onSave={saving(() => "out-of-band", trace, view)} />
      </Diagram>
    );
  };

/** Saves a trace, or its drawing: redacted, unless somebody wants what is `real`. */
const saving = (
  name: () => string,
  trace: () => Trace,
  view: DiagramView,
  entered: () => readonly string[] = () => [],
) =>
async (as: SavedAs, real: boolean) => {
  const { redactTrace, diagramOf, diagramSvg, writeWhole } = await import("./lazy/save.ts");
  const saved = real ? trace() : redactTrace(trace(), new Map(), [], entered());
  const logs = { A: saved.clients.A.log, B: saved.clients.B.log };
  const file = real ? `${name()}-with-addresses` : name();
  if (as === "trace") return saveText(`${file}.trace.json`, writeWhole(saved));
  const svg = diagramSvg(diagramOf(logs), { title: "Out of Band", theme: "light", filters: view.filters.peek() });
  if (as === "svg") saveText(`${file}.svg`, svg, "image/svg+xml");
  else return picturesText(await savePictures(file, svg));
};

/** What is said of pictures that were saved; nothing where one was enough. */
function picturesText({ saved, needed }: { readonly saved: number; readonly needed: number }): string | undefined {
  if (saved === 0) return "The browser could not draw this picture. Save SVG holds the same, at any length.";
  if (needed === 1) return undefined;
  const pictures =
    `This is too long for one picture that could be read: it was saved as ${saved}, one below the other.`;
  return saved === needed
    ? pictures
    : `${pictures} The rest, ${needed - saved} more, was left out; Save SVG holds all of it.`;
}
