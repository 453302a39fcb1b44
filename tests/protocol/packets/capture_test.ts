/** Captures: what was written is read, whatever the link, the order of bytes and the version of IP. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Capture, readCapture } from "../../../protocol/packets/mod.ts";
import { processorTime } from "../../timing.ts";
import { type Flow, type Frame, ipv4, ipv6, LINKS, pcap, pcapng, type Style, tagged } from "./write-capture.ts";

const port = fc.nat(65535);
const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join("."));
const flow: fc.Arbitrary<Flow> = fc.record({ from: octets, fromPort: port, to: octets, toPort: port });
const sent = fc.record({
  flow,
  data: fc.uint8Array({ maxLength: 60 }),
  at: fc.integer({ min: 0, max: 4e12 }),
  isIpv6: fc.boolean(),
  more: fc.boolean(),
});
const style: fc.Arbitrary<Style> = fc.record({ isLittle: fc.boolean(), isNano: fc.boolean() });

const read = (file: Uint8Array): Capture => {
  const reading = readCapture(file);
  return reading.ok ? reading.capture : assert.fail(reading.problem.code);
};

Deno.test("every datagram comes out as it went in", () => {
  fc.assert(
    fc.property(
      fc.array(sent, { maxLength: 8 }),
      fc.constantFrom(...Object.keys(LINKS).map(Number)),
      style,
      fc.constantFrom("pcap", "pcapng"),
      (all, link, style, kind) => {
        const frames: Frame[] = all.map(({ flow, data, at, isIpv6, more }) => {
          const packet = isIpv6 ? ipv6(flow, data, { extension: more }) : ipv4(flow, data, { options: more });
          return { at, bytes: LINKS[link](packet, isIpv6) };
        });
        const capture = read((kind === "pcap" ? pcap : pcapng)(frames, link, style));
        assert.equal(capture.kind, kind);
        assert.equal(capture.ended, undefined);
        assert.equal(capture.counts.udp, all.length);
        for (const [i, { flow, data, at, isIpv6 }] of all.entries()) {
          const { from, to, bytes, isCut, at: readAt } = capture.datagrams[i];
          assert.deepEqual(from, { address: isIpv6 ? "2001:db8::a" : flow.from, port: flow.fromPort });
          assert.deepEqual(to, { address: isIpv6 ? "2001:db8::b" : flow.to, port: flow.toPort });
          assert.deepEqual([...bytes], [...data]);
          assert.equal(isCut, false);
          assert.ok(Math.abs(readAt - at) < 0.01);
        }
      },
    ),
    { numRuns: 200 },
  );
});

const FLOW: Flow = { from: "192.0.2.1", fromPort: 1, to: "192.0.2.2", toPort: 2 };
const DATA = Uint8Array.of(1, 2, 3, 4, 5);
const ethernet = (packet: Uint8Array, isIpv6 = false) => ({ at: 0, bytes: LINKS[1](packet, isIpv6) });
const STYLE: Style = { isLittle: true, isNano: false };

Deno.test("what is no whole UDP datagram is counted", () => {
  const frames = [
    ethernet(ipv4(FLOW, DATA, { protocol: 6 })),
    ethernet(ipv4(FLOW, DATA, { protocol: 1 })),
    ethernet(ipv4(FLOW, DATA, { fragment: 0x2000 })),
    ethernet(ipv4(FLOW, DATA, { fragment: 7 })),
    ethernet(ipv6(FLOW, DATA, { fragment: true }), true),
    ethernet(ipv4(FLOW, DATA).subarray(0, 12)),
    { at: 0, bytes: new Uint8Array(3) },
    { at: 0, bytes: Uint8Array.from([...new Uint8Array(12), 8, 6, 0, 1]) },
    { at: 0, bytes: tagged(ipv4(FLOW, DATA)) },
  ];
  const { counts, datagrams } = read(pcap(frames, 1, STYLE));
  assert.deepEqual(counts, { frames: 9, udp: 1, tcp: 1, fragments: 3, other: 2, unreadable: 2 });
  assert.deepEqual([...datagrams[0].bytes], [...DATA]);
  assert.equal(read(pcap(frames, 105, STYLE)).counts.unreadable, 9);
});

Deno.test("a frame of which only the beginning was kept says so", () => {
  const whole = LINKS[1](ipv4(FLOW, DATA), false);
  const [datagram] = read(pcap([{ at: 0, bytes: whole.subarray(0, -2) }], 1, STYLE)).datagrams;
  assert.deepEqual([...datagram.bytes], [1, 2, 3]);
  assert.equal(datagram.isCut, true);
});

Deno.test("a file that breaks off is read as far as it goes", () => {
  for (const write of [pcap, pcapng]) {
    const file = write([ethernet(ipv4(FLOW, DATA)), ethernet(ipv4(FLOW, DATA))], 1, STYLE);
    const capture = read(file.subarray(0, -3));
    assert.deepEqual([capture.ended, capture.datagrams.length], ["damaged", 1]);
  }
});

Deno.test("no more frames are read than wished for", () => {
  const file = pcap(Array.from({ length: 20 }, () => ethernet(ipv4(FLOW, DATA))), 1, STYLE);
  const reading = readCapture(file, 5);
  assert.ok(reading.ok && reading.capture.ended === "too many" && reading.capture.datagrams.length === 5);
});

Deno.test("another file is none, and says so", () => {
  for (
    const file of [
      new Uint8Array(),
      new TextEncoder().encode("v=0\r\no=- 1 1 IN IP4 0"),
      Uint8Array.of(0x1f, 0x8b, 8, 0),
    ]
  ) {
    const reading = readCapture(file);
    assert.ok(!reading.ok && reading.problem.code === "not-a-capture");
  }
});

Deno.test("whatever follows the beginning of a capture, nothing throws", () => {
  const heads = [
    pcap([], 1, STYLE),
    pcapng([], 1, STYLE),
    pcapng([], 113, { isLittle: false, isNano: true }),
    pcap([ethernet(ipv6(FLOW, DATA), true)], 1, STYLE),
  ];
  const edit = fc.record({ at: fc.nat(200), put: fc.uint8Array({ maxLength: 8 }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(edit, { maxLength: 5 }),
      (head, tail, edits) => {
        const file = Uint8Array.from([...head, ...tail]);
        for (const { at, put } of edits) if (at + put.length <= file.length) file.set(put, at);
        const reading = readCapture(file);
        if (reading.ok) {
          assert.equal(reading.capture.datagrams.length, reading.capture.counts.udp);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

Deno.test("ten times as many frames take some ten times as long, and not a hundred", () => {
  const file = (n: number) => pcapng(Array.from({ length: n }, () => ethernet(ipv4(FLOW, DATA))), 1, STYLE);
  const [small, large] = [file(1000), file(10_000)];
  processorTime(() => readCapture(large));
  const time = (one: Uint8Array) => Math.min(...Array.from({ length: 3 }, () => processorTime(() => readCapture(one))));
  const [short, long] = [time(small), time(large)];
  assert.ok(long < 40 * Math.max(short, 0.5), `${short} and ${long} ms`);
});
