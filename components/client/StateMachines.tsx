/** The seven state machines of one client. A press on a state opens its machine below. */
import type { TargetedKeyboardEvent } from "preact";
import { MACHINE_NAMES, MACHINES } from "../../protocol/facts/mod.ts";
import { toneOf } from "../../protocol/machines/mod.ts";
import { stateOf } from "../../protocol/session/mod.ts";
import { useBench, useClient } from "../bench/view.ts";

export function StateMachines() {
  const { parts } = useBench();
  const { client, session, machine, elapsed, actions } = useClient();
  const opened = machine.value;
  // What was opened closes where it was opened from.
  const close = (from: Element) => {
    from.closest(".client")?.querySelector<HTMLElement>('.states [aria-expanded="true"]')?.focus();
    actions.openMachine(undefined);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && opened) close(event.currentTarget);
  };
  return (
    <>
      <div class="states" role="group" aria-label={`States of Client ${client}`} onKeyDown={onKeyDown}>
        {MACHINES.map((machine) => {
          const state = stateOf(session.value, machine);
          const isOpen = machine === opened;
          return (
            <button
              key={machine}
              type="button"
              class={`state ${toneOf(state)}`}
              aria-expanded={isOpen}
              onClick={() => actions.openMachine(isOpen ? undefined : machine)}
            >
              <span class="state-name">{MACHINE_NAMES[machine]}</span>{" "}
              <span class="state-now" data-machine={machine}>{state ?? "—"}</span>
            </button>
          );
        })}
      </div>
      {opened && (
        <parts.Machine
          client={client}
          machine={opened}
          path={session.value.paths[opened]}
          now={elapsed.value}
          onClose={close}
        />
      )}
    </>
  );
}
