/** Below the present step: a prediction before its press, what became of the last one, hints, and “show me”. */
import type { ReadonlySignal } from "@preact/signals";
import type { Compared, Question } from "../../models/lesson/step-help.ts";
import { ShowMeButtons, ShowMeSays, type ShowMeView } from "./ShowMe.tsx";

interface HelpView {
  readonly question: ReadonlySignal<Question | undefined>;
  readonly compared: ReadonlySignal<Compared | undefined>;
  readonly hints: ReadonlySignal<{ readonly shown: readonly string[]; readonly left: number } | undefined>;
  /** What this device does of the step, where the other client is on another one. */
  readonly here: ReadonlySignal<readonly string[]>;
  readonly choose: (id: string, option: number) => void;
  readonly skip: (id: string) => void;
  readonly hint: () => void;
}

/** Words of a lesson, in which only `code` is marked. */
const words = (text: string) => text.split("`").map((part, i) => i % 2 === 1 ? <code key={i}>{part}</code> : part);

interface Props {
  readonly view: HelpView;
  /** What shows the next acts; nothing where a recording of the lesson is watched. */
  readonly show?: ShowMeView;
}

export function StepHelp({ view, show }: Props) {
  const question = view.question.value;
  const compared = view.compared.value;
  const hints = view.hints.value;
  return (
    <div class="step-help">
      {view.here.value.length > 0 && (
        <details class="more">
          <summary>What this device does</summary>
          <ol>{view.here.value.map((says, i) => <li key={i}>{says}</li>)}</ol>
        </details>
      )}
      {compared && (
        <p class="compared" role="status">
          You predicted: <b>{words(compared.predicted)}</b>.{" "}
          {compared.predicted === compared.happened ? show ? "So it was." : "So it was on the recording." : (
            <>
              {show ? "It was" : "On the recording it was"}: <b>{words(compared.happened)}</b>.
            </>
          )} <span>{words(compared.because)}</span>
        </p>
      )}
      {question && <Predict question={question} view={view} before={show ? "Before you press" : "Before you watch"} />}
      {hints && hints.shown.length > 0 && (
        <div class="hints">
          <ol>{hints.shown.map((text) => <li key={text}>{words(text)}</li>)}</ol>
        </div>
      )}
      <p class="help-acts">
        {hints && hints.left > 0 && (
          <button type="button" class="plain" onClick={view.hint}>
            {hints.shown.length === 0
              ? "Hint: where to look"
              : hints.left === 1
              ? "Tell me what to do"
              : "Another hint"}
          </button>
        )}
        {show && (
          <span class="help-show">
            <ShowMeButtons view={show} />
          </span>
        )}
      </p>
      {show && <ShowMeSays view={show} />}
    </div>
  );
}

/** Asked before the press that matters: any answer will do, and Escape or the button passes it over. */
function Predict(
  { question: { id, question, options, chosen }, view, before }: {
    readonly question: Question;
    readonly view: HelpView;
    readonly before: string;
  },
) {
  return (
    <div class="predict" onKeyDown={(event) => event.key === "Escape" && view.skip(id)}>
      <p id="predict-question">
        <b>{before}:</b> <span>{words(question)}</span>
      </p>
      <div role="radiogroup" aria-label="Predict" aria-describedby="predict-question">
        {options.map((text, option) => (
          <label key={option}>
            <input
              type="radio"
              name="prediction"
              checked={chosen === option}
              onChange={() => view.choose(id, option)}
            />
            <span>{words(text)}</span>
          </label>
        ))}
      </div>
      <button type="button" class="plain" onClick={() => view.skip(id)}>
        Skip<span class="hidden">the prediction</span>
      </button>
    </div>
  );
}
