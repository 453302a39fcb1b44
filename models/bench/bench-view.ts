/** How a bench is looked at, live or in a replay: which client is in front, what was loaded to look, what lies open. */
import { createModel, signal } from "@preact/signals";
import type { ClientName } from "../../protocol/facts/mod.ts";
import type { Reader } from "../../protocol/sdp/mod.ts";
import type { Pane } from "../../protocol/session/mod.ts";
import { NotesModel, type NoteStore } from "../reader/notes.ts";

/** What looking needs of the world. */
export interface BenchViewTools {
  /** Writes to the clipboard; resolves to whether the browser let it. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Brings the SDP reader, whose tables are too large to send before somebody opens it. */
  readonly loadReader: () => Promise<Reader>;
  readonly notes: NoteStore;
}

interface OneView {
  readonly showPane: (pane: Pane) => void;
}

/** Whose code was to be copied last, and whether the browser let it. */
export interface CodeCopied {
  readonly client: ClientName;
  readonly copied: boolean;
}

export const BenchViewModel = createModel(
  (tools: BenchViewTools, views: Readonly<Record<ClientName, OneView>>) => {
    const notes = new NotesModel(tools.notes);
    /** The client in front where there is room for one only. */
    const front = signal<ClientName>("A");
    /** Whether what happened, and the reasons for not connecting, are being looked at. */
    const happenedOpen = signal(false);
    const reasonsOpen = signal(false);
    /** Whether the learner goes without the dark button. */
    const isUnaided = signal(false);
    function goUnaided(on: boolean) {
      isUnaided.value = on;
    }
    const codeCopied = signal<CodeCopied | undefined>(undefined);
    /** The SDP reader, once somebody has opened a pane that needs it. */
    const reader = signal<Reader | undefined>(undefined);

    async function showPane(client: ClientName, pane: Pane) {
      views[client].showPane(pane);
      if (!pane.endsWith("SDP") || reader.peek()) return;
      notes.open();
      const loaded = await tools.loadReader();
      reader.value = loaded;
    }
    async function copyCode(client: ClientName, code: string) {
      const copied = await tools.copy(code);
      codeCopied.value = { client, copied };
    }
    function bringForward(client: ClientName) {
      front.value = client;
    }
    function openHappened(on: boolean) {
      happenedOpen.value = on;
    }
    function openReasons(on: boolean) {
      reasonsOpen.value = on;
    }
    /** Another session is looked at. */
    function startOver(inFront: ClientName) {
      front.value = inFront;
      codeCopied.value = undefined;
    }

    return {
      notes,
      front,
      isUnaided,
      goUnaided,
      happenedOpen,
      reasonsOpen,
      codeCopied,
      reader,
      showPane,
      copyCode,
      bringForward,
      openHappened,
      openReasons,
      startOver,
    };
  },
);
