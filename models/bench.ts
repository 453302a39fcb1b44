/** The bench: both clients, and what is carried between them. */
import { computed, createModel, signal } from "@preact/signals";
import { type BlobReading, readBlob, writeBlob } from "../protocol/blob/mod.ts";
import { across, type BlobId, type Button, type ClientName, type Mode } from "../protocol/fact.ts";
import { type Bench, currentCards, isAtStake, type Pane, statusOf, suggest } from "../protocol/session/mod.ts";
import type { Reader } from "../protocol/sdp/mod.ts";
import { writeTrace } from "../protocol/trace.ts";
import { ClientModel, type Tools } from "./client.ts";
import { NotesModel, type NoteStore } from "./notes.ts";

export const BenchModel = createModel((tools: Tools & { readonly notes: NoteStore }) => {
  const notes = new NotesModel(tools.notes);
  const clients = { A: new ClientModel("A", tools), B: new ClientModel("B", tools) };
  const mode = signal<Mode>("trickle");
  /** The client in front where there is room for one only. */
  const front = signal<ClientName>("A");
  const sessions = computed((): Bench => ({ A: clients.A.session.value, B: clients.B.session.value }));
  const readingOf = (client: ClientName): BlobReading =>
    readBlob(sessions.value[client].pasted, {
      here: sessions.value[client],
      others: [sessions.value[across(client)]],
    });
  const readings = { A: computed(() => readingOf("A")), B: computed(() => readingOf("B")) };
  const suggestion = computed(() => suggest(sessions.value, { A: readings.A.value, B: readings.B.value }));
  const atStake = computed(() => isAtStake(sessions.value.A) || isAtStake(sessions.value.B));
  const used = computed(() => sessions.value.A.calls.length + sessions.value.B.calls.length > 2);

  function reset() {
    const at = tools.now();
    front.value = "A";
    codeCopied.value = undefined;
    clients.A.open(at, mode.value);
    clients.B.open(at, mode.value);
  }

  function choose(next: Mode) {
    if (next === mode.value) return;
    mode.value = next;
    clients.A.record({ type: "mode-chosen", mode: next });
    clients.B.record({ type: "mode-chosen", mode: next });
  }

  /** Makes the call. What was applied leaves the box; candidates that came with a description stay in it. */
  async function press(client: ClientName, button: Button) {
    const { session, record } = clients[client];
    const applies = button === "setRemoteDescription" || button === "addIceCandidate";
    const reading = readings[client].value;
    const held = session.value.pasted !== "";
    const all = await clients[client].press(button, reading);
    if (!applies || !all || !held || !reading.ok) return;
    const stays = reading.messages.filter((message) =>
      (message.kind === "description") === (button === "addIceCandidate")
    );
    record({ type: "pasted", text: writeBlob(stays, "json") });
  }

  /** Takes a card across and applies it there, as the learner's hands would. */
  async function carry(from: ClientName, id: BlobId): Promise<boolean> {
    const card = clients[from].session.value.cards.find((one) => one.id === id);
    if (!card) return false;
    clients[from].record({ type: "delivered", blob: id, by: "bench" });
    const call = card.message.kind === "description" ? "setRemoteDescription" : "addIceCandidate";
    const reading: BlobReading = { ok: true, messages: [card.message], repairs: [], origin: "other" };
    return await clients[across(from)].press(call, reading);
  }

  /** Carries all candidates of a client's present description that the other does not have yet, up to a refusal. */
  async function carryRest(from: ClientName) {
    const rest = currentCards(clients[from].session.value).filter((card) =>
      card.message.kind !== "description" && statusOf(card, sessions.value, from) !== "added"
    );
    for (const card of rest) {
      if (!await carry(from, card.id)) return;
    }
  }

  /** Whose code was to be copied last, and whether the browser let it. */
  const codeCopied = signal<{ readonly client: ClientName; readonly copied: boolean } | undefined>(undefined);
  async function copyCode(client: ClientName, code: string) {
    const copied = await tools.copy(code);
    codeCopied.value = { client, copied };
  }

  /** The SDP reader, once somebody has opened a pane that needs it. */
  const reader = signal<Reader | undefined>(undefined);
  async function show(client: ClientName, pane: Pane) {
    clients[client].show(pane);
    if (!pane.endsWith("SDP") || reader.value) return;
    notes.open();
    const loaded = await tools.loadReader();
    reader.value = loaded;
  }

  function bringForward(client: ClientName) {
    front.value = client;
  }

  const trace = () => writeTrace({ A: clients.A.log.value, B: clients.B.log.value });

  return {
    ...clients,
    mode,
    front,
    sessions,
    readings,
    suggestion,
    atStake,
    used,
    codeCopied,
    reset,
    choose,
    press,
    carry,
    carryRest,
    copyCode,
    bringForward,
    reader,
    notes,
    show,
    trace,
  };
});
