/** The question that every connection is asked sooner or later. The answer is looked for when somebody asks. */
import type { ComponentProps } from "preact";
import type { Why } from "./Why.tsx";

export interface ReasonsProps {
  readonly open: boolean;
  readonly Why?: typeof Why;
  readonly sides: ComponentProps<typeof Why>["reasons"];
  readonly onOpen: (open: boolean) => void;
}

export function Reasons({ open, Why, sides, onOpen }: ReasonsProps) {
  return (
    <details
      class="reasons"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) onOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>Why is it not connecting?</h2>
      </summary>
      {open && (Why ? <Why reasons={sides} /> : <p class="quiet">Nothing has been pressed yet.</p>)}
    </details>
  );
}
