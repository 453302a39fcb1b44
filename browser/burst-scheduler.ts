/** When followers are told and the page is drawn: connections report in bursts, and what a burst changes goes together. */

/** Milliseconds for which nothing must have been reported, and that are waited at most. Neither is noticed. */
const QUIET = 16;
const MOST = 80;

let heard = -QUIET;

/** A connection has reported something. */
export function noteBurst(): void {
  heard = performance.now();
}

/** Tells or draws soon: at once where nothing is being reported, otherwise after the burst. */
export function afterBurst(run: () => void): void {
  const latest = performance.now() + MOST;
  const wait = () => {
    const left = Math.min(heard + QUIET, latest) - performance.now();
    if (left > 0) setTimeout(wait, left);
    else run();
  };
  setTimeout(wait);
}
