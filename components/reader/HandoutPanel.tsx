/** How a handout is made, and the buttons that make it. */
import type { Blank, Format, HandoutChoices } from "../../protocol/handout/mod.ts";

interface Props {
  readonly choices: HandoutChoices;
  /** Whether it is of a lesson, whose predictions and steps can be blanked, too. It lies open then: it was asked for. */
  readonly hasLesson: boolean;
  readonly onChoose: (change: Partial<HandoutChoices>) => void;
  readonly onSave: (format: Format) => void;
  readonly onPrint: () => void;
}

const SWITCHES = [
  ["redacted", "Replace addresses, names, credentials and fingerprints"],
  ["brief", "Only what matters"],
  ["notes", "With my notes"],
  ["sources", "With sources"],
] as const;

const SHEETS = [["handout", "Handout"], ["worksheet", "Worksheet, with blanks"], [
  "key",
  "Key to the worksheet",
]] as const;
const BLANK_WORDS = [
  ["predictions", "Blank what was to be predicted"],
  ["steps", "Blank what happened at each step"],
  ["values", "Blank values"],
  ["meanings", "Blank what values mean"],
  ["choices", "Blank what the answer did"],
  ["states", "Blank states"],
] as const;
/** What only the sheet of a lesson has. */
const OF_LESSONS: readonly Blank[] = ["predictions", "steps"];

const BUTTONS = [["md", "Save Markdown"], ["html", "Save HTML"], ["json", "Save JSON"], ["text", "Save text"]] as const;

export function HandoutPanel({ choices, hasLesson, onChoose, onSave, onPrint }: Props) {
  return (
    <details class="handout" open={hasLesson}>
      <summary>
        <h2>Make a handout</h2>
      </summary>
      <p class="handout-names">
        <label>
          Title{" "}
          <input
            value={choices.title}
            placeholder="An SDP, explained"
            onInput={(event) => onChoose({ title: event.currentTarget.value })}
          />
        </label>
        <label>
          Class{" "}
          <input value={choices.className} onInput={(event) => onChoose({ className: event.currentTarget.value })} />
        </label>
        <label>
          Date <input value={choices.date} onInput={(event) => onChoose({ date: event.currentTarget.value })} />
        </label>
      </p>
      <p class="handout-switches">
        {SWITCHES.map(([name, words]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={choices[name]}
              onChange={(event) => onChoose({ [name]: event.currentTarget.checked })}
            />
            {words}
          </label>
        ))}
      </p>
      <p class="handout-switches" role="group" aria-label="What is made">
        {SHEETS.map(([as, words]) => (
          <label key={as}>
            <input type="radio" name="made" checked={choices.as === as} onChange={() => onChoose({ as })} />
            {words}
          </label>
        ))}
      </p>
      {choices.as !== "handout" && (
        <p class="handout-switches" role="group" aria-label="What is blanked">
          {BLANK_WORDS.filter(([blank]) => hasLesson || !OF_LESSONS.includes(blank)).map(([blank, words]) => (
            <label key={blank}>
              <input
                type="checkbox"
                checked={choices.blanks.includes(blank)}
                onChange={(event) =>
                  onChoose({
                    blanks: [
                      ...choices.blanks.filter((one) =>
                        one !== blank
                      ),
                      ...(event.currentTarget.checked ? [blank] : []),
                    ],
                  })}
              />
              {words}
            </label>
          ))}
        </p>
      )}
      <p role="note">
        {choices.redacted
          ? "The handout holds made-up addresses, credentials and fingerprints in place of the real ones."
          : "The handout will hold the real addresses, credentials and fingerprints. Give it only to people you trust."}
      </p>
      <p class="handout-acts">
        {BUTTONS.map(([format, words]) => (
          <button key={format} type="button" onClick={() => onSave(format)}>{words}</button>
        ))}
        <button type="button" onClick={onPrint}>Print the page</button>
      </p>
    </details>
  );
}
