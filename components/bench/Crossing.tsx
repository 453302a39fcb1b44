/** The space between the clients: what you hold, and what you have carried. */
import { clock } from "../../protocol/text/mod.ts";
import { across, type ClientName, CLIENTS } from "../../protocol/facts/mod.ts";
import { type Bench, type Card, type CardStatus, nextToCarry, stateOf, statusOf } from "../../protocol/session/mod.ts";
import { useBench } from "./view.ts";

export interface Crossed {
  readonly from: ClientName;
  readonly card: Card;
  readonly status: CardStatus;
  readonly at: number;
}

/** The cards that have left their client, the latest last. */
export function crossingsOf(bench: Bench): readonly Crossed[] {
  return CLIENTS.flatMap((from) =>
    bench[from].cards.flatMap((card): Crossed[] => {
      const status = statusOf(card, bench, from);
      const at = Math.max(card.copiedAt ?? -1, card.delivered?.at ?? -1);
      return at < 0 && status === "held" ? [] : [{ from, card, status, at: at < 0 ? card.madeAt : at }];
    })
  ).sort((one, two) => one.at - two.at).slice(-6);
}

export function Crossing() {
  const { sessions, sole, isTaught, away } = useBench();
  const bench = sessions.value;
  const crossings = crossingsOf(bench);
  const areConnected = CLIENTS.every((client) => stateOf(bench[client], "connection") === "connected");
  const hasCards = CLIENTS.some((client) => bench[client].cards.length > 0);
  return (
    <div class={`gap ${areConnected ? "connected" : ""}`}>
      <span class="gap-line" />
      <p class="gap-says">
        {areConnected
          ? "Connected: they send to each other directly, and you carry nothing."
          : crossings.some(({ card }) => byProgram(card))
          ? "A program carries here. What it brings lies in the box, and the calls are yours."
          : "Nothing passes here unless you carry it."}
      </p>
      {sole.value === undefined && !away?.includes("carry") && (hasCards || !isTaught) && (
        <div class="gap-acts" role="group" aria-label="Carry the next card">
          <CarryNext from="A" />
          <CarryNext from="B" />
        </div>
      )}
      {crossings.length > 0 && (
        <ol aria-label="Carried between the clients">
          {crossings.map(({ from, card, status, at }) => (
            <li key={from + card.id} class={`blob ${from} ${status}`}>
              <span class="blob-name">{from === "A" ? `${card.label} →` : `← ${card.label}`}</span>
              <small>
                {card.delivered?.by === "channel"
                  ? `by channel ${clock(at)}`
                  : byProgram(card)
                  ? `by ${byProgram(card)} ${clock(at)}`
                  : status === "carried" || status === "withdrawn"
                  ? WORDS[status]
                  : `${WORDS[status]} ${clock(at)}`}
              </small>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** On the free bench it is always there, so that hands that know the way need not look for a card. */
function CarryNext({ from }: { from: ClientName }) {
  const { sessions, pendingCarry, actions } = useBench();
  const waits = pendingCarry.value.includes(from);
  const card = nextToCarry(sessions.value, from);
  const what = card?.label ?? (waits ? "the next as it comes" : "next");
  return (
    <button
      type="button"
      class={`plain ${from}`}
      aria-pressed={card ? undefined : waits}
      onClick={() => actions.carryNext(from)}
    >
      {from === "A" ? `Carry ${solid(what)} →` : `← Carry ${solid(what)}`}
      <span class="hidden">{` from Client ${from} to Client ${across(from)}`}</span>
    </button>
  );
}

/** A name and its number stay together. */
const solid = (label: string): string => label.replace(/ (?=\d+$)/, "\u00a0");

/** The program that has carried a card last, if one did; the longer name may be broken. */
function byProgram({ departures }: Card): string | undefined {
  const by = departures?.at(-1)?.by;
  return by === "broadcast" ? "Broadcast\u200bChannel" : by === "websocket" ? "WebSocket" : undefined;
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
