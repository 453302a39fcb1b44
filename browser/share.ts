/** The share sheet, where the system has one. */

/** Whether there is a share sheet for texts. */
export const canShare = (): boolean => typeof navigator.canShare === "function" && navigator.canShare({ text: "a" });

/** Opens the share sheet with a text; resolves to whether something was shared. */
export async function share(text: string): Promise<boolean> {
  try {
    await navigator.share({ text });
    return true;
  } catch {
    return false; // Closed without sharing, most often.
  }
}
