/** A saved trace: opened, or how to come by one. What is shown of it comes as children. */
import type { ComponentChildren } from "preact";

interface Props {
  /** What is open. */
  readonly name?: string;
  /** What of it cannot be shown. */
  readonly note: string;
  readonly problem?: { readonly said: string; readonly next: string };
  readonly benchHref: string;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
  readonly children?: ComponentChildren;
}

/** The id of what is said about everything that cannot be pressed. */
export const STILL = "replay-still";

export function ReplayPage({ name, note, problem, benchHref, onFile, onText, children }: Props) {
  const alert = problem && (
    <p class="problem" role="alert">
      <b>{problem.said}</b> {problem.next}
    </p>
  );
  if (name === undefined) {
    return (
      <div class="replay-empty">
        <p class="lead">
          A trace is one session, saved: everything that both clients did and saw, with its time. Here it plays again,
          as fast or slow as you like, and every pane shows that moment.
        </p>
        {alert}
        <div class="give-trace">
          <p class="give-acts">
            <FileButton label="Open a trace" isNext onFile={onFile} />
            <span class="quiet">or drop the file anywhere on this page</span>
          </p>
          <label for="given-trace">Or paste its text</label>
          <textarea
            id="given-trace"
            rows={3}
            spellcheck={false}
            autocomplete="off"
            placeholder='{ "format": "out-of-band/trace", …'
            value=""
            onInput={(event) => onText(event.currentTarget.value)}
          />
          <p class="quiet">Nothing you give leaves this page.</p>
        </div>
        <h2 class="small">Where a trace comes from</h2>
        <ol class="replay-ways">
          <li>
            Make a connection in a lesson or on the <a href={benchHref}>free bench</a>; one that fails will do as well.
          </li>
          <li>
            Below it, under <b>What happened</b>, press <b>Save trace</b>. You get a file that ends in{" "}
            <code>.trace.json</code>.
          </li>
          <li>Send it to whoever is to look at it. Addresses and keys have substitutes, unless you chose otherwise.</li>
        </ol>
      </div>
    );
  }
  return (
    <div class="replay-open">
      <div class="replay-head">
        <p class="replay-name">
          <b>{name}</b> <span id={STILL} class="quiet">This is a replay: nothing is called.</span>
        </p>
        <FileButton label="Open another trace" onFile={onFile} />
      </div>
      {alert}
      {note !== "" && <p class="quiet replay-note" role="status">{note}</p>}
      {children}
    </div>
  );
}

interface FileProps {
  readonly label: string;
  readonly isNext?: boolean;
  readonly onFile: (file: File) => void;
}

function FileButton({ label, isNext, onFile }: FileProps) {
  return (
    <label class={`replay-file ${isNext ? "button" : ""}`}>
      {label}
      <input
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const input = event.currentTarget;
          if (input.files?.[0]) onFile(input.files[0]);
          input.value = ""; // So that the same file can be chosen once more.
        }}
      />
    </label>
  );
}
