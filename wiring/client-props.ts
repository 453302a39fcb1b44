/** Turns one client of a bench into what its component draws. */
import type { Listings } from "../components/client/Client.tsx";
import type { WrittenForm } from "../protocol/blob/mod.ts";
import type { Carrier, ClientName } from "../protocol/facts/mod.ts";
import type { Card, Pane } from "../protocol/session/mod.ts";
import type { BenchOnScreen } from "./use-bench.ts";

/** The props of `Client`, but for what the whole bench knows. */
export function clientProps(bench: BenchOnScreen, name: ClientName, listings: Listings, root: string) {
  const { leaving, arriving } = bench;
  const client = bench[name];
  const form = leaving.form.value;
  return {
    reading: bench.readings[name].value,
    telling: bench.boxTexts[name].value,
    explain: bench.pressTools.value?.explain,
    pane: client.tab.value,
    draft: client.draft.value,
    wish: client.channels.wish.value,
    wishes: { A: bench.A.channels.wish.value, B: bench.B.channels.wish.value },
    withholds: bench.patience.withholds.value,
    sendOn: client.channels.chosen.value,
    form,
    opened: client.desk.opened.value,
    canShare: leaving.canShare.value,
    machine: client.machine.value,
    now: client.machine.value ? bench.seconds.value && client.elapsed() : 0,
    pair: client.pair.value,
    deadline: bench.seconds.value >= 0 ? bench.patience.deadline(name) : undefined,
    firefox: bench.patience.engine.value === "firefox",
    keepsAlive: bench.patience.keepsAlive.value,
    pairs: client.pairs.value,
    samples: client.samples.value,
    instruments: bench.instruments.value,
    spot: client.spot.value,
    reader: bench.reader.value,
    notes: bench.notes.notes.value,
    readerHref: `${root}annotate/`,
    codeCopied: bench.codeCopied.value?.client === name ? bench.codeCopied.value.copied : undefined,
    listings,
    media: bench.media?.(name),
    verbs: {
      press: (button: Parameters<typeof bench.press>[1]) => void bench.press(name, button),
      paste: (text: string, by?: Carrier) => arriving.arrive(name, text, by),
      pasteClipboard: () => void arriving.pasteClipboard(name),
      takeFile: (file: File) => void arriving.takeFile(name, file),
      openCamera: () => arriving.openCamera(name),
      copy: (id: string, as?: WrittenForm) => void leaving.copy(name, id, as),
      copied: (id: string) => void leaving.copied(name, id),
      show: (id: string) => void leaving.show(name, id),
      save: (id: string) => void leaving.save(name, id),
      share: (id: string) => void leaving.share(name, id),
      drag: (id: string) => leaving.drag(name, id),
      holdBack: client.desk.holdBack,
      throwAway: client.desk.throwAway,
      move: client.desk.move,
      edit: client.desk.edit,
      unfold: client.desk.unfold,
      openMachine: client.openMachine,
      openPair: client.openPair,
      keepAlive: bench.patience.keepAlive,
      choose: (as: WrittenForm) => void leaving.choose(as),
      textOf: (card: Card) => leaving.textOf(name, card, form),
      adviceOn: (card: Card) => leaving.adviceOn(name, card, form),
      carry: (id: string) => void bench.carry(name, id),
      carryRest: () => void bench.carryRest(name),
      copyCode: (code: string) => void bench.copyCode(name, code),
      turnTo: (pane: Pane) => void bench.show(name, pane),
      look: client.openToken,
      note: bench.notes.write,
      write: client.write,
      wish: client.channels.write,
      openOptions: client.channels.unfold,
      sendOn: client.channels.choose,
      send: () => void client.send(),
    },
  };
}
