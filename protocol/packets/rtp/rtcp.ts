/** RTCP packets, field by field (RFC 3550 §6): what both sides tell each other about their streams. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { feedbackNamed, readFeedback } from "./feedback.ts";
import { readReceiverReport, readSenderReport } from "./reports.ts";
import { readApp, readBye, readSdes } from "./sources.ts";
import { readProtected, trailerOf } from "./srtcp.ts";
import { readExtendedReport } from "./xr.ts";

interface PacketRow {
  readonly name: string;
  readonly source: string;
  readonly means: string;
  /** Reads what stands behind the header; `five` are the five bits that most packets count something with. */
  readonly read: (r: FieldReader, five: number) => void;
}

const ROWS: Readonly<Record<number, PacketRow>> = {
  192: {
    name: "FIR",
    source: "RFC 2032 §5.2.1",
    means: "an old way of asking for a whole picture",
    read: (r) => rest(r, "RFC 2032 §5.2.1"),
  },
  193: {
    name: "NACK",
    source: "RFC 2032 §5.2.2",
    means: "an old way of asking for what was lost",
    read: (r) => rest(r, "RFC 2032 §5.2.2"),
  },
  195: {
    name: "IJ",
    source: "RFC 5450 §4",
    means: "how unevenly packets arrived, sender’s delays left out",
    read: (r) => rest(r, "RFC 5450 §4"),
  },
  200: {
    name: "SR",
    source: "RFC 3550 §6.4.1",
    means: "a sender’s report: what it has sent, and what it has received",
    read: readSenderReport,
  },
  201: {
    name: "RR",
    source: "RFC 3550 §6.4.2",
    means: "a receiver’s report: what of other streams has arrived",
    read: readReceiverReport,
  },
  202: { name: "SDES", source: "RFC 3550 §6.5", means: "who the sources are", read: readSdes },
  203: { name: "BYE", source: "RFC 3550 §6.6", means: "a source ends", read: readBye },
  204: { name: "APP", source: "RFC 3550 §6.7", means: "something of an application’s own", read: readApp },
  205: {
    name: "RTPFB",
    source: "RFC 4585 §6.2",
    means: "feedback about the transport",
    read: (r, five) => readFeedback(r, 205, five),
  },
  206: {
    name: "PSFB",
    source: "RFC 4585 §6.3",
    means: "feedback about the pictures",
    read: (r, five) => readFeedback(r, 206, five),
  },
  207: { name: "XR", source: "RFC 3611 §2", means: "a report with more in it", read: readExtendedReport },
};

const rest = (r: FieldReader, source: string) => {
  r.rest({ name: "contents", source, means: (b) => `${shownBytes(b)}: not taken apart here.` });
};

const rowOf = (type: number): PacketRow =>
  Object.hasOwn(ROWS, type) ? ROWS[type] : {
    name: `packet type ${type}`,
    source: "RFC 3550 §12.1",
    means: "a packet that this reader does not know",
    read: (r) => rest(r, "RFC 3550 §12.1"),
  };

/** What a packet of this type and five bits is called: feedback has a name of its own. */
const nameOf = (type: number, five: number) => feedbackNamed(type, five)?.name ?? rowOf(type).name;

const sizeAt = (r: FieldReader, at: number) => 4 * (numberOf(r.bytes.subarray(at + 2, at + 4)) + 1);

/** Whether packets fill the datagram exactly: encrypted ones have an index and mostly a proof behind them. */
function isPlain(r: FieldReader): boolean {
  let at = r.at;
  while (at + 4 <= r.end) at += sizeAt(r, at);
  return at === r.end;
}

/** Reads a datagram of one or more packets; gives their names. */
export function readRtcp(r: FieldReader): string {
  if (!isPlain(r)) return readEncrypted(r);
  const names: string[] = [];
  while (r.left >= 4) {
    const [five, type] = [r.peek(1)[0] & 31, r.peek(2)[1]];
    const row = rowOf(type);
    names.push(nameOf(type, five));
    r.group(Math.min(sizeAt(r, r.at), r.left), row.name, row.source, (inner) => {
      readHeader(inner, type, five);
      const padding = (inner.bytes[inner.at - 4] & 32) && inner.left > 0
        ? Math.min(inner.bytes[inner.end - 1], inner.left)
        : 0;
      const body = inner.part(inner.left - padding);
      row.read(body, five);
      inner.adopt(body.finish(row.source), body.end);
      inner.rest({
        name: "padding",
        source: "RFC 3550 §6.4.1",
        means: (b) => `${count(b.length, "byte")} (${shownBytes(b)}) that say nothing; the last one counts them.`,
      });
      return { value: nameOf(type, five), meaning: `${nameOf(type, five)}: ${row.means}.` };
    });
  }
  return `RTCP ${names.join(" + ")}`;
}

function readHeader(r: FieldReader, type: number, five: number): void {
  const source = "RFC 3550 §6.4.1";
  const row = rowOf(type);
  const feedback = feedbackNamed(type, five);
  r.bits(1, {
    name: "first byte",
    source,
    shows: (n) => hexNumber(n, 2),
    means: (n) => `${hexNumber(n, 2)}: version, padding, and five bits more.`,
  }, [
    { name: "V", width: 2, source, means: (n) => `Version ${n}.` },
    { name: "P", width: 1, source, means: (n) => n ? "1: padding at the end." : "0: no padding." },
    {
      name: feedback ? "FMT" : "count",
      width: 5,
      source: feedback?.source ?? source,
      means: (n) =>
        feedback
          ? `${n}: ${feedback.name}, ${feedback.means}.`
          : `${n}: how many reports or sources follow; some packets use it otherwise.`,
    },
  ]);
  r.number(1, {
    name: "PT",
    source: "RFC 3550 §12.1",
    shows: (n) => `${n} ${rowOf(n).name}`,
    means: (n) => `${n}: ${row.name}, ${row.means}.`,
  });
  r.number(2, {
    name: "length",
    source,
    means: (n) => `${n}: one less than the ${count(n + 1, "word")} of 32 bits of this packet.`,
  });
}

/** SRTCP (RFC 3711 §3.4): the first eight bytes are in the clear. */
function readEncrypted(r: FieldReader): string {
  const [five, type] = [r.peek(1)[0] & 31, r.peek(2)[1]];
  const trailer = trailerOf(r);
  readHeader(r, type, five);
  readProtected(r, trailer);
  return `RTCP ${nameOf(type, five)}, encrypted`;
}
