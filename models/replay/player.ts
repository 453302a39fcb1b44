/** Where a replay stands, and how it plays: in the time it took, slower or faster, with long silences cut short. */
import { createModel, type ReadonlySignal, signal } from "@preact/signals";

/** How much faster than it happened. */
export const SPEEDS = [0.25, 1, 4, 16] as const;
export type Speed = typeof SPEEDS[number];

/** No silence takes longer than so many milliseconds, and less where it plays faster. */
const SILENCE = 2000;
/** What follows within one drawing comes with it. */
const FRAME = 16;

interface Deps {
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** What there is to pass, each with its time. */
  readonly moments: ReadonlySignal<readonly { readonly at: number }[]>;
}

export const PlayerModel = createModel(({ after, moments }: Deps) => {
  /** How many moments have passed. */
  const passed = signal(0);
  const playing = signal(false);
  const speed = signal<Speed>(1);
  /** Whether a button led to where it stands. */
  const stepped = signal(false);
  let off = () => {};

  function pause() {
    off();
    off = () => {};
    playing.value = false;
  }
  /** Goes to a moment, and stays there. */
  function go(to: number) {
    pause();
    stepped.value = false;
    passed.value = Math.max(0, Math.min(Math.round(to), moments.peek().length));
  }
  function step(to: number) {
    go(to);
    stepped.value = true;
  }
  const first = () => step(0);
  const back = () => step(passed.peek() - 1);
  const forward = () => step(passed.peek() + 1);
  const last = () => step(moments.peek().length);

  const wait = (i: number): number => {
    const all = moments.peek();
    const factor = speed.peek();
    return i === 0 ? 0 : Math.min((all[i].at - all[i - 1].at) / factor, SILENCE / Math.max(1, factor));
  };
  function schedule() {
    off();
    const { length } = moments.peek();
    const next = passed.peek();
    if (next >= length) return pause();
    let to = next + 1;
    for (let spent = 0; to < length; to++) {
      spent += wait(to);
      if (spent >= FRAME) break;
    }
    off = after(wait(next), () => {
      passed.value = to;
      schedule();
    });
  }
  /** From the end it begins anew. */
  function play() {
    if (passed.peek() >= moments.peek().length) passed.value = 0;
    playing.value = true;
    stepped.value = false;
    schedule();
  }
  function choose(next: Speed) {
    speed.value = next;
    if (playing.peek()) schedule();
  }

  return { passed, playing, speed, stepped, go, first, back, forward, last, play, pause, choose };
});
