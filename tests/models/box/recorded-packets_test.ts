/** Recorded packets: brought once, shown up to the step that lies open, and refused where they are none. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import * as fc from "fast-check";
import { RecordedPacketsModel } from "../../../models/box/recorded-packets.ts";
import {
  FAIR,
  readRecordedPackets,
  type RecordedPackets,
  type SeenMessage,
  writeRecordedPackets,
} from "../../../protocol/box/mod.ts";

const line = (nat: "open" | "symmetric") => ({ nat, up: FAIR, down: FAIR, isPulled: false });
const packet = (number: number): SeenMessage => ({
  number,
  at: number,
  from: { who: "client", side: "A", address: "127.0.0.1", port: 5 },
  to: { who: "server", side: "A", address: "127.0.0.1", port: 1 },
  fate: { outcome: "answered" },
  bytes: "AAECAw==",
});
const RECORDING: RecordedPackets = {
  format: "out-of-band/recorded-packets",
  version: 1,
  steps: [
    { id: "first", settings: { A: line("open"), B: line("open") }, packets: [packet(1), packet(2)] },
    { id: "second", settings: { A: line("symmetric"), B: line("open") }, packets: [packet(3)] },
    { id: "third", settings: { A: line("open"), B: line("open") }, packets: [packet(9)] },
  ],
};

Deno.test("what is written is read as it was; what is none is no recording, whatever it is", () => {
  assert.deepEqual(readRecordedPackets(writeRecordedPackets(RECORDING)), RECORDING);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    assert.equal(readRecordedPackets(text), undefined);
  }));
});

Deno.test("packets are those of the bench up to the step that is shown, with the network of that step", async () => {
  const steps = signal<readonly string[]>(["first"]);
  let asked = 0;
  const load = () => {
    asked++;
    return Promise.resolve(writeRecordedPackets(RECORDING));
  };
  const model = new RecordedPacketsModel({ load, steps });
  assert.deepEqual([model.packets.value, model.settings.value], [[], undefined]);
  await Promise.all([model.bring(), model.bring()]);
  assert.equal(asked, 1);
  assert.deepEqual(model.packets.value.map(({ number, bytes }) => [number, bytes.length]), [[1, 4], [2, 4]]);
  steps.value = ["first", "second"];
  assert.deepEqual(model.packets.value.map(({ number }) => number), [1, 2, 3]);
  assert.equal(model.settings.value?.A.nat, "symmetric");
});

Deno.test("a recording that does not come shows nothing", async () => {
  const model = new RecordedPacketsModel({ load: () => Promise.resolve(undefined), steps: signal(["first"]) });
  await model.bring();
  assert.deepEqual([model.packets.value, model.settings.value], [[], undefined]);
});
