/** Files that leave the page, on request. */

/** Offers a text as a download under this name. */
export function saveText(name: string, text: string, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The text of a file that was dropped or chosen. */
export const readFile = (file: Blob): Promise<string> => file.text();
