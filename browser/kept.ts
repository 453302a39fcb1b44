/** What this browser keeps for the site: localStorage (HTML §12.2), which may be blocked, full, or hold anything. */

/** Where progress and settings are; the others belong to the theme and to the notes of the reader. */
const KEY = "out-of-band/kept";
const OTHERS = { theme: "theme", notes: "out-of-band/notes" };

/** What keeps a page from keeping anything. */
export type StorageProblem = "storage-blocked" | "storage-full";

/** What an error of `localStorage` says is in the way. */
export const problemOf = (error: unknown): StorageProblem =>
  error instanceof DOMException && error.name === "QuotaExceededError" ? "storage-full" : "storage-blocked";

/** The text that is kept, or `null`; or what is in the way. */
export function loadKept(): { readonly text: string | null; readonly problem?: StorageProblem } {
  try {
    return { text: localStorage.getItem(KEY) };
  } catch (error) {
    return { text: null, problem: problemOf(error) };
  }
}

/** Keeps a text, or says what is in the way. */
export function saveKept(text: string): StorageProblem | undefined {
  try {
    localStorage.setItem(KEY, text);
  } catch (error) {
    return problemOf(error);
  }
}

/** The theme and the notes as they are kept beside it, for whoever takes everything along. */
export function othersKept(): Record<string, unknown> {
  try {
    const kept = Object.entries(OTHERS).map(([name, key]) => [name, localStorage.getItem(key)] as const);
    return Object.fromEntries(kept.filter(([, text]) => text !== null));
  } catch {
    return {};
  }
}

/** Forgets all of it: progress, settings, theme and notes. Says what is in the way, if anything is. */
export function eraseKept(): StorageProblem | undefined {
  try {
    for (const key of [KEY, ...Object.values(OTHERS)]) localStorage.removeItem(key);
    delete document.documentElement.dataset.theme;
  } catch (error) {
    return problemOf(error);
  }
}

/** Runs when another page of the site has kept something. Gives back how to stop. */
export function onKeptElsewhere(run: () => void): () => void {
  const look = ({ key }: StorageEvent) => (key === KEY || key === null) && run();
  addEventListener("storage", look);
  return () => removeEventListener("storage", look);
}
