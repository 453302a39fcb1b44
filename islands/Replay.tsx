/** A saved trace, replayed at `/replay/`. */
import { useModel } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { showRow } from "../browser/diagram-scroll.ts";
import { onDropOrPaste } from "../browser/drop-and-paste.ts";
import { readFile } from "../browser/file.ts";
import { siteBase } from "../browser/address.ts";
import { BenchContext } from "../components/bench/view.ts";
import { Workbench } from "../components/bench/Workbench.tsx";
import type { Listings } from "../components/client/Code.tsx";
import { ReplayPage } from "../components/replay/ReplayPage.tsx";
import { Scrubber } from "../components/replay/Scrubber.tsx";
import { ReplayModel } from "../models/replay/replay.ts";
import { ZOOMS } from "../protocol/diagram/mod.ts";
import * as pressTools from "../wiring/lazy/press-tools.ts";
import { replayView, scrubberProps } from "../wiring/replay-view.ts";
import { TOOLS } from "../wiring/use-bench.ts";

const loadJoin = () => import("../protocol/trace/lazy.ts");

export default function Replay({ listings, root }: { listings: Listings; root: string }) {
  const replay = useModel(() =>
    new ReplayModel({ ...TOOLS, pressTools, readFile, loadJoin, base: () => siteBase(root) })
  );
  const [view] = useState(() => replayView(replay, listings, root));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    replay.awake();
    return onDropOrPaste(replay.open);
  }, [replay]);
  const rows = replay.rowsPassed.value;
  useEffect(() => showRow(place.current!, rows, ZOOMS[replay.diagram.zoom.peek()]), [rows]);
  const isOpen = replay.trace.value !== undefined;
  return (
    <div ref={place} class="replay">
      <ReplayPage
        name={isOpen ? replay.name.value : undefined}
        note={replay.note.value}
        problem={replay.problem.value}
        benchHref={`${root}bench/`}
        missing={replay.missing.value}
        onFiles={(files) => void replay.open(files)}
        onOther={(file) => void replay.openOther(file)}
        onText={(text) => void replay.open(text)}
      >
        <Scrubber {...scrubberProps(replay)} />
        <div class="replay-bench">
          {isOpen && (
            <BenchContext.Provider value={view}>
              <Workbench />
            </BenchContext.Provider>
          )}
        </div>
      </ReplayPage>
    </div>
  );
}
