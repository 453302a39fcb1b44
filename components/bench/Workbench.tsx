/** The bench: two clients, the space between them, and what happened. */
import type { ComponentChildren } from "preact";
import { type ClientName, CLIENTS } from "../../protocol/facts/mod.ts";
import { mayAnswer, stateOf } from "../../protocol/session/mod.ts";
import { Withhold } from "../client/AnswerDeadline.tsx";
import { Client } from "../client/Client.tsx";
import { Modes, Move } from "./BenchBar.tsx";
import { BottomLine } from "./BottomLine.tsx";
import { Crossing, crossingsOf } from "./Crossing.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { PlainHttpNote } from "./PlainHttpNote.tsx";
import { type BenchView, useBench } from "./view.ts";

interface Props {
  /** What can be chosen for new clients, where it can be. */
  readonly settings?: ComponentChildren;
  /** What can carry in place of the hands, where something can. */
  readonly carriedBy?: ComponentChildren;
  /** What stands in the place of a client that was moved to another device. */
  readonly otherDevice?: ComponentChildren;
  /** Whether something is still done on it before the learner begins: until then nothing can be pressed. */
  readonly isPreparing?: boolean;
}

export function Workbench({ settings, carriedBy, otherDevice, isPreparing = false }: Props) {
  const bench = useBench();
  const { clients, here, sole, front, announcement } = bench;
  return (
    <section id="bench" class="bench" aria-label="Bench" tabIndex={-1} data-front={front.value}>
      <noscript>
        <p class="problem">
          <b>The bench needs JavaScript and WebRTC.</b> You can read everything on this page without them.
        </p>
      </noscript>
      <PlainHttpNote />
      {carriedBy}
      {!sole.value && <Fronts bench={bench} />}
      <div class="clients" inert={isPreparing}>
        {here.value.includes("A") && <Client view={clients.A} />}
        <Crossing />
        {here.value.includes("B") && <Client view={clients.B} />}
        {otherDevice}
      </div>
      <BottomLine>
        <Bar bench={bench} />
        {settings}
      </BottomLine>
      <Dialogs />
      <p class="hidden" aria-live="polite">{announcement.value}</p>
    </section>
  );
}

function Bar({ bench: { sessions, here, sole, mode, actions } }: { bench: BenchView }) {
  const mayWithhold = mode.value === "gathered" && (!sole.value || mayAnswer(sessions.value[sole.value]));
  return (
    <div class="bench-bar">
      <Modes isLater={here.value.some((name) => (sessions.value[name].codeMode ?? mode.value) !== mode.value)} />
      {mayWithhold && <Withhold />}
      {actions.move && !sole.value && <Move onMove={actions.move} />}
    </div>
  );
}

/** Where there is room for one client only: which it is, and how both stand. */
function Fronts({ bench }: { bench: BenchView }) {
  const sessions = bench.sessions.value;
  const latest = crossingsOf(sessions).at(-1);
  const areConnected = CLIENTS.every((client) => stateOf(sessions[client], "connection") === "connected");
  return (
    <div class="fronts" role="group" aria-label="Client in front">
      <Front client="A" bench={bench} />
      <span class={`front-gap ${areConnected ? "solid" : latest?.from ?? ""}`} aria-hidden="true">
        {areConnected ? "⇄" : latest ? (latest.from === "A" ? "→" : "←") : "·  ·  ·"}
      </span>
      <Front client="B" bench={bench} />
    </div>
  );
}

function Front({ client, bench: { front, suggestion, clients, actions } }: { client: ClientName; bench: BenchView }) {
  const { signaling, connection } = clients[client].shown.value;
  const goesOn = suggestion.value?.client === client && front.value !== client;
  return (
    <button
      type="button"
      class={`front ${client} ${goesOn ? "next" : ""}`}
      aria-pressed={front.value === client}
      onClick={() => actions.bringForward(client)}
    >
      Client {client}
      {goesOn && <span class="front-next">: go on here</span>}
      <span class="front-states">{signaling?.state ?? "—"} · {connection?.state ?? "—"}</span>
    </button>
  );
}
