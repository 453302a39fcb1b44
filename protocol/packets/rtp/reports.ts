/** Sender and receiver reports (RFC 3550 §6.4): from these come loss, jitter and round trip of getStats. */
import { count } from "../../text/mod.ts";
import { numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { ssrc } from "./rtp.ts";

const SR = "RFC 3550 §6.4.1";

/** Seconds since 1900 and their fraction, as a date (RFC 3550 §4). */
export function ntpText(bytes: Uint8Array): string {
  const seconds = numberOf(bytes.subarray(0, 4)) + numberOf(bytes.subarray(4, 8)) / 2 ** 32;
  return `${seconds.toFixed(6)} s since 1900`;
}

export function readSenderReport(r: FieldReader, reports: number): void {
  r.number(4, ssrc("SSRC of sender", SR, "whose report it is"));
  r.raw(8, {
    name: "NTP timestamp",
    source: SR,
    shows: ntpText,
    means: (b) =>
      `${ntpText(b)}: when this report was sent, by the sender’s clock. By it sound and picture are kept together.`,
  });
  r.number(4, { name: "RTP timestamp", source: SR, means: (n) => `${n}: the same moment in the ticks of the stream.` });
  r.number(4, { name: "sender’s packet count", source: SR, means: (n) => `${count(n, "packet")} sent so far.` });
  r.number(4, {
    name: "sender’s octet count",
    source: SR,
    means: (n) => `${count(n, "byte")} of media sent so far, without headers.`,
  });
  readReportBlocks(r, reports);
}

export function readReceiverReport(r: FieldReader, reports: number): void {
  r.number(4, ssrc("SSRC of packet sender", "RFC 3550 §6.4.2", "whose report it is"));
  readReportBlocks(r, reports);
}

function readReportBlocks(r: FieldReader, reports: number): void {
  for (let n = 0; n < reports && r.left > 0; n++) r.group(24, "report block", SR, readReportBlock);
  r.rest({
    name: "profile-specific extensions",
    source: "RFC 3550 §6.4.3",
    means: (b) => `${count(b.length, "byte")} (${shownBytes(b)}) of a profile that this reader does not know.`,
  });
}

function readReportBlock(r: FieldReader) {
  const about = r.number(4, ssrc("SSRC", SR, "the stream that this is about"));
  const fraction = r.number(1, {
    name: "fraction lost",
    source: SR,
    means: (n) => `${n} of 256, ${(n / 2.56).toFixed(1)} %: lost since the last report.`,
  });
  const signed = (n: number) => n >= 2 ** 23 ? n - 2 ** 24 : n;
  r.number(3, {
    name: "cumulative number of packets lost",
    source: SR,
    shows: (n) => String(signed(n)),
    means: (n) => `${signed(n)} lost altogether${signed(n) < 0 ? ": below zero, as some came twice" : ""}.`,
  });
  r.number(4, {
    name: "extended highest sequence number received",
    source: SR,
    means: (n) => `Number ${n % 65536}, after ${count(Math.floor(n / 65536), "turn")} of the counter.`,
  });
  r.number(4, {
    name: "interarrival jitter",
    source: SR,
    means: (n) => `${n} ticks of the stream’s clock: how unevenly packets arrive (RFC 3550 §6.4.1, Appendix A.8).`,
  });
  r.number(4, {
    name: "LSR",
    source: SR,
    means: (n) =>
      n === 0
        ? "0: no sender report has come yet."
        : `${n}: the middle of the NTP timestamp of the last sender report.`,
  });
  r.number(4, {
    name: "DLSR",
    source: SR,
    means: (n) =>
      `${
        (n / 65536).toFixed(4)
      } s between that report and this one. With LSR the sender computes the round trip from it.`,
  });
  return {
    value: `SSRC ${about}`,
    meaning: `About stream ${about}: ${(fraction / 2.56).toFixed(1)} % lost since the last report.`,
  };
}
