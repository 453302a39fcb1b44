/** The seven state machines of one client. A press on a state opens its machine over the client. */
import type { TargetedKeyboardEvent } from "preact";
import { type Machine, MACHINE_NAMES } from "../../protocol/facts/mod.ts";
import { toneOf } from "../../protocol/machines/mod.ts";
import { duration } from "../../protocol/text/mod.ts";
import { isUsed, stateOf } from "../../protocol/session/mod.ts";
import { useArrows } from "../bench/arrows.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";

/** Two rows: what the whole connection is, and what it is made of. */
const ORDER: readonly Machine[] = ["signaling", "ice", "connection", "gathering", "dtls", "sctp", "channel"];

export function StateMachines() {
  const { parts, isTaught } = useBench();
  const { client, session, machine, point, elapsed, actions } = useClient();
  const arrows = useArrows();
  const opened = machine.value;
  // In a lesson there is nothing to explain before the first call.
  const canOpen = !isTaught || isUsed(session.value) || opened !== undefined;
  // What was opened closes where it was opened from.
  const close = (from: Element) => {
    from.closest(".client")?.querySelector<HTMLElement>('.states [aria-expanded="true"]')?.focus();
    actions.openMachine(undefined);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && opened) close(event.currentTarget);
    else arrows(event);
  };
  return (
    <>
      <div class="states" role="group" aria-label={`States of Client ${client}`} onKeyDown={onKeyDown}>
        {ORDER.map((machine) => {
          const isOpen = machine === opened;
          const look = `state ${toneOf(stateOf(session.value, machine))} ${
            point.value?.states.includes(machine) ? "lit" : ""
          }`;
          if (!canOpen) {
            return (
              <span key={machine} class={look} data-of={machine}>
                <State machine={machine} />
              </span>
            );
          }
          return (
            <button
              key={machine}
              type="button"
              class={look}
              data-of={machine}
              aria-expanded={isOpen}
              onClick={() => actions.openMachine(isOpen ? undefined : machine)}
            >
              <State machine={machine} />
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

/** The state that is shown now; `data-state` is the one that it is in. */
function State({ machine }: { machine: Machine }) {
  const { session, shown } = useClient();
  const { state = "—", lasted } = shown.value[machine] ?? {};
  return (
    <>
      <span class="state-name">{MACHINE_NAMES[machine]}</span>{" "}
      <span class="state-now" data-machine={machine} data-state={stateOf(session.value, machine) ?? "—"}>{state}</span>
      {lasted !== undefined && <span class="state-ms">{duration(lasted)}</span>}
    </>
  );
}
