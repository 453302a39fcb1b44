/** Packets as they are looked at, whether a box tells of them or a capture holds them: which lies open, and its fields. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import {
  earlierOf,
  type NamedSdp,
  type Packet,
  type PacketField,
  readPacket,
  type StunKey,
  type TiedLine,
  tiedLines,
} from "../../protocol/packets/mod.ts";
import { readSdp } from "../../protocol/sdp/mod.ts";
import { shorten } from "../../protocol/text/mod.ts";

/** A packet, and what is known of it besides its bytes. */
export interface KnownPacket {
  readonly number: number;
  /** Milliseconds since whatever the rows count from. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
  /** What they are, where that is not told by the first: SCTP, from inside of DTLS. */
  readonly as?: "sctp";
  /** What became of it, in a sentence. */
  readonly fate?: string;
  readonly isDropped?: boolean;
}

interface Deps {
  readonly packets: ReadonlySignal<readonly KnownPacket[]>;
  /** The descriptions that its values are looked for in. */
  readonly descriptions: ReadonlySignal<readonly NamedSdp[]>;
  /** The passwords that its proofs are tried with. */
  readonly keys: ReadonlySignal<readonly StunKey[]>;
}

/** How many packets are shown at once, from the first one on: those that come later move none of them. */
const SHOWN = 200;

/** No more of a line is said than this many characters. */
const LONGEST = 120;

const wayOf = ({ from, to }: KnownPacket): string => `${from} ${to}`;

/** What a packet is called, found out once. */
const NAMES = new WeakMap<Uint8Array, string>();
export function nameOf({ bytes, as }: Pick<KnownPacket, "bytes" | "as">): string {
  const name = NAMES.get(bytes) ?? readPacket(bytes, { as }).name;
  NAMES.set(bytes, name);
  return name;
}

export const PacketsModel = createModel(({ packets, descriptions, keys }: Deps) => {
  /** The place of the first that is shown, and how many there are. */
  const first = signal(0);
  const total = computed(() => packets.value.length);
  const chosen = signal<number | undefined>(undefined);
  const field = signal<number | undefined>(undefined);

  const shown = computed(() => {
    const from = first.value < total.value ? first.value : 0;
    return packets.value.slice(from, from + SHOWN);
  });
  const rows = computed(() =>
    shown.value.map(({ bytes, as, ...rest }) => ({ ...rest, name: nameOf({ bytes, as }), length: bytes.length }))
  );
  const place = computed(() =>
    chosen.value === undefined ? -1 : packets.value.findIndex(({ number }) => number === chosen.value)
  );
  /** One that is no longer there cannot lie open. */
  const opened = computed(() => place.value < 0 ? undefined : chosen.value);
  const bytes = computed(() => packets.value[place.value]?.bytes);
  const as = computed(() => packets.value[place.value]?.as);
  /** What lies open, read with all that is known. */
  const packet = computed((): Packet | undefined =>
    bytes.value && readPacket(bytes.value, {
      as: as.value,
      keys: keys.value,
      earlier: earlierOf(packets.peek(), place.peek(), wayOf),
    })
  );
  /** What finds the lines that a field repeats. */
  const tiesOf = computed(() => {
    const texts = descriptions.value;
    return (field: PacketField) =>
      tiedLines(field, texts.map(({ sdp }) => sdp)).map((tie) => ({ ...tie, said: saidOf(texts, tie) }));
  });

  /** Opens a packet; `undefined` closes it. */
  function open(number: number | undefined) {
    chosen.value = number;
    field.value = undefined;
  }
  function openField(at: number | undefined) {
    field.value = at;
  }

  /** Shows the packets from this place on. */
  function turn(to: number) {
    first.value = Math.max(0, Math.min(to, Math.floor((total.peek() - 1) / SHOWN) * SHOWN));
  }

  return { rows, first, total, opened, packet, field, tiesOf, open, openField, turn };
});

function saidOf(texts: readonly NamedSdp[], { text, line }: TiedLine): string {
  const { name, sdp } = texts[text];
  return `line ${line + 1} of ${name}: ${shorten(readSdp(sdp).lines[line].text, LONGEST)}`;
}
