/** The network between both clients, as the box plays it: a NAT, the weather and a cable for each. */
import type { ReadonlySignal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { BoxState } from "../../models/box/box.ts";
import {
  type BoxDescription,
  type Line,
  type LineChange,
  NAT_KINDS,
  NAT_TEXTS,
  type NatKind,
  type Settings,
  type Side,
  SIDES,
  type Weather,
} from "../../protocol/box/mod.ts";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { Reset } from "../bench/BenchBar.tsx";
import { useBench } from "../bench/view.ts";
import { GlassChoice, type GlassView } from "./GlassChoice.tsx";

/** The box as a model holds it. */
export interface BoxView extends GlassView {
  readonly state: ReadonlySignal<BoxState>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly description: ReadonlySignal<BoxDescription | undefined>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  /** Whether the clients on the bench were made with the servers of the box. */
  readonly isGiven: ReadonlySignal<boolean>;
  readonly ask: () => void;
  readonly set: (side: Side, change: LineChange) => void;
  readonly pull: (side: Side) => void;
  readonly plug: (side: Side) => void;
  /** Makes both clients anew, with the servers of the box. */
  readonly give: () => void;
}

export function NetworkPanel({ view }: { readonly view: BoxView }) {
  const settings = view.settings.value;
  const words = view.problem.value && explain(view.problem.value);
  return (
    <>
      {words && (
        <p class="problem" role="alert">
          <b>{words.said}</b> {words.next}
        </p>
      )}
      {view.state.value === "none" && <NoBox onAsk={view.ask} />}
      {view.state.value === "gone" && <button type="button" onClick={view.ask}>Ask again</button>}
      {view.state.value === "asking" && <p class="quiet">Asking for the box…</p>}
      {view.state.value === "joined" && settings && (
        <>
          <Given view={view} />
          <GlassChoice view={view} />
          <div class="network-lines">
            {SIDES.map((side) => <LineFields key={side} side={side} line={settings[side]} view={view} />)}
          </div>
        </>
      )}
    </>
  );
}

/** What a box would add, where this page comes from none. */
function NoBox({ onAsk }: { readonly onAsk: () => void }) {
  return (
    <>
      <p class="network-none">
        This page comes from a site without the box, a network in one process that puts a NAT before each client, loses
        and delays their packets, pulls their cables and shows every packet: in the project’s folder, start it with{" "}
        <code>deno task class</code>, and open the address that it prints.
      </p>
      <p>
        <button type="button" onClick={onAsk}>Ask again</button>
      </p>
    </>
  );
}

/** The servers that make the box the network of the clients. */
function Given({ view }: { readonly view: BoxView }) {
  const { isFirefox } = useBench();
  const isLoopback = view.description.value?.host.startsWith("127.");
  return (
    <div class="network-given">
      <p>
        Clients meet this network by their servers: each has a STUN and TURN server of its own here, so that the box
        knows whose packet it sees. You carry the candidates of type <code>srflx</code> and{" "}
        <code>relay</code>; those of type <code>host</code>{" "}
        stay on the desk, since on one machine they connect past the box.
      </p>
      {isLoopback && isFirefox.value && (
        <p>
          Firefox gathers nothing from a server on 127.0.0.1. Start the box with <code>--host</code>{" "}
          and this machine’s address in its network.
        </p>
      )}
      <p class="network-acts">
        <Reset mayBeNext={false} label="Give both clients these servers" onReset={view.give} />
        <span class="quiet" role="status">
          {view.isGiven.value
            ? "The clients on the bench have them. User name and password stay in the memory of this page."
            : "The clients on the bench do not have them yet; they are made anew with them."}
        </span>
      </p>
    </div>
  );
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
  readonly view: BoxView;
}

function LineFields({ side, line, view }: LineProps) {
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
