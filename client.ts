/**
 * The browser’s entry: finds the islands on a page and wakes each. A page is whole as it was sent, so its scripts wait
 * until it has loaded, or until somebody begins to use it.
 */
import { type ComponentType, h, hydrate, options } from "preact";
import { afterBurst } from "./browser/burst-scheduler.ts";
import { bringLaterChunks } from "./browser/later-chunks.ts";
import { watchPage } from "./browser/page-failures.ts";
import { quiet } from "./browser/quiet.ts";

declare global {
  interface ImportMeta {
    glob<T>(pattern: string): Record<string, () => Promise<T>>;
  }
}

watchPage();
bringLaterChunks();
options.debounceRendering = afterBurst;

const islands = import.meta.glob<{ default: ComponentType }>("./islands/*.tsx");
const BEGINNINGS = ["pointerdown", "keydown", "focusin"] as const;

function wake() {
  removeEventListener("load", wake);
  for (const name of BEGINNINGS) removeEventListener(name, wake, true);
  // Where `static/engine.js` has found that something is missing, it has said so.
  const isServed = document.documentElement.dataset.unserved === undefined;

  for (const element of isServed ? document.querySelectorAll<HTMLElement>("[data-island]") : []) {
    const { island, props } = element.dataset;
    islands[`./islands/${island}.tsx`]().then(({ default: Island }) => {
      hydrate(h(Island, JSON.parse(props ?? "{}")), element);
      element.dataset.awake = "";
    });
  }
}

if (document.readyState === "complete") wake();
else {
  addEventListener("load", wake);
  for (const name of BEGINNINGS) addEventListener(name, wake, true);
}

quiet.then(() => import("./wiring/lazy/settle.ts"));
