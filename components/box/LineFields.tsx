/** One client’s line, as the box plays it: its NAT, the weather, and its cable. */
import type { ReadonlySignal } from "@preact/signals";
import { useState } from "preact/hooks";
import {
  type BoxDescription,
  type Line,
  type LineChange,
  NAT_KINDS,
  NAT_TEXTS,
  type NatKind,
  type Side,
  type Weather,
} from "../../protocol/box/mod.ts";

/** What changes a line. */
export interface LineView {
  readonly description: ReadonlySignal<BoxDescription | undefined>;
  readonly set: (side: Side, change: LineChange) => void;
  readonly pull: (side: Side) => void;
  readonly plug: (side: Side) => void;
}

const WEATHER = [
  ["loss", "Loss", "%"],
  ["delay", "Delay", "ms"],
  ["jitter", "Jitter", "ms"],
  ["rate", "Rate", "kbit/s"],
] as const;

interface LineProps {
  readonly side: Side;
  readonly line: Line;
  readonly view: LineView;
}

export function LineFields({ side, line, view }: LineProps) {
  const { nat, up, down, isPulled } = line;
  const worst = view.description.value?.worst;
  const isUneven = WEATHER.some(([name]) => up[name] !== down[name]);
  return (
    <fieldset class={`network-line ${side}`}>
      <legend class={side}>Client {side}</legend>
      <label>
        <span>
          NAT <span class="hidden">of Client {side}</span>
        </span>
        <select
          value={nat}
          onChange={({ currentTarget }) => view.set(side, { nat: currentTarget.value as NatKind })}
        >
          {NAT_KINDS.map((kind) => <option key={kind} value={kind}>{kind}</option>)}
        </select>
        <span class="quiet">{NAT_TEXTS[nat]}</span>
      </label>
      <div class="network-weather">
        {WEATHER.map(([name, label, unit]) => (
          <label key={name}>
            <span>
              {label}, {unit} <span class="hidden">on the line of Client {side}</span>
            </span>
            <NumberField
              value={up[name]}
              most={worst?.[name]}
              onSet={(value) => view.set(side, both({ [name]: value }))}
            />
          </label>
        ))}
      </div>
      <p class="quiet">
        {isUneven
          ? "From the client; to it the line was given another weather."
          : "In each direction. 0 kbit/s is no limit. The next packet meets it."}
      </p>
      <p class="network-acts">
        <button type="button" onClick={() => isPulled ? view.plug(side) : view.pull(side)}>
          {isPulled ? "Plug it in again" : "Pull the cable"} <span class="hidden">of Client {side}</span>
        </button>
        <span class="quiet" role="status">{isPulled ? `The cable of Client ${side} is pulled.` : ""}</span>
      </p>
    </fieldset>
  );
}

const both = (weather: Partial<Weather>): LineChange => ({ up: weather, down: weather });

interface NumberProps {
  /** What the box has. */
  readonly value: number;
  readonly most: number | undefined;
  readonly onSet: (value: number) => void;
}

/** A number of the weather. What is being typed stays, whatever the box says meanwhile; what it does not take goes. */
function NumberField({ value, most, onSet }: NumberProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <input
      type="number"
      min={0}
      max={most}
      step="any"
      value={typed ?? value}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={({ currentTarget: field }) => {
        setTyped(undefined);
        // The browser says why it is none.
        if (field.value !== "" && field.reportValidity()) onSet(field.valueAsNumber);
        field.value = String(value);
      }}
    />
  );
}
