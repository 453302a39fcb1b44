/** The clipboard, where the page is allowed to use it. */

/** Copies a text; resolves to whether the browser let it (it needs HTTPS or localhost, and permission). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads the clipboard's text; `undefined` where the browser does not let it. */
export async function readText(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return undefined;
  }
}
