/** What moves on a page by itself. */
import type { Page } from "@playwright/test";

/** Hears every layout shift, also those that follow a press, and whatever is scrolled, from the beginning on. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { shift: 0, moved: [] as string[], scrolled: [] as string[] };
    Object.assign(globalThis, { seen });
    const name = (node?: Node | null) => node instanceof Element ? `${node.tagName}.${node.className}` : "?";
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & LayoutShift)[]) {
        seen.shift += entry.value;
        const what = entry.sources.map(({ node, previousRect: was, currentRect: is }) =>
          `${name(node)} ${was.width}×${was.height} at ${was.x},${was.y} → ${is.width}×${is.height} at ${is.x},${is.y}`
        ).join("; ");
        seen.moved.push(`${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${what}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
    // Panes and messages are regions that scroll by themselves to what they show.
    document.addEventListener("scroll", ({ target }) => {
      if (target instanceof Element && target.closest(".pane")) return;
      seen.scrolled.push(name(target as Node));
    }, true);
  });
}

interface LayoutShift {
  readonly value: number;
  readonly sources: readonly {
    readonly node?: Node;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** What was heard up to now. */
export const seen = (page: Page) =>
  page.evaluate(() =>
    Reflect.get(globalThis, "seen") as { shift: number; moved: readonly string[]; scrolled: readonly string[] }
  );
