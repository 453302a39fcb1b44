/** The page as a document: left, named, printed, dated. */

/** Asks before the page is left, for as long as `atStake` says so. Gives back how to stop asking. */
export function warnBeforeLeaving(atStake: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (atStake()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}

/** Today, in the reader's own way of writing dates. */
export const today = (): string => new Date().toLocaleDateString(undefined, { dateStyle: "long" });

/** Names the tab. */
export function nameTab(title: string): void {
  document.title = title;
}

/** Prints the page. */
export const printPage = (): void => print();

/** Whether somebody asked for less motion (Media Queries 5, “prefers-reduced-motion”). */
export const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
