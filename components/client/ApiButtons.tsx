/** The calls of one client that take nothing from the box, in the order in which they are usually made. */
import type { Button } from "../../protocol/facts/mod.ts";
import { isUsed } from "../../protocol/session/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";
import { useArrows } from "../bench/arrows.ts";
import { CallButton } from "./CallButton.tsx";

const MAKING: readonly Button[] = ["createDataChannel", "createOffer", "createAnswer", "setLocalDescription"];
const ENDING: readonly Button[] = ["restartIce", "close"];

export function ApiButtons() {
  const { client, session } = useClient();
  const arrows = useArrows();
  const { calls } = session.value;
  return (
    <div
      class="calls"
      role="group"
      aria-label={`API calls of Client ${client}`}
      onKeyDown={arrows}
      // How many calls were made, and how the last one stands: a script that drives the page waits for its end.
      data-calls={`${calls.length} ${calls.at(-1)?.outcome ?? ""}`}
    >
      {MAKING.map((button) => <CallButton key={button} button={button} />)}
    </div>
  );
}

/**
 * What can be chosen for the next channel, and the calls that come later: restarting and closing mean something once
 * something was called, and until then they take no room.
 */
export function LaterCalls() {
  const { isTaught } = useBench();
  const { client, session } = useClient();
  const arrows = useArrows();
  const hasCalled = isUsed(session.value);
  // A lesson’s first channel has no options: they come once there is something that they could have changed.
  if (!hasCalled && isTaught) return null;
  return (
    <div class="calls later" role="group" aria-label={`Later API calls of Client ${client}`} onKeyDown={arrows}>
      <ChannelOptions />
      {hasCalled && ENDING.map((button) => <CallButton key={button} button={button} />)}
    </div>
  );
}

function ChannelOptions() {
  const { parts } = useBench();
  const { client, session, wish, optionsOpen, actions } = useClient();
  return (
    <details
      class="more over call-options"
      open={optionsOpen.value}
      onToggle={(event) => {
        const { open } = event.currentTarget;
        if (open !== optionsOpen.peek()) actions.openOptions(open);
      }}
    >
      <summary>
        Options<span class="hidden">{` of Client ${client}’s next data channel`}</span>
      </summary>
      {optionsOpen.value && (
        <div class="over-body">
          <parts.ChannelWish session={session.value} wish={wish.value} onWrite={actions.writeWish} />
        </div>
      )}
    </details>
  );
}
