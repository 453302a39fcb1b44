/** Whether somebody looks at the page: phones put it to sleep when another app is in front. */

/**
 * Says when the page goes out of sight, and when it is back: shown again, thawed, or brought out of the back/forward
 * cache (HTML §6.2 and §7.4.6.3; Page Lifecycle, W3C draft, §3). Gives back how to stop.
 */
export function watchPresence(run: (isAway: boolean) => void): () => void {
  const look = () => run(document.visibilityState === "hidden");
  const away = () => run(true);
  const back = () => run(false);
  const shown = ({ persisted }: PageTransitionEvent) => persisted && run(false);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("freeze", away);
  document.addEventListener("resume", back);
  addEventListener("pageshow", shown);
  return () => {
    document.removeEventListener("visibilitychange", look);
    document.removeEventListener("freeze", away);
    document.removeEventListener("resume", back);
    removeEventListener("pageshow", shown);
  };
}

/** Whether a finger is what this device is used with first (Media Queries 4, §6.1). */
export const isTouched = (): boolean => matchMedia("(pointer: coarse)").matches;
