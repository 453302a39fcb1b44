/** Turns the one client that is here into what its component says of what comes next. */
import type { ClientName } from "../protocol/facts/mod.ts";
import type { nextStepFor, NextStepText } from "../protocol/advice/mod.ts";
import { everWas, mayAnswer, methodFor, type Session } from "../protocol/session/mod.ts";
import type { BenchOnScreen } from "./use-bench.ts";

interface Presence {
  readonly note: { readonly value: { readonly said: string; readonly isBad: boolean } | undefined };
  readonly warns: { readonly value: boolean };
  readonly dismiss: () => void;
}
type Say = typeof nextStepFor;

/** What is to be said of a client now. */
export const sayOnward = (bench: BenchOnScreen, client: ClientName, say: Say): NextStepText =>
  say(bench.sessions.value[client], {
    box: { fits: bench.boxTexts[client].value.fits, method: methodFor(bench.readings[client].value) },
    engine: bench.patience.engine.value,
    keepsAlive: bench.patience.keepsAlive.value,
  });

/** The props of `Onward`. */
export function onwardProps(bench: BenchOnScreen, client: ClientName, say: Say, presence?: Presence) {
  const session = bench.sessions.value[client];
  return {
    onward: sayOnward(bench, client, say),
    firefox: bench.patience.engine.value === "firefox" && needsPatience(session),
    keepsAlive: bench.patience.keepsAlive.value,
    warns: presence?.warns.value ?? false,
    note: presence?.note.value,
    onKeepAlive: bench.patience.keepAlive,
    onDismiss: () => presence?.dismiss(),
  };
}

/** A client that answers, or may have to, and is not connected yet. */
const needsPatience = (session: Session): boolean => mayAnswer(session) && !everWas(session, "connection", "connected");
