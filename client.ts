/** The browser's entry: finds the islands on a page and wakes each. */
import { type ComponentType, h, hydrate, options } from "preact";
import { afterBurst } from "./browser/burst-scheduler.ts";

declare global {
  interface ImportMeta {
    glob<T>(pattern: string): Record<string, () => Promise<T>>;
  }
}

options.debounceRendering = afterBurst;

const islands = import.meta.glob<{ default: ComponentType }>("./islands/*.tsx");

for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) {
  const { island, props } = element.dataset;
  islands[`./islands/${island}.tsx`]().then(({ default: Island }) => {
    hydrate(h(Island, JSON.parse(props ?? "{}")), element);
    element.dataset.awake = "";
  });
}
