/** Whether this device is in any network, for whatever speaks of networks on a page. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { watchNetwork } from "../browser/network.ts";

let followed: ReadonlySignal<boolean> | undefined;

/** False once the browser is sure that there is none; followed from the first question on, as long as the page lives. */
export const network = (): ReadonlySignal<boolean> => followed ??= follow();

function follow(): ReadonlySignal<boolean> {
  const isThere = signal(navigator.onLine);
  watchNetwork((now) => isThere.value = now);
  return isThere;
}
