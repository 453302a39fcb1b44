/** A replay as its tests open it. */
import { ReplayModel } from "../../../models/replay/replay.ts";
import * as pressTools from "../../../wiring/lazy/press-tools.ts";

/** A replay of nothing yet, with timers that a test runs. */
export function opened() {
  const timers: { readonly milliseconds: number; readonly run: () => void; off: boolean }[] = [];
  const copied: string[] = [];
  const model = new ReplayModel({
    after: (milliseconds, run) => {
      const timer = { milliseconds, run, off: false };
      timers.push(timer);
      return () => void (timer.off = true);
    },
    readFile: (file) => file.text(),
    loadReader: () => import("../../../protocol/sdp/lazy.ts"),
    loadJoin: () => import("../../../protocol/trace/lazy.ts"),
    notes: { load: () => ({}), save: () => {} },
    pressTools,
    copy: (text) => {
      copied.push(text);
      return Promise.resolve(true);
    },
    save: () => {},
    share: () => Promise.resolve(true),
    canShare: () => true,
    base: () => "https://oob.example/",
    loadQr: () => Promise.reject(new Error("not here")),
  });
  model.awake();
  /** Runs what waits, and says how long it would have waited. */
  const next = () => {
    const timer = timers.find(({ off }) => !off);
    if (!timer) return undefined;
    timer.off = true;
    timer.run();
    return timer.milliseconds;
  };
  return { model, timers, copied, next };
}
