/** What the bench does for slow hands: it withholds an offer’s candidates, and keeps a Firefox answerer waiting. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { deadlineOf, dummyCandidate, type Engine, KEEP_ALIVE_MS } from "../../protocol/advice/mod.ts";
import type { BlobReading } from "../../protocol/blob/mod.ts";
import type { BlobId, CandidateInit, ClientName, Fact } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { type Bench, stateOf, stripCandidates } from "../../protocol/session/mod.ts";

interface Deps {
  readonly engine: () => Engine;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly sessions: ReadonlySignal<Bench>;
  /** Milliseconds since the bench opened, as often as the clock ticks. */
  readonly elapsed: (client: ClientName) => number;
  readonly record: (client: ClientName, fact: Fact) => void;
  readonly addIceCandidate: (client: ClientName, candidate: CandidateInit) => Promise<boolean>;
}

export const AnswerDeadlineModel = createModel((
  { engine, after, sessions, elapsed, record, addIceCandidate }: Deps,
) => {
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

  /** What is applied of a reading now: an offer without its candidates, while they are withheld. */
  function withoutCandidates(client: ClientName, reading: BlobReading): BlobReading {
    const gathered = sessions.value[client].mode === "gathered";
    return gathered && withholds.value ? stripCandidates(reading).reading : reading;
  }
  /** Once the offer is applied: what was withheld of it. */
  function recordWithheld(client: ClientName, reading: BlobReading) {
    const gathered = sessions.value[client].mode === "gathered";
    const { candidates } = stripCandidates(reading);
    if (gathered && withholds.value && candidates.length > 0) record(client, { type: "withheld", candidates });
  }

  /** The answer is on its way: what was withheld is given to the client that made it. */
  async function releaseWithheld(client: ClientName, blob: BlobId) {
    const { withheld } = sessions.value[client];
    if (!blob.startsWith("answer") || withheld.length === 0) return;
    record(client, { type: "released" });
    for (const candidate of withheld) await addIceCandidate(client, candidate);
  }

  const deadline = (client: ClientName) =>
    deadlineOf(sessions.value[client], known.value, elapsed(client), keepsAlive.value);
  /** Whether a deadline runs, so that the clock has to tick. */
  const runs = computed(() => (["A", "B"] as const).some((client) => (deadline(client)?.remainingMs ?? 0) > 0));

  let off = () => {};
  /** Gives a Firefox answerer one more pair to check, as long as it waits. */
  function beat(client: ClientName, n: number) {
    const session = sessions.value[client];
    const waits = session.local?.type === "answer" &&
      ["new", "connecting"].includes(stateOf(session, "connection") ?? "");
    if (!keepsAlive.value || !waits) return;
    void addIceCandidate(client, dummyCandidate(n, identify(session.local!.sdp).mids[0] ?? "0"));
    off = after(KEEP_ALIVE_MS, () => beat(client, n + 1));
  }
  function answered(client: ClientName) {
    off();
    if (known.value === "firefox") beat(client, 1);
  }
  function keepAlive(on: boolean) {
    keepsAlive.value = on;
    for (const client of ["A", "B"] as const) {
      if (on && deadline(client) === undefined && sessions.value[client].local?.type === "answer") answered(client);
    }
  }
  function stop() {
    off();
  }
  /** Across two devices nobody carries an answer in five seconds: Firefox is kept waiting, unless somebody minds. */
  function waitAlone() {
    keepsAlive.value = true;
  }

  return {
    engine: known,
    withholds,
    keepsAlive,
    runs,
    awake,
    withhold,
    withoutCandidates,
    recordWithheld,
    releaseWithheld,
    deadline,
    answered,
    keepAlive,
    stop,
    waitAlone,
  };
});
