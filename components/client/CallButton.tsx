/** One API call of a client: pressed, the real call is made with what is there, and nothing else. */
import type { Button } from "../../protocol/facts/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";
import { usePress } from "./next-press.ts";

export function CallButton({ button }: { button: Button }) {
  const { session, actions } = useClient();
  const { away } = useBench();
  const acts = useActs();
  const isNext = usePress() === button;
  const hasRun = session.value.ran[button];
  if (away?.includes(button)) return null;
  return (
    <button
      type="button"
      class={`call ${isNext ? "next" : ""} ${hasRun ? "done" : ""}`}
      onClick={() => actions.press(button)}
      {...acts}
    >
      {button}
    </button>
  );
}
