/** Feedback (RFC 4585 §6): what a receiver wants of a sender at once. */
import { count } from "../../text/mod.ts";
import { numberOf, shownBytes, textOf } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { ssrc } from "./rtp.ts";

interface FeedbackRow {
  readonly name: string;
  readonly source: string;
  readonly means: string;
}

const row = (name: string, source: string, means: string): FeedbackRow => ({ name, source, means });
const TRANSPORT_CC = row(
  "transport-cc",
  "draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1",
  "when each packet arrived, so that the sender can tell how much the path carries",
);

const TRANSPORT: Readonly<Record<number, FeedbackRow>> = {
  1: row("NACK", "RFC 4585 §6.2.1", "packets that are missing, and are to be sent again"),
  3: row("TMMBR", "RFC 5104 §4.2.1", "send no more than this"),
  4: row("TMMBN", "RFC 5104 §4.2.2", "a limit was heard"),
  8: row("ECN-FB", "RFC 6679 §5.1", "how many packets came with a mark of congestion"),
  11: row("CCFB", "RFC 8888 §3.1", "when each packet arrived, and with which mark"),
  15: TRANSPORT_CC,
};

const PAYLOAD: Readonly<Record<number, FeedbackRow>> = {
  1: row("PLI", "RFC 4585 §6.3.1", "the picture cannot be shown: send a whole one"),
  2: row("SLI", "RFC 4585 §6.3.2", "parts of a picture are damaged"),
  3: row("RPSI", "RFC 4585 §6.3.3", "this picture arrived: refer to it"),
  4: row("FIR", "RFC 5104 §4.3.1", "send a whole picture now, for somebody new"),
  5: row("TSTR", "RFC 5104 §4.3.2", "rather sharper, or rather smoother"),
  6: row("TSTN", "RFC 5104 §4.3.3", "that wish was heard"),
  7: row("VBCM", "RFC 5104 §4.3.4", "a message of H.271"),
  10: row("LRR", "RFC 9627 §3", "a layer is to be refreshed"),
  15: row("AFB", "RFC 4585 §6.4", "something of an application’s own"),
};

/** What a packet of feedback is called, by its type and its five bits; `undefined` for other packets. */
export function feedbackNamed(type: number, fmt: number): FeedbackRow | undefined {
  if (type !== 205 && type !== 206) return undefined;
  const table = type === 205 ? TRANSPORT : PAYLOAD;
  return Object.hasOwn(table, fmt) ? table[fmt] : row(
    `${type === 205 ? "RTPFB" : "PSFB"} ${fmt}`,
    `RFC 4585 §6.${type === 205 ? 2 : 3}`,
    "feedback that this reader does not know",
  );
}

export function readFeedback(r: FieldReader, type: number, fmt: number): void {
  const common = "RFC 4585 §6.1";
  const { name, source, means } = feedbackNamed(type, fmt)!;
  r.number(4, ssrc("SSRC of packet sender", common, "who wants it"));
  r.number(4, ssrc("SSRC of media source", common, "the stream that is meant; 0 where the entries below say it"));
  if (name === "NACK") { while (r.left >= 4) readNack(r); }
  else if (name === "FIR") { while (r.left >= 8) readFir(r); }
  else if (name === "AFB" && textOf(r.peek(4)) === "REMB") readRemb(r);
  else if (r.left > 0) {
    r.rest({
      name: "FCI",
      source,
      means: (b) => `${count(b.length, "byte")} (${shownBytes(b)}): ${means}. Not taken apart here.`,
    });
  }
}

function readNack(r: FieldReader): void {
  const source = "RFC 4585 §6.2.1";
  r.group(4, "missing", source, (inner) => {
    const pid = inner.number(2, { name: "PID", source, means: (n) => `Packet ${n} is missing.` });
    const mask = inner.number(2, {
      name: "BLP",
      source,
      shows: (n) => n.toString(2).padStart(16, "0"),
      means: (n) =>
        `${n.toString(2).padStart(16, "0")}: the last bit is the packet after that one, and so on; 1 is missing.`,
    });
    const lost = [
      pid,
      ...Array.from({ length: 16 }, (_, i) => mask >> i & 1 ? (pid + i + 1) % 65536 : -1).filter((n) => n >= 0),
    ];
    return { value: lost.join(", "), meaning: `${lost.join(", ")}: to be sent again.` };
  });
}

function readFir(r: FieldReader): void {
  const source = "RFC 5104 §4.3.1.1";
  r.group(8, "request", source, (inner) => {
    const stream = inner.number(4, ssrc("SSRC", source, "the stream that is to begin anew"));
    const n = inner.number(1, {
      name: "Seq nr.",
      source,
      means: (n) => `${n}: the same where the request is only repeated.`,
    });
    inner.rest({ name: "reserved", source, means: (b) => `${shownBytes(b)}; it is 0 and is ignored.` });
    return { value: `SSRC ${stream}`, meaning: `Request ${n} for a whole picture of stream ${stream}.` };
  });
}

/** Google’s estimate of what the path carries, before transport-cc. */
function readRemb(r: FieldReader): void {
  const source = "draft-alvestrand-rmcat-remb-03 §2.2";
  r.raw(4, {
    name: "unique identifier",
    source,
    shows: textOf,
    means: (b) => `“${textOf(b)}”: an estimate of the receiver.`,
  });
  const streams = r.number(1, { name: "Num SSRC", source, means: (n) => `${count(n, "stream")} together.` });
  const rate = (b: Uint8Array) => (numberOf(b) % 2 ** 18) * 2 ** (numberOf(b) >> 18);
  r.raw(3, {
    name: "BR Exp and Mantissa",
    source,
    shows: (b) => `${rate(b)} bit/s`,
    means: (b) => `${rate(b)} bit/s: no more than that gets through.`,
  });
  for (let n = 0; n < streams && r.left >= 4; n++) {
    r.number(4, ssrc("SSRC feedback", source, "a stream that this is about"));
  }
}
