/** One step of a lesson: its prose, what of it is met, and how the page is turned. */
import { Prose } from "./Prose.tsx";
import type { LessonText, LessonView, StepStanding } from "./view.ts";

interface StepProps {
  readonly view: LessonView;
  readonly text: LessonText;
  readonly step: StepStanding;
  readonly number: number;
  readonly title: string;
  /** Whether it was done on an earlier visit, and not yet on this one. */
  readonly wasDone: boolean;
  /** Whether something of it was shown in place of being done. */
  readonly wasShown: boolean;
}

export function StepRow({ view, text, step, number, title, wasDone, wasShown }: StepProps) {
  const { id, met, elsewhere, skipped, checks } = step;
  const isCurrent = id === view.current.value;
  const isShown = id === view.shown.value;
  const isFolded = isShown && isCurrent && view.folded.value;
  const state = met ? "done" : isCurrent ? "now" : skipped ? "skipped" : elsewhere ? "elsewhere" : "";
  const word = met
    ? wasShown ? "done, shown" : "done"
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
      class={`step ${state} ${isShown ? "shown" : ""} ${view.listsAll.value ? "listed" : ""}`}
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
