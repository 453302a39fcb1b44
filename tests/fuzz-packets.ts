/**
 * Feeds random and mutated datagrams to `readPacket`: `deno task fuzz:packets [RUNS] [SEED]`. It ends with status 1 on a
 * throw, on a byte that is lost or told twice, on a field without a text, and on a reading that takes too long.
 */
import { leavesOf, type Packet, type PacketField, readPacket, writePacket } from "../protocol/packets/mod.ts";
import { dice } from "./fuzz.ts";
import { SAMPLES } from "./protocol/packets/samples.ts";
import { processorTime } from "./timing.ts";

/** Milliseconds of processor time for a datagram of at most 64 KiB; typical is a hundredth of it. */
const SLOW = 200;

const KEYS = [
  { name: "an ICE password", password: "VOkJxbRl1RmTxUk/WvJxBt" },
  { name: "a TURN password", username: "learner", password: "pw", realm: "out.of.band" },
];

/** What is wrong with a packet that was read: fields that do not lie side by side, or say nothing; nothing if all is right. */
export function faultOf(packet: Packet): string | undefined {
  let end = 0;
  for (const { start, end: after, name } of leavesOf(packet.fields)) {
    if (start !== end || after < start) return `${name} begins at ${start}, and ${end} was due`;
    end = after;
  }
  if (end !== packet.bytes.length) return `the fields end at ${end} of ${packet.bytes.length}`;
  if (writePacket(packet).toHex() !== packet.bytes.toHex()) return "it is written otherwise than it was read";
  return packet.fields.map(fieldFault).find((fault) => fault !== undefined);
}

const SLIP = /undefined|NaN|\[object/;

function fieldFault(field: PacketField): string | undefined {
  const { name, value, meaning, source, bits, start, end } = field;
  for (const text of [name, meaning, source]) if (text.trim() === "") return `a field at ${start} lacks a text`;
  if (SLIP.test(name) || SLIP.test(source) || SLIP.test(meaning) && !SLIP.test(value)) return `${name}: ${meaning}`;
  if (bits && !(bits[0] < bits[1] && bits[1] <= 8 * (end - start))) return `${name} has the bits ${bits}`;
  return field.fields?.map(fieldFault).find((fault) => fault !== undefined);
}

/** One random or mutated datagram. */
export function anyDatagram(roll: (below: number) => number): Uint8Array {
  if (roll(10) === 0) return Uint8Array.from({ length: roll(roll(50) === 0 ? 65_536 : 200) }, () => roll(256));
  let bytes = SAMPLES[roll(SAMPLES.length)].slice();
  for (let changes = roll(6); changes > 0; changes--) {
    const at = roll(bytes.length + 1);
    switch (roll(6)) {
      case 0: // a bit
        if (at < bytes.length) bytes[at] ^= 1 << roll(8);
        break;
      case 1: // a number that is at the end of its range
        bytes.set(
          [0, 0xff, 0x80, 1, 4][roll(5)] === 0 ? [0, 0] : [0xff, 0xff],
          Math.min(at, Math.max(0, bytes.length - 2)),
        );
        break;
      case 2: // a cut
        bytes = bytes.slice(0, at);
        break;
      case 3: // a piece left out
        bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + roll(20))]);
        break;
      case 4: // a piece of another one
        bytes = Uint8Array.from([
          ...bytes.slice(0, at),
          ...SAMPLES[roll(SAMPLES.length)].slice(roll(40)),
          ...bytes.slice(at),
        ]);
        break;
      default: // a piece again and again
        bytes = Uint8Array.from(Array.from({ length: roll(20) }, () => [...bytes.slice(0, Math.min(at, 400))]).flat());
    }
    if (bytes.length < 2) break;
  }
  return bytes.subarray(0, 65_536);
}

/** Reads so many datagrams; gives the longest time in milliseconds, or throws with the datagram. */
export function fuzz(runs: number, seed: number): { readonly named: number; readonly slowest: number } {
  const roll = dice(seed);
  let [named, slowest] = [0, 0];
  let before = new Uint8Array();
  for (let i = 0; i < runs; i++) {
    const bytes = anyDatagram(roll);
    // What a peer of glass tells begins with SCTP’s port 5000, whatever else has become of it.
    const isSctp = roll(5) === 0 || bytes[0] === 0x13 && roll(5) > 0;
    const options = { keys: KEYS, earlier: [before], ...(isSctp && { as: "sctp" as const }) };
    const began = performance.now();
    let packet: Packet;
    try {
      packet = readPacket(bytes, options);
    } catch (error) {
      throw new Error(`Datagram ${i} of seed ${seed} makes it throw: ${bytes.toHex()}`, { cause: error });
    }
    const took = performance.now() - began;
    const fault = faultOf(packet);
    if (fault) throw new Error(`Datagram ${i} of seed ${seed}: ${fault}: ${bytes.toHex()}`);
    if (took > SLOW) {
      // A pause of the machine is no fault of the reader: it must be slow by the processor’s time, too.
      const least = Math.min(...Array.from({ length: 3 }, () => processorTime(() => readPacket(bytes, options))));
      if (least > SLOW) throw new Error(`Datagram ${i} of seed ${seed} takes ${least.toFixed()} ms: ${bytes.toHex()}`);
      slowest = Math.max(slowest, least);
    } else slowest = Math.max(slowest, took);
    if (packet.protocol !== "unknown") named++;
    before = bytes.slice(0, 1500);
  }
  return { named, slowest };
}

if (import.meta.main) {
  const [runs = 1_000_000, seed = 1] = Deno.args.map(Number);
  const began = performance.now();
  const { named, slowest } = fuzz(runs, seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${runs} datagrams in ${seconds} s: no throw, ${named} named, the slowest took ${slowest.toFixed(1)} ms.`,
  );
}
