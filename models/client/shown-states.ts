/**
 * The states of one client as they are shown. Browsers pass through several within milliseconds, which nobody would
 * see: each is shown for a moment, one after another, with the time that it really lasted.
 */
import { createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type Machine, MACHINES } from "../../protocol/facts/mod.ts";
import type { Session, Visit } from "../../protocol/session/mod.ts";

/** Milliseconds for which each state is shown, at least. */
export const SHOWN_MS = 400;

/** A state as it is shown. */
interface ShownState {
  readonly state: string;
  /** Milliseconds that it lasted; missing while it lasts. */
  readonly lasted?: number;
}

export type ShownStates = Readonly<Partial<Record<Machine, ShownState>>>;

interface Deps {
  readonly session: ReadonlySignal<Session>;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Whether somebody asked for less motion: then the present states are shown at once. */
  readonly isCalm: () => boolean;
}

/** The present states, without delay: for a replay, which has a pace of its own. */
export const presentStates = (session: Session): ShownStates =>
  Object.fromEntries(
    MACHINES.flatMap((machine) => {
      const visit = session.paths[machine].at(-1);
      return visit ? [[machine, { state: visit.state }]] : [];
    }),
  );

export const ShownStatesModel = createModel(({ session, after, isCalm }: Deps) => {
  const shown = signal<ShownStates>({});
  /** The place in its path that each machine shows; and those that wait to show the next. */
  const places: Partial<Record<Machine, number>> = {};
  const waiting: Partial<Record<Machine, () => void>> = {};

  function show(machine: Machine, path: readonly Visit[], at: number) {
    places[machine] = at;
    const [visit, next] = [path[at], path[at + 1]];
    const now = visit && { state: visit.state, ...(next && { lasted: next.at - visit.at }) };
    const { state, lasted } = shown.peek()[machine] ?? {};
    if (state !== now?.state || lasted !== now?.lasted) shown.value = { ...shown.peek(), [machine]: now };
  }

  /** Shows the next state, unless the one that is shown has not been there for a moment yet. */
  function goOn(machine: Machine) {
    const path = session.peek().paths[machine];
    const last = path.length - 1;
    const at = places[machine] ?? -1;
    if (at === last) return show(machine, path, at);
    if (at > last || isCalm()) {
      // It begins anew, or nothing is to move.
      waiting[machine]?.();
      delete waiting[machine];
      return show(machine, path, last);
    }
    // How long the one lasted that is shown is known as soon as there is a next.
    show(machine, path, at);
    if (waiting[machine]) return;
    show(machine, path, at + 1);
    waiting[machine] = after(SHOWN_MS, () => {
      delete waiting[machine];
      goOn(machine);
    });
  }

  effect(() => {
    void session.value;
    for (const machine of MACHINES) goOn(machine);
    return undefined;
  });
  return { shown };
});
