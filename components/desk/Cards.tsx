/** What a client has made for the other: blobs as cards, each to be copied or carried. */
import { asJson, type WrittenForm } from "../../protocol/blob/mod.ts";
import { identify, sketch } from "../../protocol/sdp/mod.ts";
import {
  type Bench,
  type Card,
  currentCards,
  earlierCards,
  outgoing,
  type Session,
  stateOf,
  statusOf,
} from "../../protocol/session/mod.ts";
import type { CardMore } from "./CardMore.tsx";

/** What can be done with a card. */
export interface CardVerbs {
  readonly copy: (id: string, form?: WrittenForm) => void;
  /** Its whole text was copied by hand. */
  readonly copied: (id: string) => void;
  readonly carry: (id: string) => void;
  readonly carryRest: () => void;
  readonly show: (id: string) => void;
  readonly save: (id: string) => void;
  readonly share: (id: string) => void;
  readonly drag: (id: string) => void;
  readonly holdBack: (id: string, held: boolean) => void;
  readonly throwAway: (id: string, thrown: boolean) => void;
  /** Puts a card before another, or with `null` behind all. */
  readonly move: (id: string, before: string | null) => void;
  /** Takes what was typed over a card; `null` puts back what was made. */
  readonly edit: (id: string, text: string | null) => void;
  readonly unfold: (id: string | undefined) => void;
  readonly choose: (form: WrittenForm) => void;
  /** A card in the form that is chosen. */
  readonly textOf: (card: Card) => string;
  /** What to know before a card in that form is given to a program that reads it. */
  readonly adviceOn: (card: Card) => string | undefined;
}

interface Props {
  readonly session: Session;
  readonly bench: Bench;
  readonly next?: string;
  readonly form: WrittenForm;
  /** The card that lies open. */
  readonly opened?: string;
  readonly canShare: boolean;
  /** Whether the other client is on this page, too. */
  readonly alone?: boolean;
  /** Draws what else can be done with a card, once that has come. */
  readonly More?: typeof CardMore;
  readonly verbs: CardVerbs;
}

export function Cards(props: Props) {
  const { session, bench, alone, verbs } = props;
  const cards = currentCards(session).filter((card) => !card.thrownAway);
  const thrown = session.cards.filter((card) => card.thrownAway);
  const earlier = earlierCards(session).filter((card) => !card.thrownAway);
  const rest = cards.filter((card) =>
    card.message.kind !== "description" && !["added", "held back"].includes(statusOf(card, bench, session.client))
  );
  return (
    <section class="cards">
      <h3 id={`carry-${session.client}`} tabIndex={-1}>To carry from Client {session.client}</h3>
      {cards.length === 0
        ? <p class="quiet">Nothing yet. A card appears when setLocalDescription has kept a description.</p>
        : (
          <ul aria-labelledby={`carry-${session.client}`}>
            {cards.map((card, i) => (
              <CardRow
                key={card.id}
                {...props}
                card={card}
                prefix=""
                before={cards[i - 1]?.id}
                after={i + 1 < cards.length ? cards[i + 2]?.id ?? null : undefined}
              />
            ))}
          </ul>
        )}
      {rest.length > 1 && !alone && (
        <button
          type="button"
          class="plain"
          onClick={(event) => {
            // It goes with the last of them: what they belong to stays.
            event.currentTarget.closest(".cards")?.querySelector<HTMLElement>("h3")?.focus();
            verbs.carryRest();
          }}
        >
          Carry the rest <span class="quiet">({rest.length})</span>
        </button>
      )}
      {earlier.length > 0 && (
        <details class="more">
          <summary>Earlier cards ({earlier.length})</summary>
          <ul aria-label={`Earlier cards of Client ${session.client}`}>
            {earlier.map((card) => <CardRow key={card.id} {...props} card={card} prefix="earlier " />)}
          </ul>
        </details>
      )}
      {thrown.length > 0 && (
        <details class="more">
          <summary>Thrown away ({thrown.length})</summary>
          <ul aria-label={`Thrown away cards of Client ${session.client}`}>
            {thrown.map((card) => (
              <li key={card.id} class="card">
                <span class="chip">thrown away</span>
                <span class="card-what">
                  <b>{card.label}</b>
                </span>
                <button type="button" onClick={() => verbs.throwAway(card.id, false)}>
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

interface RowProps extends Props {
  readonly card: Card;
  readonly prefix: string;
  /** The card above, and where this one would go below the next; `undefined` where there is no way. */
  readonly before?: string;
  readonly after?: string | null;
}

/** What a dragged card is called, so that another card knows it. */
const DRAGGED = "application/x-out-of-band-card";

function CardRow(props: RowProps) {
  const { card, prefix, session, bench, next, form, opened, alone, verbs } = props;
  const { client } = session;
  const status = statusOf(card, bench, session.client);
  const name = prefix === "" ? card.label : `${prefix}${card.id.replaceAll("-", " ")}`;
  const isDescription = card.message.kind === "description";
  const word = status === "added" && isDescription ? "applied" : status;
  const refused = session.problem?.code === "clipboard-refused" && session.problem.blob === card.label;
  const isOpen = opened === card.id || refused;
  const mayGrow = stateOf(session, "gathering") !== "complete";
  return (
    <li
      class={`card ${card.kind}`}
      draggable={card.ready}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", verbs.textOf(card));
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
        verbs.move(id, card.id);
      }}
      // Put in another place of the list, it has not left.
      onDragEnd={(event) => event.dataTransfer?.dropEffect === "copy" && verbs.drag(card.id)}
    >
      <span class={`chip ${status}`}>{word}</span>
      <span class="card-what">
        <b>{card.label}</b> {card.edited && <span class="chip carried edited">edited</span>}
        <span class="quiet">{whatItHolds(card, asJson(outgoing(card)).length, mayGrow)}</span>
      </span>
      <span class="card-acts">
        <button type="button" class={card.id === next ? "next" : ""} onClick={() => verbs.copy(card.id)}>
          Copy<span class={isDescription ? "" : "hidden"}>{` ${name}`}</span>
        </button>
        {!alone && (
          <button type="button" onClick={() => verbs.carry(card.id)}>
            Carry<span class="hidden">{` ${name} for me`}</span>
          </button>
        )}
      </span>
      <details
        class="more"
        open={isOpen}
        onToggle={(event) => {
          const { open } = event.currentTarget;
          if (open !== isOpen) verbs.unfold(open ? card.id : undefined);
        }}
      >
        <summary>
          More<span class="hidden">{` about ${name}`}</span>
        </summary>
        {isOpen && props.More && (
          <props.More {...props} name={name} form={form} text={verbs.textOf(card)} advice={verbs.adviceOn(card)} />
        )}
      </details>
    </li>
  );
}

function whatItHolds(card: Card, length: number, mayGrow: boolean): string {
  const message = outgoing(card);
  if (message.kind === "candidate") return sketch(message.candidate);
  if (message.kind === "end-of-candidates") return "there are no more";
  const inside = identify(message.sdp).candidates.length;
  const candidates = `${inside} candidate${inside === 1 ? "" : "s"}`;
  if (!card.ready) return `incomplete: ${candidates} so far`;
  if (inside === 0) return `${length} characters`;
  return `${length} characters, ${candidates} inside${mayGrow ? "; more may come" : ""}`;
}
