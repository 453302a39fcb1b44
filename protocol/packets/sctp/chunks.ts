/** The chunks of SCTP (RFC 9260 §3.3), and those that data channels add. */
import { count } from "../../text/mod.ts";
import { hexNumber } from "../bytes.ts";
import type { BitSpec, FieldReader } from "../field-reader.ts";
import { opaqueValue, readTlvs, type TlvRow } from "./chunk-row.ts";
import { dataFlags, flag, readData, readInterleavedData, reserved } from "./data.ts";
import { chunkName } from "./names.ts";
import { causeRow, parameterRow } from "./parameters.ts";

/** A chunk, with the names of the flags in its second byte. */
export interface ChunkRow extends TlvRow {
  readonly flags?: readonly BitSpec[];
}

function readInit(r: FieldReader, source: string): string {
  r.number(4, {
    name: "Initiate Tag",
    source,
    shows: (n) => hexNumber(n, 8),
    means: (n) => `${hexNumber(n, 8)}: every packet to this side will carry it as its verification tag.`,
  });
  r.number(4, {
    name: "Advertised Receiver Window Credit",
    source,
    means: (n) => `${count(n, "byte")}: so much may be on its way to this side.`,
  });
  r.number(2, {
    name: "Number of Outbound Streams",
    source,
    means: (n) => `${n}: as many data channels as this side may send in.`,
  });
  r.number(2, {
    name: "Number of Inbound Streams",
    source,
    means: (n) => `${n}: as many data channels as this side takes.`,
  });
  r.number(4, { name: "Initial TSN", source, means: (n) => `${n}: the number of this side’s first piece of data.` });
  return readTlvs(r, "parameter", parameterRow).join(", ") || "no parameters";
}

function readSack(r: FieldReader): string {
  const source = "RFC 9260 §3.3.4";
  const ack = r.number(4, {
    name: "Cumulative TSN Ack",
    source,
    means: (n) => `${n}: everything up to here has arrived.`,
  });
  r.number(4, {
    name: "Advertised Receiver Window Credit",
    source,
    means: (n) => `${count(n, "byte")}: so much may be on its way.`,
  });
  const blocks = r.number(2, {
    name: "Number of Gap Ack Blocks",
    source,
    means: (n) => n === 0 ? "0: nothing is missing in between." : `${n}: stretches that arrived behind a gap.`,
  });
  const duplicates = r.number(2, {
    name: "Number of Duplicate TSNs",
    source,
    means: (n) => `${n}: pieces that came more than once.`,
  });
  const gaps: string[] = [];
  for (let n = 0; n < blocks && r.left >= 4; n++) {
    r.group(4, "Gap Ack Block", source, (gap) => {
      const start = gap.number(2, {
        name: "Start",
        source,
        means: (n) => `TSN ${(ack + n) % 2 ** 32}, which is ${n} behind the acknowledged one.`,
      });
      const end = gap.number(2, {
        name: "End",
        source,
        means: (n) => `TSN ${(ack + n) % 2 ** 32}, which is ${n} behind the acknowledged one.`,
      });
      gaps.push(`${(ack + start) % 2 ** 32} to ${(ack + end) % 2 ** 32}`);
      return { value: gaps.at(-1)!, meaning: `${gaps.at(-1)} arrived, and something before them did not.` };
    });
  }
  for (let n = 0; n < duplicates && r.left >= 4; n++) {
    r.number(4, {
      name: "Duplicate TSN",
      source,
      means: (n) => `${n} came again.`,
    });
  }
  return `up to TSN ${ack}${
    gaps.length > 0 ? `, and ${gaps.slice(0, 4).join(", ")}${gaps.length > 4 ? ", …" : ""}` : ""
  }`;
}

function readForwardTsn(r: FieldReader, source: string, isInterleaved: boolean): string {
  const to = r.number(4, {
    name: "New Cumulative TSN",
    source,
    means: (n) => `${n}: what is missing up to here will not come any more.`,
  });
  while (r.left >= (isInterleaved ? 8 : 4)) {
    r.group(isInterleaved ? 8 : 4, "skipped", source, (one) => {
      const id = one.number(2, { name: "Stream Identifier", source, means: (n) => `Stream ${n}.` });
      if (isInterleaved) {
        one.number(2, {
          name: "Reserved and U",
          source,
          means: (n) => n & 1 ? "1: unordered messages." : "0: ordered messages.",
        });
      }
      const last = one.number(isInterleaved ? 4 : 2, {
        name: isInterleaved ? "Message Identifier" : "Stream Sequence Number",
        source,
        means: (n) => `${n}: the last message that was given up.`,
      });
      return { value: `stream ${id}, ${last}`, meaning: `In stream ${id} all up to message ${last} is over.` };
    });
  }
  return `to TSN ${to}`;
}

