/** A lesson's prose, its steps, and its ending. Steps tick by what has happened, in whatever order it did. */
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Mode } from "../../protocol/facts/mod.ts";
import type { Goal, OneSidedCheck, Point } from "../../protocol/goals/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { Challenge, Ending } from "./Ending.tsx";
import { FirefoxNote } from "./FirefoxNote.tsx";
import { Prose } from "./Prose.tsx";

/** A question before a press, its options, which of them happens, and why; only `code` is marked in them. */
interface PredictionText {
  readonly question: string;
  readonly options: readonly string[];
  readonly happens: number;
  readonly because: string;
}

/** A step of a lesson without its prose. */
interface StepOutline {
  readonly id: string;
  readonly title: string;
  readonly points: readonly Point[];
  readonly goals: readonly Goal[];
  /** Whether it begins on a fresh bench. */
  readonly fresh?: boolean;
  readonly prediction?: PredictionText;
  /** In three grades: where to look; which two facts disagree; the act. */
  readonly hints?: readonly string[];
}

/** One lesson, with how its bench begins. Only the server has the HTML; in the browser it is already on the page. */
export interface LessonText {
  readonly slug: string;
  readonly title: string;
  /** How candidates travel at first. */
  readonly mode: Mode;
  /** Whether video and audio can be added. */
  readonly media: boolean;
  readonly steps: readonly StepOutline[];
  readonly endTitle: string;
  /** The fewest of something that it can be done with. */
  readonly challenge?: { readonly par: number; readonly counts: "carries" | "presses" };
  readonly html?: Readonly<Record<string, string>>;
}

/** Under what key the HTML of a lesson holds what has just happened when a step is met. */
export const doneKey = (id: string): string => `${id} done`;

interface Step {
  readonly id: string;
  readonly checks: readonly OneSidedCheck[];
  readonly met: boolean;
  /** What is left of it happens on the other device, where this one cannot see it. */
  readonly elsewhere: boolean;
  readonly skipped: boolean;
}

/** Where the reader of a lesson stands, as a model holds it. */
interface LessonView {
  readonly standings: ReadonlySignal<readonly Step[]>;
  readonly current: ReadonlySignal<string | undefined>;
  readonly shown: ReadonlySignal<string | undefined>;
  /** The step that was met last. */
  readonly justMet: ReadonlySignal<string | undefined>;
  /** Whether all steps are listed, also those that are still to come. */
  readonly listsAll: ReadonlySignal<boolean>;
  readonly listAll: (all: boolean) => void;
  /** Whether the present step is folded to its title. */
  readonly folded: ReadonlySignal<boolean>;
  readonly fold: (folded: boolean) => void;
  readonly turnTo: (id: string) => void;
  readonly skip: (id: string) => void;
  readonly back: (id: string) => void;
  readonly goOn: () => void;
}

interface Props {
  readonly view: LessonView;
  readonly text: LessonText;
  readonly nextLesson?: { readonly title: string; readonly href: string };
  readonly benchHref: string;
  /** The steps that were done on an earlier visit, and not yet on this one. */
  readonly doneBefore?: readonly string[];
  /** The prediction and the hints of the present step, once what draws them has come. */
  readonly help?: ComponentChildren;
  /** What is to be said before the steps. */
  readonly children?: ComponentChildren;
}

export function Article({ view, text, benchHref, nextLesson, doneBefore = [], help, children }: Props) {
  const steps = view.standings.value;
  const current = view.current.value;
  const through = current === undefined;
  const away = steps.filter((step) => step.elsewhere).length;
  const left = steps.filter((step) => !step.met && !step.elsewhere).length;
  const all = view.listsAll.value;
  return (
    <article
      class={`lesson ${all ? "all" : ""} ${steps.some((step) => step.met) ? "begun" : ""}`}
      aria-labelledby="lesson-title"
    >
      <h1 id="lesson-title">{text.title}</h1>
      <p class="progress" role="status">
        {through && left > 0 ? "You are at the end of the lesson. " : ""}
        {steps.length - left - away} of {steps.length} steps are done.
        {away > 0 && ` What is left of ${count(away, "step")} happens on the other device.`}
      </p>
      {children}
      <button type="button" class="plain all-steps" aria-expanded={all} onClick={() => view.listAll(!all)}>
        {all ? "This step only" : "All steps"}
      </button>
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
          />
        ))}
      </ol>
      {help}
      <details class="ending" open={through}>
        <summary>
          <h2>{text.endTitle}</h2>
        </summary>
        <Ending benchHref={benchHref} nextLesson={nextLesson} />
        {text.challenge && (
          <>
            <Prose html={text.html?.challenge} />
            <Challenge {...text.challenge} />
          </>
        )}
        <Prose html={text.html?.end} />
        {through && left > 0 && (
          <p class="quiet">You skipped {left === 1 ? "one step" : `${left} steps`}; you can go back at any time.</p>
        )}
      </details>
    </article>
  );
}

interface StepProps {
  readonly view: LessonView;
  readonly text: LessonText;
  readonly step: Step;
  readonly number: number;
  readonly title: string;
  /** Whether it was done on an earlier visit, and not yet on this one. */
  readonly wasDone: boolean;
}

function StepRow({ view, text, step, number, title, wasDone }: StepProps) {
  const { id, met, elsewhere, skipped, checks } = step;
  const isCurrent = id === view.current.value;
  const isShown = id === view.shown.value;
  const isFolded = isShown && isCurrent && view.folded.value;
  const state = met ? "done" : isCurrent ? "now" : skipped ? "skipped" : elsewhere ? "elsewhere" : "";
  const word = met
    ? "done"
    : skipped
    ? "skipped"
    : elsewhere
    ? "on the other device"
    : wasDone
    ? "done before"
    : "to do";
  return (
    <li
      id={id}
      class={`step ${state} ${isShown ? "shown" : ""}`}
      data-step={id}
      data-met={String(met)}
      aria-current={isCurrent ? "step" : undefined}
    >
      <details open={isShown && !isFolded}>
        <summary
          onClick={(event) => {
            event.preventDefault();
            if (!isShown) view.turnTo(id);
            else if (isCurrent) view.fold(!isFolded);
            else view.goOn();
          }}
        >
          <span class="step-number" aria-hidden="true">{met ? "✓" : number}</span>
          <h2>{title}</h2>
          <span class={word === "to do" || word === "done" ? "hidden" : "quiet"}>{word}</span>
        </summary>
        <Prose html={text.html?.[id]} />
        <ul class="checks">
          {checks.map((check, i) => (
            <li key={i} class={check.met ? "met" : check.elsewhere ? "elsewhere" : ""}>
              <span class={check.elsewhere ? "quiet" : "hidden"}>
                {check.met ? "done: " : check.elsewhere ? "on the other device: " : "missing: "}
              </span>
              {check.says}
            </li>
          ))}
        </ul>
        <p class="step-acts">
          {number > 1 && (
            <button
              type="button"
              class="plain"
              onClick={() => view.back(id)}
            >
              Back
            </button>
          )}
          {isCurrent && (
            <button
              type="button"
              class="plain"
              onClick={() => view.skip(id)}
            >
              Turn the page: this step is not done
            </button>
          )}
          {isShown && !isCurrent && <button type="button" class="plain" onClick={view.goOn}>Go on</button>}
        </p>
      </details>
    </li>
  );
}
