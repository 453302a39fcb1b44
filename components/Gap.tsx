/** The space between the clients: what you hold, and what you have carried. */
import { clock } from "../protocol/clock.ts";
import type { ClientName } from "../protocol/fact.ts";
import { type Bench, type Card, type CardStatus, statusOf } from "../protocol/session/mod.ts";

export interface Crossing {
  readonly from: ClientName;
  readonly card: Card;
  readonly status: CardStatus;
  readonly at: number;
}

/** The cards that have left their client, the latest last. */
export function crossingsOf(bench: Bench): readonly Crossing[] {
  return (["A", "B"] as const).flatMap((from) =>
    bench[from].cards.flatMap((card): Crossing[] => {
      const status = statusOf(card, bench, from);
      const at = Math.max(card.copiedAt ?? -1, card.delivered?.at ?? -1);
      return at < 0 && status === "held" ? [] : [{ from, card, status, at: at < 0 ? card.madeAt : at }];
    })
  ).sort((one, two) => one.at - two.at).slice(-6);
}

export function Gap({ crossings }: { crossings: readonly Crossing[] }) {
  return (
    <div class="gap">
      {crossings.length === 0
        ? <p class="gap-empty">Nothing passes here unless you carry it.</p>
        : (
          <ol aria-label="Carried between the clients">
            {crossings.map(({ from, card, status, at }) => (
              <li key={from + card.id} class={`blob ${from} ${status}`}>
                <span class="blob-name">{from === "A" ? `${card.label} →` : `← ${card.label}`}</span>
                <small>{status === "carried" ? WORDS.carried : `${WORDS[status]} ${clock(at)}`}</small>
              </li>
            ))}
          </ol>
        )}
    </div>
  );
}

const WORDS: Record<CardStatus, string> = {
  held: "held",
  carried: "in your hand",
  added: "carried",
  refused: "refused",
  withdrawn: "withdrawn",
  "held back": "held back",
  "thrown away": "thrown away",
};
