/** Joins the bench's model with the browser, and turns both into what the components draw. */
import { useModel } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { copyText, readText } from "../browser/clipboard.ts";
import { saveText } from "../browser/file.ts";
import { loadNotes, saveNotes } from "../browser/notes.ts";
import { after, now, warnBeforeLeaving } from "../browser/page.ts";
import { openPeer } from "../browser/peer.ts";
import type { Listings } from "../components/Client.tsx";
import { BenchModel } from "../models/bench.ts";
import type { ClientName } from "../protocol/fact.ts";
import type { Pane } from "../protocol/session/mod.ts";
import { spoken } from "../protocol/story.ts";

const loadReader = () => import("../protocol/sdp/reader.ts");

/** A bench that opens when the island wakes, and closes when it goes. */
export function useBench() {
  const bench = useModel(() =>
    new BenchModel({
      now,
      after,
      openPeer,
      copy: copyText,
      read: readText,
      loadReader,
      notes: { load: loadNotes, save: saveNotes },
    })
  );
  useEffect(() => {
    bench.reset();
    return warnBeforeLeaving(() => bench.atStake.peek());
  }, [bench]);
  return bench;
}

type BenchOnScreen = ReturnType<typeof useBench>;

/** The props of `Workbench`, as the bench stands now. */
export function propsOf(bench: BenchOnScreen, listings: Listings, readerHref: string, onReset = bench.reset) {
  const client = (name: ClientName) => ({
    reading: bench.readings[name].value,
    pane: bench[name].tab.value,
    draft: bench[name].draft.value,
    spot: bench[name].spot.value,
    reader: bench.reader.value,
    notes: bench.notes.notes.value,
    readerHref,
    codeCopied: bench.codeCopied.value?.client === name ? bench.codeCopied.value.copied : undefined,
    listings,
    verbs: {
      press: (button: Parameters<typeof bench.press>[1]) => void bench.press(name, button),
      paste: bench[name].paste,
      pasteClipboard: () => void bench[name].pasteClipboard(),
      copy: (id: string) => void bench[name].copy(id),
      carry: (id: string) => void bench.carry(name, id),
      carryRest: () => void bench.carryRest(name),
      copyCode: (code: string) => void bench.copyCode(name, code),
      show: (pane: Pane) => void bench.show(name, pane),
      look: bench[name].look,
      note: bench.notes.write,
      write: bench[name].write,
      send: () => void bench[name].send(),
    },
  });
  return {
    bench: bench.sessions.value,
    clients: { A: client("A"), B: client("B") },
    next: bench.suggestion.value,
    mode: bench.mode.value,
    front: bench.front.value,
    logs: { A: bench.A.log.value, B: bench.B.log.value },
    used: bench.used.value,
    spoken: spoken(bench.sessions.value),
    onMode: bench.choose,
    onFront: bench.bringForward,
    onReset,
    onSave: () => saveText("out-of-band.trace.json", bench.trace()),
  };
}
