/** RTP packets, field by field (RFC 3550 §5.1): in WebRTC the header is in the clear, and the rest is not. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";

const HEADER = "RFC 3550 §5.1";
/** RFC 8285 §4.2: what begins a list of extensions with headers of one byte; §4.3: of two bytes. */
const ONE_BYTE = 0xbede;
const TWO_BYTES = 0x100;

/** Reads a packet; gives its name. */
export function readRtp(r: FieldReader): string {
  const bit = (name: string, means: (n: number) => string, width = 1) => ({ name, width, source: HEADER, means });
  const first = r.bits(1, {
    name: "first byte",
    source: HEADER,
    shows: (n) => hexNumber(n, 2),
    means: (n) => `${hexNumber(n, 2)}: four things in one byte.`,
  }, [
    bit("V", (n) => `Version ${n}.`, 2),
    bit("P", (n) => n ? "1: padding at the end." : "0: no padding."),
    bit("X", (n) => n ? "1: a header extension follows." : "0: no header extension."),
    bit("CC", (n) => `${count(n, "contributing source")} listed below.`, 4),
  ]);
  const payloadType = r.bits(1, {
    name: "second byte",
    source: HEADER,
    shows: (n) => hexNumber(n, 2),
    means: (n) => `${hexNumber(n, 2)}: marker and payload type.`,
  }, [
    bit(
      "M",
      (n) =>
        n
          ? "1: the mark. In video it is on the last packet of a picture, in audio on the first after a pause."
          : "0: no mark.",
    ),
    {
      name: "PT",
      width: 7,
      source: HEADER,
      means: (n) => `Payload type ${n}: which codec that is says a=rtpmap:${n} (RFC 8866 §6.6).`,
      tie: (n) => ({ kind: "payload-type", payloadType: n }),
    },
  ]) & 0x7f;
  r.number(2, {
    name: "sequence number",
    source: HEADER,
    means: (n) => `${n}: one more with each packet, so that losses are seen.`,
  });
  r.number(4, {
    name: "timestamp",
    source: HEADER,
    means: (n) => `${n}, in ticks of the codec’s clock: when the first sample in here was taken.`,
  });
  r.number(4, ssrc("SSRC", HEADER, "which stream this is"));
  for (let n = first & 15; n > 0 && r.left > 0; n--) {
    r.number(4, ssrc("CSRC", HEADER, "a stream that was mixed into this one"));
  }
  if (first & 16) readExtension(r);
  r.rest({
    name: "payload",
    source: "RFC 3711 §3.1",
    means: (b) =>
      `${count(b.length, "byte")} (${
        shownBytes(b)
      }): the media, and at the end a proof that it is whole. In WebRTC it is always encrypted (RFC 8827 §6.5).`,
  });
  return `RTP, payload type ${payloadType}`;
}

/** A synchronization source: which stream is meant. */
export const ssrc = (name: string, source: string, what: string) => ({
  name,
  source,
  means: (n: number) => `${n}: ${what}.`,
  tie: (n: number) => ({ kind: "ssrc", ssrc: n }) as const,
});

/** RFC 3550 §5.3.1: a profile, a length in words, and, by RFC 8285, a list of small elements. */
function readExtension(r: FieldReader): void {
  const source = "RFC 3550 §5.3.1";
  const size = 4 + 4 * numberOf(r.peek(4).subarray(2));
  r.group(size, "header extension", source, (inner) => {
    const profile = inner.number(2, {
      name: "defined by profile",
      source,
      shows: (n) => hexNumber(n, 4),
      means: (n) => `${hexNumber(n, 4)}: ${profileMeaning(n)}`,
    });
    inner.number(2, { name: "length", source, means: (n) => `${count(n, "word")} of 32 bits follow.` });
    const ids: number[] = [];
    if (profile === ONE_BYTE) readElements(inner, 1, ids);
    else if (profile >> 4 === TWO_BYTES) readElements(inner, 2, ids);
    else {inner.rest({
        name: "extension data",
        source,
        means: (b) => `${shownBytes(b)}: by a profile that this reader does not know.`,
      });}
    return {
      value: ids.length > 0 ? `ids ${ids.join(", ")}` : "(no elements)",
      meaning: ids.length > 0
        ? `Extensions ${ids.join(", ")}: what they are, a=extmap says. It is not encrypted.`
        : "An extension that holds no elements.",
    };
  });
}

const profileMeaning = (n: number): string =>
  n === ONE_BYTE
    ? "elements with a header of one byte (RFC 8285 §4.2)."
    : n >> 4 === TWO_BYTES
    ? "elements with a header of two bytes (RFC 8285 §4.3)."
    : "a form that RFC 8285 does not have.";

function readElements(r: FieldReader, head: 1 | 2, ids: number[]): void {
  const source = head === 1 ? "RFC 8285 §4.2" : "RFC 8285 §4.3";
  while (r.left > 0) {
    const first = r.peek(1)[0];
    if (first === 0) {
      r.number(1, { name: "padding", source: "RFC 8285 §4.1.2", means: (n) => `${n}: a byte between elements.` });
      continue;
    }
    // Id 15 ends the list where headers have one byte.
    if (head === 1 && first >> 4 === 15) return;
    const id = head === 1 ? first >> 4 : first;
    const size = head + (head === 1 ? (first & 15) + 1 : r.peek(2)[1] ?? 0);
    ids.push(id);
    r.group(size, "element", source, (inner) => {
      const tie = (id: number) => ({ kind: "extmap", id }) as const;
      const idPart = { name: "ID", source, means: (n: number) => `${n}: the extension that a=extmap:${n} names.`, tie };
      if (head === 1) {
        inner.bits(1, {
          name: "ID and length",
          source,
          shows: (n) => hexNumber(n, 2),
          means: (n) => `${hexNumber(n, 2)}: both in one byte.`,
        }, [
          { ...idPart, width: 4 },
          {
            name: "len",
            width: 4,
            source,
            means: (n) => `${n}: one less than the ${count(n + 1, "byte")} of the element.`,
          },
        ]);
      } else {
        inner.number(1, idPart);
        inner.number(1, { name: "length", source, means: (n) => `${count(n, "byte")}.` });
      }
      const data = inner.rest({
        name: "extension element",
        source,
        means: (b) => `${shownBytes(b)}: what it says depends on a=extmap:${id}.`,
      });
      return { value: `id ${id}`, meaning: `Extension ${id}: ${shownBytes(data)}.`, tie: tie(id) };
    });
  }
}
