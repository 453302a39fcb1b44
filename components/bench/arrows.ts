/** Arrow keys move the focus inside a group of buttons (ARIA Authoring Practices, “Developing a Keyboard Interface”). */
import type { TargetedKeyboardEvent } from "preact";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What a group listens with. Fields keep their arrows, and a group within the group has its own. */
export function useArrows() {
  return (event: TargetedKeyboardEvent<HTMLElement>) => {
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    const from = event.target as HTMLElement;
    if (!step || from.matches("input, textarea, select, [role=slider]")) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button, summary, a[href]")]
      .filter((one) => one.checkVisibility());
    const at = all.indexOf(from.closest<HTMLElement>("button, summary, a[href]") ?? from);
    if (at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    all[(at + step + all.length) % all.length].focus();
  };
}
