/** What happened to one client: its log of facts, and the session that the log adds up to. */
import { createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ClientName, Entry, Fact } from "../../protocol/facts/mod.ts";
import { fold, newSession, type Translate } from "../../protocol/session/mod.ts";

interface Deps {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** Says what an exception means; missing until the words for it have come. */
  readonly refusal: ReadonlySignal<Translate | undefined>;
  /** Runs something once the connections have nothing more to report for a moment. */
  readonly afterBurst: (publish: () => void) => void;
  /** Told after every fact. */
  readonly onFact: (fact: Fact) => void;
}

export const SessionLogModel = createModel((client: ClientName, { now, refusal, afterBurst, onFact }: Deps) => {
  let entries: Entry[] = [];
  /** The session as it is after the last fact: for whoever acts on it. */
  const latest = signal(newSession(client));
  /** The session and its log as they are shown: they follow after a burst of facts, so that each is drawn once. */
  const session = signal(latest.peek());
  const log = signal<readonly Entry[]>([]);
  /** When the bench opened: the zero of the log’s times. */
  const openedAt = signal(now());

  /** Shows everything that was recorded, at once. */
  function publish() {
    session.value = latest.peek();
    if (log.peek().length !== entries.length || log.peek()[0] !== entries[0]) log.value = entries.slice();
  }

  /** The only writer in the house: every fact, a learner’s act or a browser’s report, comes through here. */
  function record(fact: Fact) {
    const entry: Entry = { ...fact, at: Math.round(now() - openedAt.peek()) };
    entries.push(entry);
    latest.value = fold(latest.peek(), entry, refusal.peek());
    afterBurst(publish);
    onFact(fact);
  }

  /** Forgets everything. */
  function begin(at: number) {
    openedAt.value = at;
    entries = [];
    latest.value = newSession(client);
    publish();
  }

  // Once there are words for exceptions, those that the log holds already are worded, too.
  effect(() => {
    if (!refusal.value || !entries.some(({ type }) => type === "call-failed")) return;
    latest.value = entries.reduce((so, entry) => fold(so, entry, refusal.peek()), newSession(client));
    afterBurst(publish);
  });

  return { latest, session, log, openedAt, record, begin, publish };
});
