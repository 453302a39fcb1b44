/** Clocks and timers of the page. */

/** Milliseconds from a clock that never goes back. */
export const now = (): number => performance.now();

/** Runs something later; gives back how to call it off. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
