/**
 * The chunks of a page that nobody has asked for yet, brought once everything else has come: whoever presses something
 * when the server is gone, or has been given a newer site, still gets what belongs to this page.
 */

/**
 * Brings the files that the page's own script names in `data-later`, scripts into the page's module map and styles into
 * the cache, one after the other, once the page has loaded. Not where the reader's browser asks to save data (Save Data API, §1).
 */
export function bringLaterChunks(): void {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  const entry = document.querySelector<HTMLScriptElement>("script[data-later]");
  if (!entry || connection?.saveData) return;
  const names = entry.dataset.later!.split(" ");
  const next = () => {
    const name = names.shift();
    if (!name) return;
    const link = document.createElement("link");
    // Not prefetched: Firefox asks the policy’s default-src about that, which allows nothing.
    if (name.endsWith("js")) link.rel = "modulepreload";
    else Object.assign(link, { rel: "preload", as: "style" });
    // One that does not come is asked for again when it is needed; the rest is not pressed for now.
    link.onload = next;
    link.href = new URL(name, entry.src).href;
    document.head.append(link);
  };
  addEventListener("load", next);
}
