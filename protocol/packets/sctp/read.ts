/** SCTP packets, field by field (RFC 9260 §3). On the wire they are inside DTLS (RFC 8261), and nobody sees them. */
import { count } from "../../text/mod.ts";
import { hexNumber, joined, numberOf } from "../bytes.ts";
import { crc32c } from "../checksums.ts";
import type { FieldReader } from "../field-reader.ts";
import { opaqueValue, padding, told } from "./chunk-row.ts";
import { chunkRow } from "./chunks.ts";

const HEADER = "RFC 9260 §3.1";

/** Reads a packet; gives the names of its chunks. */
export function readSctp(r: FieldReader): string {
  const whole = r.peek(r.left);
  const port = (name: string) => ({
    name,
    source: HEADER,
    means: (n: number) =>
      `${n}: inside DTLS there is one association only, and by custom its port is 5000 (RFC 8841 §5).`,
    tie: (n: number) => ({ kind: "sctp-port", port: n }) as const,
  });
  r.number(2, port("Source Port Number"));
  r.number(2, port("Destination Port Number"));
  r.number(4, {
    name: "Verification Tag",
    source: HEADER,
    shows: (n) => hexNumber(n, 8),
    means: (n) =>
      n === 0
        ? "0x00000000: only an INIT comes without a tag."
        : `${hexNumber(n, 8)}: the receiver has chosen it in its INIT or INIT ACK.`,
  });
  readChecksum(r, whole);
  const names: string[] = [];
  while (r.left >= 4) names.push(readChunk(r));
  return names.join(" + ") || "SCTP without chunks";
}

/** CRC32c over the packet with zeros in its place, the least significant byte first (RFC 9260 Appendix A). */
function readChecksum(r: FieldReader, whole: Uint8Array): void {
  const due = crc32c(joined([whole.subarray(0, 8), new Uint8Array(4), whole.subarray(12)]));
  const swapped = (n: number) => numberOf(Uint8Array.of(n & 0xff, n >> 8 & 0xff, n >> 16 & 0xff, n >>> 24));
  r.number(4, {
    name: "Checksum",
    source: "RFC 9260 Appendix A",
    shows: (n) => hexNumber(n, 8),
    means: (n) =>
      n === 0
        ? "0x00000000: left out, as DTLS protects the bytes already (RFC 9653)."
        : swapped(n) === due
        ? `${hexNumber(n, 8)} is the CRC32c of the packet: it arrived undamaged.`
        : `${hexNumber(n, 8)} is not the CRC32c of the packet, which is ${hexNumber(swapped(due), 8)}: it was damaged.`,
    isWrong: (n) => n !== 0 && swapped(n) !== due,
  });
}

function readChunk(r: FieldReader): string {
  const row = chunkRow(r.peek(1)[0]);
  const length = Math.max(4, numberOf(r.peek(4).subarray(2)));
  const size = Math.min(Math.ceil(length / 4) * 4, Math.max(length, r.left));
  let name = row.name;
  r.group(size, row.name, row.source, (inner) => {
    const layout = "RFC 9260 §3.2";
    inner.number(1, {
      name: "Chunk Type",
      source: layout,
      shows: (n) => `${n} ${row.name}`,
      means: (n) => `${n}: ${row.name} ${row.means}.`,
    });
    const flags = {
      name: "Chunk Flags",
      source: layout,
      shows: (n: number) => n.toString(2).padStart(8, "0"),
      means: (n: number) => `${n.toString(2).padStart(8, "0")}: depends on the chunk.`,
    };
    if (row.flags) inner.bits(1, flags, row.flags);
    else {inner.number(1, {
        ...flags,
        means: (n) => `${n.toString(2).padStart(8, "0")}: of no meaning in ${row.name}.`,
      });}
    inner.number(2, {
      name: "Chunk Length",
      source: layout,
      means: (n) => `${count(n, "byte")} with these four, without the padding.`,
      isWrong: (n) => n < 4,
    });
    const value = inner.part(length - 4);
    const more = row.read ? row.read(value) : opaqueValue(value, row.source, "Chunk Value");
    inner.adopt(value.finish(row.source), value.end);
    padding(inner, layout);
    const text = told(row, more);
    if (row.name === "DATA" || row.name === "I-DATA") name = text.value;
    return text;
  });
  return name;
}
