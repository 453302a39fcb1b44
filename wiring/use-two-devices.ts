/** Brings what is needed when one client of a bench goes to another device. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { siteBase } from "../browser/address.ts";
import { withStyles } from "../browser/late-styles.ts";
import type { NextStepView } from "../components/two-devices/NextStep.tsx";
import { nextStepView } from "./next-step-view.ts";
import { type LiveBench, TOOLS } from "./use-bench.ts";

type Loaded = typeof import("./lazy/two-devices.ts");
/** What draws the other device, and what it draws; `checksSeenFrom` is how a lesson is seen from one side. */
export interface TwoDevices extends Pick<Loaded, "OtherDevice" | "checksSeenFrom"> {
  readonly link: InstanceType<Loaded["DeviceLinkModel"]>;
  readonly nextStep: NextStepView;
}

/** The lesson on whose bench it is. */
interface OnLesson {
  readonly slug: string;
  /** The step that its reader is at. */
  readonly step: () => string | undefined;
  /** Whether it is about how candidates travel, which then stays as it is. */
  readonly keepsMode: boolean;
}

/** What has come, once it has, and how to move Client B away: it brings the rest. */
export function useTwoDevices(bench: LiveBench, root: string, lesson?: OnLesson) {
  const loaded: Signal<TwoDevices | undefined> = useSignal(undefined);
  const off = useRef(() => {});
  useEffect(() => () => off.current(), []);
  async function load(): Promise<TwoDevices> {
    const chunk = await withStyles(() => import("./lazy/two-devices.ts"));
    const { DeviceLinkModel, VisibilityModel, nextStepFor, isTouched, watchPresence, ...parts } = chunk;
    if (loaded.peek()) return loaded.peek()!;
    const { slug, ...at } = lesson ?? {};
    const link = new DeviceLinkModel(bench, { ...TOOLS, ...at, base: () => siteBase(root) }, slug);
    const visibility = new VisibilityModel(bench, { after: TOOLS.after, isTouched });
    visibility.awake();
    off.current = watchPresence(visibility.go);
    return loaded.value = { ...parts, link, nextStep: nextStepView(bench, nextStepFor, visibility) };
  }
  return { loaded, move: () => void load().then(({ link }) => link.move()) };
}
