/** What was read in the text that was given to the reader. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import { comparisonsOf, mendedText, readDocuments } from "../../protocol/blob/mod.ts";
import type { Found } from "../../protocol/handout/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import type { AnnotatedSdp, Reader } from "../../protocol/sdp/mod.ts";
import type { HandoutTools } from "./handout.ts";

interface Given {
  readonly text: ReadonlySignal<string>;
  /** Why the last file was not taken. */
  readonly fileProblem: ReadonlySignal<Problem | undefined>;
  /** Whether the text is shown with nothing left out of it and nothing mended. */
  readonly asItStands: ReadonlySignal<boolean>;
  readonly reader: ReadonlySignal<Reader | undefined>;
  readonly handouts: ReadonlySignal<HandoutTools | undefined>;
}

export const ReadingModel = createModel(({ text, fileProblem, asItStands, reader, handouts }: Given) => {
  /** The text as a trace, where it is one: then what it holds is read from the session. */
  const traced = computed(() => {
    const tools = handouts.value;
    return tools?.isTrace(text.value) ? tools.readTrace(text.value) : undefined;
  });
  const trace = computed(() => traced.value?.ok ? traced.value.trace : undefined);
  const reading = computed(() => {
    if (fileProblem.value) return { ok: false as const, problem: fileProblem.value };
    if (traced.value?.ok === false) return traced.value;
    if (!trace.value) return readDocuments(text.value, { asItStands: asItStands.value });
    const documents = handouts.value!.documentsOf({ documents: [], trace: trace.value });
    return { ok: true as const, documents, leftOut: [], repairs: [] };
  });
  const found = computed((): Found => {
    if (!reading.value.ok) return { leftOut: 0, mended: [] };
    const { leftOut, repairs = [] } = reading.value;
    return { leftOut: leftOut.length, mended: mendedText(repairs) };
  });
  const documents = computed(() => reading.value.ok ? reading.value.documents : []);
  const annotated = computed((): readonly AnnotatedSdp[] => {
    const read = reader.value;
    return read ? documents.value.map((document) => read.annotate(document.sdp, document.kind)) : [];
  });
  /** Every round of what was given; the tables that it needs have come with the reader. */
  const comparisons = computed(() =>
    reader.value ? comparisonsOf(documents.value, documents.value.map(({ sdp }) => sdp)) : []
  );

  return { trace, reading, found, documents, annotated, comparisons };
});
