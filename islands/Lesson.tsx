/** A lesson: its article on the left, the bench on the right. */
import { computed, useModel, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { BenchContext } from "../components/bench/view.ts";
import { Workbench } from "../components/bench/Workbench.tsx";
import type { Listings } from "../components/client/Code.tsx";
import { Article } from "../components/lesson/Article.tsx";
import type { LessonText } from "../components/lesson/view.ts";
import type { Sources } from "../components/signaling/sources.ts";
import { stepOf } from "../lessons/mod.ts";
import { LessonModel } from "../models/lesson/lesson.ts";
import { useBenchView, useLiveBench } from "../wiring/use-bench.ts";
import { ledBy } from "../wiring/led-by.ts";
import { lateMediaOf } from "../wiring/late-media.ts";
import { pointAt } from "../wiring/point-at.ts";
import { useKept } from "../wiring/use-kept.ts";
import { useLateConfiguration, useLessonNetwork } from "../wiring/use-lesson-network.ts";
import { useSignaling } from "../wiring/use-signaling.ts";
import { configurationIn, useStart } from "../wiring/use-start.ts";
import { useStepAddress } from "../wiring/use-step-address.ts";
import { useTwoDevices } from "../wiring/use-two-devices.ts";

interface Props {
  readonly slug: string;
  readonly text: LessonText;
  readonly listings: Listings;
  /** Where programs may carry. */
  readonly sources?: Sources;
  readonly benchHref: string;
  readonly root: string;
  readonly nextLesson?: { readonly title: string; readonly href: string };
}

export default function Lesson({ slug, text, listings, sources, benchHref, root, nextLesson }: Props) {
  const late = useLateConfiguration();
  const configurationOf = configurationIn(text.start) ?? late.configurationOf;
  const bench = useLiveBench({ root, lesson: slug, configurationOf });
  const network = useLessonNetwork(late, bench, {
    ...{ slug, steps: text.steps, lesson: () => lesson, root, listings, reset },
    // It is made with the first drawing, and what remembers comes later.
    noteShown: (id) => kept.peek()?.markShown(id),
  });
  useEffect(() => void (text.network && network.bring()), [network]);
  const { loaded, move } = useTwoDevices(bench, root, {
    ...{ slug, keepsMode: text.mode !== undefined },
    // The first is where a lesson opens anyway.
    step: () => lesson.shown.value === text.steps[0].id ? undefined : lesson.shown.value,
  });
  useEffect(() => bench.choose(text.mode ?? "trickle"), [bench]);
  const start = useStart(bench, text.start);
  const lesson = useModel(() => {
    const checksSeenFrom = computed(() => loaded.value?.checksSeenFrom);
    const alone = { sole: bench.sole, used: bench.used, checksSeenFrom };
    return new LessonModel({ steps: text.steps.map(stepOf) }, network.sessions, alone, network.seen);
  });
  useSignalEffect(() => {
    const step = text.steps.find(({ id }) => id === lesson.shown.value);
    pointAt(network.watched.value?.bench ?? bench, step?.points ?? []);
  });
  useSignalEffect(() => bench.lead(ledBy(text, lesson)));
  useStepAddress(lesson);
  function reset(fromStart = false) {
    lesson.startOver(fromStart);
    bench.reset();
    void start.prepare();
  }
  const kept = useKept(({ followLesson }) => followLesson(slug, text.steps, lesson, bench, reset));
  const progress = kept.value;
  const view = useBenchView(bench, {
    ...{ root, listings, move, reset, isTaught: true, lesson: slug, away: text.start?.away },
    ...(text.media && { media: () => lateMediaOf(bench) }),
    ...(text.network && network.view),
  });
  const Signaling = useSignaling(bench, root, sources);
  const two = loaded.value;
  const watched = network.watched.value;
  return (
    <BenchContext.Provider value={watched?.view ?? view}>
      <Article
        view={lesson}
        text={text}
        benchHref={benchHref}
        nextLesson={nextLesson}
        sheetHref={`${root}annotate/?lesson=${slug}`}
        doneBefore={progress?.doneBefore.value}
        shownSteps={progress?.shownSteps.value}
        acts={progress && !watched && <progress.ShowMeButtons view={progress.show} />}
        help={progress && <progress.StepHelp view={progress.help} show={watched ? undefined : progress.show} />}
      >
        {text.network && <network.Note />}
        {progress && <progress.LeftOff view={progress} />}
        {start.said.value && <p class="quiet" role="status">{start.said}</p>}
      </Article>
      {watched ? <watched.Bench /> : (
        <Workbench
          settings={text.network && (
            <>
              <network.Settings />
              <network.Network />
            </>
          )}
          carriedBy={Signaling && <Signaling />}
          isPreparing={start.isPreparing.value}
          otherDevice={two && <two.OtherDevice view={two.link} nextStep={two.nextStep} />}
        />
      )}
    </BenchContext.Provider>
  );
}
