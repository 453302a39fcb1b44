/** How long the other browser can wait, and what the bench does about it. */
import type { Deadline as Running } from "../../protocol/advice/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { count } from "../../protocol/text/mod.ts";

/** Candidates of an offer wait for its answer, where they travel inside the description. */
export function Withhold({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <div class="withhold">
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        keep the offer’s candidates back until its answer is on its way
      </label>
      <details class="more">
        <summary>Why?</summary>
        <p>
          With candidates, an answerer starts its checks at once, and then runs against its browser’s patience while you
          carry the answer. Without them it waits for you. They are given to it when its answer leaves.
        </p>
      </details>
    </div>
  );
}

interface WaitingProps {
  readonly client: ClientName;
  readonly deadline?: Running;
  /** How many candidates are kept back. */
  readonly withheld: number;
  /** Whether this browser needs to be kept waiting, and whether it is. */
  readonly firefox: boolean;
  readonly keepsAlive: boolean;
  readonly onKeepAlive: (on: boolean) => void;
}

/** What there is to know about time for a client that has been given an offer. */
export function Waiting({ client, deadline, withheld, firefox, keepsAlive, onKeepAlive }: WaitingProps) {
  if (!deadline && withheld === 0 && !firefox) return null;
  return (
    <div class="waiting" role="group" aria-label={`How long Client ${client} can wait`}>
      {withheld > 0 && (
        <p>
          {count(withheld, "candidate")} of the offer {withheld === 1 ? "is" : "are"} kept back until the answer leaves.
        </p>
      )}
      {deadline && (
        <p>
          {deadline.remainingMs > 0 && <b class="waiting-left">{secondsOf(deadline.remainingMs)} left.</b>}{" "}
          {deadline.said} {deadline.next}
        </p>
      )}
      {firefox && <KeepWaiting on={keepsAlive} onChange={onKeepAlive} />}
    </div>
  );
}

/** A Firefox that answers is given something to do, so that it does not give up. */
export function KeepWaiting({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        keep Firefox waiting
      </label>
      <p class="quiet">
        Every four seconds it is given one more candidate, 192.0.0.8, the dummy address that no host has (RFC 7600): a
        few STUN packets go nowhere, and Firefox does not give up.
      </p>
    </>
  );
}

const secondsOf = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
