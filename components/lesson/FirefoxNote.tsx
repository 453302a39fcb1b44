/** What a learner in Firefox is told before any clock starts there; elsewhere nothing. */
import { stateOf } from "../../protocol/session/mod.ts";
import { CLIENTS } from "../../protocol/facts/mod.ts";
import { useBench } from "../bench/view.ts";
import { KeepWaiting } from "../client/AnswerDeadline.tsx";

export function FirefoxNote() {
  const { isFirefox, sessions } = useBench();
  const isOver = CLIENTS.some((client) => stateOf(sessions.value[client], "connection") === "connected");
  if (!isFirefox.value || isOver) return null;
  return (
    <div class="firefox-note" role="note">
      <p>
        <b>You use Firefox.</b>{" "}
        Its answerer gives up about five seconds after it made the answer, which no hand carries in time. So the bench
        keeps it waiting.
      </p>
      <KeepWaiting />
    </div>
  );
}
