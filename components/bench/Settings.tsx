/** What can be chosen for new clients: ICE servers, to be tried here, and policies. */
import type { ReadonlySignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import type { ServerRow } from "../../models/bench/servers.ts";
import type { Policies } from "../../models/bench/settings.ts";
import { Reset } from "./BenchBar.tsx";
import { type Server, ServerFields } from "./ServerFields.tsx";

/** The settings as a model holds them. */
export interface SettingsView {
  readonly servers: ReadonlySignal<readonly Server[]>;
  readonly policies: ReadonlySignal<Policies>;
  /** Whether the clients on the bench were made with all this. */
  readonly inForce: ReadonlySignal<boolean>;
  readonly add: () => void;
  readonly remove: (id: number) => void;
  readonly write: (id: number, changes: Partial<Omit<ServerRow, "id" | "heard">>) => void;
  readonly tryOut: (id: number) => void;
  readonly choose: (changes: Partial<Policies>) => void;
}

interface Props {
  readonly view: SettingsView;
  /** Whether the other client is on another device. */
  readonly alone?: boolean;
}

export function Settings({ view, alone }: Props) {
  const servers = view.servers.value;
  const policies = view.policies.value;
  const inForce = view.inForce.value;
  return (
    <details class="settings">
      <summary>
        <h2>{alone ? "Settings of this client" : "Settings of new clients"}</h2>{" "}
        <span class="quiet">{summaryOf(view)}</span>
      </summary>
      <div class="settings-body">
        <p class="quiet">
          {alone
            ? "This client is made with them when you start again. The other device has settings of its own."
            : "Both clients are made with them when the bench is reset."}{" "}
          User names and credentials stay in the memory of this page: no trace, no code and no storage holds them.
        </p>
        <fieldset>
          <legend>ICE servers</legend>
          <p class="quiet">
            “Try it” sends requests to that one server, which then sees your address. Nothing goes anywhere else.
          </p>
          {servers.length > 0 && (
            <ol class="servers">
              {servers.map((server, i) => <ServerFields key={server.id} view={view} server={server} number={i + 1} />)}
            </ol>
          )}
          <button type="button" class="servers-add" onClick={view.add}>Add a server</button>
        </fieldset>
        <div class="settings-words">
          <Choice
            name="iceTransportPolicy"
            value={policies.iceTransportPolicy}
            values={["all", "relay"]}
            says="relay: only by a TURN server"
            onChoose={view.choose}
          />
          <Choice
            name="bundlePolicy"
            value={policies.bundlePolicy}
            values={["balanced", "max-compat", "max-bundle"]}
            says="for how many sections addresses are gathered, should the other side not know BUNDLE"
            onChoose={view.choose}
          />
          <label>
            <code>iceCandidatePoolSize</code>
            <input
              inputMode="numeric"
              autocomplete="off"
              value={policies.iceCandidatePoolSize}
              onInput={(event) => view.choose({ iceCandidatePoolSize: event.currentTarget.value })}
            />
            <span class="quiet">0 to 255: gathered before anybody asks</span>
          </label>
        </div>
        <p class="settings-foot">
          <Reset
            alone={alone}
            mayBeNext={false}
            label={alone ? "Start again with these" : "Reset the bench with these"}
          />
          <span class="quiet" role="status">
            {!inForce
              ? "Not in force yet."
              : alone
              ? "This client has these settings."
              : "The clients on the bench have these settings."}
          </span>
        </p>
      </div>
    </details>
  );
}

interface NetworkProps {
  /** The network as a line; nothing before anybody asked for it. */
  readonly summary: ReadonlySignal<string>;
  /** What is in it, once it is opened. */
  readonly onOpen: () => void;
  readonly Panel: FunctionComponent;
  /** Whether it lies open from the beginning. */
  readonly isOpen?: boolean;
  /** Whether the other client is on another device. */
  readonly alone?: boolean;
}

/** The network between the clients. What plays it is looked for when this is first opened. */
export function Network({ summary, onOpen, Panel, isOpen = false, alone }: NetworkProps) {
  const [isOpened, setOpened] = useState(isOpen);
  return (
    <details
      class="network"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open) return;
        onOpen();
        setOpened(true);
      }}
    >
      <summary>
        <h2>{alone ? "Network of this client" : "Network between the clients"}</h2> <span class="quiet">{summary}</span>
      </summary>
      <div class="settings-body">{isOpened && <Panel />}</div>
    </details>
  );
}

/** What is chosen, where it is not what a browser does anyway. */
function summaryOf({ servers: { value: servers }, policies: { value: policies }, inForce }: SettingsView): string {
  const given = servers.filter((server) => server.given).length;
  const chosen = [
    given > 0 ? `${given} ICE server${given === 1 ? "" : "s"}` : "",
    policies.iceTransportPolicy === "relay" ? "relay only" : "",
    policies.bundlePolicy === "balanced" ? "" : policies.bundlePolicy,
    Number(policies.iceCandidatePoolSize) === 0 ? "" : `a pool of ${policies.iceCandidatePoolSize}`,
  ].filter((one) => one !== "");
  return (chosen.join(", ") || "no servers") + (inForce.value ? "" : ", not in force yet");
}

interface ChoiceProps {
  readonly name: keyof Policies;
  readonly value: string;
  readonly values: readonly string[];
  readonly says: string;
  readonly onChoose: SettingsView["choose"];
}

function Choice({ name, value, values, says, onChoose }: ChoiceProps) {
  return (
    <label>
      <code>{name}</code>
      <select value={value} onChange={(event) => onChoose({ [name]: event.currentTarget.value })}>
        {values.map((one) => <option key={one} value={one}>{one}</option>)}
      </select>
      <span class="quiet">{says}</span>
    </label>
  );
}
