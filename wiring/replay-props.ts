/** Turns a replay into what the components of the bench draw. Its verbs look; what would act does nothing. */
import { QrDialog } from "../components/desk/QrDialog.tsx";
import type { ClientVerbs, Listings } from "../components/client/Client.tsx";
import { MediaSummary } from "../components/media/MediaSummary.tsx";
import type { WrittenForm } from "../protocol/blob/mod.ts";
import { moment } from "../protocol/diagram/mod.ts";
import type { ClientName } from "../protocol/facts/mod.ts";
import { entryText } from "../protocol/trace/mod.ts";
import type { Card, Pane } from "../protocol/session/mod.ts";
import { type Speed, SPEEDS } from "../models/replay/player.ts";
import type { ReplayModel } from "../models/replay/replay.ts";
import { diagramProps } from "./bench-props.ts";
import type { useModel } from "@preact/signals";
import * as kit from "./lazy/instruments.ts";

type Replay = ReturnType<typeof useModel<InstanceType<typeof ReplayModel>>>;

/** The props of `Scrubber`. */
export function scrubberProps({ moments, player, present, ticks }: Replay) {
  const now = present.value;
  return {
    total: moments.value.length,
    passed: player.passed.value,
    ...(now && { present: { client: now.client, time: moment(now.at), words: entryText(now.entry) } }),
    end: moment(moments.value.at(-1)?.at ?? 0),
    playing: player.playing.value,
    speed: player.speed.value,
    speeds: SPEEDS,
    ticks: ticks.value,
    onGo: player.go,
    onFirst: player.first,
    onBack: player.back,
    onForward: player.forward,
    onLast: player.last,
    onPlay: player.play,
    onPause: player.pause,
    onSpeed: (speed: number) => player.choose(speed as Speed),
  };
}

/** The props of `Workbench`, as of the present moment. */
export function replayProps(replay: Replay, listings: Listings, root: string) {
  const { sessions, leaving, diagram, present } = replay;
  const bench = sessions.value;
  const shown = leaving.shown.value;
  const now = present.value;
  const at = now?.at ?? 0;
  return {
    bench,
    clients: { A: clientProps(replay, "A", listings, root), B: clientProps(replay, "B", listings, root) },
    mode: bench.A.mode,
    front: replay.front.value,
    happened: {
      Diagram: kit.Diagram,
      SaveForm: kit.SaveForm,
      props: {
        ...diagramProps(diagram),
        live: false,
        onOpen: replay.openMark,
        onScroll: (row: number) => diagram.scroll(row, false),
      },
      onSave: kit.saving("out-of-band", () => replay.trace.value!, diagram),
    },
    reasons: {
      open: replay.reasonsOpen.value,
      Why: kit.Why,
      sides: replay.reasonsOpen.value
        ? (["A", "B"] as const).filter((client) => replay.moments.value.some((one) => one.client === client)).map(
          (client) => ({
            client,
            reasons: kit.why(bench[client], bench[client === "A" ? "B" : "A"], bench[client].pairs, at),
          }),
        )
        : [],
      onOpen: replay.openReasons,
    },
    used: false,
    // The slider says by itself what came last.
    spoken: replay.player.stepped.value && now ? `Client ${now.client} ${entryText(now.entry)}` : "",
    withholds: false,
    shown: shown && {
      Dialog: QrDialog,
      ...shown,
      onForm: (form: WrittenForm) => void leaving.show(shown.client, shown.id, form),
      onClose: leaving.hide,
    },
    onMode: nothing,
    onWithhold: nothing,
    onFront: replay.bringForward,
    awaited: [],
    onCarryNext: nothing,
    onReset: nothing,
  };
}

function clientProps(replay: Replay, name: ClientName, listings: Listings, root: string) {
  const { leaving } = replay;
  const look = replay.views[name];
  const form = leaving.form.value;
  const verbs: Partial<ClientVerbs> = {
    turnTo: (pane: Pane) => void replay.show(name, pane),
    look: look.openToken,
    openMachine: look.openMachine,
    openPair: look.openPair,
    unfold: look.unfold,
    note: replay.notes.write,
    sendOn: replay.channels[name].choose,
    copyCode: (code: string) => void replay.copyCode(name, code),
    copy: (id: string, as?: WrittenForm) => void leaving.copy(name, id, as),
    copied: (id: string) => void leaving.copied(name, id),
    show: (id: string) => void leaving.show(name, id),
    save: (id: string) => void leaving.save(name, id),
    share: (id: string) => void leaving.share(name, id),
    choose: (as: WrittenForm) => void leaving.choose(as),
    textOf: (card: Card) => leaving.textOf(name, card, form),
    adviceOn: (card: Card) => leaving.adviceOn(name, card, form),
  };
  return {
    reading: replay.readings[name].value,
    telling: replay.boxTexts[name].value,
    explain: replay.pressTools.value.explain,
    pane: look.pane.value,
    draft: "",
    form,
    opened: look.card.value,
    canShare: leaving.canShare.value,
    machine: look.machine.value,
    now: replay.present.value?.at ?? 0,
    pair: look.pair.value,
    wish: replay.channels[name].wish.value,
    wishes: { A: {}, B: {} },
    sendOn: replay.channels[name].chosen.value,
    firefox: false,
    keepsAlive: false,
    pairs: [],
    samples: [],
    instruments: kit,
    spot: look.spot.value,
    reader: replay.reader.value,
    notes: replay.notes.notes.value,
    readerHref: `${root}annotate/`,
    codeCopied: replay.codeCopied.value?.client === name ? replay.codeCopied.value.copied : undefined,
    listings,
    media: { Panel: MediaSummary, props: { onOpen: nothing } },
    verbs: new Proxy(verbs, { get: (some, verb) => Reflect.get(some, verb) ?? nothing }) as ClientVerbs,
  };
}

const nothing = () => {};
