/** Extended reports (RFC 3611): blocks of further numbers. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { ntpText } from "./reports.ts";
import { ssrc } from "./rtp.ts";

const BLOCKS: Readonly<Record<number, readonly [name: string, source: string, means: string]>> = {
  1: ["Loss RLE", "RFC 3611 §4.1", "which packets were lost, one by one"],
  2: ["Duplicate RLE", "RFC 3611 §4.2", "which packets came twice"],
  3: ["Packet Receipt Times", "RFC 3611 §4.3", "when each packet came"],
  4: ["Receiver Reference Time", "RFC 3611 §4.4", "the receiver’s clock, so that it, too, can compute a round trip"],
  5: ["DLRR", "RFC 3611 §4.5", "the answer to a receiver’s clock"],
  6: ["Statistics Summary", "RFC 3611 §4.6", "losses, repetitions, jitter"],
  7: ["VoIP Metrics", "RFC 3611 §4.7", "how good a call sounds"],
};
const blockOf = (n: number) =>
  Object.hasOwn(BLOCKS, n)
    ? BLOCKS[n]
    : [`block type ${n}`, "RFC 3611 §3", "a block that this reader does not know"] as const;

export function readExtendedReport(r: FieldReader): void {
  r.number(4, ssrc("SSRC", "RFC 3611 §2", "whose report it is"));
  while (r.left >= 4) {
    const type = r.peek(1)[0];
    const [name, source, means] = blockOf(type);
    r.group(4 + 4 * numberOf(r.peek(4).subarray(2)), name, source, (block) => {
      const framework = "RFC 3611 §3";
      block.number(1, { name: "BT", source: framework, means: (n) => `${n}: ${name}, ${means}.` });
      block.number(1, { name: "type-specific", source, means: (n) => `${hexNumber(n, 2)}: depends on the block.` });
      block.number(2, {
        name: "block length",
        source: framework,
        means: (n) => `${count(n, "word")} of 32 bits follow.`,
      });
      if (type === 4) {
        block.raw(8, {
          name: "NTP timestamp",
          source,
          means: (b) => `${ntpText(b)}, by the receiver’s clock.`,
          shows: (b) => shownBytes(b),
        });
      } else if (type === 5) { while (block.left >= 12) readDlrr(block); }
      block.rest({
        name: "contents",
        source,
        means: (b) => `${count(b.length, "byte")} (${shownBytes(b)}), not taken apart here.`,
      });
      return { value: name, meaning: `${name}: ${means}.` };
    });
  }
}

function readDlrr(r: FieldReader): void {
  const source = "RFC 3611 §4.5";
  r.group(12, "sub-block", source, (inner) => {
    const about = inner.number(4, ssrc("SSRC", source, "the receiver that this answers"));
    inner.number(4, { name: "LRR", source, means: (n) => `${n}: the middle of the NTP timestamp of its last report.` });
    const delay = inner.number(4, {
      name: "DLRR",
      source,
      means: (n) => `${(n / 65536).toFixed(4)} s between that report and this one.`,
    });
    return { value: `SSRC ${about}`, meaning: `For ${about}: ${(delay / 65536).toFixed(4)} s after its report.` };
  });
}
