/** The site that a lesson is done on: one with a box behind it, where it is done on the box. */
import type { Page } from "@playwright/test";
import { type RunningBox, startBox } from "./box.ts";

let box: RunningBox | undefined;

/** Its address, before the path; what was started is to be ended by `closeSite`. */
export async function siteOf(page: Page, { network }: { readonly network: boolean }): Promise<string> {
  if (!network) return "";
  box = await startBox();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: box.address });
  return box.address;
}

/** Ends the box of the last lesson, if it had one. */
export function closeSite(): void {
  box?.close();
  box = undefined;
}
