/** One client alone: the other is on another device, or in another tab. */
import type { ComponentChildren } from "preact";
import { across, type ClientName, type Mode } from "../../protocol/facts/mod.ts";
import { type Bench, mayAnswer } from "../../protocol/session/mod.ts";
import type { Suggestion } from "../../protocol/advice/mod.ts";
import { Modes, Reset } from "./BenchBar.tsx";
import { Client, type ClientProps } from "../client/Client.tsx";
import { NextStep, type NextStepProps } from "../two-devices/NextStep.tsx";
import { Timeline, type TimelineProps } from "../instruments/Timeline.tsx";
import { Withhold } from "../client/AnswerDeadline.tsx";
import { Dialogs, type DialogsProps } from "./Dialogs.tsx";
import type { PlainHttp } from "./PlainHttp.tsx";
import { Reasons, type ReasonsProps } from "../instruments/Reasons.tsx";

/** What became of a blob that the page was opened with. */
export type Handed = { readonly to: ClientName } | "nobody";

interface Props extends DialogsProps {
  readonly client: ClientName;
  readonly bench: Bench;
  readonly props: Omit<ClientProps, "client" | "bench" | "next">;
  readonly next?: Suggestion;
  readonly mode: Mode;
  readonly happened?: TimelineProps;
  readonly reasons: ReasonsProps;
  readonly used: boolean;
  readonly spoken: string;
  readonly handed?: Handed;
  /** What can be chosen for this client when it is made anew. */
  readonly settings?: ComponentChildren;
  /** Says what a page over plain HTTP may not do; missing on others. */
  readonly PlainHttp?: typeof PlainHttp;
  /** Whether the page has no other title than what is shown here. */
  readonly isWhole?: boolean;
  readonly onward: NextStepProps;
  readonly withholds: boolean;
  readonly onMode: (mode: Mode) => void;
  readonly onWithhold: (on: boolean) => void;
  readonly onSit: (client: ClientName) => void;
  readonly onReset: () => void;
}

export function Device(props: Props) {
  const { client, bench, next, mode, used, spoken, handed, shown, scanning } = props;
  if (typeof handed === "object") return <HandedOver to={handed.to} isWhole={props.isWhole} />;
  const isNext = next !== undefined && "press" in next && next.press === "reset";
  return (
    <section class="bench alone" aria-label="Bench" data-front={client}>
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
          {(["A", "B"] as const).map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="side"
                checked={client === name}
                onChange={() => props.onSit(name)}
                disabled={used}
              />
              Client {name}
            </label>
          ))}
        </fieldset>
        <Modes mode={mode} isLater={(bench[client].codeMode ?? mode) !== mode} onMode={props.onMode} />
        {mode === "gathered" && mayAnswer(bench[client]) && (
          <Withhold on={props.withholds} onChange={props.onWithhold} />
        )}
        <Reset used={used} alone isNext={isNext} onReset={props.onReset} />
      </div>
      {props.settings}
      {props.PlainHttp && <props.PlainHttp />}
      <p class="quiet device-says">
        Client {across(client)} is on another device. There is no server between you: you carry everything.
      </p>
      <NextStep {...props.onward} />
      <Client {...props.props} client={client} bench={bench} next={next} alone />
      <Reasons {...props.reasons} />
      <Timeline happened={props.happened} />
      <Dialogs shown={shown} scanning={scanning} />
      <p class="hidden" aria-live="polite">{spoken}</p>
    </section>
  );
}

function HandedOver({ to, isWhole }: { to: ClientName; isWhole?: boolean }) {
  return (
    <section class="handed">
      {isWhole ? <h1>It has arrived</h1> : <h2>It has arrived</h2>}
      <p role="status">
        Another tab of this browser waited for this, as Client {to}. It is in its box now: go on there.
      </p>
      <p class="quiet">You can close this tab.</p>
    </section>
  );
}
