/** What of “Carried by” is seen while it is closed: drawn before the programs have come, too, so that nothing moves. */
import type { ComponentChildren } from "preact";
import type { Program } from "../../protocol/signaling/mod.ts";

const CHOICES: readonly [Program | undefined, string][] = [
  [undefined, "your hands"],
  ["broadcast", "BroadcastChannel"],
  ["websocket", "WebSocket server"],
];

interface Props {
  /** What carries. */
  readonly program?: Program;
  /** Chooses another; nothing can be chosen before it is there. */
  readonly onChoose?: (program: Program | undefined) => void;
  /** Whether anybody listens whom something could be carried to. */
  readonly says?: ComponentChildren;
  readonly problem?: ComponentChildren;
  /** What passed last. */
  readonly last?: string;
  /** What is seen when it is opened. */
  readonly children?: ComponentChildren;
}

export function CarriedByFrame({ program, onChoose, says, problem, last, children }: Props) {
  return (
    <section class="carried-by" aria-label="Carried by">
      <div class="bench-bar">
        <fieldset class="modes" disabled={!onChoose}>
          <legend>Carried by</legend>
          {CHOICES.map(([value, label]) => (
            <label key={label}>
              <input type="radio" name="carried-by" checked={program === value} onChange={() => onChoose?.(value)} />
              {label}
            </label>
          ))}
        </fieldset>
        <p class="quiet" role="status">{says ?? NOBODY_ELSE}</p>
      </div>
      {problem}
      <details class="passes">
        <summary>
          What passes <span class="quiet">{last ?? "Nothing has passed yet."}</span>
        </summary>
        {children}
      </details>
    </section>
  );
}

/** What is said where the hands carry. */
export const NOBODY_ELSE = "Nothing passes unless you carry it.";
