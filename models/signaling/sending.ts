/** The cards that a program sends, each as soon as it is there and somebody listens. */
import { createModel, effect, type ReadonlySignal } from "@preact/signals";
import { asJson } from "../../protocol/blob/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { type Card, currentCards, outgoing, type Session, stateOf } from "../../protocol/session/mod.ts";
import type { Program } from "../../protocol/signaling/mod.ts";
import type { CarriedBench, Note } from "./bench.ts";
import type { Link } from "./links.ts";

interface Deps {
  readonly bench: CarriedBench;
  readonly program: ReadonlySignal<Program | undefined>;
  /** How many others listen to each client. */
  readonly others: ReadonlySignal<Readonly<Partial<Record<ClientName, number>>>>;
  /** The way from a client, while there is one. */
  readonly linkOf: (client: ClientName) => Link | undefined;
  readonly note: Note;
}

export const SendingModel = createModel(({ bench, program, others, linkOf, note }: Deps) => {
  const sent = { A: new Set<string>(), B: new Set<string>() };

  effect(() => {
    const { value: by } = program;
    for (const client of by ? bench.here.value : []) {
      if (!others.value[client]) continue;
      for (const card of dueCards(bench[client].latest.value, by!)) {
        const text = asJson(outgoing(card));
        if (sent[client].has(text)) continue;
        sent[client].add(text);
        // A fact that is recorded while this is asked would ask it again.
        queueMicrotask(() => carry(client, card, text, by!));
      }
    }
  });

  function carry(client: ClientName, card: Card, text: string, by: Program) {
    const link = linkOf(client);
    if (!link) return;
    note({ client, is: "sent", what: card.label, characters: text.length });
    bench[client].record({ type: "copied", blob: card.id, by });
    link.send(text);
    void bench.answerDeadline.releaseWithheld(client, card.id);
  }

  /** Somebody has just come, who knows nothing of an offer that waits for an answer. */
  function greet(client: ClientName) {
    if (stateOf(bench[client].latest.peek(), "signaling") === "have-local-offer") sent[client].clear();
  }
  function forget() {
    sent.A.clear();
    sent.B.clear();
  }

  return { greet, forget };
});

/** The cards that are still to be sent: not those that a hand has carried, keeps or has thrown away. */
const dueCards = (session: Session, by: Program): readonly Card[] =>
  currentCards(session).filter(({ ready, heldBack, thrownAway, withdrawn, copiedAt, delivered, departures }) =>
    ready && !heldBack && !thrownAway && !withdrawn && !delivered &&
    (copiedAt === undefined || departures?.at(-1)?.by === by)
  );
