/** Away and back: what a page may miss while another app is in front, and what still lives when it is back. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { afterReturn } from "../../protocol/advice/mod.ts";
import { type Bench, currentCards, failureOf, type Session, stateOf } from "../../protocol/session/mod.ts";

interface Deps {
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly sessions: ReadonlySignal<Bench>;
  /** Reads every state anew. */
  readonly readStates: () => void;
}

interface Env {
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly isTouched: () => boolean;
}

/** Events that were kept back come within this time of the return, in milliseconds. */
const SETTLES = 5_000;

export const VisibilityModel = createModel(({ sole, sessions, readStates }: Deps, { after, isTouched }: Env) => {
  const touched = signal(false);
  /** The client as it was when the page went out of sight. */
  const left = signal<Session | undefined>(undefined);
  const isBack = signal(false);
  /** What was said last, once nothing more is to come. */
  const said = signal<ReturnType<typeof afterReturn>>(undefined);
  let off = () => {};

  function awake() {
    touched.value = isTouched();
  }

  function go(isAway: boolean) {
    const client = sole.peek();
    if (!client) return;
    if (isAway) {
      off();
      left.value ??= sessions.peek()[client];
      isBack.value = false;
      said.value = undefined;
      return;
    }
    if (!left.peek()) return;
    isBack.value = true;
    readStates();
    off();
    off = after(SETTLES, () => {
      said.value = note.value;
      left.value = undefined;
    });
  }

  /** What became of the client meanwhile. */
  const note = computed(() => {
    const client = sole.value;
    if (!client) return undefined;
    const before = left.value;
    return before && isBack.value ? afterReturn(before, sessions.value[client]) : said.value;
  });

  /** Whether leaving the page may cost something, on a device whose browser stops pages in the background. */
  const warns = computed(() => {
    const session = sole.value && sessions.value[sole.value];
    if (!touched.value || !session || stateOf(session, "signaling") === "closed" || failureOf(session)) return false;
    return currentCards(session).some(({ message, ready }) => ready && message.kind === "description");
  });

  function dismiss() {
    off();
    left.value = undefined;
    said.value = undefined;
  }

  return { note, warns, awake, go, dismiss };
});
