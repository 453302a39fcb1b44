/** What a client has made for the other: blobs as cards, each to be copied or carried. */
import { asJson } from "../../protocol/blob/mod.ts";
import {
  type Card,
  currentCards,
  earlierCards,
  outgoing,
  restToCarry,
  stateOf,
  statusOf,
} from "../../protocol/session/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";
import { useCopy } from "../client/next-press.ts";
import { whatItHolds } from "./card-text.ts";

export function Cards() {
  const { sessions, sole, away = [] } = useBench();
  const { client, session: { value: session }, actions } = useClient();
  const acts = useActs();
  const bench = sessions.value;
  const cards = currentCards(session).filter((card) => !card.thrownAway);
  // What a lesson takes away is not given back.
  const thrown = session.cards.filter((card) =>
    card.thrownAway && (card.message.kind === "description" || !away.includes("candidates"))
  );
  const earlier = earlierCards(session).filter((card) => !card.thrownAway);
  const rest = restToCarry(bench, client);
  return (
    <section class="cards">
      <header>
        <h3 id={`carry-${client}`} tabIndex={-1}>To carry from Client {client}</h3>
        {rest.length > 1 && sole.value === undefined && !away.includes("carry") && (
          <button
            type="button"
            class="plain"
            {...acts}
            onClick={(event) => {
              // It goes with the last of them: what they belong to stays.
              event.currentTarget.closest(".cards")?.querySelector<HTMLElement>("h3")?.focus();
              actions.carryRest();
            }}
          >
            Carry the rest <span class="quiet">({rest.length})</span>
          </button>
        )}
      </header>
      {cards.length === 0
        ? <p class="quiet">Nothing yet. A card comes when setLocalDescription has kept a description.</p>
        : (
          <ul aria-labelledby={`carry-${client}`}>
            {cards.map((card, i) => (
              <CardRow
                key={card.id}
                card={card}
                prefix=""
                before={cards[i - 1]?.id}
                after={i + 1 < cards.length ? cards[i + 2]?.id ?? null : undefined}
              />
            ))}
          </ul>
        )}
      {earlier.length > 0 && (
        <details class="more">
          <summary>Earlier cards ({earlier.length})</summary>
          <ul aria-label={`Earlier cards of Client ${client}`}>
            {earlier.map((card) => <CardRow key={card.id} card={card} prefix="earlier " />)}
          </ul>
        </details>
      )}
      {thrown.length > 0 && (
        <details class="more">
          <summary>Thrown away ({thrown.length})</summary>
          <ul aria-label={`Thrown away cards of Client ${client}`}>
            {thrown.map((card) => (
              <li key={card.id} class="card">
                <span class="chip">thrown away</span>
                <span class="card-what">
                  <b>{card.label}</b>
                </span>
                <button type="button" onClick={() => actions.throwAway(card.id, false)} {...acts}>
                  Take back<span class="hidden">{` ${card.label}`}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface RowProps {
  readonly card: Card;
  readonly prefix: string;
  /** The card above, and where this one would go below the next; `undefined` where there is no way. */
  readonly before?: string;
  readonly after?: string | null;
}

/** What a dragged card is called, so that another card knows it. */
const DRAGGED = "application/x-out-of-band-card";

function CardRow({ card, prefix, before, after }: RowProps) {
  const { sessions, parts } = useBench();
  const { client, session: { value: session }, card: opened, cardTexts, actions } = useClient();
  const status = statusOf(card, sessions.value, client);
  const name = prefix === "" ? card.label : `${prefix}${card.id.replaceAll("-", " ")}`;
  const isDescription = card.message.kind === "description";
  const word = status === "added" && isDescription ? "applied" : status;
  const refused = session.problem?.code === "clipboard-refused" && session.problem.blob === card.label;
  const isOpen = opened.value === card.id || refused;
  const mayGrow = stateOf(session, "gathering") !== "complete";
  // The keyboard stays where it was opened from.
  const close = (details: HTMLElement) => {
    details.querySelector("summary")?.focus();
    actions.openCard(undefined);
  };
  return (
    <li
      class={`card ${card.kind}`}
      draggable={card.ready}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", cardTexts.peek().get(card.id)?.text ?? "");
        event.dataTransfer?.setData(DRAGGED, `${client} ${card.id}`);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes(DRAGGED)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
      }}
      onDrop={(event) => {
        const [from, id] = event.dataTransfer?.getData(DRAGGED).split(" ") ?? [];
        if (from !== client) return;
        event.preventDefault();
        actions.move(id, card.id);
      }}
      // Put in another place of the list, it has not left.
      onDragEnd={(event) => event.dataTransfer?.dropEffect === "copy" && actions.drag(card.id)}
    >
      <span class={`chip ${status}`}>{word}</span>
      <span class="card-what">
        <b>{card.label}</b> {card.edited && <span class="chip carried edited">edited</span>}
        <span class="quiet">{whatItHolds(card, asJson(outgoing(card)).length, mayGrow)}</span>
      </span>
      <CardActs card={card} name={name} />
      <details
        class="more over"
        open={isOpen}
        onToggle={(event) => {
          const { open } = event.currentTarget;
          if (open !== isOpen) actions.openCard(open ? card.id : undefined);
        }}
        onKeyDown={(event) => event.key === "Escape" && isOpen && close(event.currentTarget)}
      >
        <summary>More about {name}</summary>
        {isOpen && (
          <div class="over-body">
            <p class="over-head">
              <b>{name}</b>
              <button type="button" class="plain" onClick={(event) => close(event.currentTarget.closest("details")!)}>
                Close<span class="hidden">{` ${name}`}</span>
              </button>
            </p>
            <parts.CardMore card={card} name={name} before={before} after={after} />
          </div>
        )}
      </details>
    </li>
  );
}

/** The two ways in which a card leaves most often. */
function CardActs({ card, name }: { card: Card; name: string }) {
  const { sole, away } = useBench();
  const { actions } = useClient();
  const acts = useActs();
  const isNext = useCopy() === card.id;
  return (
    <span class="card-acts">
      <button type="button" class={isNext ? "next" : ""} onClick={() => actions.copy(card.id)}>
        Copy<span class={card.message.kind === "description" ? "" : "hidden"}>{` ${name}`}</span>
      </button>
      {sole.value === undefined && !away?.includes("carry") && (
        <button
          type="button"
          onClick={() => actions.carry(card.id)}
          {...acts}
        >
          Carry<span class="hidden">{` ${name} for me`}</span>
        </button>
      )}
    </span>
  );
}
