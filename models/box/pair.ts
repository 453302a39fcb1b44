/** The pair that a page plays on a box, and the packets that its box tells of. */
import { computed, createModel, signal } from "@preact/signals";
import {
  type FromBox,
  fromMessage,
  type PairDescription,
  type SeenPacket,
  type Settings,
} from "../../protocol/box/mod.ts";

/** How many packets are kept: as many as the box keeps of a pair. */
const MOST_KEPT = 2000;

/** The servers of a pair, each for the client that it was made for. */
function serversOf(pair: PairDescription | undefined) {
  if (!pair) return [];
  const { username, credential } = pair;
  return (["A", "B"] as const).flatMap((client) => [
    { client, urls: pair[client].stun, username: "", credential: "" },
    { client, urls: pair[client].turn, username, credential },
  ]);
}

/** `now` gives milliseconds, from any beginning. */
export const PairModel = createModel((now: () => number) => {
  /** Its secrets are held here, in memory, and nowhere else. */
  const pair = signal<PairDescription | undefined>(undefined);
  const settings = signal<Settings | undefined>(undefined);
  const packets = signal<readonly SeenPacket[]>([]);
  /** How many packets were left out on their way to the page. */
  const missed = signal(0);
  /** What the page’s clock showed when the box began. */
  const beganAt = signal(0);

  function joined({ pair: joins, at }: FromBox & { type: "joined" }) {
    if (pair.peek()?.token !== joins.token) forget();
    pair.value = joins;
    settings.value = joins.settings;
    beganAt.value = now() - at;
  }
  function set(to: Settings) {
    settings.value = to;
  }
  function hear(message: FromBox & { type: "packets" }) {
    packets.value = [...packets.peek(), ...message.packets.map(fromMessage)].slice(-MOST_KEPT);
    missed.value += message.missed;
  }
  function leave() {
    pair.value = undefined;
  }
  /** Forgets the packets so far. */
  function forget() {
    packets.value = [];
    missed.value = 0;
  }
  const servers = computed(() => serversOf(pair.value));
  return { pair, servers, settings, packets, missed, beganAt, joined, set, hear, leave, forget };
});
