/**
 * The fourth fence: questions are signals. `createModel` wraps every function that a model returns in `untracked`, so
 * that a computed which asks such a function is not told when its answer changes. What a model returns is therefore a
 * signal, another model, or a verb: a function that answers nothing now, or a promise.
 */
import type { ReadonlySignal } from "@preact/signals";
import assert from "node:assert/strict";
import type { ActionQueueModel } from "../../models/bench/action-queue.ts";
import type { BenchModel } from "../../models/bench/bench.ts";
import type { RewindModel } from "../../models/bench/rewind.ts";
import type { SettingsModel } from "../../models/bench/settings.ts";
import type { BoxModel } from "../../models/box/box.ts";
import type { GlassModel } from "../../models/box/glass.ts";
import type { NetworkSeenModel } from "../../models/box/network-seen.ts";
import type { TeacherModel } from "../../models/box/teacher.ts";
import type { DiagramModel } from "../../models/instruments/diagram.ts";
import type { KeptModel } from "../../models/kept/kept.ts";
import type { ProgressModel } from "../../models/kept/progress.ts";
import type { LessonModel } from "../../models/lesson/lesson.ts";
import type { RecordedLessonModel } from "../../models/lesson/recorded-lesson.ts";
import type { ShowMeModel } from "../../models/lesson/show-me.ts";
import type { StepHelpModel } from "../../models/lesson/step-help.ts";
import type { MediaModel } from "../../models/media/media.ts";
import type { RelayModel } from "../../models/media/relay.ts";
import type { CaptureModel } from "../../models/packets/capture.ts";
import type { PacketsModel } from "../../models/packets/packets.ts";
import type { LessonOfSheetModel } from "../../models/reader/lesson-of-sheet.ts";
import type { ReaderModel } from "../../models/reader/reader.ts";
import type { ReplayModel } from "../../models/replay/replay.ts";
import type { SignalingModel } from "../../models/signaling/signaling.ts";
import type { DeviceLinkModel } from "../../models/two-devices/link.ts";
import type { ReceiveModel } from "../../models/two-devices/receive.ts";
import type { VisibilityModel } from "../../models/two-devices/visibility.ts";

/** The paths of all functions in a model that answer something at once. */
type Questions<M, Depth extends readonly unknown[] = []> = Depth["length"] extends 4 ? never
  : M extends ReadonlySignal<unknown> ? never
  : {
    [K in keyof M & string]: M[K] extends (...args: never[]) => infer R
      ? ([R] extends [void | Promise<unknown>] ? never : K)
      : M[K] extends object ? `${K}.${Questions<M[K], [...Depth, unknown]>}`
      : never;
  }[keyof M & string];

/** Compiles only where no question leaves the model as a function. */
const noQuestions = <M>(..._none: [Questions<M>] extends [never] ? [] : [found: Questions<M>]) => {};

Deno.test("no model gives out a question as a function", () => {
  noQuestions<InstanceType<typeof BenchModel>>();
  noQuestions<InstanceType<typeof ActionQueueModel>>();
  noQuestions<InstanceType<typeof RewindModel>>();
  noQuestions<InstanceType<typeof SettingsModel>>();
  noQuestions<InstanceType<typeof BoxModel>>();
  noQuestions<InstanceType<typeof GlassModel>>();
  noQuestions<InstanceType<typeof NetworkSeenModel>>();
  noQuestions<InstanceType<typeof TeacherModel>>();
  noQuestions<InstanceType<typeof DiagramModel>>();
  noQuestions<InstanceType<typeof LessonModel>>();
  noQuestions<InstanceType<typeof RecordedLessonModel>>();
  noQuestions<InstanceType<typeof StepHelpModel>>();
  noQuestions<InstanceType<typeof ShowMeModel>>();
  noQuestions<InstanceType<typeof KeptModel>>();
  noQuestions<InstanceType<typeof ProgressModel>>();
  noQuestions<InstanceType<typeof MediaModel>>();
  noQuestions<InstanceType<typeof RelayModel>>();
  noQuestions<InstanceType<typeof CaptureModel>>();
  noQuestions<InstanceType<typeof PacketsModel>>();
  noQuestions<InstanceType<typeof LessonOfSheetModel>>();
  noQuestions<InstanceType<typeof ReaderModel>>();
  noQuestions<InstanceType<typeof ReplayModel>>();
  noQuestions<InstanceType<typeof SignalingModel>>();
  noQuestions<InstanceType<typeof DeviceLinkModel>>();
  noQuestions<InstanceType<typeof ReceiveModel>>();
  noQuestions<InstanceType<typeof VisibilityModel>>();
  // The fence bites: a question deep inside a model is found by its path.
  noQuestions<{ readonly press: () => Promise<boolean>; readonly box: { readonly textOf: () => string } }>(
    "box.textOf",
  );
});

Deno.test("every model of the house is held by this fence", async () => {
  const here = await Deno.readTextFile(new URL(import.meta.url));
  const inside = new Set<string>();
  const models: string[] = [];
  const folder = new URL("../../models/", import.meta.url);
  for await (const { name: subject, isDirectory } of Deno.readDir(folder)) {
    if (!isDirectory) continue;
    for await (const { name } of Deno.readDir(new URL(`${subject}/`, folder))) {
      const source = await Deno.readTextFile(new URL(`${subject}/${name}`, folder));
      for (const [, model] of source.matchAll(/export const (\w+Model) = createModel/g)) models.push(model);
      // What another model returns is looked through with it.
      for (const [, model] of source.matchAll(/new (\w+Model)\(/g)) inside.add(model);
    }
  }
  assert.ok(models.length > 20);
  assert.deepEqual(models.filter((model) => !inside.has(model) && !here.includes(`typeof ${model}>`)), []);
});
