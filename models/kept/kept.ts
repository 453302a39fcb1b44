/** What this browser keeps of a learner: read when a page opens, written as things happen, taken along, erased. */
import { computed, createModel, signal } from "@preact/signals";
import { type Kept, keptNothing, readKept, saveAs, writeKept } from "../../protocol/kept/mod.ts";
import type { explain, Problem } from "../../protocol/problems/mod.ts";

/** Where it is kept. Each says what is in the way, if anything is. */
export interface KeptTools {
  readonly load: () => { readonly text: string | null; readonly problem?: StorageProblem };
  readonly save: (text: string) => StorageProblem | undefined;
  readonly erase: () => StorageProblem | undefined;
  /** What else is kept, for whoever takes everything along. */
  readonly others: () => Readonly<Record<string, unknown>>;
  readonly saveFile: (name: string, text: string) => void;
  readonly explain: typeof explain;
}

type StorageProblem = "storage-blocked" | "storage-full";

export const KeptModel = createModel((tools: KeptTools) => {
  const kept = signal<Kept>(keptNothing);
  const problem = signal<Problem | undefined>(undefined);
  /** Whether it was all erased on this page. */
  const isErased = signal(false);

  function open() {
    const { text, problem: inTheWay } = tools.load();
    const read = readKept(text);
    kept.value = read.kept;
    problem.value = inTheWay ? { code: inTheWay } : read.problem;
  }

  /** Changes what is kept. Another page may have written since: what is there now is changed, not what was read once. */
  function change(to: (kept: Kept) => Kept) {
    const before = problem.peek();
    open();
    // What cannot be read was told once; where nothing can be kept, the page goes on with what it knows.
    const found = problem.peek();
    if (found?.code === "storage-blocked") kept.value = to(kept.peek());
    if (found?.code === "storage-blocked" || found?.code === "kept-version") return;
    const next = to(kept.peek());
    const inTheWay = tools.save(writeKept(next));
    kept.value = next;
    problem.value = inTheWay ? { code: inTheWay } : found ?? (before?.code === "kept-unreadable" ? before : undefined);
    isErased.value = false;
  }

  function erase() {
    const inTheWay = tools.erase();
    open();
    if (inTheWay) problem.value = { code: inTheWay };
    isErased.value = inTheWay === undefined;
  }

  function takeAlong() {
    tools.saveFile("out-of-band-kept.json", saveAs(kept.peek(), tools.others()));
  }

  /** The problem in words, if there is one. */
  const said = computed(() => problem.value && tools.explain(problem.value));

  return { kept, said, isErased, open, change, erase, takeAlong };
});
