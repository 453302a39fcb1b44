/** The teacher’s page: shown every pair with the key, refused without, and told when the box is gone. */
import assert from "node:assert/strict";
import { TeacherModel } from "../../../models/box/teacher.ts";
import { describeBox, FAIR, type FromBox, type Settings } from "../../../protocol/box/mod.ts";

const BOX = describeBox({ host: "127.0.0.1", socket: "box", pairs: { joined: 0, most: 40 } });
const LINE = { nat: "open", up: FAIR, down: FAIR, isPulled: false } as const;
const SETTINGS: Settings = { A: LINE, B: LINE };
const OVERSEEN: FromBox = {
  type: "overseen",
  settings: SETTINGS,
  pairs: [{ number: 1, settings: SETTINGS, pages: 1, counts: { delivered: 3, lost: 1 } }],
};

/** A page, the box’s end of its wire, and what waits to be run. */
function page(answer: () => Promise<unknown> = () => Promise.resolve(BOX)) {
  const sent: unknown[] = [];
  const later: (() => void)[] = [];
  let hearing: Parameters<ConstructorParameters<typeof TeacherModel>[0]["connect"]>[1] | undefined;
  const model = new TeacherModel({
    ask: answer,
    after: (_milliseconds, run) => {
      later.push(run);
      return () => void later.splice(later.indexOf(run), 1);
    },
    connect: (_path, given) => {
      hearing = given;
      return { send: (text) => void sent.push(JSON.parse(text)), close: () => {} };
    },
  });
  const say = (message: FromBox) => hearing!.heard(JSON.stringify(message));
  return { model, sent, later, say, opened: () => hearing!.opened(), closed: () => hearing!.closed() };
}

Deno.test("with the key of the address every pair is shown, looked at again, and changed", async () => {
  const { model, sent, later, say, opened } = page();
  await model.ask("k");
  opened();
  assert.deepEqual(sent, [{ type: "oversee", key: "k" }]);
  say(OVERSEEN);
  assert.equal(model.state.value, "overseen");
  assert.deepEqual(model.pairs.value.map(({ number }) => number), [1]);
  assert.equal(later.length, 1);
  later[0]();
  assert.deepEqual(sent.slice(1), [{ type: "oversee", key: "k" }]);
  model.set("A", { nat: "symmetric" });
  model.pull("B");
  model.plug("B");
  assert.deepEqual(sent.slice(2).filter((one) => (one as { type: string }).type !== "oversee"), [
    { type: "set", side: "A", change: { nat: "symmetric" }, key: "k" },
    { type: "pull", side: "B", key: "k" },
    { type: "plug", side: "B", key: "k" },
  ]);
});

Deno.test("without a key it waits for one; a wrong one is said to be, and another may be tried", async () => {
  const { model, sent, say, opened, closed } = page();
  await model.ask();
  assert.deepEqual([model.state.value, sent], ["locked", []]);
  model.enter(" guessed ");
  opened();
  assert.deepEqual(sent, [{ type: "oversee", key: "guessed" }]);
  say({ type: "refused", code: "box-key-wrong" });
  closed();
  assert.deepEqual([model.state.value, model.problem.value], ["locked", { code: "box-key-wrong" }]);
  model.enter("right");
  opened();
  say(OVERSEEN);
  assert.deepEqual([model.state.value, model.problem.value], ["overseen", undefined]);
});

Deno.test("where there is no box that is said, and where it ends, too; nothing is looked for any more", async () => {
  const none = page(() => Promise.resolve(undefined));
  await none.model.ask("k");
  assert.equal(none.model.state.value, "none");
  const gone = page(() => Promise.reject(new Error("nobody")));
  await gone.model.ask();
  assert.deepEqual([gone.model.state.value, gone.model.problem.value], ["gone", { code: "box-gone" }]);
  const { model, later, say, opened, closed } = page();
  await model.ask("k");
  opened();
  say(OVERSEEN);
  closed();
  assert.deepEqual([model.state.value, model.problem.value, later], ["gone", { code: "box-gone" }, []]);
});
