/** The settings of new clients, joined with the browser: what a page gives its panel, and how its clients are made. */
import { useModel } from "@preact/signals";
import { tryServer } from "../browser/try-server.ts";
import { SettingsModel } from "../models/bench/settings.ts";
import { type ClientName, confidential } from "../protocol/facts/mod.ts";
import { useKept } from "./use-kept.ts";

const TOOLS = { tryServer, loadServers: () => import("../protocol/ice/lazy.ts") };

/** `configurationOf` is what a client that is made now is made with; `settings` is what the panel shows and writes. */
export function useSettings() {
  const settings = useModel(() => new SettingsModel(TOOLS));
  useKept(({ followSettings }) => followSettings(settings));
  const configurationOf = (client: ClientName) => {
    settings.take();
    const configuration = settings.taken.peek()[client];
    return configuration && confidential(configuration);
  };
  return { configurationOf, settings };
}
