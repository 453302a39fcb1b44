/** The part of the page that comes at the first press. */
import { createModel, signal } from "@preact/signals";

/** What `protocol/calls/lazy.ts` brings. */
export type Workings = typeof import("../../protocol/calls/lazy.ts");

export const WorkingsModel = createModel((load: () => Promise<Workings>) => {
  const workings = signal<Workings | undefined>(undefined);
  let loading: Promise<Workings> | undefined;

  /** Resolves when it is here. Where it could not be loaded, the next call tries again. */
  function ready(): Promise<Workings> {
    loading ??= load().then((loaded) => workings.value = loaded);
    loading.catch(() => loading = undefined);
    return loading;
  }

  return { workings, ready };
});
