/** The free bench: both clients, no lesson, and settings for new clients. */
import type { Listings } from "../components/client/Client.tsx";
import { Settings } from "../components/bench/Settings.tsx";
import { Workbench } from "../components/bench/Workbench.tsx";
import { propsOf } from "../wiring/bench-props.ts";
import { useAway } from "../wiring/use-two-devices.ts";
import { useBench } from "../wiring/use-bench.ts";
import { useMedia } from "../wiring/use-media.ts";
import { useSettings } from "../wiring/use-settings.ts";

export default function Bench({ listings, root }: { listings: Listings; root: string }) {
  const { openPeer, props } = useSettings();
  const bench = useMedia(useBench(root, undefined, undefined, { openPeer }));
  const { kit, move } = useAway(bench, root);
  const away = kit.value;
  return (
    <Workbench
      {...propsOf(bench, listings, root)}
      onMove={move}
      away={away && <away.OtherDevice {...away.awayProps(bench, away)} />}
      settings={<Settings {...props(bench.used.value, bench.reset)} />}
    />
  );
}
