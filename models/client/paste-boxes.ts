/** What lies in the paste boxes: read, told, and whether it fits. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import type { BlobReading, Telling } from "../../protocol/blob/mod.ts";
import { across, type ClientName } from "../../protocol/facts/fact.ts";
import { type Bench, type Box, methodFor } from "../../protocol/session/mod.ts";
import type { Workings } from "../bench/press-tools.ts";

interface Joined {
  readonly sessions: ReadonlySignal<Bench>;
  /** The one client that is here, where the other is on another device. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly workings: ReadonlySignal<Workings | undefined>;
}

/** Nothing has been read yet. */
const UNREAD: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };
const SILENT: Telling = { mood: "empty", said: "", fits: false };

export const BoxesModel = createModel(({ sessions, sole, workings }: Joined) => {
  const readingOf = (client: ClientName): BlobReading =>
    workings.value?.readBlob(sessions.value[client].pasted, {
      here: sessions.value[client],
      others: sole.value ? [] : [sessions.value[across(client)]],
    }) ?? UNREAD;
  const readings = { A: computed(() => readingOf("A")), B: computed(() => readingOf("B")) };

  const tellingOf = (client: ClientName): Telling =>
    workings.value?.tell(readings[client].value, sessions.value[client]) ?? SILENT;
  const tellings = { A: computed(() => tellingOf("A")), B: computed(() => tellingOf("B")) };
  const boxOf = (client: ClientName): Box => ({
    fits: tellings[client].value.fits,
    method: methodFor(readings[client].value),
  });

  return { readings, tellings, boxOf, readingOf };
});
