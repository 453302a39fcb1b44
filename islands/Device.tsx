/** One client alone, opened by a link that may carry a blob. */
import { useModel } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { clientAsked, onFragment } from "../browser/page.ts";
import { handOver } from "../browser/tabs.ts";
import type { Listings } from "../components/Client.tsx";
import { Device as DeviceOnScreen } from "../components/Device.tsx";
import { Settings } from "../components/Settings.tsx";
import { DeviceModel } from "../models/device.ts";
import { spoken } from "../protocol/spoken.ts";
import { dialogProps, happenedProps, reasonsProps } from "./bench-props.ts";
import { clientProps } from "./client-props.ts";
import { useBench } from "./use-bench.ts";
import { useMedia } from "./use-media.ts";
import { useSettings } from "./use-settings.ts";

interface Props {
  readonly listings: Listings;
  readonly root: string;
  readonly lesson?: string;
}

export default function Device({ listings, root, lesson }: Props) {
  const { openPeer, props } = useSettings();
  const bench = useMedia(useBench(root, lesson, clientAsked, { openPeer }));
  const device = useModel(() => new DeviceModel(bench, handOver));
  useEffect(() => onFragment((text) => void device.receive(text)), [device]);
  const client = bench.sole.value ?? "B";
  return (
    <DeviceOnScreen
      client={client}
      bench={bench.sessions.value}
      props={clientProps(bench, client, listings, root)}
      next={bench.suggestion.value}
      mode={bench.mode.value}
      withholds={bench.patience.withholds.value}
      happened={happenedProps(bench, root, `client-${client}`)}
      reasons={reasonsProps(bench)}
      used={bench.used.value}
      spoken={spoken(bench.sessions.value)}
      handed={device.handed.value}
      settings={<Settings {...props(bench.used.value, bench.reset)} alone />}
      {...dialogProps(bench)}
      onMode={bench.choose}
      onWithhold={bench.patience.withhold}
      onSit={bench.sitAlone}
      onReset={bench.reset}
    />
  );
}
