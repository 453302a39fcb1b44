/** The free bench: both clients, no lesson, and settings for new clients. */
import { useModel } from "@preact/signals";
import { openPeer } from "../browser/peer.ts";
import { tryServer } from "../browser/servers.ts";
import type { Listings } from "../components/Client.tsx";
import { Settings } from "../components/Settings.tsx";
import { Workbench } from "../components/Workbench.tsx";
import { SettingsModel } from "../models/settings.ts";
import { inConfidence } from "../protocol/configuration.ts";
import type { OpenPeer } from "../protocol/peer.ts";
import { propsOf } from "./bench-props.ts";
import { useAway } from "./use-away.ts";
import { useBench } from "./use-bench.ts";

const TOOLS = { tryServer, loadServers: () => import("../protocol/servers.ts") };

export default function Bench({ listings, root }: { listings: Listings; root: string }) {
  const settings = useModel(() => new SettingsModel(TOOLS));
  const open: OpenPeer = (report, look) => {
    const configuration = settings.take();
    return openPeer(report, look, configuration && inConfidence(configuration));
  };
  const bench = useBench(root, undefined, undefined, { openPeer: open });
  const { kit, move } = useAway(bench, root);
  const away = kit.value;
  return (
    <Workbench
      {...propsOf(bench, listings, root)}
      onMove={move}
      away={away && <away.Away {...away.awayProps(bench, away)} />}
      settings={
        <Settings
          servers={settings.servers.value}
          policies={settings.policies.value}
          inForce={settings.inForce.value}
          used={bench.used.value}
          onAdd={settings.add}
          onRemove={settings.remove}
          onWrite={settings.write}
          onTry={settings.tryOut}
          onChoose={settings.choose}
          onReset={bench.reset}
        />
      }
    />
  );
}
