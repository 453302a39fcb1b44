/** What can be done with a replay: what looks, or takes something along, does so; what would act does nothing. */
import type { ClientActions } from "../components/bench/client-view.ts";
import type { BenchActions } from "../components/bench/view.ts";
import type { ClientName } from "../protocol/facts/mod.ts";
import { handOut } from "./late-parts.ts";
import type { Replay } from "./replay-view.ts";

const nothing = () => {};

/** What can be done with its bench; `root` is the way to the site’s root. */
export function actionsOf({ outgoing, view, trace }: Replay, root: string): BenchActions {
  return {
    chooseMode: nothing,
    withhold: nothing,
    keepAlive: nothing,
    bringForward: view.bringForward,
    carryNext: nothing,
    openHappened: view.openHappened,
    openReasons: view.openReasons,
    chooseForm: (form) => void outgoing.choose(form),
    writeNote: view.notes.write,
    handOut: () => handOut(root, JSON.stringify(trace.peek())),
    chooseQrForm: (form) => {
      const shown = outgoing.shown.peek();
      if (shown) void outgoing.show(shown.client, shown.id, form);
    },
    closeQr: outgoing.hide,
    seeCamera: nothing,
    readPicture: nothing,
    closeCamera: nothing,
    goBack: nothing,
    undo: nothing,
    dismissRewind: nothing,
    reset: nothing,
    goUnaided: nothing,
    again: nothing,
  };
}

/** What can be done with one of its clients. */
export function clientActions(replay: Replay, name: ClientName): ClientActions {
  const { outgoing } = replay;
  const { view, channels } = replay[name];
  return {
    press: nothing,
    paste: nothing,
    pasteClipboard: nothing,
    giveAsItIs: nothing,
    takeFile: nothing,
    openCamera: nothing,
    copy: (id, form) => void outgoing.copy(name, id, form),
    copied: (id) => void outgoing.copied(name, id),
    carry: nothing,
    carryRest: nothing,
    showQr: (id) => void outgoing.show(name, id),
    save: (id) => void outgoing.save(name, id),
    share: (id) => void outgoing.share(name, id),
    drag: nothing,
    holdBack: nothing,
    throwAway: nothing,
    move: nothing,
    edit: nothing,
    showPane: (pane) => void replay.view.showPane(name, pane),
    openMachine: view.openMachine,
    openPair: view.openPair,
    openCard: view.openCard,
    openToken: view.openToken,
    copyCode: (code) => void replay.view.copyCode(name, code),
    writeWish: nothing,
    openOptions: channels.openOptions,
    chooseChannel: channels.choose,
    write: nothing,
    send: nothing,
    sendMany: nothing,
  };
}
