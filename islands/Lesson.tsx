/** A lesson: its article on the left, the bench on the right. */
import { computed, useModel } from "@preact/signals";
import { Article, type LessonText } from "../components/lesson/Article.tsx";
import type { Listings } from "../components/client/Client.tsx";
import { Workbench } from "../components/bench/Workbench.tsx";
import { COURSE } from "../lessons/mod.ts";
import { LessonModel } from "../models/lesson/lesson.ts";
import { propsOf } from "../wiring/bench-props.ts";
import { useAway } from "../wiring/use-two-devices.ts";
import { useBench } from "../wiring/use-bench.ts";

interface Props {
  readonly slug: string;
  readonly text: LessonText;
  readonly listings: Listings;
  readonly benchHref: string;
  readonly root: string;
  readonly nextLesson?: { readonly title: string; readonly href: string };
}

export default function Lesson({ slug, text, listings, benchHref, root, nextLesson }: Props) {
  const bench = useBench(root, slug);
  const { kit, move } = useAway(bench, root, slug);
  const lesson = useModel(() => {
    const seenFrom = computed(() => kit.value?.checksSeenFrom);
    return new LessonModel(COURSE.find((one) => one.slug === slug)!, bench.sessions, { sole: bench.sole, seenFrom });
  });
  const away = kit.value;
  function reset() {
    lesson.startOver();
    bench.reset();
  }
  return (
    <>
      <Article
        text={text}
        steps={lesson.standings.value}
        current={lesson.current.value}
        shown={lesson.shown.value}
        benchHref={benchHref}
        nextLesson={nextLesson}
        onTurn={lesson.turnTo}
        onSkip={lesson.skip}
        onBack={lesson.back}
        onGoOn={lesson.goOn}
      />
      <Workbench
        {...propsOf(bench, listings, root, reset)}
        onMove={move}
        away={away && <away.OtherDevice {...away.awayProps(bench, away)} />}
      />
    </>
  );
}
