/** What lies in the paste boxes: read, told, and whether it fits. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import type { BlobReading } from "../../protocol/blob/mod.ts";
import type { BoxText } from "../../protocol/calls/mod.ts";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { type Bench, methodFor } from "../../protocol/session/mod.ts";
import type { Box } from "../../protocol/advice/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";

interface Deps {
  readonly sessions: ReadonlySignal<Bench>;
  /** The one client that is here, where the other is on another device. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
}

/** Nothing has been read yet. */
const UNREAD: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };
const SILENT: BoxText = { severity: "empty", said: "", fits: false };

export const PasteBoxesModel = createModel(({ sessions, sole, pressTools }: Deps) => {
  const readingOf = (client: ClientName): BlobReading =>
    pressTools.value?.readOnBench(sessions.value[client].pasted, {
      here: sessions.value[client],
      others: sole.value ? [] : [sessions.value[across(client)]],
    }) ?? UNREAD;
  const readings = { A: computed(() => readingOf("A")), B: computed(() => readingOf("B")) };

  const boxTextOf = (client: ClientName): BoxText =>
    pressTools.value?.boxText(readings[client].value, sessions.value[client]) ?? SILENT;
  const boxTexts = { A: computed(() => boxTextOf("A")), B: computed(() => boxTextOf("B")) };
  const boxOf = (client: ClientName): Box => ({
    fits: boxTexts[client].value.fits,
    method: methodFor(readings[client].value),
  });

  return { readings, boxTexts, boxOf, readingOf };
});
