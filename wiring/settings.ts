/** Settings of new clients: the model with what it needs of the browser, and what a client is made with. */
import { tryServer } from "../browser/try-server.ts";
import { SettingsModel } from "../models/bench/settings.ts";
import { type ClientName, confidential } from "../protocol/facts/mod.ts";

const TOOLS = { tryServer, loadServers: () => import("../protocol/ice/lazy.ts") };

/** Settings as they are when a page opens. */
export const settingsOfPage = () => new SettingsModel(TOOLS);

/** What a client that is made now is made with. */
export const configurationFrom = (settings: InstanceType<typeof SettingsModel>) => (client: ClientName) => {
  settings.take();
  const configuration = settings.taken.peek()[client];
  return configuration && confidential(configuration);
};
