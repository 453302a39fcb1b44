/** What a bench says: the next act, the dark button, what is in the way, what happened last; all by one function. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { FIRST_ACT, type NextAct, type Scene, suggestionOf } from "../../protocol/advice/mod.ts";
import type { ClientName, Entry } from "../../protocol/facts/mod.ts";
import type { Bench } from "../../protocol/session/mod.ts";
import type { PressTools } from "./press-tools.ts";

interface Deps {
  readonly clients: Readonly<Record<ClientName, { readonly log: ReadonlySignal<readonly Entry[]> }>>;
  readonly sessions: ReadonlySignal<Bench>;
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly boxes: Readonly<Record<ClientName, ReadonlySignal<Scene["boxes"]["A"]>>>;
  /** What finds the words, once it has come. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
}

export const VoiceModel = createModel(({ clients, sessions, sole, boxes, pressTools }: Deps) => {
  /** What everything that says what to do next is asked of. */
  const scene = computed((): Scene => ({
    bench: sessions.value,
    ...(sole.value && { sole: sole.value }),
    boxes: { A: boxes.A.value, B: boxes.B.value },
  }));
  /** The next act. What finds it out comes with the first press; until then only the first act can be next. */
  const found = computed((): NextAct | undefined =>
    pressTools.value ? pressTools.value.nextAct(scene.value) : sole.value ? undefined : FIRST_ACT
  );
  /** What a lesson wants pressed next in place of that; with `null` nothing that the bench could press. */
  const led = signal<NextAct | null | undefined>(undefined);
  const next = computed(() => led.value === undefined ? found.value : led.value ?? undefined);
  function lead(act: NextAct | null | undefined) {
    if (JSON.stringify(led.peek()) !== JSON.stringify(act)) led.value = act;
  }
  /** The one sensible next press: the dark button. */
  const suggestion = computed(() => next.value && suggestionOf(next.value));
  /** The next act in one sentence, once there are words: what a step, a message and the bottom line say to do. */
  const nextText = computed(() => next.value && pressTools.value?.actText(next.value, scene.value));
  /** The one present obstacle; `undefined` while nothing is wrong, or nothing has words yet. */
  const obstacle = computed(() => pressTools.value?.obstacleOf(scene.value));
  /** The last thing that happened, on either client. */
  const lastEvent = computed(() => pressTools.value?.lastEventOf({ A: clients.A.log.value, B: clients.B.log.value }));

  return { scene, lead, suggestion, nextText, obstacle, lastEvent };
});
