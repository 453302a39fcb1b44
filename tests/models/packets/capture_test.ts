/** Captures that are opened: read, turned over, and refused with what to do instead. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { signal } from "@preact/signals";
import { CaptureModel } from "../../../models/packets/capture.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { REQUEST } from "../../protocol/packets/vectors.ts";
import { ipv4, pcap, pcapng } from "../../protocol/packets/write-capture.ts";

const readBytes = async (file: Blob, most = file.size) => new Uint8Array(await file.slice(0, most).arrayBuffer());
const model = () => new CaptureModel({ readBytes, descriptions: signal([]) });
const file = (bytes: Uint8Array, name = "one.pcap") => new File([bytes as BlobPart], name);
const FLOW = { from: "192.0.2.1", fromPort: 1, to: "192.0.2.2", toPort: 2 };
const STYLE = { isLittle: true, isNano: false };
const frame = (n: number, bytes = REQUEST) => ({ at: 1000 + n, bytes: ipv4(FLOW, bytes) });
const frames = (n: number) => Array.from({ length: n }, (_, i) => frame(i));

Deno.test("a capture of either kind is opened: its packets by name, from the first one’s time on", async () => {
  for (const write of [pcap, pcapng]) {
    const one = model();
    assert.equal(await one.open([file(write(frames(3), 101, STYLE), "some.bin")]), true);
    assert.equal(one.name.value, "some.bin");
    assert.deepEqual(one.list.rows.value.map(({ number, at, name }) => [number, Math.round(at), name]), [
      [1, 0, "Binding request"],
      [2, 1, "Binding request"],
      [3, 2, "Binding request"],
    ]);
    assert.equal(one.summary.value, "3 frames: 3 UDP datagrams.");
    assert.equal(one.problem.value, undefined);
    one.close();
    assert.deepEqual([one.name.value, one.list.total.value], [undefined, 0]);
  }
});

Deno.test("a long one is turned over; what WebRTC does not speak is shown when it is asked for", async () => {
  const one = model();
  await one.open([file(pcap([...frames(1200), frame(1200, Uint8Array.of(255, 1))], 101, STYLE))]);
  assert.deepEqual([one.list.total.value, one.hidden.value, one.list.rows.value.length], [1200, 1, 200]);
  one.list.turn(1000);
  assert.deepEqual([one.list.rows.value[0].number, one.list.rows.value.length], [1001, 200]);
  one.list.turn(5000);
  assert.equal(one.list.first.value, 1000);
  one.showAll(true);
  assert.deepEqual([one.list.first.value, one.list.total.value], [0, 1201]);
});

Deno.test("what is damaged is shown as far as it goes; what is empty, too large, several or none is said to be", async () => {
  const whole = pcap(frames(3), 101, STYLE);
  const one = model();
  const code = () => one.problem.value?.code;
  await one.open([file(whole.subarray(0, whole.length - 5))]);
  assert.deepEqual([one.list.total.value, code()], [2, "capture-damaged"]);
  await one.open([file(pcap([], 101, STYLE))]);
  assert.equal(code(), "capture-empty");
  await one.open([file(whole), file(whole)]);
  assert.equal(code(), "captures-many");
  await one.open([file(Uint8Array.of(1, 2, 3), "foreign.pcapng")]);
  assert.deepEqual([code(), one.name.value], ["not-a-capture", "one.pcap"], "what was open stays");
  const large = Object.defineProperty(file(whole), "size", { value: 3e8 });
  await one.open([large]);
  assert.deepEqual(one.problem.value, { code: "capture-large", megabytes: 300, most: 100 });
  assert.equal(await one.open([file(Uint8Array.of(123), "some.trace.json")]), false);
  assert.equal(one.problem.value, undefined);
});

Deno.test("a file that cannot be read is said to be that", async () => {
  const one = new CaptureModel({
    readBytes: (file, most) => most === undefined ? Promise.reject(new Error("gone")) : readBytes(file, most),
    descriptions: signal([]),
  });
  assert.equal(await one.open([file(pcap(frames(1), 101, STYLE))]), true);
  assert.equal(one.problem.value?.code, "file-unread");
});

Deno.test("whatever is in a file, it is shown or refused in two sentences", async () => {
  const whole = pcap(frames(4), 101, STYLE);
  const broken = fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => whole.with(at, byte));
  await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array(), broken), async (bytes) => {
    const one = model();
    await one.open([file(bytes)]);
    assert.ok(one.problem.value ? explain(one.problem.value).next !== "" : one.list.total.value + one.hidden.value > 0);
    for (const { number } of one.list.rows.value) one.list.open(number);
  }));
});
