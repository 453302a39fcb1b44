/** The page itself: its clock, its timers, its theme, its address, and leaving it. */
import type { Engine } from "../protocol/advice/mod.ts";
import type { ClientName, Mode } from "../protocol/facts/mod.ts";

/** Milliseconds from a clock that never goes back. */
export const now = (): number => performance.now();

/** Runs something later; gives back how to call it off. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/** Asks before the page is left, for as long as `atStake` says so. Gives back how to stop asking. */
export function warnBeforeLeaving(atStake: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (atStake()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}

export type Theme = "light" | "dark";

/** The theme that is in force: the reader's choice, or the system's. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Chooses a theme and keeps it on this device; `static/theme.js` brings it back on the next page. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // A browser that keeps nothing still shows the theme on this page.
  }
}

/** Today, in the reader's own way of writing dates. */
export const today = (): string => new Date().toLocaleDateString(undefined, { dateStyle: "long" });

/** What a link carried behind its `#`, which no server sees; taken off the address at once. Empty if there was nothing. */
export function takeFragment(): string {
  const carried = location.hash.slice(1);
  if (carried === "" || document.getElementById(carried)) return ""; // an anchor of the page itself
  history.replaceState(null, "", location.pathname + location.search);
  try {
    return decodeURIComponent(carried);
  } catch {
    return "";
  }
}

/** The address of the site, from the page’s way back to its root: `../` on a page one folder down. */
export const siteBase = (root: string): string => new URL(root, location.href.split(/[?#]/)[0]).href;

/** Whose rules for waiting this browser follows. */
export function engine(): Engine {
  const { userAgent } = navigator;
  return /Firefox\//.test(userAgent) ? "firefox" : /Chrom(e|ium)\//.test(userAgent) ? "chromium" : "other";
}

/** Runs with what the address carries behind its `#`, now and whenever it is changed. Gives back how to stop. */
export function onFragment(run: (text: string) => void): () => void {
  const take = () => run(takeFragment());
  take();
  addEventListener("hashchange", take);
  return () => removeEventListener("hashchange", take);
}

/** The client that the address asks for, as in `?client=B`. */
export function clientAsked(): ClientName | undefined {
  const asked = new URLSearchParams(location.search).get("client");
  return asked === "A" || asked === "B" ? asked : undefined;
}

/** How candidates travel on the other side, where the address says so, as in `?mode=trickle`. */
export const modeAsked = (): Mode | undefined =>
  new URLSearchParams(location.search).get("mode") === "trickle" ? "trickle" : undefined;

/** Names the tab. */
export function nameTab(title: string): void {
  document.title = title;
}

/** Prints the page. */
export const printPage = (): void => print();
