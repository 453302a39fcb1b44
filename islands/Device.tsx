/** One client alone, opened by a link that may carry a blob. */
import { signal, useModel, useSignalEffect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { clientAsked, keepCarried, modeAsked, onFragment } from "../browser/address.ts";
import { nameTab } from "../browser/document.ts";
import { isTouched, watchPresence } from "../browser/page-visibility.ts";
import { handOver } from "../browser/tabs.ts";
import { Device as DeviceOnScreen } from "../components/bench/Device.tsx";
import { Network, Settings } from "../components/bench/Settings.tsx";
import { BenchContext } from "../components/bench/view.ts";
import type { Listings } from "../components/client/Code.tsx";
import { Article } from "../components/lesson/Article.tsx";
import type { LessonText } from "../components/lesson/view.ts";
import { CarriedByFrame } from "../components/signaling/CarriedByFrame.tsx";
import type { Sources } from "../components/signaling/sources.ts";
import { NextStep } from "../components/two-devices/NextStep.tsx";
import { stepOf } from "../lessons/mod.ts";
import { LessonModel } from "../models/lesson/lesson.ts";
import { ReceiveModel } from "../models/two-devices/receive.ts";
import { VisibilityModel } from "../models/two-devices/visibility.ts";
import { nextStepFor } from "../protocol/advice/mod.ts";
import { checksSeenFrom } from "../protocol/goals/mod.ts";
import { mediaOf } from "../wiring/media.tsx";
import { nextStepView } from "../wiring/next-step-view.ts";
import { TOOLS, useBenchView, useLiveBench } from "../wiring/use-bench.ts";
import { useBox } from "../wiring/use-box.ts";
import { useKept } from "../wiring/use-kept.ts";
import { useSettings } from "../wiring/use-settings.ts";
import { useSignaling } from "../wiring/use-signaling.ts";
import { configurationIn } from "../wiring/use-start.ts";
import { useStepAddress } from "../wiring/use-step-address.ts";

interface Props {
  readonly listings: Listings;
  readonly sources: Sources;
  readonly root: string;
  readonly lesson?: string;
  readonly text?: LessonText;
}

const alone = () => ({ client: clientAsked(), mode: modeAsked() });

export default function Device({ listings, sources, root, lesson: slug, text }: Props) {
  const { configurationOf, settings } = useSettings();
  const madeWith = configurationIn(text?.start) ?? configurationOf;
  const bench = useLiveBench({ root, lesson: slug, alone, configurationOf: madeWith });
  const box = useBox(bench, { settings, root, reset });
  const received = useModel(() => new ReceiveModel(bench, handOver, keepCarried));
  const visibility = useModel(() => new VisibilityModel(bench, { after: TOOLS.after, isTouched }));
  const lesson = useModel(() =>
    new LessonModel({ steps: text?.steps.map(stepOf) ?? [] }, bench.sessions, {
      ...{ sole: bench.sole, used: bench.used, checksSeenFrom: signal(checksSeenFrom) },
    }, box.network)
  );
  useStepAddress(lesson);
  const progress =
    useKept(({ followLesson }) =>
      slug === undefined ? undefined : followLesson(slug, text?.steps ?? [], lesson, bench, reset)
    ).value;
  const [nextStep] = useState(() => nextStepView(bench, nextStepFor, visibility));
  function reset(fromStart = false) {
    lesson.startOver(fromStart);
    bench.reset();
  }
  const view = useBenchView(bench, {
    root,
    listings,
    reset,
    name: nameOfFiles(bench, slug),
    entered: () => settings.entered.peek(),
    media: () => mediaOf(bench),
    packets: box.packets,
    packetsSeen: box.seen,
    away: text?.start?.away,
    ...(slug !== undefined && { lesson: slug }),
  });
  useEffect(() => void (text?.network && box.onOpen()), [box]);
  const Signaling = useSignaling(bench, root, sources, CarriedByFrame);
  useEffect(() => {
    visibility.awake();
    return watchPresence(visibility.go);
  }, [visibility]);
  useEffect(() => onFragment((text) => void received.receive(text)), [received]);
  const handed = received.handed.value;
  useSignalEffect(() => {
    const hasLeft = typeof received.handed.value === "object";
    const said = hasLeft ? "It has arrived" : bench.sole.value && nextStep.text.value.title;
    if (said) nameTab([said, ...(text ? [text.title] : []), "Out of Band"].join(" · "));
  });
  return (
    <>
      <BenchContext.Provider value={view}>
        {text && typeof handed !== "object" && (
          <Article
            view={lesson}
            text={text}
            benchHref={`${root}bench/`}
            doneBefore={progress?.doneBefore.value}
            shownSteps={progress?.shownSteps.value}
            acts={progress && <progress.ShowMeButtons view={progress.show} />}
            help={progress && <progress.StepHelp view={progress.help} show={progress.show} />}
          >
            {progress && <progress.LeftOff view={progress} />}
          </Article>
        )}
        <DeviceOnScreen
          handed={handed}
          isWhole={text !== undefined}
          settings={
            <>
              <Settings view={settings} alone />
              <Network summary={box.summary} onOpen={box.onOpen} Panel={box.Panel} isOpen={text?.network} alone />
            </>
          }
          carriedBy={Signaling && <Signaling />}
          nextStep={<NextStep view={nextStep} />}
          onSit={bench.sitAlone}
        />
      </BenchContext.Provider>
    </>
  );
}

/** Saved files are named after the lesson, and the client that is here when they are saved. */
const nameOfFiles = (bench: { readonly sole: { peek(): string | undefined } }, lesson?: string) => () =>
  `${lesson ? `${lesson}-` : ""}client-${bench.sole.peek() ?? "B"}`;
