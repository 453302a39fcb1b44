/** The settings of new clients, joined with the browser: what a page gives its panel, and how its clients are made. */
import { useModel } from "@preact/signals";
import { openPeer } from "../browser/peer.ts";
import { tryServer } from "../browser/try-server.ts";
import { SettingsModel } from "../models/bench/settings.ts";
import { confidential, type OpenPeer } from "../protocol/facts/mod.ts";

const TOOLS = { tryServer, loadServers: () => import("../protocol/ice/lazy.ts") };

/** `openPeer` makes a client as it is chosen at that moment; `props` gives the panel what it draws. */
export function useSettings() {
  const settings = useModel(() => new SettingsModel(TOOLS));
  const open: OpenPeer = (report, look) => {
    const configuration = settings.take();
    return openPeer(report, look, configuration && confidential(configuration));
  };
  const props = (used: boolean, onReset: () => void) => ({
    servers: settings.servers.value,
    policies: settings.policies.value,
    inForce: settings.inForce.value,
    used,
    onAdd: settings.add,
    onRemove: settings.remove,
    onWrite: settings.write,
    onTry: settings.tryOut,
    onChoose: settings.choose,
    onReset,
  });
  return { openPeer: open, props };
}
