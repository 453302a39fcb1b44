/** The settings of new clients on a page that keeps them: what it gives its panel, and how its clients are made. */
import { useModel } from "@preact/signals";
import { configurationFrom, settingsOfPage } from "./settings.ts";
import { useKept } from "./use-kept.ts";

/** `configurationOf` is what a client that is made now is made with; `settings` is what the panel shows and writes. */
export function useSettings() {
  const settings = useModel(settingsOfPage);
  useKept(({ followSettings }) => followSettings(settings));
  return { configurationOf: configurationFrom(settings), settings };
}