const causes = (r: FieldReader): string => readTlvs(r, "cause", causeRow).join(", ") || "no cause given";
const parameters = (r: FieldReader): string => readTlvs(r, "parameter", parameterRow).join(", ");
const T = (
  source: string,
) => [
  reserved(7, source),
  flag("T", source, "the tag is the other side’s own, as this side has none for it", "the tag is the one expected"),
];

const ROWS: Readonly<Record<number, Omit<ChunkRow, "name">>> = {
  0: { source: "RFC 9260 §3.3.1", means: "carries data", read: readData, flags: dataFlags("RFC 9260 §3.3.1") },
  1: { source: "RFC 9260 §3.3.2", means: "asks for an association", read: (r) => readInit(r, "RFC 9260 §3.3.2") },
  2: { source: "RFC 9260 §3.3.3", means: "agrees to an association", read: (r) => readInit(r, "RFC 9260 §3.3.3") },
  3: { source: "RFC 9260 §3.3.4", means: "says what has arrived", read: readSack },
  4: { source: "RFC 9260 §3.3.5", means: "asks whether the other side is there", read: parameters },
  5: { source: "RFC 9260 §3.3.6", means: "says that this side is there", read: parameters },
  6: { source: "RFC 9260 §3.3.7", means: "ends the association at once", read: causes, flags: T("RFC 9260 §3.3.7") },
  7: {
    source: "RFC 9260 §3.3.8",
    means: "ends the association once all has arrived",
    read: (r) =>
      `all up to TSN ${
        r.number(4, {
          name: "Cumulative TSN Ack",
          source: "RFC 9260 §3.3.8",
          means: (n) => `${n}: everything up to here has arrived.`,
        })
      } is here`,
  },
  8: { source: "RFC 9260 §3.3.9", means: "agrees to the end" },
  9: { source: "RFC 9260 §3.3.10", means: "reports an error", read: causes },
  10: {
    source: "RFC 9260 §3.3.11",
    means: "brings the cookie back",
    read: (r) => opaqueValue(r, "RFC 9260 §3.3.11", "Cookie"),
  },
  11: { source: "RFC 9260 §3.3.12", means: "says that the association stands" },
  12: { source: "RFC 4960 Appendix A", means: "says that a mark of congestion came" },
  13: { source: "RFC 4960 Appendix A", means: "says that this side sends more slowly now" },
  14: { source: "RFC 9260 §3.3.13", means: "says that the association is over", flags: T("RFC 9260 §3.3.13") },
  15: { source: "RFC 4895 §5.1", means: "proves who sent what follows" },
  64: {
    source: "RFC 8260 §2.1",
    means: "carries data of which pieces may be mixed",
    read: readInterleavedData,
    flags: dataFlags("RFC 8260 §2.1"),
  },
  128: { source: "RFC 5061 §4.1.2", means: "answers a change of addresses" },
  130: { source: "RFC 6525 §3.1", means: "changes streams", read: parameters },
  132: { source: "RFC 4820 §3", means: "says nothing: it makes the packet longer" },
  192: {
    source: "RFC 3758 §3.2",
    means: "gives up what was not to be sent again",
    read: (r) => readForwardTsn(r, "RFC 3758 §3.2", false),
  },
  193: { source: "RFC 5061 §4.1.1", means: "asks for a change of addresses" },
  194: {
    source: "RFC 8260 §2.3.1",
    means: "gives up what was not to be sent again",
    read: (r) => readForwardTsn(r, "RFC 8260 §2.3.1", true),
  },
};

export const chunkRow = (type: number): ChunkRow => ({
  name: chunkName(type),
  ...(Object.hasOwn(ROWS, type) ? ROWS[type] : {
    source: "RFC 9260 §3.2",
    means: `is a chunk that this reader does not know; who does not know it ${
      type & 0x80 ? "skips it" : "drops the packet"
    }${type & 0x40 ? ", and reports it" : ""}`,
  }),
});
