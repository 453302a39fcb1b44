/** One client alone, opened by a link that may carry a blob. */
import { signal, useModel, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { clientAsked, modeAsked, nameTab, onFragment } from "../browser/page.ts";
import { isTouched, watchPresence } from "../browser/page-visibility.ts";
import { handOver } from "../browser/tabs.ts";
import { Article, type LessonText } from "../components/lesson/Article.tsx";
import type { Listings } from "../components/client/Client.tsx";
import { Device as DeviceOnScreen } from "../components/bench/Device.tsx";
import { Settings } from "../components/bench/Settings.tsx";
import { COURSE } from "../lessons/mod.ts";
import { ReceiveModel } from "../models/two-devices/receive.ts";
import { LessonModel } from "../models/lesson/lesson.ts";
import { VisibilityModel } from "../models/two-devices/visibility.ts";
import { announcementOf, nextStepFor } from "../protocol/advice/mod.ts";
import { checksSeenFrom } from "../protocol/goals/mod.ts";
import { dialogProps, happenedProps, reasonsProps } from "../wiring/bench-props.ts";
import { clientProps } from "../wiring/client-props.ts";
import { onwardProps, sayOnward } from "../wiring/next-step-props.ts";
import { TOOLS, useBench } from "../wiring/use-bench.ts";
import { useMedia } from "../wiring/use-media.ts";
import { useSettings } from "../wiring/use-settings.ts";

interface Props {
  readonly listings: Listings;
  readonly root: string;
  readonly lesson?: string;
  readonly text?: LessonText;
}

const asked = () => ({ client: clientAsked(), mode: modeAsked() });

export default function Device({ listings, root, lesson: slug, text }: Props) {
  const { openPeer, props } = useSettings();
  const bench = useMedia(useBench(root, slug, asked, { openPeer }));
  const device = useModel(() => new ReceiveModel(bench, handOver));
  const presence = useModel(() => new VisibilityModel(bench, { after: TOOLS.after, isTouched }));
  const lesson = useModel(() =>
    new LessonModel(COURSE.find((one) => one.slug === slug) ?? NONE, bench.sessions, {
      sole: bench.sole,
      seenFrom: signal(checksSeenFrom),
    })
  );
  useEffect(() => {
    presence.awake();
    return watchPresence(presence.go);
  }, [presence]);
  useEffect(() => onFragment((text) => void device.receive(text)), [device]);
  useSignalEffect(() => {
    const { sole: { value: sole } } = bench;
    const said = typeof device.handed.value === "object"
      ? "It has arrived"
      : sole && sayOnward(bench, sole, nextStepFor).title;
    if (said) nameTab([said, ...(text ? [text.title] : []), "Out of Band"].join(" · "));
  });
  function reset() {
    lesson.startOver();
    bench.reset();
  }
  const client = bench.sole.value ?? "B";
  const handed = device.handed.value;
  return (
    <>
      {text && typeof handed !== "object" && (
        <Article
          text={text}
          steps={lesson.standings.value}
          current={lesson.current.value}
          shown={lesson.shown.value}
          benchHref={`${root}bench/`}
          onTurn={lesson.turnTo}
          onSkip={lesson.skip}
          onBack={lesson.back}
          onGoOn={lesson.goOn}
        />
      )}
      <DeviceOnScreen
        client={client}
        bench={bench.sessions.value}
        props={{ ...clientProps(bench, client, listings, root), firefox: false }}
        next={bench.suggestion.value}
        mode={bench.mode.value}
        withholds={bench.patience.withholds.value}
        happened={happenedProps(bench, root, `client-${client}`)}
        reasons={reasonsProps(bench)}
        used={bench.used.value}
        spoken={announcementOf(bench.sessions.value)}
        handed={handed}
        isWhole={text !== undefined}
        settings={<Settings {...props(bench.used.value, reset)} alone />}
        onward={onwardProps(bench, client, nextStepFor, presence)}
        {...dialogProps(bench)}
        onMode={bench.choose}
        onWithhold={bench.patience.withhold}
        onSit={bench.sitAlone}
        onReset={reset}
      />
    </>
  );
}

/** Without a lesson there are no steps. */
const NONE = { slug: "", title: "", summary: "", minutes: 0, steps: [] };
