/** The network between both clients, as the box plays it: a NAT, the weather and a cable for each. */
import type { ReadonlySignal } from "@preact/signals";
import type { BoxState } from "../../models/box/box.ts";
import type { PairDescription, Settings } from "../../protocol/box/mod.ts";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { Reset } from "../bench/BenchBar.tsx";
import { useBench } from "../bench/view.ts";
import { GlassChoice, type GlassView } from "./GlassChoice.tsx";
import { LineFields, type LineView } from "./LineFields.tsx";

/** The box as a model holds it. */
export interface BoxView extends GlassView, LineView {
  readonly state: ReadonlySignal<BoxState>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly pair: ReadonlySignal<PairDescription | undefined>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  /** Whether the clients on the bench were made with the servers of the box. */
  readonly isGiven: ReadonlySignal<boolean>;
  readonly ask: () => void;
  /** Makes both clients anew, with the servers of the box. */
  readonly give: () => void;
}

export function NetworkPanel({ view }: { readonly view: BoxView }) {
  const { here, sole } = useBench();
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
          {sole.value === undefined && <GlassChoice view={view} />}
          <div class="network-lines">
            {here.value.map((side) => <LineFields key={side} side={side} line={settings[side]} view={view} />)}
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
  const { isFirefox, sole } = useBench();
  const who = sole.value ? "this client" : "both clients";
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
        <Reset
          mayBeNext={false}
          label={`Give ${who} these servers`}
          alone={sole.value !== undefined}
          onReset={view.give}
        />
        <span class="quiet" role="status">
          {sole.value
            ? view.isGiven.value
              ? "This client has them. User name and password stay in the memory of this page."
              : "This client does not have them yet; it is made anew with them."
            : view.isGiven.value
            ? "The clients on the bench have them. User name and password stay in the memory of this page."
            : "The clients on the bench do not have them yet; they are made anew with them."}
        </span>
      </p>
    </div>
  );
}
