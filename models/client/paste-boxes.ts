/** What lies in the paste boxes: read, told, and whether it fits. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import type { BlobReading } from "../../protocol/blob/mod.ts";
import type { Telling } from "../../protocol/calls/mod.ts";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { type Bench, methodFor } from "../../protocol/session/mod.ts";
import type { Box } from "../../protocol/advice/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";

interface Joined {
  readonly sessions: ReadonlySignal<Bench>;
  /** The one client that is here, where the other is on another device. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
}

/** Nothing has been read yet. */
const UNREAD: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };
const SILENT: Telling = { mood: "empty", said: "", fits: false };

export const BoxesModel = createModel(({ sessions, sole, pressTools }: Joined) => {
  const readingOf = (client: ClientName): BlobReading =>
    pressTools.value?.readOnBench(sessions.value[client].pasted, {
      here: sessions.value[client],
      others: sole.value ? [] : [sessions.value[across(client)]],
    }) ?? UNREAD;
  const readings = { A: computed(() => readingOf("A")), B: computed(() => readingOf("B")) };

  const tellingOf = (client: ClientName): Telling =>
    pressTools.value?.tell(readings[client].value, sessions.value[client]) ?? SILENT;
  const tellings = { A: computed(() => tellingOf("A")), B: computed(() => tellingOf("B")) };
  const boxOf = (client: ClientName): Box => ({
    fits: tellings[client].value.fits,
    method: methodFor(readings[client].value),
  });

  return { readings, tellings, boxOf, readingOf };
});
