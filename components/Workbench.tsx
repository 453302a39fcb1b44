/** The bench: two clients, the gap between them, and what happened. */
import type { TargetedMouseEvent } from "preact";
import type { ClientName, Entry, Mode } from "../protocol/fact.ts";
import type { Bench, Suggestion } from "../protocol/session/mod.ts";
import { Client, type ClientProps } from "./Client.tsx";
import { crossingsOf, Gap } from "./Gap.tsx";
import { Happenings } from "./Happenings.tsx";

interface Props {
  readonly bench: Bench;
  readonly clients: Readonly<Record<ClientName, Omit<ClientProps, "client" | "bench" | "next">>>;
  readonly next?: Suggestion;
  readonly mode: Mode;
  readonly front: ClientName;
  readonly logs: Readonly<Record<ClientName, readonly Entry[]>>;
  readonly used: boolean;
  readonly spoken: string;
  readonly onMode: (mode: Mode) => void;
  readonly onFront: (client: ClientName) => void;
  readonly onReset: () => void;
  readonly onSave: () => void;
}

export function Workbench(
  { bench, clients, next, mode, front, logs, used, spoken, onMode, onFront, onReset, onSave }: Props,
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
        <fieldset class="modes">
          <legend>Candidates travel</legend>
          {MODES.map(([value, words]) => (
            <label key={value}>
              <input type="radio" name="mode" value={value} checked={mode === value} onChange={() => onMode(value)} />
              {words}
            </label>
          ))}
          {CLIENTS.some((name) => (bench[name].codeMode ?? mode) !== mode) && (
            <span class="quiet">from the next description on</span>
          )}
        </fieldset>
        <Reset used={used} isNext={next !== undefined && "press" in next && next.press === "reset"} onReset={onReset} />
      </div>
      <div class="fronts" role="group" aria-label="Client in front">
        <Front client="A" front={front} next={next} onFront={onFront} />
        <span class={`front-gap ${latest?.from ?? ""}`} aria-hidden="true">
          {latest ? (latest.from === "A" ? "→" : "←") : "·  ·  ·"}
        </span>
        <Front client="B" front={front} next={next} onFront={onFront} />
      </div>
      <div class="clients">
        <Client {...clients.A} client="A" bench={bench} next={next} />
        <Gap crossings={crossings} />
        <Client {...clients.B} client="B" bench={bench} next={next} />
      </div>
      <Happenings logs={logs} onSave={onSave} />
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
const MODES = [["trickle", "one by one"], ["gathered", "inside the description"]] as const;

/** A used bench asks before it is cleared; an untouched one has nothing to lose. */
function Reset({ used, isNext, onReset }: { used: boolean; isNext: boolean; onReset: () => void }) {
  const close = (event: TargetedMouseEvent<HTMLButtonElement>) => event.currentTarget.closest("dialog")?.close();
  return (
    <>
      <button
        type="button"
        class={isNext ? "next" : "plain"}
        onClick={(event) => {
          if (used) (event.currentTarget.nextElementSibling as HTMLDialogElement).showModal();
          else onReset();
        }}
      >
        Reset the bench
      </button>
      <dialog aria-labelledby="reset-asks">
        <p id="reset-asks">Both clients will be closed. Their cards and messages will be gone.</p>
        <p>
          <button
            type="button"
            class="next"
            onClick={(event) => {
              close(event);
              onReset();
            }}
          >
            Close both and start again
          </button>{" "}
          <button type="button" onClick={close}>Keep them</button>
        </p>
      </dialog>
    </>
  );
}
