/** Where a text is given to the reader, and what was read in it. */
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { type Found, foundText } from "../../protocol/handout/mod.ts";

interface Props {
  readonly text: string;
  readonly problem?: Problem;
  readonly documents: readonly { readonly name: string }[];
  /** What was left out around the descriptions, and mended in them. */
  readonly found: Found;
  /** Whether nothing was left out nor mended, because that was asked for. */
  readonly asItStands: boolean;
  readonly onStand: (is: boolean) => void;
  readonly onText: (text: string) => void;
  readonly onFile: (file: Blob) => void;
}

/** A text longer than this is read, but not laid out in the box, which would take browsers minutes. */
const SHOWN = 100_000;

export function GivenText(props: Props) {
  const { text, problem, documents, onText, onFile } = props;
  const changed = foundText(props.found);
  const about = problem && explain(problem);
  return (
    <section class="give">
      <label for="given">An SDP, a description as JSON, candidates; several at once if you like</label>
      <textarea
        id="given"
        rows={documents.length > 0 ? 3 : 8}
        spellcheck={false}
        autocomplete="off"
        placeholder="Paste here, or drop a file here. Nothing you give leaves this page."
        value={text.length > SHOWN ? "" : text}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData("text/plain") ?? "";
          if (pasted.length <= SHOWN) return;
          event.preventDefault();
          onText(pasted);
        }}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p class="give-acts">
        <label class="file">
          Open a file{" "}
          <input
            type="file"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) onFile(file);
            }}
          />
        </label>
        {text !== "" && <button type="button" class="plain" onClick={() => onText("")}>Clear</button>}
      </p>
      <p role="status">
        {about
          ? `${about.said} ${about.next}`
          : documents.length > 0
          ? `Read: ${documents.map(({ name }) => name).join(", ")}. ${changed.join(" ")}`.trimEnd()
          : ""}
      </p>
      {(changed.length > 0 || props.asItStands) && (
        <label class="as-it-stands">
          <input
            type="checkbox"
            checked={props.asItStands}
            onChange={(event) => props.onStand(event.currentTarget.checked)}
          />{" "}
          Show it as it stands, with nothing left out and nothing mended
        </label>
      )}
    </section>
  );
}
