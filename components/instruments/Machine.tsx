/** One state machine, opened: a small diagram with the path so far, and the same in words. */
import { clock, lasted } from "../../protocol/text/mod.ts";
import { type ClientName, type Machine as MachineName, MACHINE_NAMES, whereOf } from "../../protocol/facts/mod.ts";
import { DIAGRAMS, MACHINE_WORDS, toneOf, transition, waysFrom } from "../../protocol/machines/mod.ts";
import type { Visit } from "../../protocol/session/mod.ts";
import { MachineDiagram, STEPS } from "./MachineDiagram.tsx";

interface Props {
  readonly client: ClientName;
  readonly machine: MachineName;
  /** The states it has been in, the present one last; empty while there is nothing to have a state. */
  readonly path: readonly Visit[];
  /** Milliseconds since the bench opened. */
  readonly now: number;
  /** Told from which of its elements. */
  readonly onClose: (from: Element) => void;
}

export function Machine({ client, machine, path, now, onClose }: Props) {
  const { property, start } = DIAGRAMS[machine];
  const { about, states, surprises } = MACHINE_WORDS[machine];
  const dot = property.lastIndexOf(".");
  const present = path.at(-1);
  const words = present && Object.hasOwn(states, present.state) ? states[present.state] : undefined;
  const ways = present ? waysFrom(machine, present.state) : [];
  return (
    <div
      class="machine"
      role="group"
      aria-label={`The ${MACHINE_NAMES[machine]} states, explained`}
      onKeyDown={(event) => event.key === "Escape" && onClose(event.currentTarget)}
    >
      <div class="machine-head">
        <h3>{MACHINE_NAMES[machine]}</h3>
        <code>
          {property.slice(0, dot)}
          <wbr />
          {property.slice(dot)}
        </code>
        <button type="button" class="plain" onClick={(event) => onClose(event.currentTarget)}>Hide</button>
      </div>
      <p class="machine-about">{about}</p>
      <MachineDiagram machine={machine} path={path} />
      <div class="machine-words">
        <p class="machine-now">
          {present
            ? (
              <>
                Now: <b class={toneOf(present.state)}>{present.state}</b>, for {lasted(now - present.at)}
              </>
            )
            : "There is nothing yet to have a state."}
        </p>
        {!present && <p>It begins with {start.state} ({start.cause}).</p>}
        {present && !words && <p>This browser has a state that the specification does not list.</p>}
        {words && (
          <>
            <p>{words.means}</p>
            <p>
              <b>What would move it on.</b> {words.next(whereOf(client))}
            </p>
            <p class="quiet">{words.source}</p>
          </>
        )}
        {ways.length > 0 && (
          <>
            <h4>Ways on from {present!.state}</h4>
            <ul class="machine-ways">
              {ways.map((way) => (
                <li key={way.to}>
                  <code>{way.to}</code> <span class="quiet">{way.cause}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {path.length > 0 && <Path machine={machine} path={path} now={now} />}
        <details class="more">
          <summary>What browsers do that surprises</summary>
          <ul class="machine-surprises">
            {surprises.map((surprise) => <li key={surprise}>{surprise}</li>)}
          </ul>
        </details>
      </div>
    </div>
  );
}

/** Every state so far, the latest last, with what led to it and how long it lasted. */
function Path({ machine, path, now }: Pick<Props, "machine" | "path" | "now">) {
  const { start } = DIAGRAMS[machine];
  const first = Math.max(0, path.length - STEPS);
  const cause = (i: number) =>
    i === 0
      ? (path[i].state === start.state ? start.cause : undefined)
      : transition(machine, path[i - 1].state, path[i].state)?.cause ?? "not in the table of the specification";
  return (
    <>
      <h4>The path so far</h4>
      {first > 0 && <p class="quiet">{first} earlier</p>}
      <ol class="machine-path">
        {path.slice(first).map((visit, i) => (
          <li key={first + i} value={first + i + 1}>
            <span class="machine-order">{first + i + 1}</span>
            <span class="machine-at">{clock(visit.at)}</span>
            <span>
              <code>{visit.state}</code> <span class="quiet">{cause(first + i)}</span>
            </span>
            <span class="machine-at">for {lasted((path[first + i + 1]?.at ?? now) - visit.at)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
