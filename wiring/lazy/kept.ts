/** What a page loads, once it is quiet, to remember a learner: progress, settings, and how they are erased. */
import { computed, effect } from "@preact/signals";
import { saveText } from "../../browser/file.ts";
import { after, now } from "../../browser/timers.ts";
import { eraseKept, loadKept, onKeptElsewhere, othersKept, saveKept } from "../../browser/kept.ts";
import { ShowMeButtons } from "../../components/lesson/ShowMe.tsx";
import { StepHelp } from "../../components/lesson/StepHelp.tsx";
import { LeftOff } from "../../components/kept/LeftOff.tsx";
import { KeptModel } from "../../models/kept/kept.ts";
import { ProgressModel } from "../../models/kept/progress.ts";
import { performer, type Stage } from "../../models/lesson/performer.ts";
import { ShowMeModel } from "../../models/lesson/show-me.ts";
import { StepHelpModel } from "../../models/lesson/step-help.ts";
import type { SettingsModel } from "../../models/bench/settings.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { explain } from "../../protocol/problems/mod.ts";

/** What this browser keeps, one for the whole page; it follows what other pages keep. */
export const kept = new KeptModel({
  load: loadKept,
  save: saveKept,
  erase: eraseKept,
  others: othersKept,
  saveFile: saveText,
  explain,
});
kept.open();
onKeptElsewhere(kept.open);

type Help = ConstructorParameters<typeof StepHelpModel>[0];
type ShowMe = ConstructorParameters<typeof ShowMeModel>[0];

/** Follows a lesson: what was done on earlier visits, what is done on this one, and what helps with its steps. */
export function followLesson(
  slug: string,
  steps: Help["steps"] & ShowMe["steps"],
  lesson: ConstructorParameters<typeof ProgressModel>[0]["lesson"] & Help["lesson"] & ShowMe["lesson"],
  bench: Stage & ShowMe["bench"] & Readonly<Record<ClientName, { readonly record: Help["record"] }>>,
  reset: () => void,
) {
  const progress = new ProgressModel({ slug, lesson, kept, now: () => Date.now() });
  progress.awake();
  const side = computed(() =>
    bench.sole.value && { client: bench.sole.value, mode: bench.sessions.value[bench.sole.value].mode }
  );
  // The learner is one: on a whole bench it stands in the log of Client A.
  const record: Help["record"] = (fact) => bench[bench.sole.peek() ?? "A"].record(fact);
  const help = new StepHelpModel({ slug, steps, lesson, kept, side, record });
  const perform = performer(bench, { after, reset });
  const show = new ShowMeModel({ steps, lesson, bench, now, after, perform, noteShown: progress.markShown });
  return { ...progress, said: kept.said, LeftOff, help, show, StepHelp, ShowMeButtons };
}

/** Puts settings back as they were kept, and keeps what is chosen from now on. */
export function followSettings(settings: InstanceType<typeof SettingsModel>): void {
  const before = kept.kept.peek().settings;
  if (before) settings.restore(before);
  let last = JSON.stringify(settings.toKeep.peek());
  effect(() => {
    const now = settings.toKeep.value;
    if (JSON.stringify(now) === last) return;
    last = JSON.stringify(now);
    kept.change((all) => ({ ...all, settings: now }));
  });
}
