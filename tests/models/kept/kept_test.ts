/** What is remembered of a learner, with a storage that works, is blocked, is full, or holds nonsense. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { KeptModel } from "../../../models/kept/kept.ts";
import { ProgressModel } from "../../../models/kept/progress.ts";
import { SettingsModel } from "../../../models/bench/settings.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { lessonOf, note, stepIsMet } from "../../../protocol/kept/mod.ts";

/** A storage with one text in it, and what is in the way of it. */
function browser(text: string | null = null) {
  const storage = { text, blocked: false, full: false, files: [] as string[] };
  const blocked = () => storage.blocked ? "storage-blocked" as const : undefined;
  const tools = {
    load: () => storage.blocked ? { text: null, problem: "storage-blocked" as const } : { text: storage.text },
    save: (next: string) => {
      if (storage.full) return "storage-full" as const;
      if (!storage.blocked) storage.text = next;
      return blocked();
    },
    erase: () => {
      if (!storage.blocked) storage.text = null;
      return blocked();
    },
    others: () => ({ theme: "dark" }),
    saveFile: (_name: string, file: string) => void storage.files.push(file),
    explain,
  };
  const page = () => {
    const kept = new KeptModel(tools);
    kept.open();
    return kept;
  };
  return { storage, page };
}

const step = (id: string, met = false, skipped = false) => ({ id, met, skipped });
const lesson = () => {
  const standings = signal([step("a"), step("b"), step("c")]);
  const shown = signal<string | undefined>("a");
  return { standings, shown, turnTo: (id: string) => void (shown.value = id) };
};

const visit = (kept: ReturnType<ReturnType<typeof browser>["page"]>, at = 1000) => {
  const here = lesson();
  const progress = new ProgressModel({ slug: "first", lesson: here, kept, now: () => at });
  progress.awake();
  return { ...here, progress };
};

Deno.test("a lesson that is left halfway is remembered, and the next visit says what stayed", () => {
  const { storage, page } = browser();
  const first = visit(page());
  assert.equal(storage.text, null, "a page that is only opened keeps nothing");
  assert.equal(first.progress.leftOff.value, undefined);
  first.standings.value = [step("a", true), step("b"), step("c")];
  first.shown.value = "b";
  first.standings.value = [step("a", true), step("b", false, true), step("c")];
  first.shown.value = "c";
  const second = visit(page(), 2000);
  assert.deepEqual(second.progress.leftOff.value, { done: 1, of: 3, step: { number: 3, id: "c" } });
  assert.deepEqual(second.progress.doneBefore.value, ["a"]);
  second.progress.openStep();
  assert.equal(second.shown.value, "c");
  assert.equal(second.progress.leftOff.value, undefined);
  second.standings.value = [step("a", true), step("b", true), step("c")];
  assert.deepEqual(second.progress.doneBefore.value, [], "it is done now");
  assert.match(storage.text!, /"a":\{"met":1000\}/);
  assert.match(storage.text!, /"b":\{"skipped":1000,"met":2000\}/);
});

Deno.test("a lesson that is through says nothing of an earlier visit", () => {
  const { page } = browser();
  const first = visit(page());
  first.standings.value = [step("a", true), step("b", true), step("c", true)];
  const second = visit(page());
  assert.equal(second.progress.leftOff.value, undefined);
  assert.deepEqual(second.progress.doneBefore.value, ["a", "b", "c"]);
});

Deno.test("two pages that keep at once lose nothing of each other", () => {
  const { page } = browser();
  const [one, two] = [page(), page()];
  one.change((all) => note(all, "first", { met: ["a"], skipped: [] }, 1));
  two.change((all) => note(all, "second", { met: ["b"], skipped: [] }, 2));
  one.open();
  assert.ok(stepIsMet(lessonOf(one.kept.value, "first"), "a"));
  assert.ok(stepIsMet(lessonOf(one.kept.value, "second"), "b"));
});

Deno.test("a storage that is blocked, full or broken is told in a sentence, and the lesson goes on", () => {
  for (const what of ["blocked", "full"] as const) {
    const { storage, page } = browser();
    storage[what] = true;
    const kept = page();
    const here = visit(kept);
    here.standings.value = [step("a", true), step("b"), step("c")];
    assert.match(kept.said.value!.said, what === "full" ? /full/ : /does not let/);
    assert.ok(stepIsMet(lessonOf(kept.kept.value, "first"), "a"), "this page still knows");
    storage[what] = false;
    here.standings.value = [step("a", true), step("b", true), step("c")];
    assert.equal(kept.said.value, undefined);
    assert.match(storage.text!, /"b":/);
  }
  const { storage, page } = browser("nonsense");
  const kept = page();
  assert.match(kept.said.value!.said, /cannot be read/);
  kept.change((all) => note(all, "first", { met: ["a"], skipped: [] }, 1));
  assert.match(kept.said.value!.said, /cannot be read/, "it stays said on this page");
  assert.match(storage.text!, /"a":/);
  assert.equal(page().said.value, undefined);
});

Deno.test("what a newer page has kept is not written over", () => {
  const newer = '{"format":"out-of-band/kept","version":2,"lessons":[]}';
  const { storage, page } = browser(newer);
  const kept = page();
  kept.change((all) => note(all, "first", { met: ["a"], skipped: [] }, 1));
  assert.equal(storage.text, newer);
  assert.match(kept.said.value!.said, /version 2/);
});

Deno.test("it is taken along as a file, and erased", () => {
  const { storage, page } = browser();
  const kept = page();
  kept.change((all) => note(all, "first", { met: ["a"], skipped: [] }, 1));
  kept.takeAlong();
  const file = JSON.parse(storage.files[0]);
  assert.equal(file.theme, "dark");
  assert.equal(file.lessons.first.steps.a.met, 1);
  kept.erase();
  assert.equal(storage.text, null);
  assert.ok(kept.isErased.value);
  assert.deepEqual(kept.kept.value.lessons, {});
  storage.blocked = true;
  kept.erase();
  assert.ok(!kept.isErased.value);
  assert.match(kept.said.value!.said, /does not let/);
});

Deno.test("settings come back without their secrets, and never over what was chosen meanwhile", () => {
  const make = () =>
    new SettingsModel({ tryServer: () => () => {}, loadServers: () => import("../../../protocol/ice/servers.ts") });
  const before = make();
  before.add();
  before.write(1, { urls: "turn:192.0.2.1", username: "ada", credential: "secret" });
  before.choose({ iceTransportPolicy: "relay" });
  assert.doesNotMatch(JSON.stringify(before.toKeep.value), /ada|secret/);
  const after = make();
  after.restore(before.toKeep.value);
  assert.deepEqual(after.servers.value.map(({ urls, username, credential }) => [urls, username, credential]), [
    ["turn:192.0.2.1", "", ""],
  ]);
  assert.equal(after.policies.value.iceTransportPolicy, "relay");
  const busy = make();
  busy.add();
  busy.restore(before.toKeep.value);
  assert.equal(busy.servers.value[0].urls, "");
});
