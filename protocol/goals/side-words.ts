/** What one of two devices does of a step, in words that fit its side, and the way in which candidates travel. */
import type { ClientName, Mode } from "../facts/mod.ts";
import type { Act } from "./act.ts";
import { the, wordsOf } from "./act-text.ts";

/** The device that is asked about: the client that is there, and how its candidates travel. */
export interface Side {
  readonly client: ClientName;
  readonly mode: Mode;
}

/**
 * The acts of a solution that this side does, one sentence each. What travels inside the descriptions nobody carries,
 * and nobody adds.
 */
export function sideWords(solution: readonly Act[], { client, mode }: Side): readonly string[] {
  let isInside = false;
  return solution.flatMap((act) => {
    if (act.act === "carry") {
      isInside = mode === "gathered" && /candidate/.test(act.card);
      return isInside ? [] : carried(act, client);
    }
    if (isInside && act.act === "press" && act.call === "addIceCandidate") return [];
    return "client" in act && act.client !== client ? [] : [wordsOf(act).says];
  });
}

function carried(act: Act & { readonly act: "carry" }, here: ClientName): readonly string[] {
  if (act.client === act.into) return act.client === here ? [wordsOf(act).says] : [];
  return [
    act.client === here
      ? `Send ${the(act.card)} to the other device.`
      : `Take ${the(act.card)} from the other device, and paste it into Client ${here}.`,
  ];
}
