/** The cards of both clients as texts, in the form that is chosen. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import type { BlobId, ClientName } from "../../protocol/facts/mod.ts";
import { outgoing, type Session } from "../../protocol/session/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";
import type { CardText, cardWriter } from "./card-writer.ts";

interface Deps {
  readonly clients: Readonly<Record<ClientName, { readonly session: ReadonlySignal<Session> }>>;
  /** What writes cards in every form, once it has come, and how to bring it. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly ready: () => Promise<PressTools>;
}

export const CardTextsModel = createModel(
  ({ clients, pressTools, ready }: Deps, textOf: ReturnType<typeof cardWriter>) => {
    /** The form in which cards are copied, dragged and saved. */
    const form = signal<WrittenForm>("json");

    async function choose(next: WrittenForm) {
      await ready();
      form.value = next;
    }

    /** Every card of a client as it would leave now, by its id. */
    const textsOf = (client: ClientName) =>
      computed((): ReadonlyMap<BlobId, CardText> => {
        const session = clients[client].session.value;
        return new Map(session.cards.map((card) => {
          const text = textOf(session, card, form.value, pressTools.value);
          const advice = pressTools.value?.targetAdvice(form.value, outgoing(card), { text, isWhole: card.ready });
          return [card.id, { text, ...(advice !== undefined && { advice }) }];
        }));
      });

    /** The text of a card, once it can be written; `undefined` for a card that is gone. */
    async function written(client: ClientName, id: BlobId, as: WrittenForm): Promise<string | undefined> {
      if (as !== "json") await ready();
      const session = clients[client].session.peek();
      const card = session.cards.find((one) => one.id === id);
      return card && textOf(session, card, as, pressTools.peek());
    }

    return { form, cardTexts: { A: textsOf("A"), B: textsOf("B") }, choose, written };
  },
);
