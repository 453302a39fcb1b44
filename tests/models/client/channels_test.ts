/** Data channels on the bench: options reach the call, and messages the channel that was chosen. */
import assert from "node:assert/strict";
import { bench } from "../tools.ts";

Deno.test("what is wished of a channel reaches createDataChannel; nothing wished is a label alone", async () => {
  const { model, fake } = bench();
  await model.press("A", "createDataChannel");
  model.A.channels.writeWish({ ordered: false, maxRetransmits: "0", id: "x" });
  await model.press("A", "createDataChannel");
  assert.deepEqual(fake.calls.map(({ argument }) => argument), [
    "channel",
    { label: "channel 2", ordered: false, maxRetransmits: 0, id: "x" },
  ]);
  assert.deepEqual(model.sessions.value.A.channels, ["channel", "channel 2"]);
});

Deno.test("wishes are of one client, and a reset forgets them", async () => {
  const { model, fake } = bench();
  model.A.channels.writeWish({ label: "mine" });
  await model.press("B", "createDataChannel");
  assert.equal(fake.calls[0].argument, "channel");
  model.reset();
  await model.press("A", "createDataChannel");
  assert.deepEqual(fake.calls.at(-1), { connection: 2, call: "createDataChannel", argument: "channel" });
});

Deno.test("a message goes on the channel that was chosen, and on the first one otherwise", async () => {
  const { model, fake } = bench();
  await model.press("A", "createDataChannel");
  await model.press("A", "createDataChannel");
  fake.report(0, { type: "state-changed", machine: "channel", state: "open" });
  const send = async (text: string) => {
    model.A.channels.write(text);
    await model.A.send();
    return fake.calls.at(-1);
  };
  assert.deepEqual(await send("one"), { connection: 0, call: "send", argument: "one" });
  model.A.channels.choose(1);
  assert.deepEqual(await send("two"), { connection: 0, call: "send", argument: "two", channel: 1 });
  model.A.channels.choose(5);
  assert.deepEqual(await send("three"), { connection: 0, call: "send", argument: "three" });
});

Deno.test("a hundred numbered messages go one after another on a channel, as long as it is open", async () => {
  const { model, fake, elapse } = bench();
  await model.press("A", "createDataChannel");
  await model.press("A", "createDataChannel");
  assert.equal(await model.A.sendMany(1), false, "it is not open yet");
  const state = (now: string) => fake.report(0, { type: "channel-changed", index: 1, state: now, options: {} });
  state("open");
  const all = model.A.sendMany(1);
  let isOver = false;
  void all.then(() => isOver = true);
  const sent = () => fake.calls.filter(({ call }) => call === "send");
  while (!isOver) {
    await new Promise((done) => setTimeout(done));
    elapse();
  }
  assert.ok(await all);
  assert.equal(sent().length, 100);
  assert.deepEqual([sent()[0].argument, sent()[99].argument], ["1 of 100", "100 of 100"]);
  assert.ok(sent().every(({ channel }) => channel === 1));
  const more = model.A.sendMany(1);
  state("closed");
  await new Promise((done) => setTimeout(done));
  elapse();
  assert.equal(await more, false);
  assert.equal(sent().length, 101);
});
