/** What must hold on every page and in every state: axe finds nothing, light and dark; nothing overlaps. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Runs axe over the page as it stands, in light and in dark. */
export async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) =>
      `${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(" | ")}`
    );
    expect(told, `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
  }
}

/** Nothing is wider than the window, and no two things to press or to read lie on each other. */
export async function nothingOverlaps(page: Page): Promise<void> {
  const found = await page.evaluate(async () => {
    // A card on its way is not where it will be.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    // What lies under an open dialog is meant to.
    const whole = document.querySelector("dialog[open]") ?? document;
    const things = [...whole.querySelectorAll<HTMLElement>(
      ":is(button, a, input, textarea, summary, [data-machine], h1, h2, h3, label, p, .chip, .blob)",
    )].filter((thing) =>
      thing.checkVisibility() && !thing.closest(".hidden, .fronts, .skip, [popover], body > :not(main)") &&
      // Only for those who hear the page.
      getComputedStyle(thing).clipPath !== "inset(50%)"
    );
    const said: string[] = wide > 0 ? [`the page is ${wide} pixels too wide`] : [];
    /** What lies over the bench, or is docked, covers what is under it: it is compared with itself only. */
    const layerOf = (thing: Element): Element | null => {
      for (let at: Element | null = thing; at; at = at.parentElement) {
        if (at.matches(".over-body, .drawer-body, .machine") || /fixed|sticky/.test(getComputedStyle(at).position)) {
          return at;
        }
      }
      return null;
    };
    /** What a scrolling region hides overlaps nothing: here is what it lets be seen. */
    const windowOf = (thing: Element) => {
      const seen = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
      let { position } = getComputedStyle(thing);
      for (let at = thing.parentElement; at && position !== "fixed"; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (position === "absolute" && style.position === "static") continue;
        ({ position } = style);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const { left, right, top, bottom } = at.getBoundingClientRect();
        seen.left = Math.max(seen.left, left);
        seen.right = Math.min(seen.right, right);
        seen.top = Math.max(seen.top, top);
        seen.bottom = Math.min(seen.bottom, bottom);
      }
      return seen;
    };
    const boxes = things.map((thing) => {
      const seen = windowOf(thing);
      // A link that is broken over two lines has a box on each.
      const rects = [...thing.getClientRects()].map(({ left, right, top, bottom }) => ({
        left: Math.max(left, seen.left),
        right: Math.min(right, seen.right),
        top: Math.max(top, seen.top),
        bottom: Math.min(bottom, seen.bottom),
      })).filter((rect) => rect.bottom > rect.top && rect.right > rect.left);
      return { thing, rects, layer: layerOf(thing) };
    });
    type Rect = (typeof boxes)[number]["rects"][number];
    const overlap = (one: Rect, two: Rect) =>
      Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 &&
      Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1;
    for (const [i, one] of boxes.entries()) {
      for (const two of boxes.slice(i + 1)) {
        if (one.layer !== two.layer || one.thing.contains(two.thing) || two.thing.contains(one.thing)) continue;
        if (one.rects.some((rect) => two.rects.some((other) => overlap(rect, other)))) {
          said.push(`${one.thing.outerHTML.slice(0, 80)} × ${two.thing.outerHTML.slice(0, 80)}`);
        }
      }
    }
    return said;
  });
  expect(found).toEqual([]);
}

/** Exactly one button that can be seen is the dark one, or none when there is nothing left to do. */
export async function darkButtons(page: Page): Promise<string[]> {
  return await page.locator("button.next:visible").evaluateAll((all) => all.map((button) => button.textContent ?? ""));
}
