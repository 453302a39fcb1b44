/** What of a client is the dark button: the one sensible next thing to press. */
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";

/** The press that is suggested for this client: a call, `paste` or `send`. */
export function usePress(): string | undefined {
  const next = useBench().suggestion.value;
  const { client } = useClient();
  return next && "client" in next && next.client === client && "press" in next ? next.press : undefined;
}

/** The card of this client that is suggested to be copied. */
export function useCopy(): string | undefined {
  const next = useBench().suggestion.value;
  const { client } = useClient();
  return next && "copy" in next && next.client === client ? next.copy : undefined;
}
