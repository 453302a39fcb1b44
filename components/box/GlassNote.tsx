/** What is said of Client B while a box plays it, and the way out where its handshake hangs. */
import type { ReadonlySignal } from "@preact/signals";
import { HANDSHAKE_PATIENCE } from "../../protocol/box/mod.ts";
import { count } from "../../protocol/text/mod.ts";

interface Props {
  /** Whether its handshake has gone on for too long. */
  readonly isStuck: ReadonlySignal<boolean>;
  /** Makes both clients anew. */
  readonly onAgain: () => void;
}

export function GlassNote({ isStuck, onAgain }: Props) {
  return (
    <>
      <p class="quiet">
        A peer of glass: the box plays this client. What goes through its data channels stands under Packets in the
        clear.
      </p>
      {isStuck.value && (
        <div class="problem" role="alert">
          <p>
            <b>For {count(HANDSHAKE_PATIENCE / 1000, "second")} the handshake of DTLS has come to nothing.</b>{" "}
            werift 0.25, which plays this client, now and then stumbles over a part of it that comes twice. Take another
            peer of glass, and connect again.
          </p>
          <button type="button" onClick={onAgain}>Begin anew with another</button>
        </div>
      )}
    </>
  );
}
