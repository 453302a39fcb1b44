/** A card, edited on the way: typed over, kept, and put back. */
import { editable } from "../../protocol/blob/mod.ts";
import { compareLines, readSdp } from "../../protocol/sdp/mod.ts";
import { type Card, outgoing } from "../../protocol/session/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";
import { DifferenceLines } from "../reader/Difference.tsx";

interface Props {
  readonly card: Card;
  readonly name: string;
}

/** The card as it leaves, to be typed over; what the browser makes of it is the browser’s own answer. */
export function CardEdit({ card, name }: Props) {
  const { readOnly } = useBench();
  const { actions } = useClient();
  const acts = useActs();
  const made = editable(card.message);
  const now = editable(outgoing(card));
  const changes = compareLines(readSdp(made).lines, readSdp(now).lines).filter(({ kind }) => kind !== "kept");
  return (
    <details class="more">
      <summary>
        Edit<span class="hidden">{` ${name}`}</span> on the way
      </summary>
      <form
        class="card-edit"
        onSubmit={(event) => {
          event.preventDefault();
          actions.edit(card.id, new FormData(event.currentTarget).get("text") as string);
        }}
      >
        <textarea
          key={now}
          name="text"
          rows={card.message.kind === "description" ? 12 : 3}
          spellcheck={false}
          aria-label={`${name}, to be edited`}
          defaultValue={now}
          readOnly={readOnly}
        />
        <p class="card-carriers">
          <button type="submit" {...acts}>
            Keep<span class="hidden">{` ${name}`}</span> like this
          </button>
          {card.edited && (
            <button type="button" class="plain" {...acts} onClick={() => actions.edit(card.id, null)}>
              Put<span class="hidden">{` ${name}`}</span> back as it was made
            </button>
          )}
        </p>
      </form>
      {changes.length > 0 && <DifferenceLines lines={changes} label={`What was edited in ${name}`} />}
    </details>
  );
}
