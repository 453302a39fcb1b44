/** Links that carry a code behind their `#`, which browsers keep to themselves (RFC 3986 §3.5). */
import type { ClientName, Mode } from "../facts/mod.ts";

/** Where a link leads, and which lesson and side it opens there. */
export interface LinkOptions {
  /**
   * The address of the site, with its path: `https://example.org/oob/`. Without one, the link begins with `device/`.
   */
  readonly base?: string;
  /** A lesson’s slug. */
  readonly lesson?: string;
  readonly client?: ClientName;
  /** How candidates travel there; inside the description, unless it says so. */
  readonly mode?: Mode;
  /** The id of the step that is opened there. */
  readonly step?: string;
}

/** Writes `BASE/device/LESSON/?client=B&mode=trickle&step=STEP#CODE`; several codes are parted by full stops. */
export function writeLink(codes: string, { base = "", lesson, client, mode, step }: LinkOptions = {}): string {
  const root = base === "" || base.endsWith("/") ? base : `${base}/`;
  const path = lesson === undefined ? "" : `${encodeURIComponent(lesson)}/`;
  const asked = [
    client && `client=${client}`,
    mode === "trickle" && "mode=trickle",
    step !== undefined && `step=${encodeURIComponent(step)}`,
  ].filter(Boolean).join("&");
  const query = asked === "" ? "" : `?${asked}`;
  const carried = codes === "" ? "" : `#${codes.replaceAll("\n", ".")}`;
  return `${root}device/${path}${query}${carried}`;
}
