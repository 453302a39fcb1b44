/** Joins the bench’s model with the browser. */
import { useModel } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { readPicture, scan } from "../browser/camera/camera.ts";
import { copyText, readText } from "../browser/clipboard.ts";
import { readCarried, saveText } from "../browser/file.ts";
import { loadNotes, saveNotes } from "../browser/notes.ts";
import { after, engine, now, siteBase, warnBeforeLeaving } from "../browser/page.ts";
import { afterBurst } from "../browser/burst-scheduler.ts";
import { openPeer } from "../browser/peer.ts";
import { canShare, share } from "../browser/share.ts";
import { listenToTabs } from "../browser/tabs.ts";
import type { MediaOn } from "../components/media/MediaPanel.tsx";
import { BenchModel } from "../models/bench/bench.ts";
import type { ClientName, Mode } from "../protocol/facts/mod.ts";
import { useInstruments } from "./use-instruments.ts";

/** What every bench needs of the browser. */
export const TOOLS = {
  now,
  after,
  soon: afterBurst,
  openPeer,
  copy: copyText,
  read: readText,
  save: saveText,
  canShare,
  share,
  engine,
  readFile: readCarried,
  readPicture,
  scan,
  loadReader: () => import("../protocol/sdp/lazy.ts"),
  loadPressTools: () => import("./lazy/press-tools.ts"),
  loadQr: () => import("./lazy/qr.ts").then(({ qrOf }) => qrOf),
  notes: { load: loadNotes, save: saveNotes },
};

/**
 * A bench that opens when the island wakes, and closes when it goes. `root` is the way back to the site’s root, and
 * `lesson` the lesson that links lead to. `alone` says which client is here, where the other is on another device.
 * `other` are tools in place of the usual ones.
 */
export function useBench(
  root: string,
  lesson?: string,
  alone?: () => { readonly client?: ClientName; readonly mode?: Mode },
  other: Partial<typeof TOOLS> = {},
) {
  const bench = useModel(() => new BenchModel({ ...TOOLS, base: () => siteBase(root), ...other }, lesson));
  useEffect(() => {
    const asked = alone?.();
    if (asked) bench.sitAlone(asked.client ?? "B", asked.mode);
    else bench.reset();
    const offTabs = listenToTabs(bench.take);
    const offLeaving = warnBeforeLeaving(() => bench.atStake.peek());
    return () => {
      offTabs();
      offLeaving();
    };
  }, [bench]);
  return { ...bench, instruments: useInstruments(bench) };
}

export type BenchOnScreen = ReturnType<typeof useBench> & {
  /** Video and audio of a client, on pages that have any. */
  readonly media?: (client: ClientName) => MediaOn;
};
