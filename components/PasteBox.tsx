/** Where blobs arrive: it reads first, says what it read, and changes nothing by itself. */
import { across, type ClientName } from "../protocol/fact.ts";
import { type Telling, TOO_LONG } from "../protocol/blob/mod.ts";

interface Props {
  readonly client: ClientName;
  readonly text: string;
  readonly telling: Telling;
  readonly isNext: boolean;
  readonly onText: (text: string) => void;
  readonly onPaste: () => void;
}

export function PasteBox({ client, text, telling, isNext, onText, onPaste }: Props) {
  return (
    <section class={`paste ${telling.mood}`}>
      <p class="paste-head">
        <label for={`paste-${client}`}>Paste into Client {client}</label>
        <button type="button" class={isNext ? "next" : ""} onClick={onPaste}>Paste</button>
      </p>
      <textarea
        id={`paste-${client}`}
        rows={2}
        spellcheck={false}
        autocomplete="off"
        placeholder={`What you carried from Client ${across(client)}`}
        aria-describedby={`read-${client}`}
        value={text}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text/plain") ?? "";
          if (text.length <= TOO_LONG) return;
          event.preventDefault();
          onText(text);
        }}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id={`read-${client}`} role="status">{telling.said}</p>
    </section>
  );
}
