/** Explains the packets of a capture, `.pcap` or `.pcapng`: one line each, or every field of some of them. */
import {
  type CapturedDatagram,
  earlierOf,
  endpointText,
  type PacketField,
  readCapture,
  readPacket,
} from "../protocol/packets/mod.ts";
import { count } from "../protocol/text/mod.ts";
import { type Ending, type Given, main, refusalOf, say, tell, wrong } from "./command.ts";
import { readBytes } from "./input.ts";

const OPTIONS = {
  only: { takes: "NUMBERS", says: "Explain these packets field by field: 3, or 3-7, or 1,5-9." },
  all: { says: "Show also what WebRTC does not speak." },
};

async function run({ values, files: [file = "-"] }: Given<typeof OPTIONS>): Promise<Ending> {
  const wanted = values.only === undefined ? undefined : numbersIn(values.only);
  if (values.only !== undefined && !wanted) return wrong(`--only is “${values.only}”; it is numbers, such as 1,5-9.`);
  const bytes = await readBytes(file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const reading = readCapture(bytes);
  if (!reading.ok) return refusalOf(reading.problem, file === "-" ? "" : `${file}: `);
  const { datagrams, counts, ended } = reading.capture;
  const began = datagrams[0]?.at ?? 0;
  let shown = 0;
  for (const [i, { at, from, to, bytes, isCut }] of datagrams.entries()) {
    if (wanted && !wanted(i + 1)) continue;
    const packet = readPacket(bytes, { earlier: earlierOf(datagrams, i, wayOf) });
    if (packet.protocol === "unknown" && !values.all && !wanted) continue;
    shown++;
    const time = `${(at - began).toFixed(1).padStart(9)} ms`;
    const way = `${endpointText(from)} → ${endpointText(to)}`;
    say(
      `${String(i + 1).padStart(5)} ${time}  ${way}  ${packet.name}, ${count(bytes.length, "byte")}${
        isCut ? ", cut" : ""
      }`,
    );
    if (wanted) { for (const field of packet.fields) sayField(field, bytes, 1); }
  }
  say(`${shown} of ${count(datagrams.length, "UDP datagram")} in ${count(counts.frames, "frame")}.`);
  if (ended) tell(ended === "damaged" ? "The file is damaged from there on." : "It has more frames than are read.");
  return ended || shown === 0 ? 1 : 0;
}

const wayOf = ({ from, to }: CapturedDatagram): string => `${endpointText(from)} ${endpointText(to)}`;

/** A field with its bytes, what it says and where that is written; and its parts, further in. */
function sayField(field: PacketField, bytes: Uint8Array, depth: number): void {
  const { start, end, name, value, meaning, source, bits, fields = [] } = field;
  const own = bytes.subarray(start, end);
  const shown = own.length <= 8 ? own.toHex() : `${own.subarray(0, 8).toHex()}…`;
  const place = bits ? span("bit", ...bits) : `${span("byte", start, end)}: ${shown}`;
  const indent = "  ".repeat(depth);
  say(`${indent}${name}: ${value}  [${place}]`);
  say(`${indent}  # ${meaning} (${source})`);
  for (const part of fields) sayField(part, bytes, depth + 1);
}

/** From one to another, the end exclusive: `byte 7`, `bytes 4 to 7`. */
const span = (what: string, start: number, end: number): string =>
  end - start === 1 ? `${what} ${start}` : `${what}s ${start} to ${end - 1}`;

/** Which numbers a text like `1,5-9` means; `undefined` if it means none. */
function numbersIn(text: string): ((n: number) => boolean) | undefined {
  const ranges = text.split(",").map((part) => /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part.trim()));
  if (ranges.some((range) => range === null)) return undefined;
  return (n) => ranges.some((range) => n >= Number(range![1]) && n <= Number(range![2] ?? range![1]));
}

if (import.meta.main) {
  await main({
    name: "packets",
    does: "Explains the packets of a capture that tcpdump or Wireshark has written.",
    reads: "[FILE]",
    least: 0,
    most: 1,
    wants: "One capture is read.",
    options: OPTIONS,
    endings: ["when packets were read", "when there were none, or the file is damaged"],
    run,
  });
}
