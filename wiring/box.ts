/** The box of a bench, joined with the browser: its settings, and its packets. */
import { computed } from "@preact/signals";
import { h } from "preact";
import { siteBase } from "../browser/address.ts";
import { askForBox, openBoxWire } from "../browser/box.ts";
import { after, now } from "../browser/timers.ts";
import { GlassNote } from "../components/box/GlassNote.tsx";
import { NetworkPanel } from "../components/box/NetworkPanel.tsx";
import type { SettingsModel } from "../models/bench/settings.ts";
import { BoxModel } from "../models/box/box.ts";
import { NetworkSeenModel } from "../models/box/network-seen.ts";
import { networkText } from "../protocol/box/mod.ts";
import type { OpenPeer } from "../protocol/facts/mod.ts";
import { packetsOf } from "./box-packets.ts";
import type { LiveBench } from "./use-bench.ts";

/** What a box is given of the page. */
export interface BoxOnPage {
  readonly settings: InstanceType<typeof SettingsModel>;
  /** From the page to the site’s root. */
  readonly root: string;
  /** Makes the clients of the bench anew, and begins the step of a lesson again. */
  readonly reset: () => void;
}

/** The box of a bench, and what is drawn of it. */
export function boxOf(bench: LiveBench, { settings, root, reset }: BoxOnPage) {
  const base = () => siteBase(root);
  const box = new BoxModel({
    now,
    after,
    glassRefused: () => {
      // The one press that asked for it is taken back.
      playBy(undefined);
    },
    ask: () => askForBox(base()),
    connect: (path, hearing) => openBoxWire(base(), path, hearing),
  });
  const isGiven = computed(() => {
    const { value: servers } = box.servers;
    const here = settings.servers.value.filter(({ client }) => client !== undefined);
    return settings.inForce.value && servers.length > 0 &&
      servers.every(({ urls, credential }) => here.some((one) => one.urls === urls && one.credential === credential));
  });
  function give() {
    settings.give(box.servers.peek());
    reset();
  }
  /** Makes both clients anew, Client B as a peer of glass, or as this browser’s. */
  function playBy(glass: OpenPeer | undefined) {
    bench.B.playedBy.value = glass;
    give();
  }
  const isGlass = computed(() => bench.B.playedBy.value !== undefined);
  const playGlass = (on: boolean) => playBy(on ? box.glass.openPeer.peek() : undefined);
  const network = new NetworkSeenModel({ ...box, since: bench.since, isGlass });
  const { seen, Packets } = packetsOf(bench, box, network);
  const view = { ...box, isGiven, give, isGlass, playGlass };
  const Glass = () => h(GlassNote, { isStuck: box.glass.isStuck, onAgain: reset });
  return {
    ask: box.ask,
    state: box.state,
    Panel: () => h(NetworkPanel, { view }),
    /** What draws a client’s packets, once the box was joined. */
    packets: computed(() => box.pair.value && Packets),
    /** What is said of Client B where it is a peer of glass. */
    glass: computed(() => isGlass.value ? Glass : undefined),
    seen,
    network: network.seen,
    summary: computed(() => box.state.value === "joined" ? networkText(box.settings.value!) : ""),
  };
}
