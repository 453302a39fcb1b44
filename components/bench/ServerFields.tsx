/** One ICE server as it is written down, tried, and removed. */
import type { ComponentChildren, TargetedMouseEvent } from "preact";
import type { ServerRow } from "../../models/bench/servers.ts";
import type { TrialText } from "../../protocol/ice/mod.ts";
import type { SettingsView } from "./Settings.tsx";

/** A server as it is being written down; clients are made with it if it is `given`; `trial` is what came back from it, with a verdict when that is over. */
export interface Server extends Omit<ServerRow, "heard"> {
  readonly given: boolean;
  readonly trial?: TrialText;
}

/** A server that was just added is where one goes on writing. */
const goThere = (field: HTMLInputElement | null) => field?.focus();

export function ServerFields({ view, server, number }: { view: SettingsView; server: Server; number: number }) {
  const { id, trial } = server;
  const field = (name: "urls" | "username" | "credential", label: string, more: object) => (
    <Field label={label} number={number}>
      <input
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={server[name]}
        onInput={(event) =>
          view.write(id, { [name]: event.currentTarget.value })}
        {...more}
      />
    </Field>
  );
  const remove = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    // What had the focus is going: the next thing to press takes it.
    event.currentTarget.closest("fieldset")?.querySelector<HTMLElement>(".servers-add")?.focus();
    view.remove(id);
  };
  const running = trial !== undefined && trial.verdict === undefined;
  return (
    <li class="server">
      <div class="server-fields">
        {field("urls", "URL", { ref: goThere, placeholder: "stun:host:3478 or turn:host:3478", inputMode: "url" })}
        {field("username", "User name", {})}
        {field("credential", "Credential", { type: "password" })}
        <p class="server-acts">
          <button type="button" onClick={() => view.tryOut(id)}>
            Try it <span class="hidden">with server {number}</span>
          </button>{" "}
          <button type="button" class="plain" onClick={remove}>
            Remove <span class="hidden">server {number}</span>
          </button>
        </p>
      </div>
      {server.client && <p class="quiet">Client {server.client} alone is made with it.</p>}
      {server.secretsForgotten && !server.given && (
        <p class="quiet">
          Its user name and credential were not kept. Clients are made without this server, until you write them here.
        </p>
      )}
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
