/** What a client has made for the other: blobs as cards, each to be copied or carried. */
import { writeBlob } from "../protocol/blob/mod.ts";
import { sketch } from "../protocol/candidate.ts";
import { identify } from "../protocol/sdp/mod.ts";
import {
  type Bench,
  type Card,
  currentCards,
  earlierCards,
  type Session,
  stateOf,
  statusOf,
} from "../protocol/session/mod.ts";
import { clock } from "../protocol/clock.ts";

interface Props {
  readonly session: Session;
  readonly bench: Bench;
  readonly next?: string;
  readonly onCopy: (id: string) => void;
  readonly onCarry: (id: string) => void;
  readonly onCarryRest: () => void;
}

export function Cards(props: Props) {
  const { session, bench, onCarryRest } = props;
  const cards = currentCards(session);
  const earlier = earlierCards(session);
  const rest = cards.filter((card) =>
    card.message.kind !== "description" && statusOf(card, bench, session.client) !== "added"
  );
  return (
    <section class="cards">
      <h3 id={`carry-${session.client}`}>To carry from Client {session.client}</h3>
      {cards.length === 0
        ? <p class="quiet">Nothing yet. A card appears when setLocalDescription has kept a description.</p>
        : (
          <ul aria-labelledby={`carry-${session.client}`}>
            {cards.map((card) => <CardRow key={card.id} {...props} card={card} prefix="" />)}
          </ul>
        )}
      {rest.length > 1 && (
        <button type="button" class="plain" onClick={onCarryRest}>
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
    </section>
  );
}

function CardRow({ card, prefix, session, bench, next, onCopy, onCarry }: Props & { card: Card; prefix: string }) {
  const status = statusOf(card, bench, session.client);
  const text = writeBlob(card.message, "json");
  const name = prefix === "" ? card.label : `${prefix}${card.id.replaceAll("-", " ")}`;
  const isDescription = card.message.kind === "description";
  const word = status === "added" && isDescription ? "applied" : status;
  return (
    <li class={`card ${card.kind}`}>
      <span class={`chip ${status}`}>{word}</span>
      <span class="card-what">
        <b>{card.label}</b>{" "}
        <span class="quiet">{whatItHolds(card, text.length, stateOf(session, "gathering") !== "complete")}</span>
      </span>
      <span class="card-acts">
        <button type="button" class={card.id === next ? "next" : ""} onClick={() => onCopy(card.id)}>
          Copy<span class={isDescription ? "" : "hidden"}>{` ${name}`}</span>
        </button>
        <button type="button" onClick={() => onCarry(card.id)}>
          Carry<span class="hidden">{` ${name} for me`}</span>
        </button>
      </span>
      <details class="more" open={session.problem?.code === "clipboard-refused" && session.problem.blob === card.label}>
        <summary>
          More<span class="hidden">{` about ${name}`}</span>
        </summary>
        <textarea
          readonly
          rows={isDescription ? 6 : 3}
          aria-label={`Text of ${name}, to select and copy`}
          value={text}
        />
        <p class="quiet">{storyOf(card)}</p>
      </details>
    </li>
  );
}

function whatItHolds(card: Card, length: number, mayGrow: boolean): string {
  const { message } = card;
  if (message.kind === "candidate") return sketch(message.candidate);
  if (message.kind === "end-of-candidates") return "there are no more";
  const inside = identify(message.sdp).candidates.length;
  const candidates = `${inside} candidate${inside === 1 ? "" : "s"}`;
  if (!card.ready) return `incomplete: ${candidates} so far`;
  if (inside === 0) return `${length} characters`;
  return `${length} characters, ${candidates} inside${mayGrow ? "; more may come" : ""}`;
}

function storyOf(card: Card): string {
  const story = [`made at ${clock(card.madeAt)}`];
  if (card.copiedAt !== undefined) story.push(`copied at ${clock(card.copiedAt)}`);
  if (card.delivered) story.push(`carried by the ${card.delivered.by} at ${clock(card.delivered.at)}`);
  return story.join(" · ");
}
