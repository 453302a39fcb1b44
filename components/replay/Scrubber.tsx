/** The line of a replay: a slider over its moments, buttons to step and to play, and what came last. */
import type { ClientName } from "../../protocol/facts/mod.ts";
import { count } from "../../protocol/text/mod.ts";

export interface ScrubberProps {
  /** How many moments there are, and how many have passed. */
  readonly total: number;
  readonly passed: number;
  /** What came last; nothing before the first. */
  readonly present?: { readonly client: ClientName; readonly time: string; readonly words: string };
  readonly end: string;
  readonly playing: boolean;
  readonly speed: number;
  readonly speeds: readonly number[];
  /** Whether playing is what comes next on the page; it is, unless this says otherwise. */
  readonly isLed?: boolean;
  /** Where something stands that is looked for, from 0 to 1. */
  readonly ticks: Readonly<Record<ClientName, readonly number[]>>;
  readonly onGo: (passed: number) => void;
  readonly onFirst: () => void;
  readonly onBack: () => void;
  readonly onForward: () => void;
  readonly onLast: () => void;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onSpeed: (speed: number) => void;
}

export function Scrubber(props: ScrubberProps) {
  const { total, passed, present, end, playing, ticks, isLed = true } = props;
  const said = present ? `Client ${present.client} ${present.words}` : "Nothing has happened yet.";
  const where = `${passed} of ${total}`;
  return (
    <section class="scrubber" aria-label="Replay">
      <p class="scrubber-now">
        <time>{present?.time ?? "0:00.00"}</time>
        {present && <b class={present.client}>{present.client}</b>}
        <span class="scrubber-said">{present ? present.words : said}</span>
        <span class="quiet scrubber-where">{where}</span>
      </p>
      <div class="scrubber-line">
        <svg class="scrubber-ticks" viewBox="0 0 1 20" preserveAspectRatio="none" aria-hidden="true">
          <path class="A" d={ticks.A.map((x) => `M${x} 1V9`).join("")} />
          <path class="B" d={ticks.B.map((x) => `M${x} 11V19`).join("")} />
        </svg>
        <input
          type="range"
          min={0}
          max={total}
          step={1}
          value={passed}
          aria-label="Moment of the session"
          aria-valuetext={`${where}${present ? `, ${present.time}` : ""}: ${said}`}
          onInput={(event) => props.onGo(Number(event.currentTarget.value))}
        />
      </div>
      <div class="scrubber-acts">
        <div class="scrubber-steps" role="group" aria-label="Steps">
          <Step name="First" sign="⇤" still={passed === 0} onPress={props.onFirst} />
          <Step name="Back one" sign="←" still={passed === 0} onPress={props.onBack} />
          <button
            type="button"
            class={isLed && !playing && passed < total ? "next" : ""}
            aria-disabled={total === 0}
            onClick={playing ? props.onPause : props.onPlay}
          >
            {playing ? "Pause" : passed < total || total === 0 ? "Play" : "Play again"}
          </button>
          <Step name="Forward one" sign="→" still={passed === total} onPress={props.onForward} />
          <Step name="Last" sign="⇥" still={passed === total} onPress={props.onLast} />
        </div>
        <label class="scrubber-speed">
          <span class="quiet">Speed</span>
          <select
            aria-label="Speed"
            value={props.speed}
            onChange={(event) => props.onSpeed(Number(event.currentTarget.value))}
          >
            {props.speeds.map((speed) => <option key={speed} value={speed}>{speedName(speed)}</option>)}
          </select>
        </label>
        <span class="quiet scrubber-end">{count(total, "entry").replace("entrys", "entries")}, {end}</span>
      </div>
    </section>
  );
}

const speedName = (speed: number): string => speed === 1 ? "as it was" : speed < 1 ? `÷${1 / speed}` : `×${speed}`;

interface StepProps {
  readonly name: string;
  readonly sign: string;
  /** There is no such step from here. */
  readonly still: boolean;
  readonly onPress: () => void;
}

function Step({ name, sign, still, onPress }: StepProps) {
  return (
    <button type="button" aria-label={name} title={name} aria-disabled={still} onClick={() => !still && onPress()}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
