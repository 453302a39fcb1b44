/** The way from a session to its handout, which takes the session along. */
import { useBench } from "../bench/view.ts";

export function HandoutLink() {
  const { root, actions } = useBench();
  const go = (event: MouseEvent) => {
    event.preventDefault();
    actions.handOut();
  };
  return <a href={`${root}annotate/`} target="_blank" rel="noopener" onClick={go}>Make a handout</a>;
}
