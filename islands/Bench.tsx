/** The free bench: both clients, no lesson, and settings for new clients. */
import { BenchContext } from "../components/bench/view.ts";
import { Network, Settings } from "../components/bench/Settings.tsx";
import { Workbench } from "../components/bench/Workbench.tsx";
import type { Listings } from "../components/client/Code.tsx";
import { mediaOf } from "../wiring/media.tsx";
import { useBenchView, useLiveBench } from "../wiring/use-bench.ts";
import { useBox } from "../wiring/use-box.ts";
import { useSettings } from "../wiring/use-settings.ts";
import { useTwoDevices } from "../wiring/use-two-devices.ts";

export default function Bench({ listings, root }: { listings: Listings; root: string }) {
  const { configurationOf, settings } = useSettings();
  const bench = useLiveBench({ root, configurationOf });
  const box = useBox(bench, { settings, root, reset: bench.reset });
  const { loaded, move } = useTwoDevices(bench, root);
  const view = useBenchView(bench, {
    root,
    listings,
    move,
    entered: () => settings.entered.peek(),
    media: () => mediaOf(bench),
    packets: box.packets,
    packetsSeen: box.seen,
    glass: box.glass,
  });
  const two = loaded.value;
  return (
    <BenchContext.Provider value={view}>
      <Workbench
        settings={
          <>
            <Settings view={settings} />
            <Network summary={box.summary} onOpen={box.onOpen} Panel={box.Panel} />
          </>
        }
        otherDevice={two && <two.OtherDevice view={two.link} nextStep={two.nextStep} />}
      />
    </BenchContext.Provider>
  );
}
