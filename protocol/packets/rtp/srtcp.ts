/** What SRTCP puts around the reports of RTCP (RFC 3711 §3.4): what cannot be read, an index, and mostly a proof. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { ssrc } from "./rtp.ts";

/** The index and the proof at the end of a packet, in bytes, and where they are said to stand. */
interface Trailer {
  readonly size: number;
  readonly source: string;
}

/** Reads what stands behind the header: all but the index is not in the clear. */
export function readProtected(r: FieldReader, trailer: Trailer | undefined): void {
  if (r.left >= 4) r.number(4, ssrc("SSRC of sender", "RFC 3711 §3.4", "who reports"));
  const size = r.left - (trailer?.size ?? 0);
  if (size > 0) {
    r.raw(size, {
      name: "encrypted",
      source: "RFC 3711 §3.4",
      means: (b) =>
        `${count(b.length, "byte")} (${shownBytes(b)}) of reports that only the two sides can read${
          trailer ? "" : ", with their index and their proof"
        }.`,
    });
  }
  if (trailer && r.left >= trailer.size) {
    r.bits(4, {
      name: "E and SRTCP index",
      source: trailer.source,
      shows: (n) => hexNumber(n, 8),
      means: (n) => `${hexNumber(n, 8)}: told by its place and its first bit.`,
    }, [
      { name: "E", width: 1, source: "RFC 3711 §3.4", means: (n) => n ? "1: encrypted." : "0: not encrypted." },
      {
        name: "SRTCP index",
        width: 31,
        source: "RFC 3711 §3.4",
        means: (n) => `${n}: this is packet ${n} of its sender.`,
      },
    ]);
    r.rest({
      name: "authentication tag",
      source: "RFC 3711 §3.4",
      means: (b) => `${shownBytes(b)}: the proof that nothing was changed.`,
    });
  }
}

/** Larger than the index of any packet of a lesson: at one a second it lasts for twelve days. */
const LIKELY_INDEX = 2 ** 20;

/**
 * Where the index stands: at the very end where the cipher is AES-GCM (RFC 7714 §9.2), else ten bytes before it, as
 * AES-CM with HMAC-SHA1-80 has it (RFC 3711 §3.4). Nothing in the packet says which; a small number with its first bit
 * set does.
 */
export function trailerOf(r: FieldReader): Trailer | undefined {
  for (const [size, source] of [[4, "RFC 7714 §9.2"], [14, "RFC 3711 §3.4"]] as const) {
    const at = r.end - size;
    const word = at >= r.at + 8 ? numberOf(r.bytes.subarray(at, at + 4)) : 0;
    if (word >= 2 ** 31 && word - 2 ** 31 < LIKELY_INDEX) return { size, source };
  }
}
