/** What can be chosen for new clients: ICE servers, to be tried here, and policies. */
import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { Reset } from "./BenchBar.tsx";

interface Server {
  readonly id: number;
  readonly urls: string;
  readonly username: string;
  readonly credential: string;
}

/** What came back from a server; `verdict` when it is over. */
interface Trial {
  readonly lines: readonly string[];
  readonly verdict?: { readonly good: boolean; readonly said: string; readonly next?: string };
}

interface Policies {
  readonly iceTransportPolicy: string;
  readonly bundlePolicy: string;
  readonly iceCandidatePoolSize: string;
}

interface Props {
  readonly servers: readonly (Server & { readonly trial?: Trial })[];
  readonly policies: Policies;
  /** Whether the clients on the bench were made with all this. */
  readonly inForce: boolean;
  readonly used: boolean;
  /** Whether the other client is on another device. */
  readonly alone?: boolean;
  readonly onAdd: () => void;
  readonly onRemove: (id: number) => void;
  readonly onWrite: (id: number, changes: Partial<Omit<Server, "id">>) => void;
  readonly onTry: (id: number) => void;
  readonly onChoose: (changes: Partial<Policies>) => void;
  readonly onReset: () => void;
}

export function Settings(props: Props) {
  const { servers, policies, inForce, used, alone, onAdd, onChoose, onReset } = props;
  return (
    <details class="settings">
      <summary>
        <h2>{alone ? "Settings of this client" : "Settings of new clients"}</h2>{" "}
        <span class="quiet">{summaryOf(props)}</span>
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
              {servers.map((server, i) => <ServerFields key={server.id} {...props} server={server} number={i + 1} />)}
            </ol>
          )}
          <button type="button" class="servers-add" onClick={onAdd}>Add a server</button>
        </fieldset>
        <div class="settings-words">
          <Choice
            name="iceTransportPolicy"
            value={policies.iceTransportPolicy}
            values={["all", "relay"]}
            says="relay: only by a TURN server"
            onChoose={onChoose}
          />
          <Choice
            name="bundlePolicy"
            value={policies.bundlePolicy}
            values={["balanced", "max-compat", "max-bundle"]}
            says="how many transports the media sections share"
            onChoose={onChoose}
          />
          <label>
            <code>iceCandidatePoolSize</code>
            <input
              inputMode="numeric"
              autocomplete="off"
              value={policies.iceCandidatePoolSize}
              onInput={(event) => onChoose({ iceCandidatePoolSize: event.currentTarget.value })}
            />
            <span class="quiet">0 to 255: gathered before anybody asks</span>
          </label>
        </div>
        <p class="settings-foot">
          <Reset
            used={used}
            alone={alone}
            isNext={false}
            label={alone ? "Start again with these" : "Reset the bench with these"}
            onReset={onReset}
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

/** What is chosen, where it is not what a browser does anyway. */
function summaryOf({ servers, policies, inForce }: Props): string {
  const chosen = [
    servers.length > 0 ? `${servers.length} ICE server${servers.length === 1 ? "" : "s"}` : "",
    policies.iceTransportPolicy === "relay" ? "relay only" : "",
    policies.bundlePolicy === "balanced" ? "" : policies.bundlePolicy,
    Number(policies.iceCandidatePoolSize) === 0 ? "" : `a pool of ${policies.iceCandidatePoolSize}`,
  ].filter((one) => one !== "");
  return (chosen.join(", ") || "no servers") + (inForce ? "" : ", not in force yet");
}

interface ChoiceProps {
  readonly name: keyof Policies;
  readonly value: string;
  readonly values: readonly string[];
  readonly says: string;
  readonly onChoose: Props["onChoose"];
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

/** A server that was just added is where one goes on writing. */
const goThere = (field: HTMLInputElement | null) => field?.focus();

function ServerFields(
  { server, number, onWrite, onRemove, onTry }: Props & { server: Props["servers"][number]; number: number },
) {
  const { id, trial } = server;
  const field = (name: "urls" | "username" | "credential", label: string, more: object) => (
    <Field label={label} number={number}>
      <input
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={server[name]}
        onInput={(event) =>
          onWrite(id, { [name]: event.currentTarget.value })}
        {...more}
      />
    </Field>
  );
  const remove = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    // What had the focus is going: the next thing to press takes it.
    event.currentTarget.closest("fieldset")?.querySelector<HTMLElement>(".servers-add")?.focus();
    onRemove(id);
  };
  const running = trial !== undefined && trial.verdict === undefined;
  return (
    <li class="server">
      <div class="server-fields">
        {field("urls", "URL", { ref: goThere, placeholder: "stun:host:3478 or turn:host:3478", inputMode: "url" })}
        {field("username", "User name", {})}
        {field("credential", "Credential", { type: "password" })}
        <p class="server-acts">
          <button type="button" onClick={() => onTry(id)}>
            Try it <span class="hidden">with server {number}</span>
          </button>{" "}
          <button type="button" class="plain" onClick={remove}>
            Remove <span class="hidden">server {number}</span>
          </button>
        </p>
      </div>
      <div class={`trial ${trial?.verdict ? (trial.verdict.good ? "good" : "bad") : ""}`} role="status">
        {running && <p class="quiet">Asking…</p>}
        {trial?.verdict && (
          <p>
            <b>{trial.verdict.said}</b> {trial.verdict.next}
          </p>
        )}
        {trial && trial.lines.length > 0 && (
          <ul>
            {trial.lines.map((line) => <li key={line}>{line}</li>)}
          </ul>
        )}
      </div>
    </li>
  );
}

function Field({ label, number, children }: { label: string; number: number; children: ComponentChildren }) {
  return (
    <label>
      <span>
        {label} <span class="hidden">of server {number}</span>
      </span>
      {children}
    </label>
  );
}
