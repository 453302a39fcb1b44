/** When a page is quiet. */

/**
 * Resolves once the page has loaded and the browser has nothing else to do. Scripts of a page run before it has loaded.
 * Safari knows no idle callback.
 */
export const quiet = new Promise<unknown>((resolve) =>
  addEventListener("load", () => (globalThis.requestIdleCallback ?? setTimeout)(resolve))
);
