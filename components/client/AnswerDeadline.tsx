/** How long the other browser can wait, and what the bench does about it. */
import { everWas } from "../../protocol/session/mod.ts";
import { count, remaining } from "../../protocol/text/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";

/** Candidates of an offer wait for its answer, where they travel inside the description. */
export function Withhold() {
  const { withholds, readOnly, actions } = useBench();
  return (
    <div class="withhold">
      <label>
        <input
          type="checkbox"
          checked={withholds.value}
          disabled={readOnly}
          onChange={(event) => actions.withhold(event.currentTarget.checked)}
        />
        keep the offer’s candidates back until its answer is on its way
      </label>
      <details class="more">
        <summary>Why?</summary>
        <p>
          With candidates, an answerer starts its checks at once, and then runs against its browser’s patience while you
          carry the answer. Without them a Chromium waits for you; a Firefox gives up after five seconds all the same,
          unless it is kept waiting. They are given to it when its answer leaves.
        </p>
      </details>
    </div>
  );
}

/** What there is to know about time for a client that has been given an offer. */
export function Waiting() {
  const { sole, isFirefox } = useBench();
  const { client, session, deadline: running } = useClient();
  const deadline = running.value;
  const withheld = session.value.withheld.length;
  // One client alone says it where it says what comes next.
  const firefox = isFirefox.value && sole.value === undefined && session.value.remote?.type === "offer" &&
    !everWas(session.value, "connection", "connected");
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
          {deadline.remainingMs > 0 && <b class="waiting-left">{remaining(deadline.remainingMs)} left.</b>}{" "}
          {deadline.said} {deadline.next}
        </p>
      )}
      {firefox && <KeepWaiting />}
    </div>
  );
}

/** A Firefox that answers is given something to do, so that it does not give up. */
export function KeepWaiting() {
  const { keepsAlive, readOnly, actions } = useBench();
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={keepsAlive.value}
          disabled={readOnly}
          onChange={(event) => actions.keepAlive(event.currentTarget.checked)}
        />
        keep Firefox waiting
      </label>
      <p class="quiet">
        Every four seconds it is given one more candidate, 192.0.0.8, the dummy address that no host has (RFC 7600): a
        few STUN packets go nowhere, and Firefox does not give up.
      </p>
    </>
  );
}
