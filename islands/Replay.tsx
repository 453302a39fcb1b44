/** A saved trace, replayed at `/replay/`. */
import { useModel } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { readFile } from "../browser/file.ts";
import { onDropOrPaste } from "../browser/drop-and-paste.ts";
import { siteBase } from "../browser/page.ts";
import { keepStill, showRow } from "../browser/read-only.ts";
import type { Listings } from "../components/client/Client.tsx";
import { ReplayPage, STILL } from "../components/replay/ReplayPage.tsx";
import { Scrubber } from "../components/replay/Scrubber.tsx";
import { Workbench } from "../components/bench/Workbench.tsx";
import { ReplayModel } from "../models/replay/replay.ts";
import { ZOOMS } from "../protocol/diagram/mod.ts";
import * as pressTools from "../wiring/lazy/press-tools.ts";
import { replayProps, scrubberProps } from "../wiring/replay-props.ts";
import { TOOLS } from "../wiring/use-bench.ts";

const loadJoin = () => import("../protocol/trace/lazy.ts");

export default function Replay({ listings, root }: { listings: Listings; root: string }) {
  const replay = useModel(() =>
    new ReplayModel({ ...TOOLS, pressTools, readFile, loadJoin, base: () => siteBase(root) })
  );
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    replay.awake();
    const [offGiven, offStill] = [onDropOrPaste(replay.open), keepStill(place.current!, STILL)];
    return () => (offGiven(), offStill());
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
        <div data-rows-passed={rows}>{isOpen && <Workbench {...replayProps(replay, listings, root)} />}</div>
      </ReplayPage>
    </div>
  );
}
