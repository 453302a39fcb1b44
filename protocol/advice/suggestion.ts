/** The suggestion: a next act that is a button to press, which is the dark one. */
import type { Button, ClientName } from "../facts/mod.ts";

/** A button to press, or a card to copy by its id. */
export type Suggestion =
  | { readonly client: ClientName; readonly press: Button | "send" | "paste" }
  | { readonly client: ClientName; readonly copy: string }
  | { readonly client?: undefined; readonly press: "reset" };

/**
 * Why there is nothing to press: a description collects its candidates; a card is kept back by hand; the other client
 * is not heard and may come back; the other device goes on; both look for a path; both are connected.
 */
export type Wait = "collecting" | "kept" | "unheard" | "elsewhere" | "path" | "connected";

/** What is waited for; `card` is the one that collects or is kept. */
export interface Waiting {
  readonly wait: Wait;
  readonly client: ClientName;
  readonly card?: string;
}

/** A button, or what is waited for. */
export type NextAct = Suggestion | Waiting;

/** The next act on a bench where nothing has happened, which is known before anything is loaded that finds out. */
export const FIRST_ACT: NextAct = { client: "A", press: "createDataChannel" };

/** An act as a button; `undefined` while something is waited for. */
export const suggestionOf = (act: NextAct): Suggestion | undefined => "wait" in act ? undefined : act;
