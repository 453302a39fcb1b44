/** A bench with a fake peer and a fake world around it. It holds no test itself. */
import { BenchModel } from "../../models/bench/bench.ts";
import type { Engine } from "../../protocol/advice/answer-deadline.ts";
import type { OpenPeer } from "../../protocol/facts/mod.ts";
import { type Fake, fakePeers } from "./fake-peer.ts";

interface Timer {
  readonly milliseconds: number;
  readonly run: () => void;
  off: boolean;
}

/** The bench, and what reached the world: copied, saved and shared texts. `scan` is called as the camera would. */
export function bench(
  { clipboard = true, lesson, engine = "chromium", soon = (run) => run(), before = async () => {}, openPeer }: {
    clipboard?: boolean;
    lesson?: string;
    engine?: Engine;
    soon?: (run: () => void) => void;
    /** What has to be over before a part of the page that comes late is there. */
    before?: () => Promise<void>;
    /** In place of the fake peers. */
    openPeer?: OpenPeer;
  } = {},
) {
  const fake: Fake = fakePeers();
  const timers: Timer[] = [];
  const copied: string[] = [];
  const saved: { name: string; text: string; type: string }[] = [];
  const shared: string[] = [];
  const camera: { onText?: (text: string) => void; onProblem?: (problem: "refused") => void; off: number } = { off: 0 };
  let time = 0;
  const readText = async (file: Blob) =>
    file.type === "image/png" ? { problem: "no-code" as const } : { text: await file.text() };
  const model = new BenchModel({
    now: () => time += 10,
    after: (milliseconds, run) => {
      const timer = { milliseconds, run, off: false };
      timers.push(timer);
      return () => void (timer.off = true);
    },
    soon,
    openPeer: openPeer ?? fake.openPeer,
    notes: { load: () => ({}), save: () => {} },
    loadReader: () => before().then(() => import("../../protocol/sdp/lazy.ts")),
    loadPressTools: () => before().then(() => import("../../wiring/lazy/press-tools.ts")),
    loadQr: () => import("../../components/desk/qr.ts").then(({ qrOf }) => qrOf),
    engine: () => engine,
    base: () => "https://oob.example/",
    canShare: () => true,
    share: (text) => {
      shared.push(text);
      return Promise.resolve(clipboard);
    },
    save: (name, text, type) => void saved.push({ name, text, type }),
    read: () => Promise.resolve(clipboard ? copied.at(-1) : undefined),
    readFile: readText,
    readPicture: readText,
    scan: ({ onText, onProblem }) => {
      Object.assign(camera, { onText, onProblem });
      return () => void camera.off++;
    },
    copy: (text) => {
      copied.push(text);
      return Promise.resolve(clipboard);
    },
  }, lesson);
  model.reset();
  return {
    model,
    fake,
    copied,
    saved,
    shared,
    camera,
    timers,
    /** Lets 10 milliseconds pass. */
    tick: () => void (time += 10),
    elapse: () => timers.filter((timer) => !timer.off).forEach(({ run }) => run()),
  };
}

/** Presses and carries all of an exchange without waiting for anything in between. */
export const hurry = (model: ReturnType<typeof bench>["model"]): Promise<unknown> =>
  Promise.all([
    model.press("A", "createOffer"),
    model.press("A", "setLocalDescription"),
    model.carryNext("A"),
    model.press("B", "createAnswer"),
    model.press("B", "setLocalDescription"),
    model.carryNext("B"),
  ]);
