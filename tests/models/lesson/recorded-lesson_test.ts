/** Every lesson on the box, watched to its end as it was recorded: each step asked before it is shown, and met by it. */
import assert from "node:assert/strict";
import { computed, signal } from "@preact/signals";
import { tracesOf } from "../../../lessons/format/recorded.ts";
import { readLessonRecording, writeLessonRecording } from "../../../lessons/format/recording-file.ts";
import type { LessonFile } from "../../../lessons/format/read.ts";
import { stepOf } from "../../../lessons/mod.ts";
import { LessonModel } from "../../../models/lesson/lesson.ts";
import { isOfSteps } from "../../../models/lesson/recorded-bench.ts";
import { RecordedLessonModel } from "../../../models/lesson/recorded-lesson.ts";
import { nameOf } from "../../../models/packets/packets.ts";
import { newSession, stateOf } from "../../../protocol/session/mod.ts";
import { FILES } from "../../lessons/course.ts";
import { opened } from "../replay/opened.ts";

const ON_BOX = FILES.filter(({ network }) => network);
const text = (name: string) => Deno.readTextFileSync(`lessons/${name}`);
const NOTHING = { A: newSession("A"), B: newSession("B") };

function watching(file: LessonFile) {
  const { model: replay, next } = opened();
  const recording = readLessonRecording(
    writeLessonRecording(tracesOf(file).map(text), text(`${file.slug}/packets.json`)),
  );
  assert.ok(recording);
  const noted: string[] = [];
  const watched = signal<InstanceType<typeof RecordedLessonModel> | undefined>(undefined);
  const lesson = new LessonModel(
    { steps: file.steps.map(stepOf) },
    computed(() => watched.value?.sessions.value ?? NOTHING),
    undefined,
    computed(() => watched.value?.network.value),
  );
  const model = new RecordedLessonModel({
    ...{ steps: file.steps, traces: recording.traces, recording: recording.packets, lesson, replay },
    noteShown: (id) => noted.push(id),
  });
  watched.value = model;
  const standingOf = (id: string) => lesson.standings.value.find((step) => step.id === id)!;
  /** Opens the packets that a step asks for, the first of each. */
  const openAsked = (id: string) => {
    for (const { check, of, name, to } of file.steps.find((step) => step.id === id)!.goals) {
      if (check !== "packet-opened") continue;
      const found = model.packets.value.find((packet) =>
        packet.from.side === of && nameOf(packet).toLowerCase().includes(name.toLowerCase()) &&
        (!to || [packet.to.who, packet.from.who].some((who) => who === to))
      );
      assert.ok(found, `${name} of ${of}`);
      model.open(found.number);
    }
  };
  return { lesson, model, replay, next, noted, standingOf, openAsked };
}

for (const file of ON_BOX) {
  Deno.test(`${file.slug}: watched step by step, each is met by what is shown of it, and not before`, () => {
    const { lesson, model, replay, noted, standingOf, openAsked } = watching(file);
    for (const { id, goals } of file.steps) {
      assert.equal(lesson.current.value, id);
      assert.equal(standingOf(id).met, false, id);
      const isOpening = goals.every(({ check }) => check === "packet-opened");
      assert.equal(model.standing.value, isOpening ? "still" : "unseen", id);
      if (model.standing.value === "unseen") {
        model.watch();
        assert.equal(lesson.current.value, id, "a step is not met by where it begins");
        replay.player.last();
      }
      if (goals.some(({ check }) => check === "packet-opened")) {
        assert.equal(standingOf(id).met, false, `${id}: packets are the learner’s to open`);
        openAsked(id);
      }
      assert.ok(standingOf(id).met, `${id}: ${standingOf(id).checks.map(({ says }) => says).join("; ")}`);
    }
    assert.equal(lesson.current.value, undefined);
    assert.ok(lesson.standings.value.every(({ met, skipped }) => met && !skipped));
    assert.deepEqual(noted, [...new Set(noted)]);
  });
}

const [outside] = ON_BOX;

