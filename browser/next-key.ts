/** One key, Ctrl or Cmd with Enter, goes to the dark button from anywhere on the page; pressed there, it presses it. */

/** Listens on the page; gives back how to stop. */
export function onNextKey(): () => void {
  const go = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    const next = [...document.querySelectorAll<HTMLButtonElement>("button.next")].find((one) => one.checkVisibility());
    if (!next) return;
    event.preventDefault();
    // What is sent has to be written first.
    const field = next.form?.querySelector<HTMLInputElement>("input");
    if (field && field.value === "") field.focus();
    else if (document.activeElement === next) next.click();
    else next.focus();
  };
  document.addEventListener("keydown", go);
  return () => document.removeEventListener("keydown", go);
}
