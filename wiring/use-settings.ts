/** The settings of new clients, joined with the browser: what a page gives its panel, and how its clients are made. */
import { useModel } from "@preact/signals";
import { openPeer } from "../browser/peer.ts";
import { tryServer } from "../browser/try-server.ts";
import { SettingsModel } from "../models/bench/settings.ts";
import { confidential, type OpenPeer } from "../protocol/facts/mod.ts";
import { useKept } from "./use-kept.ts";

const TOOLS = { tryServer, loadServers: () => import("../protocol/ice/lazy.ts") };

/** `openPeer` makes a client as it is chosen at that moment; `settings` is what the panel shows and writes. */
export function useSettings() {
  const settings = useModel(() => new SettingsModel(TOOLS));
  useKept(({ followSettings }) => followSettings(settings));
  const open: OpenPeer = (report, onPairs) => {
    settings.take();
    const configuration = settings.taken.peek();
    return openPeer(report, onPairs, configuration && confidential(configuration));
  };
  return { openPeer: open, settings };
}
