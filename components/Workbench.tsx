/** The bench: two clients, the gap between them, and what happened. */
import type { ComponentChildren, ComponentProps } from "preact";
import type { ClientName, Mode } from "../protocol/fact.ts";
import type { Bench, Suggestion } from "../protocol/session/mod.ts";
import { Modes, Reset } from "./BenchBar.tsx";
import { Client, type ClientProps } from "./Client.tsx";
import { crossingsOf, Gap } from "./Gap.tsx";
import { Happened, type HappenedProps } from "./Happened.tsx";
import { Withhold } from "./Patience.tsx";
import type { PlainHttp } from "./PlainHttp.tsx";
import { QrDialog } from "./QrDialog.tsx";
import { Reasons, type ReasonsProps } from "./Reasons.tsx";
import { Scanner } from "./Scanner.tsx";

interface Props {
  readonly bench: Bench;
  readonly clients: Readonly<Record<ClientName, Omit<ClientProps, "client" | "bench" | "next">>>;
  readonly next?: Suggestion;
  readonly mode: Mode;
  readonly front: ClientName;
  readonly happened?: HappenedProps;
  readonly reasons: ReasonsProps;
  readonly used: boolean;
  readonly spoken: string;
  /** What can be chosen for new clients, where it can be. */
  readonly settings?: ComponentChildren;
  /** A card as a QR code, and the camera, while they are open. */
  readonly shown?: ComponentProps<typeof QrDialog>;
  readonly scanning?: ComponentProps<typeof Scanner>;
  /** Says what a page over plain HTTP may not do; missing on others. */
  readonly PlainHttp?: typeof PlainHttp;
  readonly withholds: boolean;
  readonly onMode: (mode: Mode) => void;
  readonly onWithhold: (on: boolean) => void;
  readonly onFront: (client: ClientName) => void;
  /** The clients before whom a hand is held out for the next card. */
  readonly awaited: readonly ClientName[];
  readonly onCarryNext: (from: ClientName) => void;
  readonly onReset: () => void;
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
  }: Props,
) {
  const crossings = crossingsOf(bench);
  const latest = crossings.at(-1);
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
          isLater={CLIENTS.some((name) => (bench[name].codeMode ?? mode) !== mode)}
          onMode={onMode}
        />
        {mode === "gathered" && <Withhold on={withholds} onChange={onWithhold} />}
        <Reset used={used} isNext={next !== undefined && "press" in next && next.press === "reset"} onReset={onReset} />
      </div>
      {settings}
      {PlainHttp && <PlainHttp />}
      <div class="fronts" role="group" aria-label="Client in front">
        <Front client="A" front={front} next={next} onFront={onFront} />
        <span class={`front-gap ${latest?.from ?? ""}`} aria-hidden="true">
          {latest ? (latest.from === "A" ? "→" : "←") : "·  ·  ·"}
        </span>
        <Front client="B" front={front} next={next} onFront={onFront} />
      </div>
      <div class="clients">
        <Client {...clients.A} client="A" bench={bench} next={next} />
        <Gap bench={bench} crossings={crossings} awaited={awaited} onCarry={onCarryNext} />
        <Client {...clients.B} client="B" bench={bench} next={next} />
      </div>
      <Reasons {...reasons} />
      <Happened happened={happened} />
      {shown && <QrDialog {...shown} />}
      {scanning && <Scanner {...scanning} />}
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
