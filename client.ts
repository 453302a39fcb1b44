/** The browser's entry: finds the islands on a page and wakes each. */
import { type ComponentType, h, hydrate, options } from "preact";

declare global {
  interface ImportMeta {
    glob<T>(pattern: string, options?: { eager?: boolean }): Record<string, () => Promise<T>>;
  }
}

/** Facts come in bursts. What they change is drawn together, and not again within so many milliseconds. */
const PACE = 8;
let drawn = 0;
options.debounceRendering = (draw) => {
  setTimeout(() => {
    draw();
    drawn = performance.now();
  }, Math.max(0, drawn + PACE - performance.now()));
};

import.meta.glob("./components/*.css", { eager: true });
const islands = import.meta.glob<{ default: ComponentType }>("./islands/*.tsx");

for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) {
  const { island, props } = element.dataset;
  islands[`./islands/${island}.tsx`]().then(({ default: Island }) => {
    hydrate(h(Island, JSON.parse(props ?? "{}")), element);
    element.dataset.awake = "";
  });
}
