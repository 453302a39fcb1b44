/** A saved trace, replayed at `/replay/`; or a capture, whose packets are explained. */
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
import { useCapture } from "../wiring/use-capture.ts";
import { scrubberProps } from "../wiring/replay-scrubber.ts";
import { replayView } from "../wiring/replay-view.ts";
import { TOOLS } from "../wiring/use-bench.ts";

const loadJoin = () => import("../protocol/trace/lazy.ts");

export default function Replay({ listings, root }: { listings: Listings; root: string }) {
  const replay = useModel(() =>
    new ReplayModel({ ...TOOLS, pressTools, readFile, loadJoin, base: () => siteBase(root) })
  );
  const [view] = useState(() => replayView(replay, listings, root));
  const capture = useCapture(replay);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    replay.awake();
    return onDropOrPaste(capture.open);
  }, [replay]);
  const rows = replay.rowsPassed.value;
  useEffect(() => showRow(place.current!, rows, ZOOMS[replay.diagram.zoom.peek()]), [rows]);
  const captured = capture.name.value;
  const isOpen = replay.trace.value !== undefined;
  const opened = isOpen ? replay.name.value : undefined;
  return (
    <div ref={place} class="replay">
      <ReplayPage
        name={captured ?? opened}
        note={captured === undefined ? replay.note.value : ""}
        problem={capture.problem.value}
        onClose={captured === undefined ? undefined : capture.close}
        benchHref={`${root}bench/`}
        missing={captured === undefined ? replay.missing.value : undefined}
        onFiles={capture.open}
        onOther={(file) => void replay.openOther(file)}
        onText={capture.open}
      >
        {captured === undefined
          ? (
            <>
              <Scrubber {...scrubberProps(replay)} />
              <div class="replay-bench">
                {isOpen && (
                  <BenchContext.Provider value={view}>
                    <Workbench />
                  </BenchContext.Provider>
                )}
              </div>
            </>
          )
          : <capture.Packets />}
      </ReplayPage>
    </div>
  );
}
