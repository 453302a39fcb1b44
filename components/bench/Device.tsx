/** One client alone: the other is on another device, or in another tab. */
import type { ComponentChildren } from "preact";
import { across, type ClientName, CLIENTS } from "../../protocol/facts/mod.ts";
import { mayAnswer } from "../../protocol/session/mod.ts";
import { Withhold } from "../client/AnswerDeadline.tsx";
import { Client } from "../client/Client.tsx";
import { Modes } from "./BenchBar.tsx";
import { BottomLine } from "./BottomLine.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { PlainHttpNote } from "./PlainHttpNote.tsx";
import { useBench } from "./view.ts";

/** What became of a blob that the page was opened with. */
type Handed = { readonly to: ClientName } | "nobody";

interface Props {
  readonly handed?: Handed;
  /** What can be chosen for this client when it is made anew. */
  readonly settings?: ComponentChildren;
  /** Whether the page has no other title than what is shown here. */
  readonly isWhole?: boolean;
  /** What can carry in place of the hands. */
  readonly carriedBy?: ComponentChildren;
  /** What comes next, and how long that may take. */
  readonly nextStep?: ComponentChildren;
  readonly onSit: (client: ClientName) => void;
}

export function Device({ handed, settings, isWhole, carriedBy, nextStep, onSit }: Props) {
  const { clients, sole, sessions, mode, used, announcement } = useBench();
  const client = sole.value ?? "B";
  const session = sessions.value[client];
  if (typeof handed === "object") return <HandedOver to={handed.to} isWhole={isWhole} />;
  return (
    <section id="bench" class="bench alone" aria-label="Bench" tabIndex={-1} data-front={client} data-alone>
      <noscript>
        <p class="problem">
          <b>The bench needs JavaScript and WebRTC.</b> Allow both for this page and load it again.
        </p>
      </noscript>
      {handed === "nobody" && (
        <p class="problem" role="alert">
          <b>No open tab of this browser waits for this.</b>{" "}
          Open the link in the browser that made the offer, or paste the link there. It is still in the box below.
        </p>
      )}
      <div class="bench-bar">
        <fieldset class="modes">
          <legend>This device is</legend>
          {CLIENTS.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="side"
                checked={client === name}
                onChange={() => onSit(name)}
                disabled={used.value}
              />
              Client {name}
            </label>
          ))}
        </fieldset>
        <p class="quiet device-says">
          Client {across(client)} is on another device. Nothing passes between you unless it is carried.
        </p>
      </div>
      <PlainHttpNote />
      {carriedBy}
      {nextStep}
      <Client view={clients[client]} />
      <BottomLine>
        <div class="bench-bar">
          <Modes isLater={(session.codeMode ?? mode.value) !== mode.value} />
          {mode.value === "gathered" && mayAnswer(session) && <Withhold />}
        </div>
        {settings}
      </BottomLine>
      <Dialogs />
      <p class="hidden" aria-live="polite">{announcement.value}</p>
    </section>
  );
}

function HandedOver({ to, isWhole }: { to: ClientName; isWhole?: boolean }) {
  return (
    <section id="bench" class="handed" tabIndex={-1}>
      {isWhole ? <h1>It has arrived</h1> : <h2>It has arrived</h2>}
      <p role="status">
        Another tab of this browser waited for this, as Client {to}. It is in its box now: go on there.
      </p>
      <p class="quiet">You can close this tab.</p>
    </section>
  );
}
