/** What the box saw on this bench, as the checks of a lesson ask it: kinds of packets, and which were opened. */
import { computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import { FAIR, type SeenPacket, type Settings, worseOf, type WorstWeather } from "../../protocol/box/mod.ts";
import type { NetworkSeen, SeenKind } from "../../protocol/goals/mod.ts";
import { nameOf } from "../packets/packets.ts";

interface Deps {
  /** Those that are kept; the oldest go when many come. */
  readonly packets: ReadonlySignal<readonly SeenPacket[]>;
  /** What the page’s clock showed when the bench opened, and when the box began, from which packets are timed. */
  readonly since: ReadonlySignal<number>;
  readonly beganAt: ReadonlySignal<number>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  /** Whether Client B is a peer of glass. */
  readonly isGlass: ReadonlySignal<boolean>;
}

/** Chunks by their kind alone: each piece of data has a number of its own, and a channel a label. */
const chunkKinds = (name: string): string =>
  name.split(" + ").map((chunk) => /DATA_CHANNEL_(?:OPEN|ACK)/.exec(chunk)?.[0] ?? chunk.replace(/ TSN \d.*$/s, ""))
    .join(" + ");

/** What a packet is, apart from its bytes and its time. */
export const kindOf = ({ bytes, as, from, to, fate }: SeenPacket): Omit<SeenKind, "opened"> => ({
  name: as ? chunkKinds(nameOf({ bytes, as })) : nameOf({ bytes, as }),
  from: { who: from.who, ...(from.side && { side: from.side }) },
  to: { who: to.who, ...(to.side && { side: to.side }) },
  outcome: fate.outcome,
  ...("side" in fate && { endedAt: fate.side }),
});

export const NetworkSeenModel = createModel(({ packets, since, beganAt, settings, isGlass }: Deps) => {
  /** Every kind since the bench opened: what was seen stays seen, also when its packets are kept no more. */
  const kinds = signal<ReadonlyMap<string, Omit<SeenKind, "opened">>>(new Map());
  const openedKinds = signal<ReadonlySet<string>>(new Set());
  const nats = signal<NetworkSeen["nats"] | undefined>(undefined);
  const worst = signal<WorstWeather>({ A: FAIR, B: FAIR });
  let benchOf: number | undefined;
  let last = 0;
  effect(() => {
    const all = packets.value;
    const opensAt = since.value;
    const now = settings.value;
    if (benchOf !== opensAt) {
      benchOf = opensAt;
      nats.value = undefined;
      worst.value = { A: FAIR, B: FAIR };
      last = 0;
      kinds.value = new Map();
      openedKinds.value = new Set();
    }
    const had = nats.peek();
    if (now && (had?.A.at(-1) !== now.A.nat || had.B.at(-1) !== now.B.nat)) {
      nats.value = { A: [...had?.A ?? [], now.A.nat], B: [...had?.B ?? [], now.B.nat] };
    }
    if (now) worst.value = worseOf(worst.peek(), now);
    const newest = all.at(-1)?.number ?? 0;
    // A box that was started anew counts from 1 again.
    if (newest < last) last = 0;
    const known = kinds.peek();
    const found = new Map(known);
    for (const packet of all) {
      if (packet.number <= last || packet.at + beganAt.peek() < opensAt) continue;
      const kind = kindOf(packet);
      found.set(JSON.stringify(kind), kind);
    }
    last = newest;
    if (found.size > known.size) kinds.value = found;
  });

  /** The learner has opened the packet of this number. */
  function opened(number: number) {
    const packet = packets.peek().find((one) => one.number === number);
    if (packet) openedKinds.value = new Set([...openedKinds.peek(), JSON.stringify(kindOf(packet))]);
  }

  const seen = computed((): NetworkSeen | undefined =>
    nats.value && {
      nats: nats.value,
      worst: worst.value,
      isGlass: isGlass.value,
      packets: [...kinds.value].map(([key, kind]) => ({ ...kind, opened: openedKinds.value.has(key) })),
    }
  );
  return { seen, opened };
});
