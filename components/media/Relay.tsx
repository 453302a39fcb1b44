/** The switch that sends offers and answers through the channel, and how that channel stands. */
import type { ReadonlySignal } from "@preact/signals";
import type { RelayState } from "../../models/media/relay.ts";
import { across, type ClientName, RELAY_LABEL } from "../../protocol/facts/mod.ts";

/** How offers and answers go through a channel, as a model holds it. */
export interface RelayView {
  readonly on: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<RelayState>;
  /** The client whose offer was not answered. */
  readonly silent: ReadonlySignal<ClientName | undefined>;
  readonly turn: (on: boolean) => void;
}

const WORDS: Record<RelayState, string> = {
  nothing: "This needs an open data channel: the first offer and answer have to be carried by hand.",
  off: "The next offer then needs no hand: it goes through the data channel that you have opened by hand.",
  opening:
    `The channel “${RELAY_LABEL}” is opening. No new offer is needed for it: it is agreed on in-band (RFC 8832).`,
  open:
    `You make the next offer with createOffer and setLocalDescription. It then goes through the channel “${RELAY_LABEL}” as JSON, and the other side applies it and answers by itself.`,
  closed: `The channel “${RELAY_LABEL}” is closed: nothing goes through it any more. Carry by hand, or reset.`,
};

export function Relay({ view }: { view: RelayView }) {
  const on = view.on.value;
  const state = view.state.value;
  const silent = view.silent.value;
  return (
    <div class="relay">
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={!on && state === "nothing"}
          onChange={(event) => view.turn(event.currentTarget.checked)}
        />
        Send offers and answers through the channel
      </label>
      <p class="quiet">{WORDS[state]}</p>
      {silent && (
        <p class="problem" role="alert">
          <b>No answer has come through the channel for 10 seconds.</b> Client {across(silent)}{" "}
          may be busy, have this switched off, or be no page of this kind, which only shows the text. Carry the offer of
          Client {silent} by hand: its card is still there.
        </p>
      )}
    </div>
  );
}
