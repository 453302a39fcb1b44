/** What lies in the paste boxes: read, told in words, and whether applying it is the sensible next thing. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import type { Box } from "../../protocol/advice/mod.ts";
import { type BlobReading, EMPTY_READING } from "../../protocol/blob/mod.ts";
import type { BoxText } from "../../protocol/calls/mod.ts";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { type Bench, methodFor } from "../../protocol/session/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";

interface Deps {
  readonly sessions: ReadonlySignal<Bench>;
  /** The one client that is here, where the other is on another device. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  /** What reads and tells, once it has come. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
}

const SILENT: BoxText = { severity: "empty", said: "", fits: false };

/** The same of both clients. */
const both = <T>(of: (client: ClientName) => T): Readonly<Record<ClientName, T>> => ({ A: of("A"), B: of("B") });

export const PasteBoxesModel = createModel(({ sessions, sole, pressTools }: Deps) => {
  const texts = both((client) => computed(() => sessions.value[client].pasted));
  const readings = both((client) =>
    computed((): BlobReading => {
      // An empty box says the same whatever else happens on the bench.
      if (texts[client].value === "") return EMPTY_READING;
      const others = sole.value ? [] : [sessions.value[across(client)]];
      return pressTools.value?.readOnBench(texts[client].value, { here: sessions.value[client], others }) ??
        EMPTY_READING;
    })
  );
  const boxTexts = both((client) =>
    computed((): BoxText => {
      const reading = readings[client].value;
      if (reading === EMPTY_READING) return SILENT;
      return pressTools.value?.boxText(reading, sessions.value[client]) ?? SILENT;
    })
  );
  const boxes = both((client) =>
    computed((): Box => ({ fits: boxTexts[client].value.fits, method: methodFor(readings[client].value) }))
  );

  return { readings, boxTexts, boxes };
});
