/** The way from a session to its handout, which takes the session along. */
import { useState } from "preact/hooks";
import { useBench } from "../bench/view.ts";

export function HandoutLink() {
  const { root, actions } = useBench();
  const [isTooLarge, setTooLarge] = useState(false);
  const go = (event: MouseEvent) => {
    event.preventDefault();
    void actions.handOut().then((opened) => setTooLarge(!opened));
  };
  return (
    <>
      <a href={`${root}annotate/`} target="_blank" rel="noopener" onClick={go}>Make a handout</a>
      <span role="status">
        {isTooLarge && (
          <>
            This session is too large to go along in a link. Save its trace, and open that file{" "}
            <a href={`${root}annotate/`} target="_blank" rel="noopener">on the handout’s page</a>.{" "}
            <button type="button" onClick={() => actions.openHappened(true)}>Show Save trace</button>
          </>
        )}
      </span>
    </>
  );
}
