/** The bench: two clients, the space between them, and what happened. */
import type { ComponentChildren } from "preact";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { mayAnswer } from "../../protocol/session/mod.ts";
import { Withhold } from "../client/AnswerDeadline.tsx";
import { Client } from "../client/Client.tsx";
import { Reasons } from "../instruments/Reasons.tsx";
import { Timeline } from "../instruments/Timeline.tsx";
import { Modes, Move, Reset } from "./BenchBar.tsx";
import { Crossing, crossingsOf } from "./Crossing.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { PlainHttpNote } from "./PlainHttpNote.tsx";
import { type BenchView, useBench } from "./view.ts";

interface Props {
  /** What can be chosen for new clients, where it can be. */
  readonly settings?: ComponentChildren;
  /** What stands in the place of a client that was moved to another device. */
  readonly otherDevice?: ComponentChildren;
}

export function Workbench({ settings, otherDevice }: Props) {
  const bench = useBench();
  const { clients, here, sole, front, announcement } = bench;
  return (
    <section class="bench" aria-label="Bench" data-front={front.value}>
      <noscript>
        <p class="problem">
          <b>The bench needs JavaScript and WebRTC.</b> You can read everything on this page without them.
        </p>
      </noscript>
      <Bar bench={bench} />
      {settings}
      <PlainHttpNote />
      {!sole.value && <Fronts bench={bench} />}
      <div class="clients">
        {here.value.includes("A") && <Client view={clients.A} />}
        <Crossing />
        {here.value.includes("B") && <Client view={clients.B} />}
        {otherDevice}
      </div>
      <Reasons />
      <Timeline />
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
      <Reset alone={sole.value !== undefined} />
    </div>
  );
}

function Fronts({ bench }: { bench: BenchView }) {
  const latest = crossingsOf(bench.sessions.value).at(-1);
  return (
    <div class="fronts" role="group" aria-label="Client in front">
      <Front client="A" bench={bench} />
      <span class={`front-gap ${latest?.from ?? ""}`} aria-hidden="true">
        {latest ? (latest.from === "A" ? "→" : "←") : "·  ·  ·"}
      </span>
      <Front client="B" bench={bench} />
    </div>
  );
}

function Front({ client, bench: { front, suggestion, actions } }: { client: ClientName; bench: BenchView }) {
  return (
    <button
      type="button"
      class={`front ${client}`}
      aria-pressed={front.value === client}
      onClick={() => actions.bringForward(client)}
    >
      Client {client}
      {suggestion.value?.client === client && front.value !== client && <span class="front-next">go on here</span>}
    </button>
  );
}
