/** The API calls of one client, in the order they are usually made. */
import { type Button, BUTTONS } from "../protocol/fact.ts";
import type { Session } from "../protocol/session/mod.ts";

interface Props {
  readonly session: Session;
  readonly next?: Button;
  readonly onPress: (button: Button) => void;
}

export function Calls({ session, next, onPress }: Props) {
  return (
    <div class="calls" role="group" aria-label={`API calls of Client ${session.client}`}>
      {BUTTONS.map((button) => (
        <button
          key={button}
          type="button"
          class={`call ${button === next ? "next" : ""} ${session.ran[button] ? "done" : ""}`}
          onClick={() => onPress(button)}
        >
          {button}
        </button>
      ))}
    </div>
  );
}