Deno.test("before anything is watched nothing has happened, and no packet is there", () => {
  const { model, replay, standingOf } = watching(outside);
  assert.deepEqual([replay.moments.value, model.packets.value, model.known.value], [[], [], []]);
  assert.equal(stateOf(model.sessions.value.A, "signaling"), undefined);
  assert.equal(model.standing.value, "unseen");
  assert.ok(outside.steps.every(({ id }) => standingOf(id).checks.every(({ met }) => !met)));
});

Deno.test("a step is played to its own end and no further, and what was watched stays so when the slider goes back", () => {
  const { model, replay, lesson, next } = watching(outside);
  model.watch();
  assert.ok(replay.player.playing.value);
  for (let turns = 0; next() !== undefined; turns++) assert.ok(turns < 1000);
  assert.equal(replay.player.playing.value, false);
  assert.equal(lesson.current.value, outside.steps[1].id);
  const { length } = replay.moments.value;
  replay.player.first();
  assert.equal(lesson.current.value, outside.steps[1].id);
  assert.equal(model.packets.value.length, 0);
  // The next one goes on from there, with the packets up to the moment that is shown.
  model.watch();
  assert.equal(replay.player.passed.value, length);
  replay.player.last();
  assert.ok(model.packets.value.length > 0);
  assert.ok(model.packets.value.length === model.known.value.length);
});

Deno.test("what belongs to a fresh bench waits for the steps before it; one of an earlier bench is watched again", () => {
  const { model, replay, lesson, standingOf, openAsked } = watching(outside);
  const fresh = outside.steps.findIndex((step) => step.fresh);
  lesson.turnTo(outside.steps[fresh].id);
  assert.equal(model.standing.value, "ahead");
  lesson.goOn();
  for (const { id } of outside.steps.slice(0, fresh)) {
    const standing: string | undefined = model.standing.value;
    if (standing === "unseen") model.watch();
    replay.player.last();
    openAsked(id);
    assert.ok(standingOf(id).met);
  }
  model.watch();
  replay.player.last();
  assert.ok(standingOf(outside.steps[fresh].id).met);
  lesson.turnTo(outside.steps[1].id);
  assert.equal(model.standing.value, "seen");
  model.watch();
  replay.player.last();
  assert.ok(lesson.standings.value.slice(0, fresh + 1).every(({ met }) => met), "nothing is undone by it");
});

Deno.test("a step that the page was turned over is watched with the next one", () => {
  const { model, replay, lesson, standingOf } = watching(outside);
  lesson.skip(outside.steps[0].id);
  model.watch();
  replay.player.last();
  assert.ok(standingOf(outside.steps[0].id).met && standingOf(outside.steps[1].id).met);
});

Deno.test("a file that is no recording is none, whatever it is", () => {
  const [trace] = tracesOf(outside).map(text);
  for (
    const bad of ["", "{}", "[", writeLessonRecording([], "{}"), writeLessonRecording([trace], "{}"), trace]
  ) assert.equal(readLessonRecording(bad), undefined);
  assert.equal(readLessonRecording(writeLessonRecording(["{"], text(`${outside.slug}/packets.json`))), undefined);
});

Deno.test("a recording is of the steps that it was made of, and of no others", () => {
  const recordings = ON_BOX.map((file) => {
    const read = readLessonRecording(writeLessonRecording(tracesOf(file).map(text), text(`${file.slug}/packets.json`)));
    assert.ok(read);
    return { steps: file.steps, ...read };
  });
  for (const { steps, traces, packets } of recordings) {
    for (const other of recordings) {
      assert.equal(isOfSteps(steps, other.traces, other.packets), other.steps === steps);
    }
    assert.equal(isOfSteps(steps.slice(1), traces, packets), false);
    assert.equal(isOfSteps(steps, [...traces, traces[0]], packets), false, "a bench too many");
    assert.equal(isOfSteps(steps, traces.slice(1), packets), false, "a bench too few");
    assert.equal(isOfSteps(steps, traces, { ...packets, steps: packets.steps.toReversed() }), false);
  }
});
