/** The styles of what comes late: a chunk of the page brings them, and is not drawn before they are there. */

/** Stylesheets that did not load, since something was first brought. */
let failed: Set<HTMLLinkElement> | undefined;

/**
 * Brings a chunk with its styles. The bundle asks for each stylesheet only once; one that failed is asked for again here
 * before the chunk is, so that what is tried again is not drawn without it. Rejects while one does not come.
 */
export async function withStyles<M>(load: () => Promise<M>): Promise<M> {
  if (!failed) {
    const found = failed = new Set();
    // What was only to be brought early, and did not come, is no style that is missing.
    const isStyle = (target: EventTarget | null): target is HTMLLinkElement =>
      target instanceof HTMLLinkElement && target.rel === "stylesheet";
    document.addEventListener("error", ({ target }) => isStyle(target) && found.add(target), true);
  }
  await Promise.all([...failed].map(askAgain));
  return await load();
}

function askAgain(link: HTMLLinkElement): Promise<unknown> {
  const again = link.cloneNode() as HTMLLinkElement;
  failed?.delete(link);
  return new Promise((resolve, reject) => {
    again.addEventListener("load", resolve);
    again.addEventListener("error", () => reject(new Error(`${link.href} did not load.`)));
    link.replaceWith(again);
  });
}
