/** The seven state machines of one client. */
import { type ClientName, MACHINE_NAMES, MACHINES } from "../protocol/fact.ts";
import { type Session, stateOf } from "../protocol/session/mod.ts";

const LIVE = ["connected", "completed", "complete", "open"];
const BUSY = ["checking", "connecting", "gathering", "have-local-offer", "have-remote-offer", "closing"];
const BAD = ["failed", "disconnected", "closed"];

const moodOf = (state: string | undefined) =>
  state === undefined
    ? ""
    : LIVE.includes(state)
    ? "live"
    : BUSY.includes(state)
    ? "busy"
    : BAD.includes(state)
    ? "bad"
    : "";

export function States({ client, session }: { client: ClientName; session: Session }) {
  return (
    <div class="states" role="group" aria-label={`States of Client ${client}`}>
      {MACHINES.map((machine) => {
        const state = stateOf(session, machine);
        return (
          <div key={machine} class={`state ${moodOf(state)}`}>
            <span class="state-name">{MACHINE_NAMES[machine]}</span>
            <span class="state-now" data-machine={machine}>{state ?? "—"}</span>
          </div>
        );
      })}
    </div>
  );
}
