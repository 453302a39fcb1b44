/** The bench: two clients, the gap between them, and what happened. */
import type { ComponentChildren } from "preact";
import type { ClientName, Mode } from "../../protocol/facts/mod.ts";
import { type Bench, mayAnswer } from "../../protocol/session/mod.ts";
import type { Suggestion } from "../../protocol/advice/mod.ts";
import { Modes, Move, Reset } from "./BenchBar.tsx";
import { Client, type ClientProps } from "../client/Client.tsx";
import { Crossing, crossingsOf } from "./Crossing.tsx";
import { Timeline, type TimelineProps } from "../instruments/Timeline.tsx";
import { Withhold } from "../client/AnswerDeadline.tsx";
import { Dialogs, type DialogsProps } from "./Dialogs.tsx";
import type { PlainHttp } from "./PlainHttp.tsx";
import { Reasons, type ReasonsProps } from "../instruments/Reasons.tsx";

interface Props extends DialogsProps {
  readonly bench: Bench;
  readonly clients: Readonly<Record<ClientName, Omit<ClientProps, "client" | "bench" | "next">>>;
  readonly next?: Suggestion;
  readonly mode: Mode;
  readonly front: ClientName;
  readonly happened?: TimelineProps;
  readonly reasons: ReasonsProps;
  readonly used: boolean;
  readonly spoken: string;
  /** What can be chosen for new clients, where it can be. */
  readonly settings?: ComponentChildren;
  /** Says what a page over plain HTTP may not do; missing on others. */
  readonly PlainHttp?: typeof PlainHttp;
  /** The one client that is here, where the other was moved to another device; and what stands in its place. */
  readonly sole?: ClientName;
  readonly away?: ComponentChildren;
  readonly withholds: boolean;
  readonly onMode: (mode: Mode) => void;
  readonly onWithhold: (on: boolean) => void;
  readonly onFront: (client: ClientName) => void;
  /** The clients before whom a hand is held out for the next card. */
  readonly awaited: readonly ClientName[];
  readonly onCarryNext: (from: ClientName) => void;
  readonly onReset: () => void;
  readonly onMove?: () => void;
}

export function Workbench(
  {
    bench,
    clients,
    next,
    mode,
    front,
    happened,
    reasons,
    used,
    spoken,
    settings,
    sole,
    away,
    shown,
    scanning,
    PlainHttp,
    withholds,
    onMode,
    onWithhold,
    onFront,
    awaited,
    onCarryNext,
    onReset,
    onMove,
  }: Props,
) {
  const crossings = crossingsOf(bench);
  const latest = crossings.at(-1);
  const here = sole ? [sole] : CLIENTS;
  return (
    <section class="bench" aria-label="Bench" data-front={front}>
      <noscript>
        <p class="problem">
          <b>The bench needs JavaScript and WebRTC.</b> You can read everything on this page without them.
        </p>
      </noscript>
      <div class="bench-bar">
        <Modes
          mode={mode}
          isLater={here.some((name) => (bench[name].codeMode ?? mode) !== mode)}
          onMode={onMode}
        />
        {mode === "gathered" && (!sole || mayAnswer(bench[sole])) && <Withhold on={withholds} onChange={onWithhold} />}
        {onMove && !sole && <Move onMove={onMove} />}
        <Reset
          used={used}
          alone={sole !== undefined}
          isNext={next !== undefined && "press" in next && next.press === "reset"}
          onReset={onReset}
        />
      </div>
      {settings}
      {PlainHttp && <PlainHttp />}
      {!sole && (
        <div class="fronts" role="group" aria-label="Client in front">
          <Front client="A" front={front} next={next} onFront={onFront} />
          <span class={`front-gap ${latest?.from ?? ""}`} aria-hidden="true">
            {latest ? (latest.from === "A" ? "→" : "←") : "·  ·  ·"}
          </span>
          <Front client="B" front={front} next={next} onFront={onFront} />
        </div>
      )}
      <div class="clients">
        {here.includes("A") && <Client {...clients.A} client="A" bench={bench} next={next} alone={sole === "A"} />}
        <Crossing
          bench={bench}
          crossings={crossings}
          awaited={awaited}
          alone={sole !== undefined}
          onCarry={onCarryNext}
        />
        {here.includes("B") && <Client {...clients.B} client="B" bench={bench} next={next} alone={sole === "B"} />}
        {away}
      </div>
      <Reasons {...reasons} />
      <Timeline happened={happened} />
      <Dialogs shown={shown} scanning={scanning} />
      <p class="hidden" aria-live="polite">{spoken}</p>
    </section>
  );
}

function Front({ client, front, next, onFront }: Pick<Props, "front" | "next" | "onFront"> & { client: ClientName }) {
  return (
    <button
      type="button"
      class={`front ${client}`}
      aria-pressed={front === client}
      onClick={() => onFront(client)}
    >
      Client {client}
      {next?.client === client && front !== client && <span class="front-next">go on here</span>}
    </button>
  );
}

const CLIENTS = ["A", "B"] as const;
