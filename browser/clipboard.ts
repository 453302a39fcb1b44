/** The clipboard, where the page is allowed to write to it. */

/** Copies a text; resolves to whether the browser let it (it needs HTTPS or localhost, and permission). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
