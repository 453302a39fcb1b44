/** What the bench does for slow hands: it withholds an offer’s candidates, and keeps a Firefox answerer waiting. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Deadline,
  type deadlineOf,
  dummyCandidate,
  type Engine,
  KEEP_ALIVE_MS,
} from "../../protocol/advice/mod.ts";
import type { BlobReading } from "../../protocol/blob/mod.ts";
import { type BlobId, type CandidateInit, type ClientName, CLIENTS, type Fact } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { type Session, stateOf, stripCandidates } from "../../protocol/session/mod.ts";

interface OneClient {
  readonly latest: ReadonlySignal<Session>;
  readonly session: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
  readonly addIceCandidate: (candidate: CandidateInit) => Promise<boolean>;
}

interface Deps {
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  readonly engine: () => Engine;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** What tells deadlines, once it has come. */
  readonly pressTools: ReadonlySignal<{ readonly deadlineOf: typeof deadlineOf } | undefined>;
  /** Milliseconds since each client began, as often as they are shown. */
  readonly elapsed: Readonly<Record<ClientName, ReadonlySignal<number>>>;
}

/** What candidates of an offer do that wait for its answer. */
const withheldBy = (clients: Deps["clients"]) => ({
  /** Once an offer is applied: what was withheld of it. */
  recordWithheld(client: ClientName, reading: BlobReading) {
    const { candidates } = stripCandidates(reading);
    if (candidates.length > 0) clients[client].record({ type: "withheld", candidates });
  },
  /** The answer is on its way: what was withheld is given to the client that made it. */
  async releaseWithheld(client: ClientName, blob: BlobId) {
    const { latest, record, addIceCandidate } = clients[client];
    const { withheld } = latest.peek();
    if (!blob.startsWith("answer") || withheld.length === 0) return;
    record({ type: "released" });
    for (const candidate of withheld) await addIceCandidate(candidate);
  },
});

export const AnswerDeadlineModel = createModel(({ clients, engine, after, elapsed, pressTools }: Deps) => {
  /** Whether an offer’s candidates wait for its answer, where they travel inside the description. */
  const withholds = signal(true);
  const keepsAlive = signal(false);
  const known = signal<Engine>("other");

  function awake() {
    known.value = engine();
  }
  function withhold(on: boolean) {
    withholds.value = on;
  }

  const deadlineFor = (client: ClientName) =>
    computed((): Deadline | undefined =>
      clients[client].session.value.local?.type === "answer"
        ? pressTools.value?.deadlineOf(
          clients[client].session.value,
          known.value,
          elapsed[client].value,
          keepsAlive.value,
        )
        : undefined
    );
  /** The time by which the answer of a client must be carried, where there is one. */
  const deadlines = { A: deadlineFor("A"), B: deadlineFor("B") };
  /** Whether a deadline runs, so that its seconds have to be counted. */
  const runs = computed(() => [deadlines.A, deadlines.B].some(({ value }) => (value?.remainingMs ?? 0) > 0));

  let off = () => {};
  /** Gives a Firefox answerer one more pair to check, as long as it waits. */
  function beat(client: ClientName, n: number) {
    const { latest, addIceCandidate } = clients[client];
    const { local } = latest.peek();
    const state = stateOf(latest.peek(), "connection") ?? "";
    if (!keepsAlive.peek() || local?.type !== "answer" || !["new", "connecting"].includes(state)) return;
    void addIceCandidate(dummyCandidate(n, identify(local.sdp).mids[0] ?? "0"));
    off = after(KEEP_ALIVE_MS, () => beat(client, n + 1));
  }
  function answered(client: ClientName) {
    off();
    if (known.peek() === "firefox") beat(client, 1);
  }
  function keepAlive(on: boolean) {
    keepsAlive.value = on;
    for (const client of CLIENTS) {
      const isAnswerer = clients[client].latest.peek().local?.type === "answer";
      if (on && isAnswerer && deadlines[client].peek() === undefined) answered(client);
    }
  }
  function stop() {
    off();
  }

  return {
    engine: known,
    withholds,
    keepsAlive,
    deadlines,
    runs,
    awake,
    withhold,
    ...withheldBy(clients),
    answered,
    keepAlive,
    stop,
  };
});
