/** Turns a bench whose other client is away, or is about to be, into what its component draws. */
import { nextStepFor } from "../protocol/advice/mod.ts";
import { onwardProps } from "./next-step-props.ts";
import type { AloneKit } from "./use-two-devices.ts";
import type { BenchOnScreen } from "./use-bench.ts";

/** The props of `Away`. */
export function awayProps(bench: BenchOnScreen, { away, presence }: AloneKit) {
  const sole = bench.sole.value;
  const asking = away.asking.value;
  const stayed = bench.sessions.value[sole ?? "A"];
  return {
    sole,
    asking,
    stays: stayed.remote === null,
    link: away.link.value,
    hasOffer: away.offer.value !== undefined,
    isOpen: stayed.remote === null,
    copied: away.copied.value,
    canShare: bench.leaving.canShare.value,
    shown: away.shown.value,
    onward: sole && onwardProps(bench, sole, nextStepFor, presence),
    onMove: () => void away.goAhead(asking),
    onKeep: away.keep,
    onBack: away.back,
    onShow: () => void away.show(),
    onHide: away.hide,
    onCopy: () => void away.copy(),
    onShare: () => void away.share(),
  };
}
