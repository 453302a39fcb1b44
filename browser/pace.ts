/** When the page is drawn: connections report in bursts, and what a burst changes is drawn together. Milliseconds. */

/** So long nothing must have been reported, and so long the drawing waits at most. Neither is noticed. */
const QUIET = 16;
const MOST = 80;

let heard = -QUIET;

/** A connection has reported something. */
export function hear(): void {
  heard = performance.now();
}

/** Draws soon: at once where nothing is being reported, otherwise after the burst. */
export function drawSoon(draw: () => void): void {
  const latest = performance.now() + MOST;
  const wait = () => {
    const left = Math.min(heard + QUIET, latest) - performance.now();
    if (left > 0) setTimeout(wait, left);
    else draw();
  };
  setTimeout(wait);
}
