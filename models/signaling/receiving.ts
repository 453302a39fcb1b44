/** What a program brings: it waits until the box is empty, and is put into it one at a time, as a hand would. */
import { createModel, effect, signal } from "@preact/signals";
import { readBlob } from "../../protocol/blob/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import type { Program } from "../../protocol/signaling/mod.ts";
import type { CarriedBench, Note } from "./bench.ts";

interface Waiting {
  readonly text: string;
  readonly by: Program;
}

/** So many blobs wait for a box; what comes beyond is not taken. */
const MOST_WAITING = 50;
/** So many that have come are known again. */
const MOST_KNOWN = 200;
const NOBODY: Readonly<Record<ClientName, readonly Waiting[]>> = { A: [], B: [] };

export const ReceivingModel = createModel(({ bench, note }: { readonly bench: CarriedBench; readonly note: Note }) => {
  const waiting = signal(NOBODY);
  /** A blob that is said twice is taken once. */
  const known = { A: new Set<string>(), B: new Set<string>() };

  function hear(client: ClientName, text: string, by: Program) {
    if (known[client].has(text) || waiting.peek()[client].length >= MOST_WAITING) return;
    if (known[client].size >= MOST_KNOWN) known[client].clear();
    known[client].add(text);
    note({ client, is: "came", what: nameOf(text), characters: text.length });
    waiting.value = { ...waiting.peek(), [client]: [...waiting.peek()[client], { text, by }] };
  }

  effect(() => {
    for (const client of bench.here.value) {
      const [first] = waiting.value[client];
      if (first && bench[client].latest.value.pasted === "") queueMicrotask(() => deliver(client));
    }
  });
  function deliver(client: ClientName) {
    const [first, ...rest] = waiting.peek()[client];
    if (!first || bench[client].latest.peek().pasted !== "") return;
    waiting.value = { ...waiting.peek(), [client]: rest };
    bench.incoming.arrive(client, first.text, first.by);
  }

  function forget() {
    known.A.clear();
    known.B.clear();
    waiting.value = NOBODY;
  }

  return { waiting, hear, forget };
});

/** What a text is, by what is read in it first. */
function nameOf(text: string): string {
  const reading = readBlob(text);
  const [first] = reading.ok ? reading.messages : [];
  return first?.kind === "description" ? first.type : first?.kind.replaceAll("-", " ") ?? "text";
}
