/** Reads capture files of either kind. Nothing makes it throw; its time is linear, and its memory bounded. */
import type { Problem } from "../../problems/mod.ts";
import type { Capture, CaptureCounts, CapturedDatagram } from "./capture.ts";
import { readFrame } from "./ip.ts";
import { isPcap, pcapFrames } from "./pcap.ts";
import { isPcapng, pcapngFrames } from "./pcapng.ts";

/** More frames than a lesson makes in an hour. */
const MOST_FRAMES = 200_000;

/** Whether a file begins as a capture of either kind does. */
export const isCapture = (file: Uint8Array): boolean => isPcap(file) || isPcapng(file);

export type CaptureReading =
  | { readonly ok: true; readonly capture: Capture }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a file. The datagrams’ bytes are views of the file’s. `most` frames are looked at. */
export function readCapture(file: Uint8Array, most = MOST_FRAMES): CaptureReading {
  const kind = isPcap(file) ? "pcap" : isPcapng(file) ? "pcapng" : undefined;
  if (!kind) return { ok: false, problem: { code: "not-a-capture" } };
  const frames = kind === "pcap" ? pcapFrames(file) : pcapngFrames(file);
  const datagrams: CapturedDatagram[] = [];
  const counts: CaptureCounts = { frames: 0, udp: 0, tcp: 0, fragments: 0, other: 0, unreadable: 0 };
  let ended: Capture["ended"];
  for (;;) {
    const { done, value } = frames.next();
    if (done) {
      if (!value) ended = "damaged";
      break;
    }
    if (counts.frames === most) {
      ended = "too many";
      break;
    }
    counts.frames++;
    const read = readFrame(value);
    if (typeof read === "string") counts[read]++;
    else {
      counts.udp++;
      datagrams.push(read);
    }
  }
  return { ok: true, capture: { kind, datagrams, counts, ...(ended && { ended }) } };
}
