/** The part of the diagram that is in sight. */

/** Brings a row of the diagram into sight, if it is not; the page itself stays where it is. */
export function showRow(root: HTMLElement, row: number, height: number): void {
  const box = root.querySelector(".diagram-scroll");
  if (!box) return;
  const top = Math.max(0, (row - 1) * height);
  const isSeen = top >= box.scrollTop && top + height <= box.scrollTop + box.clientHeight;
  if (!isSeen) box.scrollTop = top - box.clientHeight / 2;
}
