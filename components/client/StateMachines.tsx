/** The seven state machines of one client. A press on a state opens its machine below. */
import type { TargetedKeyboardEvent } from "preact";
import { type ClientName, type Machine as MachineName, MACHINE_NAMES, MACHINES } from "../../protocol/facts/mod.ts";
import { toneOf } from "../../protocol/machines/mod.ts";
import { type Session, stateOf } from "../../protocol/session/mod.ts";
import type { Machine } from "../instruments/Machine.tsx";

interface Props {
  readonly client: ClientName;
  readonly session: Session;
  /** The machine that lies open. */
  readonly opened?: MachineName;
  /** Milliseconds since the bench opened; only an opened machine shows it. */
  readonly now: number;
  /** A press on a state. On that of the opened machine it means to close it. */
  readonly onOpen: (machine: MachineName) => void;
  readonly onClose: () => void;
  /** Draws the opened machine, once it has come. */
  readonly Machine?: typeof Machine;
}

export function StateMachines({ client, session, opened, now, onOpen, onClose, Machine }: Props) {
  // What was opened closes where it was opened from.
  const close = (from: Element) => {
    from.closest(".client")?.querySelector<HTMLElement>('.states [aria-expanded="true"]')?.focus();
    onClose();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && opened) close(event.currentTarget);
  };
  return (
    <>
      <div class="states" role="group" aria-label={`States of Client ${client}`} onKeyDown={onKeyDown}>
        {MACHINES.map((machine) => {
          const state = stateOf(session, machine);
          const isOpen = machine === opened;
          return (
            <button
              key={machine}
              type="button"
              class={`state ${toneOf(state)}`}
              aria-expanded={isOpen}
              onClick={() => isOpen ? onClose() : onOpen(machine)}
            >
              <span class="state-name">{MACHINE_NAMES[machine]}</span>{" "}
              <span class="state-now" data-machine={machine}>{state ?? "—"}</span>
            </button>
          );
        })}
      </div>
      {opened && Machine && (
        <Machine client={client} machine={opened} path={session.paths[opened]} now={now} onClose={close} />
      )}
    </>
  );
}
