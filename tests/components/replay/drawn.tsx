/** A replay as the server would render it, everything opened that can be. It holds no test itself. */
import { renderToString } from "preact-render-to-string";
import { BenchContext } from "../../../components/bench/view.ts";
import { Workbench } from "../../../components/bench/Workbench.tsx";
import { ReplayPage } from "../../../components/replay/ReplayPage.tsx";
import { Scrubber } from "../../../components/replay/Scrubber.tsx";
import { ReplayModel } from "../../../models/replay/replay.ts";
import { MACHINES } from "../../../protocol/facts/mod.ts";
import { highlightedListings } from "../../../server/highlight.ts";
import * as pressTools from "../../../wiring/lazy/press-tools.ts";
import { scrubberProps } from "../../../wiring/replay-scrubber.ts";
import { replayView } from "../../../wiring/replay-view.ts";

const listings = await highlightedListings();
const ignore = () => {};

/** A replay with nothing behind it but what reads traces. */
export const newReplay = () =>
  new ReplayModel({
    after: () => ignore,
    readFile: (file) => file.text(),
    loadReader: () => import("../../../protocol/sdp/lazy.ts"),
    loadJoin: () => import("../../../protocol/trace/lazy.ts"),
    notes: { load: () => ({}), save: () => undefined },
    pressTools,
    copy: () => Promise.resolve(true),
    save: ignore,
    share: () => Promise.resolve(true),
    canShare: () => true,
    base: () => "https://oob.example/",
    loadQr: () => Promise.reject(new Error("not here")),
  });

type Replay = ReturnType<typeof newReplay>;

/** The page at the present moment, each time with another machine, mark and pane open. */
export function drawn(replay: Replay, turn = 0): string {
  const { marks } = replay.diagram.diagram.value;
  replay.diagram.open(marks.length === 0 ? undefined : marks[turn % marks.length].id);
  replay.view.openHappened(true);
  replay.view.openReasons(true);
  for (const client of ["A", "B"] as const) {
    const { view, session } = replay[client];
    view.closeAll();
    view.openMachine(MACHINES[turn % MACHINES.length]);
    view.openCard(session.value.cards.at(-1)?.id);
    replay.view.showPane(
      client,
      (["Code", "Local SDP", "Remote SDP", "Candidates", "Pairs", "Chat"] as const)[turn % 6],
    );
  }
  const view = replayView(replay as never, listings, "../");
  return renderToString(
    <ReplayPage
      name={replay.name.value}
      note={replay.note.value}
      problem={replay.problem.value}
      benchHref="bench/"
      onFiles={ignore}
      onOther={ignore}
      onText={ignore}
    >
      <Scrubber {...scrubberProps(replay as never)} />
      <BenchContext.Provider value={view}>
        <Workbench />
      </BenchContext.Provider>
    </ReplayPage>,
  );
}
