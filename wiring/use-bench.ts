/** Joins the model of a live bench with the browser. */
import { useModel, useSignalEffect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { readPicture, scan } from "../browser/camera/camera.ts";
import { copyText, readText } from "../browser/clipboard.ts";
import { readCarried, saveText } from "../browser/file.ts";
import { loadNotes, saveNotes } from "../browser/notes.ts";
import { siteBase } from "../browser/address.ts";
import { isCalm, warnBeforeLeaving } from "../browser/document.ts";
import { engine } from "../browser/engine.ts";
import { after, now } from "../browser/timers.ts";
import { afterBurst } from "../browser/burst-scheduler.ts";
import { onNextKey } from "../browser/next-key.ts";
import { openPeer } from "../browser/peer.ts";
import { canShare, share } from "../browser/share.ts";
import { listenToTabs } from "../browser/tabs.ts";
import type { BenchView } from "../components/bench/view.ts";
import { BenchModel } from "../models/bench/bench.ts";
import type { ClientName, Confidential, Mode } from "../protocol/facts/mod.ts";
import { benchView, type BenchViewOptions } from "./bench-view.ts";

/** What every bench needs of the browser. */
export const TOOLS = {
  now,
  after,
  soon: afterBurst,
  openPeer,
  isCalm,
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

/** The model of a live bench. */
export type LiveBench = ReturnType<typeof useModel<InstanceType<typeof BenchModel>>>;

interface Page {
  /** From the page to the site’s root. */
  readonly root: string;
  /** The lesson that links lead to. */
  readonly lesson?: string;
  /** Which client is here, where the other is on another device. */
  readonly alone?: () => { readonly client?: ClientName; readonly mode?: Mode };
  /** What a client is made with, where settings have a say in it. */
  readonly configurationOf?: (client: ClientName) => Confidential | undefined;
}

/** A bench that opens when the island wakes, and closes when it goes. */
export function useLiveBench({ root, lesson, alone, configurationOf }: Page): LiveBench {
  const bench = useModel(() =>
    new BenchModel(
      { ...TOOLS, base: () => siteBase(root), ...(configurationOf && { configurationOf }) },
      lesson,
      alone && "B",
    )
  );
  useEffect(() => {
    const asked = alone?.();
    if (asked) {
      bench.sitAlone(asked.client ?? "B", asked.mode);
      void bench.ready();
    } else bench.reset();
    // A lesson is read while its clock runs: in Firefox, which alone has so short a one, it is kept waiting.
    if (lesson) bench.answerDeadline.keepAlive(true);
    const offNextKey = onNextKey();
    const offTabs = listenToTabs(bench.take);
    const offLeaving = warnBeforeLeaving(() => bench.atStake.peek());
    return () => {
      offNextKey();
      offTabs();
      offLeaving();
    };
  }, [bench]);
  return bench;
}

/** The view of a live bench. Its instruments come when there is something to look at, or over plain HTTP. */
export function useBenchView(bench: LiveBench, options: BenchViewOptions): BenchView {
  const [view] = useState(() => benchView(bench, options));
  useSignalEffect(() => {
    const { A, B, mode, sessions, outgoing, incoming } = bench;
    // Code that differs from what the page was sent with.
    const isChosen = A.channels.optionsOpen.value || B.channels.optionsOpen.value || mode.value === "gathered" ||
      sessions.value.A.calls[0]?.argument !== undefined;
    const isWanted = !isSecureContext || bench.used.value || A.view.machine.value || B.view.machine.value ||
      outgoing.shown.value || incoming.scanning.value;
    if (isChosen || isWanted) view.wantInstruments();
  });
  return view;
}
