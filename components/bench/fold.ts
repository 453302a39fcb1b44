/** Folds what lies over the bench once something in it was chosen; the focus goes to where it was opened from. */
export function fold(from: Element): void {
  const details = from.closest("details");
  if (!details) return;
  details.open = false;
  details.querySelector("summary")?.focus();
}
