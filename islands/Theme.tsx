/** Switches between light and dark; the system decides until it is pressed. */
import { chooseTheme, currentTheme } from "../browser/theme.ts";

export default function Theme() {
  const turn = () => chooseTheme(currentTheme() === "dark" ? "light" : "dark");
  return (
    <button type="button" class="plain theme" aria-label="Switch between light and dark" onClick={turn}>
      <span aria-hidden="true">◐</span>
    </button>
  );
}
