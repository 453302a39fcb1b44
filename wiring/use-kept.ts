/** Brings what remembers a learner, once the page is quiet. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { withStyles } from "../browser/late-styles.ts";
import { quiet } from "../browser/quiet.ts";

type Loaded = typeof import("./lazy/kept.ts");

/** What is made of it, once it has come. Where it does not come the page does without, and remembers nothing. */
export function useKept<T>(make: (loaded: Loaded) => T): Signal<T | undefined> {
  const made = useSignal<T | undefined>(undefined);
  useEffect(() => {
    const bring = () => withStyles(() => import("./lazy/kept.ts"));
    void quiet.then(bring).then((loaded) => made.value = make(loaded), () => {});
  }, []);
  return made;
}
