/** How a bench begins: with both clients, with one alone, and anew. */
import { createModel, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ClientName, Mode } from "../../protocol/facts/mod.ts";

interface OneClient {
  readonly open: (at: number, mode: Mode) => void;
  readonly record: (fact: { readonly type: "mode-chosen"; readonly mode: Mode }) => void;
}

interface Deps {
  readonly tools: { readonly now: () => number };
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  /** The clients that are on this page. */
  readonly here: ReadonlySignal<readonly ClientName[]>;
  readonly sole: Signal<ClientName | undefined>;
  readonly mode: Signal<Mode>;
  readonly view: { readonly startOver: (inFront: ClientName) => void };
  readonly outgoing: { readonly hide: () => void; readonly awake: () => void };
  readonly incoming: { readonly closeCamera: () => void };
  readonly answerDeadline: {
    readonly stop: () => void;
    readonly awake: () => void;
    readonly keepAlive: (on: boolean) => void;
  };
  readonly queue: { readonly clearQueue: () => void };
}

export const StartModel = createModel((deps: Deps) => {
  const { tools, clients, here, sole, mode, view, outgoing, incoming, answerDeadline, queue } = deps;
  /** When the bench opened. */
  const since = signal(tools.now());
  let hasSat = false;

  function reset() {
    since.value = tools.now();
    view.startOver(sole.peek() ?? "A");
    outgoing.hide();
    outgoing.awake();
    answerDeadline.stop();
    queue.clearQueue();
    answerDeadline.awake();
    incoming.closeCamera();
    for (const client of here.peek()) clients[client].open(since.peek(), mode.peek());
  }

  /**
   * Only this client is here; the other is on another device. Candidates then travel inside the description, unless
   * the other side has them travel one by one. Nobody carries an answer across in five seconds: Firefox is kept waiting.
   */
  function sitAlone(client: ClientName, asked: Mode = "gathered") {
    if (!hasSat) {
      hasSat = true;
      mode.value = asked;
      answerDeadline.keepAlive(true);
    }
    sole.value = client;
    reset();
  }

  /** Chooses how candidates travel, from the next description on. */
  function choose(next: Mode) {
    if (next === mode.peek()) return;
    mode.value = next;
    for (const client of here.peek()) clients[client].record({ type: "mode-chosen", mode: next });
  }

  return { since, reset, sitAlone, choose };
});
