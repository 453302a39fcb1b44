/** The ways to save what happened: without what tells who and where somebody is, unless that is wished. */
import { useState } from "preact/hooks";

export type SavedAs = "svg" | "png" | "trace";

export interface SaveFormProps {
  /** Where a trace is replayed; left out where that is here. */
  readonly replayHref?: string;
  /** `real` keeps addresses and keys in it. */
  /** Resolves to what there is to say about it, if anything. */
  readonly onSave: (as: SavedAs, real: boolean) => Promise<string | undefined | void>;
}

export function SaveForm({ replayHref, onSave }: SaveFormProps) {
  const [said, setSaid] = useState("");
  return (
    <form
      class="save-form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const real = new FormData(form).has("real");
        form.reset(); // Each save is asked anew.
        setSaid("");
        void onSave((event.submitter as HTMLButtonElement).value as SavedAs, real).then((words) =>
          setSaid(words ?? "")
        );
      }}
    >
      <p class="save-acts">
        {SAVES.map(([as, words]) => (
          <button key={as} type="submit" value={as} class="plain" aria-describedby="trace-holds">{words}</button>
        ))}
        <label class="save-real">
          <input type="checkbox" name="real" autocomplete="off" /> with real addresses and keys
        </label>
        {replayHref && (
          <a href={replayHref} target="_blank" rel="noopener">
            Open a trace <span class="hidden">(opens in a new tab)</span>
          </a>
        )}
      </p>
      <p role="status">{said}</p>
      <p id="trace-holds" class="quiet">
        <span class="save-redacted">
          A trace holds every fact with its time, a picture what it shows. In both, addresses, ports, server names, keys
          and ids have substitutes, and pasted text that cannot be read is left out; messages and labels stay as you
          wrote them.
        </span>
        <span class="save-whole">
          The next file holds everything as it was, addresses, keys and pasted texts too: give it only to people you
          trust.
        </span>
      </p>
    </form>
  );
}

const SAVES = [["svg", "Save SVG"], ["png", "Save PNG"], ["trace", "Save trace"]] as const;
