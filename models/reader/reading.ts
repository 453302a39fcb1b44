/** What was read in the text that was given to the reader. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import { comparisonsOf, mendedText, readDocuments } from "../../protocol/blob/mod.ts";
import type { Found } from "../../protocol/handout/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import type { AnnotatedSdp, Reader } from "../../protocol/sdp/mod.ts";
import type { HandoutTools } from "./handout.ts";

/** What `protocol/advice/lazy.ts` brings. */
export type WhyOfTexts = typeof import("../../protocol/advice/lazy.ts");

interface Given {
  readonly text: ReadonlySignal<string>;
  /** Why the last file was not taken. */
  readonly fileProblem: ReadonlySignal<Problem | undefined>;
  /** Whether the text is shown with nothing left out of it and nothing mended. */
  readonly asItStands: ReadonlySignal<boolean>;
  readonly reader: ReadonlySignal<Reader | undefined>;
  readonly handouts: ReadonlySignal<HandoutTools | undefined>;
  readonly whyOf: ReadonlySignal<WhyOfTexts | undefined>;
}

export const ReadingModel = createModel((given: Given) => {
  const { text, fileProblem, asItStands, reader, handouts, whyOf } = given;
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
  /** Why the pair among the descriptions would not connect; a trace has states, and the replay asks those. */
  const reasons = computed(() => trace.value ? [] : whyOf.value?.whyOfTexts(documents.value, comparisons.value) ?? []);
  /** What else is wrong between them: a reason is said once. */
  const between = computed(() =>
    comparisons.value.flatMap(({ findings }) => findings)
      .filter(({ said }) => !reasons.value.some((reason) => reason.said === said))
  );

  return { trace, reading, found, documents, annotated, comparisons, reasons, between };
});
