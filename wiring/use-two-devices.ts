/** Brings what is needed when one client of a bench goes to another device. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { siteBase } from "../browser/page.ts";
import { type BenchOnScreen, TOOLS } from "./use-bench.ts";

type Loaded = typeof import("./lazy/two-devices.ts");
export type AloneKit = Loaded & {
  readonly away: InstanceType<Loaded["DeviceLinkModel"]>;
  readonly presence: InstanceType<Loaded["VisibilityModel"]>;
};

/** The kit, once it has come, and how to bring it. */
export function useAway(bench: BenchOnScreen, root: string, lesson?: string) {
  const kit: Signal<AloneKit | undefined> = useSignal(undefined);
  const off = useRef(() => {});
  useEffect(() => () => off.current(), []);
  async function load(): Promise<AloneKit> {
    const loaded = await import("./lazy/two-devices.ts");
    if (kit.peek()) return kit.peek()!;
    const world = { ...TOOLS, base: () => siteBase(root) };
    const away = new loaded.DeviceLinkModel(bench, world, lesson);
    const presence = new loaded.VisibilityModel(bench, { after: TOOLS.after, isTouched: loaded.isTouched });
    presence.awake();
    off.current = loaded.watchPresence(presence.go);
    return kit.value = { ...loaded, away, presence };
  }
  return { kit, load, move: async () => (await load()).away.move() };
}
