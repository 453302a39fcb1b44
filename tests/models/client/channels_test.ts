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
