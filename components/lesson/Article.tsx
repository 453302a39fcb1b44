/** A lesson's prose, its steps, and its ending. Steps tick by what has happened, in whatever order it did. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { count } from "../../protocol/text/mod.ts";
import { Challenge, Ending } from "./Ending.tsx";
import { FirefoxNote } from "./FirefoxNote.tsx";
import { Prose } from "./Prose.tsx";
import { StepRow } from "./StepRow.tsx";
import { doneKey, type LessonText, type LessonView } from "./view.ts";

interface Props {
  readonly view: LessonView;
  readonly text: LessonText;
  readonly nextLesson?: { readonly title: string; readonly href: string };
  readonly benchHref: string;
  readonly sheetHref?: string;
  /** The steps that were done on an earlier visit, and not yet on this one. */
  readonly doneBefore?: readonly string[];
  /** The steps of which something was shown in place of being done. */
  readonly shownSteps?: readonly string[];
  /** The prediction and the hints of the present step, once what draws them has come. */
  readonly help?: ComponentChildren;
  /** What shows the next acts, once it has come. */
  readonly acts?: ComponentChildren;
  /** What is to be said before the steps. */
  readonly children?: ComponentChildren;
}

export function Article(
  { view, text, benchHref, sheetHref, nextLesson, doneBefore = [], shownSteps = [], help, acts, children }: Props,
) {
  const steps = view.standings.value;
  const current = view.current.value;
  const through = current === undefined;
  const away = steps.filter((step) => step.elsewhere).length;
  const left = steps.filter((step) => !step.met && !step.elsewhere).length;
  const all = view.listsAll.value;
  const shown = view.shown.value;
  const article = useRef<HTMLElement>(null);
  // On a phone the steps scroll by themselves, and the next one is read from its beginning.
  useEffect(() => article.current?.scrollTo(0, 0), [shown]);
  return (
    <article
      ref={article}
      class={`lesson ${all ? "all" : ""} ${steps.some((step) => step.met) ? "begun" : ""}`}
      aria-labelledby="lesson-title"
    >
      <h1 id="lesson-title">{text.title}</h1>
      <p class="progress" role="status">
        {through && left > 0 ? "You are at the end of the lesson. " : ""}
        {steps.length - left - away} of {steps.length} steps are done.
        {away > 0 && ` What is left of ${count(away, "step")} happens on the other device.`}
      </p>
      <button type="button" class="plain all-steps" aria-expanded={all} onClick={() => view.listAll(!all)}>
        {all ? "This step only" : "All steps"}
      </button>
      <div class="show-acts">{acts}</div>
      {children}
      <div class="lesson-says">
        <Prose class="lead" html={text.html?.intro} />
        <div class="just-met" role="status">
          {steps.map(({ id }) => (
            <div key={id} hidden={view.justMet.value !== id}>
              <Prose html={text.html?.[doneKey(id)]} />
            </div>
          ))}
        </div>
      </div>
      <FirefoxNote />
      <ol class="steps">
        {steps.map((step, i) => (
          <StepRow
            key={step.id}
            view={view}
            text={text}
            step={step}
            number={i + 1}
            title={text.steps[i].title}
            wasDone={doneBefore.includes(step.id)}
            wasShown={shownSteps.includes(step.id)}
          />
        ))}
      </ol>
      {help}
      <details class="ending" open={through}>
        <summary>
          <h2>{text.endTitle}</h2>
        </summary>
        <Ending benchHref={benchHref} sheetHref={sheetHref} nextLesson={nextLesson} />
        {text.challenge && (
          <section class="challenge" aria-label="A task">
            <Prose html={text.html?.challenge} />
            <Challenge {...text.challenge} />
          </section>
        )}
        <Prose html={text.html?.end} />
        {through && left > 0 && (
          <p class="quiet">You skipped {left === 1 ? "one step" : `${left} steps`}; you can go back at any time.</p>
        )}
      </details>
    </article>
  );
}
