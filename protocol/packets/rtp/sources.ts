/** RTCP packets about sources: who they are (SDES), that they end (BYE), what an application says of them (APP). */
import { count } from "../../text/mod.ts";
import { shownBytes, textOf } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { ssrc } from "./rtp.ts";

const ITEMS: Readonly<Record<number, string>> = {
  1: "CNAME",
  2: "NAME",
  3: "EMAIL",
  4: "PHONE",
  5: "LOC",
  6: "TOOL",
  7: "NOTE",
  8: "PRIV",
  15: "MID",
  12: "RtpStreamId",
  13: "RepairedRtpStreamId",
};
const itemName = (n: number) => Object.hasOwn(ITEMS, n) ? ITEMS[n] : `item ${n}`;

/** RFC 3550 §6.5: the items of each source, up to a zero. */
export function readSdes(r: FieldReader, chunks: number): void {
  const source = "RFC 3550 §6.5";
  for (let n = 0; n < chunks && r.left >= 4; n++) {
    const start = r.at;
    r.number(4, ssrc("SSRC/CSRC", source, "the source that the following items are about"));
    while (r.left > 0 && r.peek(1)[0] !== 0) {
      const kind = r.peek(1)[0];
      r.group(2 + (r.peek(2)[1] ?? 0), itemName(kind), source, (item) => {
        item.number(1, { name: "type", source, shows: itemName, means: (n) => `${n}: ${itemName(n)}.` });
        item.number(1, { name: "length", source, means: (n) => `${count(n, "byte")}.` });
        const text = textOf(item.rest({ name: "text", source, shows: textOf, means: (b) => `“${textOf(b)}”.` }));
        return {
          value: text,
          meaning: `${itemName(kind)} “${text}”${
            kind === 1 ? ": a name that stays the same for all streams of one sender, as a=ssrc’s cname says it" : ""
          }.`,
        };
      });
    }
    const end = Math.min(4 - (r.at - start) % 4, r.left);
    if (end > 0) {
      r.raw(end, {
        name: "end of items",
        source,
        means: (b) => `${shownBytes(b)}: zeros up to the next multiple of four.`,
      });
    }
  }
}

/** RFC 3550 §6.6: sources, and perhaps a reason. */
export function readBye(r: FieldReader, sources: number): void {
  const source = "RFC 3550 §6.6";
  for (let n = 0; n < sources && r.left >= 4; n++) r.number(4, ssrc("SSRC/CSRC", source, "this source ends"));
  if (r.left === 0) return;
  const length = r.number(1, { name: "length", source, means: (n) => `${count(n, "byte")} of reason.` });
  if (length > 0 && r.left > 0) {
    r.raw(Math.min(length, r.left), {
      name: "reason for leaving",
      source,
      shows: textOf,
      means: (b) => `“${textOf(b)}”.`,
    });
  }
  r.rest({ name: "padding", source, means: (b) => `${shownBytes(b)}: zeros up to the next multiple of four.` });
}

/** RFC 3550 §6.7: a name of four letters, and what only that application can read. */
export function readApp(r: FieldReader): void {
  const source = "RFC 3550 §6.7";
  r.number(4, ssrc("SSRC/CSRC", source, "who sends it"));
  r.raw(4, { name: "name", source, shows: textOf, means: (b) => `“${textOf(b)}”: which application’s it is.` });
  r.rest({ name: "application-dependent data", source, means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
}
