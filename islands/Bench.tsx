/** The free bench: both clients, no lesson, and settings for new clients. */
import type { Listings } from "../components/Client.tsx";
import { Settings } from "../components/Settings.tsx";
import { Workbench } from "../components/Workbench.tsx";
import { propsOf } from "./bench-props.ts";
import { useAway } from "./use-away.ts";
import { useBench } from "./use-bench.ts";
import { useMedia } from "./use-media.ts";
import { useSettings } from "./use-settings.ts";

export default function Bench({ listings, root }: { listings: Listings; root: string }) {
  const { openPeer, props } = useSettings();
  const bench = useMedia(useBench(root, undefined, undefined, { openPeer }));
  const { kit, move } = useAway(bench, root);
  const away = kit.value;
  return (
    <Workbench
      {...propsOf(bench, listings, root)}
      onMove={move}
      away={away && <away.Away {...away.awayProps(bench, away)} />}
      settings={<Settings {...props(bench.used.value, bench.reset)} />}
    />
  );
}
