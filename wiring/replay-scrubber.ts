/** The slider of a replay, joined with what plays it. */
import type { ScrubberProps } from "../components/replay/Scrubber.tsx";
import { type Speed, SPEEDS } from "../models/replay/player.ts";
import { moment } from "../protocol/text/mod.ts";
import { entryText } from "../protocol/trace/mod.ts";
import type { Replay } from "./replay-view.ts";

/** What the slider of a replay shows, and what it can do. */
export function scrubberProps({ moments, player, present, ticks }: Replay): ScrubberProps {
  const now = present.value;
  return {
    total: moments.value.length,
    passed: player.passed.value,
    ...(now && { present: { client: now.client, time: moment(now.at), words: entryText(now.entry) } }),
    end: moment(moments.value.at(-1)?.at ?? 0),
    playing: player.playing.value,
    speed: player.speed.value,
    speeds: SPEEDS,
    ticks: ticks.value,
    onGo: player.go,
    onFirst: player.first,
    onBack: player.back,
    onForward: player.forward,
    onLast: player.last,
    onPlay: player.play,
    onPause: player.pause,
    onSpeed: (speed) => player.choose(speed as Speed),
  };
}
