/** The view of one client of a live bench: what its component reads, and what it can do. */
import type { FunctionComponent } from "preact";
import type { ClientActions, ClientView } from "../components/bench/client-view.ts";
import type { ClientName } from "../protocol/facts/mod.ts";
import type { LiveBench } from "./use-bench.ts";

/** `Media` draws video and audio, on pages that have any. */
export function clientView(bench: LiveBench, name: ClientName, Media?: FunctionComponent): ClientView {
  const { view, session, shown, channels, pairs, samples, stats } = bench[name];
  return {
    client: name,
    session,
    shown,
    reading: bench.readings[name],
    boxText: bench.boxTexts[name],
    pane: view.pane,
    point: view.point,
    machine: view.machine,
    pair: view.pair,
    card: view.card,
    token: view.token,
    elapsed: bench.elapsed[name],
    deadline: bench.answerDeadline.deadlines[name],
    wish: channels.wish,
    optionsOpen: channels.optionsOpen,
    draft: channels.draft,
    channel: channels.chosen,
    cardTexts: bench.outgoing.cardTexts[name],
    pairs,
    samples,
    stats,
    ...(Media && { Media }),
    actions: actionsOf(bench, name),
  };
}

function actionsOf(bench: LiveBench, name: ClientName): ClientActions {
  const { incoming, outgoing } = bench;
  const { view, channels, cardEdits, send, sendMany } = bench[name];
  return {
    press: (button) => void bench.press(name, button),
    paste: (text, by) => incoming.arrive(name, text, by),
    pasteClipboard: () => void incoming.pasteClipboard(name),
    giveAsItIs: () => void bench.giveAsItIs(name),
    takeFile: (file) => void incoming.takeFile(name, file),
    openCamera: () => incoming.openCamera(name),
    copy: (id, form) => void outgoing.copy(name, id, form),
    copied: (id) => void outgoing.copied(name, id),
    carry: (id) => void bench.carry(name, id),
    carryRest: () => void bench.carryRest(name),
    showQr: (id) => void outgoing.show(name, id),
    save: (id) => void outgoing.save(name, id),
    share: (id) => void outgoing.share(name, id),
    drag: (id) => outgoing.drag(name, id),
    holdBack: cardEdits.holdBack,
    throwAway: cardEdits.throwAway,
    move: cardEdits.move,
    edit: cardEdits.edit,
    showPane: (pane) => void bench.view.showPane(name, pane),
    openMachine: view.openMachine,
    openPair: view.openPair,
    openCard: view.openCard,
    openToken: view.openToken,
    copyCode: (code) => void bench.view.copyCode(name, code),
    writeWish: channels.writeWish,
    openOptions: channels.openOptions,
    chooseChannel: channels.choose,
    write: channels.write,
    send: () => void send(),
    sendMany: (channel) => void sendMany(channel),
  };
}
