/** Which browser this is. */
import type { Engine } from "../protocol/advice/mod.ts";

/** Whose rules for waiting this browser follows. */
export function engine(): Engine {
  const { userAgent } = navigator;
  return /Firefox\//.test(userAgent) ? "firefox" : /Chrom(e|ium)\//.test(userAgent) ? "chromium" : "other";
}
