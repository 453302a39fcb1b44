/** A session on its way to the page that makes handouts, in a tab of its own: deflated (RFC 1951), behind the `#`. */
import { takeFragment } from "./address.ts";
import { firstBytes, LONGEST } from "./file.ts";

const MARK = "trace=";
/** Firefox opens no address with more characters (`network.standard-url.max-length`); Chromium, twice as many. */
const LONGEST_ADDRESS = 1_000_000;

/** Opens the page at `href` with a trace, which no server sees; false, and nothing is opened, where it is too long for it. */
export async function openHandout(href: string, trace: string): Promise<boolean> {
  const packing = new Blob([trace]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = await firstBytes(packing, Infinity);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const packed = btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const isShort = href.length + packed.length < LONGEST_ADDRESS;
  if (isShort) open(`${href}#${MARK}${packed}`, "_blank", "noopener");
  return isShort;
}

/**
 * What a link carried to this page: a trace, or any text; empty if there was nothing. What cannot be unfolded is given as
 * it came, for whoever reads it to refuse.
 */
export async function takeCarried(): Promise<string> {
  const carried = takeFragment();
  if (!carried.startsWith(MARK)) return carried;
  try {
    const text = atob(carried.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = new Blob([Uint8Array.from(text, (sign) => sign.charCodeAt(0))]);
    const unfolding = packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
    // No further than any file is read, so that no bomb goes off.
    return new TextDecoder().decode(await firstBytes(unfolding, LONGEST));
  } catch {
    return carried;
  }
}
