/** How many packets of the box did not reach the page. */
import type { ReadonlySignal } from "@preact/signals";
import { count } from "../../protocol/text/mod.ts";

export function PacketsMissed({ missed }: { readonly missed: ReadonlySignal<number> }) {
  const { value } = missed;
  return value === 0 ? null : (
    <p class="quiet">
      {count(value, "packet")} {value === 1 ? "was" : "were"} left out: more came than could be told.
    </p>
  );
}
