/** What the address of the page asks for, and what it carries. */
import type { ClientName, Mode } from "../protocol/facts/mod.ts";

/**
 * What a link carried behind its `#`, which no server sees; taken off the address at once. Empty if there was nothing;
 * as it stood there, if its percent signs are broken.
 */
export function takeFragment(): string {
  const carried = location.hash.slice(1);
  if (carried === "" || document.getElementById(carried)) return ""; // an anchor of the page itself
  history.replaceState(null, "", location.pathname + location.search);
  try {
    return decodeURIComponent(carried);
  } catch {
    return carried;
  }
}

/** The address of the site, from the page’s way back to its root: `../` on a page one folder down. */
export const siteBase = (root: string): string => new URL(root, location.href.split(/[?#]/)[0]).href;

/** Keeps what the address carried with this entry of the tab’s history, and nowhere else: a reload finds it again. */
export const keepCarried = (carried: string): void => history.replaceState({ carried }, "");

/** What was kept so. */
function keptCarried(): string {
  const { carried } = Object(history.state) as { readonly carried?: unknown };
  return typeof carried === "string" ? carried : "";
}

/**
 * Runs with what the address carries behind its `#`, now and whenever it is changed; where it carries nothing at first,
 * with what was kept before a reload. Gives back how to stop.
 */
export function onFragment(run: (text: string) => void): () => void {
  const take = () => run(takeFragment());
  const kept = keptCarried();
  run(takeFragment() || kept);
  addEventListener("hashchange", take);
  return () => removeEventListener("hashchange", take);
}

/** The client that the address asks for, as in `?client=B`. */
export function clientAsked(): ClientName | undefined {
  const asked = new URLSearchParams(location.search).get("client");
  return asked === "A" || asked === "B" ? asked : undefined;
}

/** The lesson that the address names, as in `?lesson=the-first-connection`. */
export const lessonAsked = (): string | undefined => new URLSearchParams(location.search).get("lesson") ?? undefined;

/** Which sheet of that lesson the address asks for, as in `?lesson=channels&as=key`. */
export function sheetAsked(): "worksheet" | "key" | undefined {
  const asked = new URLSearchParams(location.search).get("as");
  return asked === "worksheet" || asked === "key" ? asked : undefined;
}

/** The room of a signaling server that the address names, as in `?room=abcd1234`. */
export const roomAsked = (): string | undefined => new URLSearchParams(location.search).get("room") ?? undefined;

/** The step of its lesson that the address opens, as in `?step=one-section`. */
export const stepAsked = (): string | undefined => new URLSearchParams(location.search).get("step") ?? undefined;

/** How candidates travel on the other side, where the address says so, as in `?mode=trickle`. */
export const modeAsked = (): Mode | undefined =>
  new URLSearchParams(location.search).get("mode") === "trickle" ? "trickle" : undefined;

/** Runs with the anchor in the address, now and whenever it is changed by a link or by hand. Gives back how to stop. */
export function onAnchor(run: (id: string) => void): () => void {
  const look = () => run(location.hash.slice(1));
  look();
  addEventListener("hashchange", look);
  return () => removeEventListener("hashchange", look);
}

/** Writes an anchor into the address, in place of the one that is there; none, if it is empty. */
export const showAnchor = (id: string): void =>
  history.replaceState(history.state, "", location.pathname + location.search + (id && `#${id}`));
