/** Frames of a WebSocket, as they come: in any pieces, and of any bytes. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Frame, FrameReader, writeFrame } from "../../network/web-socket-frames.ts";

/** A frame as a page writes it: masked. */
function masked(opcode: number, bytes: Uint8Array, mask: readonly number[], isLast = true): Uint8Array {
  const { length } = bytes;
  const head = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255];
  return new Uint8Array([
    (isLast ? 0x80 : 0) | opcode,
    ...head,
    ...mask,
    ...bytes.map((byte, i) => byte ^ mask[i % 4]),
  ]);
}

const mask = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 });

function inPieces(bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + sizes[i % sizes.length];
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}

const readAll = (reader: FrameReader, pieces: readonly Uint8Array[]): readonly Frame[] =>
  pieces.flatMap((piece) => [...reader.read(piece)]);

Deno.test("texts are read as they were written, however they are cut, and a control frame among their pieces", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(fc.property(fc.array(text, { maxLength: 5 }), mask, cuts, (texts, mask, sizes) => {
    const bytes = texts.flatMap((text) => {
      const all = new TextEncoder().encode(text);
      const half = all.length >> 1;
      return [
        ...masked(1, all.subarray(0, half), mask, false),
        ...masked(9, new Uint8Array([1]), mask),
        ...masked(0, all.subarray(half), mask),
      ];
    });
    const read = readAll(new FrameReader(10_000), inPieces(new Uint8Array(bytes), sizes));
    assert.deepEqual(read.flatMap((frame) => frame.is === "text" ? [frame.text] : []), texts);
    assert.ok(read.every(({ is }) => ["text", "piece", "ping"].includes(is)));
  }));
});

Deno.test("any bytes at all are read or refused, nothing after a refusal, and no more is held than may be", () => {
  const chunk = fc.uint8Array({ maxLength: 40 });
  fc.assert(fc.property(fc.array(chunk, { maxLength: 30 }), (chunks) => {
    const read = readAll(new FrameReader(100), chunks);
    const refused = read.findIndex(({ is }) => is === "wrong");
    assert.ok(refused < 0 || refused === read.length - 1);
    for (const frame of read) if (frame.is === "text") assert.ok(new TextEncoder().encode(frame.text).length <= 100);
  }));
});

Deno.test("a length is refused by its header, before anything of it has come", () => {
  const [frame] = new FrameReader(100).read(new Uint8Array([0x81, 0xfe, 0, 101]));
  assert.equal(frame.is === "wrong" && frame.code, 1009);
});

Deno.test("the server’s own frames say their length in each of the three ways", () => {
  for (const [length, head] of [[5, [0x81, 5]], [200, [0x81, 126, 0, 200]]] as const) {
    assert.deepEqual([...writeFrame("text", new Uint8Array(length)).subarray(0, head.length)], [...head]);
  }
  const long = writeFrame("text", new Uint8Array(70_000));
  assert.deepEqual([...long.subarray(0, 10)], [0x81, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70]);
  assert.equal(long.length, 70_010);
});
