/** A capture that was opened: its packets, in portions, and what is to be said of the file. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Capture,
  endpointText,
  isCapture,
  type NamedSdp,
  passwordsIn,
  protocolOf,
  readCapture,
} from "../../protocol/packets/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { type KnownPacket, PacketsModel } from "./packets.ts";

/** What reading needs of the world, and what the packets may repeat. */
interface Deps {
  /** The bytes of a file, or so many of the first. */
  readonly readBytes: (file: Blob, most?: number) => Promise<Uint8Array>;
  readonly descriptions: ReadonlySignal<readonly NamedSdp[]>;
}

/** A larger file is refused unread. */
const LARGEST = 100_000_000;
/** How captures are called. */
const NAMED = /\.(pcap|pcapng|cap)(\.gz)?$/i;
/** What tells a capture of either kind. */
const BEGINNING = 12;

export const CaptureModel = createModel(({ readBytes, descriptions }: Deps) => {
  const name = signal<string | undefined>(undefined);
  const capture = signal<Capture | undefined>(undefined);
  /** Why what was given last is no capture, or what is wrong with the one that is open. */
  const problem = signal<Problem | undefined>(undefined);
  /** Whether also what WebRTC does not speak is shown. */
  const isAll = signal(false);

  const known = computed((): readonly KnownPacket[] => {
    const datagrams = capture.value?.datagrams ?? [];
    const began = datagrams[0]?.at ?? 0;
    return datagrams.map(({ at, from, to, bytes, isCut }, i) => ({
      number: i + 1,
      at: Math.max(0, at - began),
      from: endpointText(from),
      to: endpointText(to),
      bytes,
      ...(isCut && { fate: "The capture kept only its beginning." }),
    }));
  });
  const spoken = computed(() => known.value.filter(({ bytes }) => protocolOf(bytes) !== "unknown"));
  const packets = computed(() => isAll.value ? known.value : spoken.value);
  const keys = computed(() => passwordsIn(descriptions.value));
  const list = new PacketsModel({ packets, descriptions, keys });
  const summary = computed(() => capture.value ? summaryOf(capture.value) : "");
  const hidden = computed(() => known.value.length - spoken.value.length);

  /** Opens what was given, if it is a capture or is called one; resolves to whether it was. */
  async function open(files: readonly File[]): Promise<boolean> {
    const looks = await Promise.all(files.map(async (file) => isCapture(await readBytes(file, BEGINNING))));
    const isAny = looks.includes(true) || files.some((file) => NAMED.test(file.name));
    problem.value = undefined;
    if (!isAny) return false;
    const [file] = files;
    if (files.length > 1) problem.value = { code: "captures-many" };
    else if (file.size > LARGEST) {
      problem.value = { code: "capture-large", megabytes: Math.ceil(file.size / 1e6), most: LARGEST / 1e6 };
    } else await read(file);
    return true;
  }

  async function read(file: File) {
    let bytes: Uint8Array;
    try {
      bytes = await readBytes(file);
    } catch {
      problem.value = { code: "file-unread", why: "unread" };
      return;
    }
    const reading = readCapture(bytes);
    if (!reading.ok) {
      problem.value = reading.problem;
      return;
    }
    list.open(undefined);
    list.turn(0);
    isAll.value = false;
    capture.value = reading.capture;
    name.value = file.name;
    problem.value = troubleOf(reading.capture);
  }

  function close() {
    capture.value = undefined;
    name.value = undefined;
    problem.value = undefined;
  }
  function showAll(on: boolean) {
    isAll.value = on;
    list.turn(0);
  }

  return { name, problem, summary, hidden, isAll, list, open, close, showAll };
});

/** How many frames were what. */
function summaryOf({ counts: { frames, udp, tcp, fragments, other, unreadable } }: Capture): string {
  const rest = [
    [tcp, "of TCP"],
    [fragments, "in fragments"],
    [other, "of other protocols"],
    [unreadable, "unreadable"],
  ] as const;
  const said = rest.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `${count(frames, "frame")}: ${count(udp, "UDP datagram")}${said.map((one) => `, ${one}`).join("")}.`;
}

function troubleOf({ ended, datagrams, counts: { frames } }: Capture): Problem | undefined {
  if (ended === "damaged") return { code: "capture-damaged", datagrams: datagrams.length };
  if (ended === "too many") return { code: "capture-long", frames };
  return datagrams.length === 0 ? { code: "capture-empty", frames } : undefined;
}
