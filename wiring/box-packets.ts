/** The packets that a box tells of, as the clients of a bench show them. */
import { computed, effect, useModel } from "@preact/signals";
import { type FunctionComponent, h } from "preact";
import { useEffect } from "preact/hooks";
import type { PacketsProps } from "../components/bench/view.ts";
import { PacketsMissed } from "../components/box/PacketsMissed.tsx";
import { OpenedPacket, PacketList } from "../components/packets/PacketList.tsx";
import type { BoxModel } from "../models/box/box.ts";
import { type KnownPacket, nameOf, PacketsModel } from "../models/packets/packets.ts";
import { fateText, isDropped, placeText } from "../protocol/box/mod.ts";
import type { ClientName } from "../protocol/facts/mod.ts";
import type { PacketSeen } from "../protocol/diagram/mod.ts";
import { type NamedSdp, passwordsIn } from "../protocol/packets/mod.ts";
import { count } from "../protocol/text/mod.ts";
import type { LiveBench } from "./use-bench.ts";

type Box = InstanceType<typeof BoxModel>;

/** Where a description stands: a client’s pane. */
interface Described extends NamedSdp {
  readonly client: ClientName;
  readonly pane: "Local SDP" | "Remote SDP";
}

/** What tells of packets: a box, or a recording of one. */
type PacketSource = Pick<Box, "packets" | "pair" | "missed" | "beganAt">;

/** The bench that the packets are of: one that is live, or one that is watched. */
interface PacketsBench extends Pick<LiveBench, "since" | "here" | "sole" | "sessions"> {
  readonly view: Pick<LiveBench["view"], "openHappened" | "bringForward" | "showPane">;
  readonly A: { readonly view: Pick<LiveBench["A"]["view"], "openToken"> };
  readonly B: { readonly view: Pick<LiveBench["B"]["view"], "openToken"> };
}

interface Told {
  /** A packet was opened. */
  readonly opened: (number: number) => void;
  /** What stands above them. */
  readonly said?: string;
}

/** The packets of a bench’s clients; each is read when it is first shown. */
export function packetsOf(bench: PacketsBench, box: PacketSource, { opened, said }: Told) {
  /** Those of the clients that are on the bench now, in milliseconds since it opened. */
  const known = computed((): readonly BoxPacket[] => {
    const offset = box.beganAt.value - bench.since.value;
    return box.packets.value.filter(({ at }) => at + offset >= 0).map(({ number, at, from, to, fate, bytes, as }) => ({
      number,
      at: at + offset,
      from: placeText(from),
      to: placeText(to),
      fate: fateText(fate),
      isDropped: isDropped(fate),
      bytes,
      as,
      ends: [from.side, to.side],
      isFromClient: from.who === "client" || from.who === "glass",
    }));
  });
  const descriptions = computed(() => bench.here.value.flatMap((client) => describedBy(bench, client)));
  const keys = computed(() => {
    const { value: pair } = box.pair;
    if (!pair) return [];
    const { username, credential: password, realm } = pair;
    return [...passwordsIn(descriptions.value), { name: "the box’s TURN password", username, password, realm }];
  });
  const seen = computed(() => known.value.flatMap(asSeen));
  const packets = (client: ClientName) => computed(() => known.value.filter(({ ends }) => ends.includes(client)));
  const modelOf = (client: ClientName) => new PacketsModel({ packets: packets(client), descriptions, keys });
  const models = { A: modelOf("A"), B: modelOf("B") };
  const opening = (model: InstanceType<typeof PacketsModel>) =>
    effect(() => {
      if (model.opened.value !== undefined) opened(model.opened.value);
    });
  opening(models.A);
  opening(models.B);
  const onTie = ({ text, line }: { readonly text: number; readonly line: number }) => {
    const { client, pane } = descriptions.peek()[text];
    bench.view.openHappened(false);
    bench.view.bringForward(client);
    void bench.view.showPane(client, pane);
    bench[client].view.openToken({ line, field: 0 });
  };
  /** One packet by itself, whatever lies open in the panes. */
  const Only: FunctionComponent<{ readonly client: ClientName; readonly number: number }> = ({ client, number }) => {
    const model = useModel(() => modelOf(client));
    useEffect(() => {
      model.open(number);
      opened(number);
    }, [number]);
    return h("div", { class: "packet-list" }, h(OpenedPacket, { view: model, onTie }));
  };
  const Packets: FunctionComponent<PacketsProps> = ({ client, only }) =>
    only === undefined
      ? h(
        PacketList,
        { view: models[client], label: `Packets of Client ${client}`, onTie },
        said === undefined ? h(PacketsMissed, { missed: box.missed }) : h("p", { class: "quiet" }, said),
      )
      : h(Only, { client, number: only });
  return { seen, Packets };
}

/** A packet of the box, and the client at each of its ends. */
interface BoxPacket extends KnownPacket {
  readonly ends: readonly [from: ClientName | undefined, to: ClientName | undefined];
  /** Whether a client sent it, and no server. */
  readonly isFromClient: boolean;
}

/** As the diagram has it: at the client that sent it, or that a server sent it to. */
function asSeen(
  { number, at, from, to, bytes, as, fate, isDropped, ends, isFromClient }: BoxPacket,
): readonly PacketSeen[] {
  const client = isFromClient ? ends[0] : ends[1] ?? ends[0];
  if (!client) return [];
  return [{
    number,
    at,
    client,
    name: nameOf({ bytes, as }),
    said: `From ${from} to ${to}, ${count(bytes.length, "byte")}. ${fate}`,
    crosses: isFromClient && ends[1] !== undefined && ends[1] !== client,
    isDropped: isDropped === true,
  }];
}

/** What a client has of its own, and of the other’s where that is not here. */
function describedBy(bench: PacketsBench, client: ClientName): readonly Described[] {
  const { local, remote } = bench.sessions.value[client];
  const isAlone = bench.sole.value !== undefined;
  return [
    ...(local ? [{ name: `Client ${client}’s local SDP`, client, pane: "Local SDP" as const, sdp: local.sdp }] : []),
    ...(remote && isAlone
      ? [{ name: `Client ${client}’s remote SDP`, client, pane: "Remote SDP" as const, sdp: remote.sdp }]
      : []),
  ];
}
