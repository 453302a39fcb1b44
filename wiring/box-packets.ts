/** The packets that a box tells of, as the clients of a bench show them. */
import { computed } from "@preact/signals";
import { type FunctionComponent, h } from "preact";
import { PacketsMissed } from "../components/box/PacketsMissed.tsx";
import { PacketList } from "../components/packets/PacketList.tsx";
import type { BoxModel } from "../models/box/box.ts";
import { type KnownPacket, PacketsModel } from "../models/packets/packets.ts";
import { fateText, isDropped, placeText } from "../protocol/box/mod.ts";
import { type ClientName, CLIENTS } from "../protocol/facts/mod.ts";
import { type NamedSdp, passwordsIn } from "../protocol/packets/mod.ts";
import type { LiveBench } from "./use-bench.ts";

type Box = InstanceType<typeof BoxModel>;

/** Where a description stands: a client’s pane. */
interface Described extends NamedSdp {
  readonly client: ClientName;
  readonly pane: "Local SDP" | "Remote SDP";
}

/** The packets of a bench’s clients; each is read when it is first shown. */
export function packetsOf(bench: LiveBench, box: Box) {
  /** Those of the clients that are on the bench now, in milliseconds since it opened. */
  const known = computed((): readonly (KnownPacket & { readonly sides: readonly (ClientName | undefined)[] })[] => {
    const offset = box.beganAt.value - bench.since.value;
    return box.packets.value.filter(({ at }) => at + offset >= 0).map(({ number, at, from, to, fate, bytes }) => ({
      number,
      at: at + offset,
      from: placeText(from),
      to: placeText(to),
      fate: fateText(fate),
      isDropped: isDropped(fate),
      bytes,
      sides: [from.side, to.side],
    }));
  });
  const descriptions = computed(() => bench.here.value.flatMap((client) => describedBy(bench, client)));
  const keys = computed(() => {
    const { value: pair } = box.pair;
    if (!pair) return [];
    const { username, credential: password, realm } = pair;
    return [...passwordsIn(descriptions.value), { name: "the box’s TURN password", username, password, realm }];
  });
  const models = Object.fromEntries(
    CLIENTS.map((client) => {
      const packets = computed(() => known.value.filter(({ sides }) => sides.includes(client)));
      return [client, new PacketsModel({ packets, descriptions, keys })];
    }),
  ) as Record<ClientName, InstanceType<typeof PacketsModel>>;
  const onTie = ({ text, line }: { readonly text: number; readonly line: number }) => {
    const { client, pane } = descriptions.peek()[text];
    bench.view.bringForward(client);
    void bench.view.showPane(client, pane);
    bench[client].view.openToken({ line, field: 0 });
  };
  const Packets: FunctionComponent<{ readonly client: ClientName }> = ({ client }) =>
    h(
      PacketList,
      { view: models[client], label: `Packets of Client ${client}`, onTie },
      h(PacketsMissed, { missed: box.missed }),
    );
  return { known, models, Packets };
}

/** What a client has of its own, and of the other’s where that is not here. */
function describedBy(bench: LiveBench, client: ClientName): readonly Described[] {
  const { local, remote } = bench.sessions.value[client];
  const isAlone = bench.sole.value !== undefined;
  return [
    ...(local ? [{ name: `Client ${client}’s local SDP`, client, pane: "Local SDP" as const, sdp: local.sdp }] : []),
    ...(remote && isAlone
      ? [{ name: `Client ${client}’s remote SDP`, client, pane: "Remote SDP" as const, sdp: remote.sdp }]
      : []),
  ];
}
