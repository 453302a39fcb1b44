/** The API calls of one client, in the order they are usually made. */
import { BUTTONS } from "../../protocol/facts/mod.ts";
import { useActs, useBench, useClient } from "../bench/view.ts";
import { usePress } from "./next-press.ts";

export function ApiButtons() {
  const { parts } = useBench();
  const { client, session, wish, optionsOpen, actions } = useClient();
  const acts = useActs();
  const next = usePress();
  const { ran } = session.value;
  return (
    <div class="calls" role="group" aria-label={`API calls of Client ${client}`}>
      {BUTTONS.map((button) => (
        <button
          key={button}
          type="button"
          class={`call ${button === next ? "next" : ""} ${ran[button] ? "done" : ""}`}
          onClick={() => actions.press(button)}
          {...acts}
        >
          {button}
        </button>
      ))}
      <details class="more call-options" onToggle={(event) => actions.openOptions(event.currentTarget.open)}>
        <summary>Options of the next data channel</summary>
        {optionsOpen.value && (
          <parts.ChannelWish session={session.value} wish={wish.value} onWrite={actions.writeWish} />
        )}
      </details>
    </div>
  );
}
