/** ChannelData, TURN’s short form (RFC 8656 §12.4): four bytes of header, and what a peer sent or is to be sent. */
import { count } from "../../text/mod.ts";
import { hexNumber, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import type { ReadInner } from "./read.ts";

/** Reads a message at the reader’s place; gives its name. `inner` reads what it carries. */
export function readChannelData(r: FieldReader, inner: ReadInner): string {
  const source = "RFC 8656 §12.4";
  const shows = (n: number) => hexNumber(n, 4);
  const channel = r.number(2, {
    name: "channel number",
    source,
    shows,
    means: (n) =>
      n < 0x5000
        ? `${shows(n)}: the peer that ChannelBind gave this number to.`
        : `${shows(n)}: reserved, and to be dropped (RFC 8656 §12).`,
    isWrong: (n) => n >= 0x5000,
  });
  const length = r.number(2, {
    name: "length",
    source,
    means: (n) => `${count(n, "byte")} of data. It is all that TURN adds: these 4 bytes.`,
  });
  let carried = "nothing";
  if (length > 0) {
    r.group(length, "data", source, (data) => {
      const { name, fields } = inner(data.at, data.end);
      data.adopt(fields, data.end);
      carried = name;
      return { value: name, meaning: `What the relay hands on unread: ${name}.` };
    });
  }
  if (r.left > 0 && r.left < 4) {
    r.rest({
      name: "padding",
      source,
      means: (pad) =>
        `${count(pad.length, "byte")} (${
          shownBytes(pad)
        }) that fill up to a multiple of four; over UDP there need be none.`,
    });
  }
  return `ChannelData ${shows(channel)}: ${carried}`;
}
