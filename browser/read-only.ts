/**
 * Keeps a replayed bench still: the very components of the bench are shown, and what would act in them is marked as not
 * to be pressed. Their verbs do nothing there anyway; this is so that everybody sees and hears it beforehand.
 */

/** What acts, wherever it comes from. */
const ACTS = ".calls button, .paste button, .chat form button, .cards button, .patience button, .channels button";
/** What only looks, or takes something along. */
const LOOKS = /^(Copy|Show QR|Save|Share)/;
const WRITTEN = ".paste textarea, .chat form input, .card-edit textarea";
const CHOSEN = ".paste input[type=file], .client input:is([type=checkbox], [type=radio])";
const ROWS = ".diagram-window li, .diagram-list li";

/** Marks all of it, also what comes later; `note` is the id of what says why. Gives back how to stop. */
export function keepStill(root: HTMLElement, note: string): () => void {
  const mark = () => {
    for (const button of root.querySelectorAll(ACTS)) {
      if (LOOKS.test(button.textContent ?? "") || button.hasAttribute("aria-disabled")) continue;
      button.setAttribute("aria-disabled", "true");
      button.setAttribute("aria-describedby", note);
    }
    for (const field of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WRITTEN)) field.readOnly = true;
    for (const field of root.querySelectorAll<HTMLInputElement>(CHOSEN)) field.disabled = true;
    markRows(root);
  };
  const observer = new MutationObserver(mark);
  mark();
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ["data-rows-passed"] });
  return () => observer.disconnect();
}

/** The rows of the diagram that are still to come, and the one that came last. */
function markRows(root: HTMLElement): void {
  const passed = Number(root.querySelector<HTMLElement>("[data-rows-passed]")?.dataset.rowsPassed ?? 0);
  for (const row of root.querySelectorAll<HTMLLIElement>(ROWS)) {
    const list = row.parentElement as HTMLOListElement;
    const place = Number(row.getAttribute("aria-posinset") ?? list.start + [...list.children].indexOf(row));
    row.toggleAttribute("data-later", place > passed);
    row.toggleAttribute("data-present", place === passed);
  }
}

/** Brings a row of the diagram into sight, if it is not; the page itself stays where it is. */
export function showRow(root: HTMLElement, row: number, height: number): void {
  const box = root.querySelector(".diagram-scroll");
  if (!box) return;
  const top = Math.max(0, (row - 1) * height);
  const isSeen = top >= box.scrollTop && top + height <= box.scrollTop + box.clientHeight;
  if (!isSeen) box.scrollTop = top - box.clientHeight / 2;
}
