/** What goes wrong on a page where no part of it says so: a chunk that did not load, or code that threw. */

/** Shows the words for it, which stand hidden in every page. */
function show(failure: "not-loaded" | "broken"): void {
  const words = document.querySelector<HTMLElement>(`[data-failure="${failure}"]`);
  if (!words) return;
  words.hidden = false;
  words.querySelector("button")!.onclick = () => words.hidden = true;
}

/** Watches the page from now on; called once, before anything else of the page runs. */
export function watchPage(): void {
  const notLoaded = new WeakSet<object>();
  // The bundle tells of each import that failed, then lets it fail. Where a part says so itself, that is all.
  addEventListener(
    "vite:preloadError",
    (event) => notLoaded.add((event as Event & { readonly payload: Error }).payload),
  );
  addEventListener("unhandledrejection", ({ reason }) => show(notLoaded.has(reason) ? "not-loaded" : "broken"));
  // Without an error it is a browser’s remark, such as that a ResizeObserver has more to tell.
  addEventListener("error", ({ error }) => error && show("broken"));
}
