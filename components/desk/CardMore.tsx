/** What else can be done with a card: the form it is copied in, the ways it can be carried, and its story. */
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import { carrierWords } from "../../protocol/facts/mod.ts";
import { clock, count } from "../../protocol/text/mod.ts";
import type { Card } from "../../protocol/session/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";
import { CardEdit } from "./CardEdit.tsx";

interface Props {
  readonly card: Card;
  readonly name: string;
  /** The card above, and where this one would go below the next; `undefined` where there is no way. */
  readonly before?: string;
  readonly after?: string | null;
}

/** The forms, as the screen names them. */
export const FORM_NAMES: Readonly<Record<WrittenForm, string>> = {
  json: "JSON",
  sdp: "raw SDP",
  base64: "base64 of JSON (Pion)",
  aiortc: "JSON for aiortc",
  libdatachannel: "SDP for libdatachannel",
  compact: "compact code",
  spoken: "code to be read aloud",
  link: "link",
};

const CHOICES = Object.entries(FORM_NAMES) as [WrittenForm, string][];

export function CardMore({ card, name, before, after }: Props) {
  const { form, actions: { chooseForm } } = useBench();
  const { cardTexts, actions } = useClient();
  const { text, advice } = cardTexts.value.get(card.id) ?? { text: "" };
  return (
    <div class="card-more">
      <p class="card-form">
        <label for={`form-${card.id}`}>Copy as</label>
        <select
          id={`form-${card.id}`}
          aria-describedby={advice && `advice-${card.id}`}
          value={form.value}
          onChange={(event) => chooseForm(event.currentTarget.value as WrittenForm)}
        >
          {CHOICES.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
        </select>
        <span class="quiet">{count(text.length, "character")}</span>
      </p>
      {advice && <p class="quiet" id={`advice-${card.id}`}>{advice}</p>}
      <textarea
        readonly
        class={form.value === "spoken" ? "spoken" : ""}
        rows={card.message.kind === "description" ? 6 : 3}
        aria-label={`Text of ${name}, to select and copy`}
        value={text}
        onCopy={({ currentTarget: { selectionStart, selectionEnd, value } }) => {
          if (selectionEnd - selectionStart < value.length) return;
          // A card that opened because the clipboard was refused stays open.
          actions.openCard(card.id);
          actions.copied(card.id);
        }}
      />
      <WaysOut id={card.id} name={name} />
      <BeforeItLeaves card={card} name={name} before={before} after={after} />
      <CardEdit card={card} name={name} />
      <p class="quiet">{storyOf(card)}</p>
    </div>
  );
}

/** The ways in which a card leaves, beside the clipboard. */
function WaysOut({ id, name }: { id: string; name: string }) {
  const { canShare } = useBench();
  const { actions } = useClient();
  return (
    <p class="card-carriers">
      <button type="button" onClick={() => actions.copy(id, "link")}>
        Copy link<span class="hidden">{` of ${name}`}</span>
      </button>
      <button type="button" onClick={() => actions.showQr(id)}>
        Show QR code<span class="hidden">{` of ${name}`}</span>
      </button>
      <button type="button" onClick={() => actions.save(id)}>
        Save<span class="hidden">{` ${name}`}</span> as a file
      </button>
      {canShare.value && (
        <button type="button" onClick={() => actions.share(id)}>
          Share<span class="hidden">{` ${name}`}</span>…
        </button>
      )}
    </p>
  );
}

/** What can be done with a card before it leaves. */
function BeforeItLeaves({ card, name, before, after }: Props) {
  const { actions } = useClient();
  const acts = useActs();
  return (
    <p class="card-carriers">
      <button type="button" class="plain" {...acts} onClick={() => actions.holdBack(card.id, !card.heldBack)}>
        {card.heldBack ? "Let go" : "Hold back"}
        <span class="hidden">{` ${name}`}</span>
      </button>
      {before !== undefined && (
        <button
          type="button"
          class="plain"
          {...acts}
          onClick={() => actions.move(card.id, before)}
        >
          Move up<span class="hidden">{` ${name}`}</span>
        </button>
      )}
      {after !== undefined && (
        <button
          type="button"
          class="plain"
          {...acts}
          onClick={() => actions.move(card.id, after)}
        >
          Move down<span class="hidden">{` ${name}`}</span>
        </button>
      )}
      <button
        type="button"
        class="plain"
        {...acts}
        onClick={(event) => {
          goOn(event.currentTarget);
          actions.throwAway(card.id, true);
        }}
      >
        Throw away<span class="hidden">{` ${name}`}</span>
      </button>
    </p>
  );
}

/** The card goes, and the focus with it, unless it goes on: to the next card, the one before, or the list’s heading. */
function goOn(from: Element) {
  const row = from.closest("li")!;
  const card = row.nextElementSibling ?? row.previousElementSibling;
  const next = card?.querySelector<HTMLElement>("button") ?? row.closest(".cards")?.querySelector<HTMLElement>("h3");
  next?.focus();
}

function storyOf({ madeAt, departures = [], delivered }: Card): string {
  const story = [
    `made at ${clock(madeAt)}`,
    ...departures.map(({ at, by }) => `${carrierWords(by).left} at ${clock(at)}`),
  ];
  if (delivered) story.push(`carried by the ${delivered.by} at ${clock(delivered.at)}`);
  return story.join(" · ");
}
