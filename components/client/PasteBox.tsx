/** Where blobs arrive: it reads first, says what it read, and changes nothing by itself. */
import { across, type Carrier, type ClientName, type SignalingMessage } from "../../protocol/facts/mod.ts";
import { asJson, type BlobReading, TOO_LONG } from "../../protocol/blob/mod.ts";
import type { BoxText } from "../../protocol/calls/mod.ts";
import { Line } from "./ProblemNote.tsx";
import { SdpText } from "../reader/SdpText.tsx";

/** The ways a text comes to the box. */
export interface ArrivalVerbs {
  readonly paste: (text: string, by?: Carrier) => void;
  readonly pasteClipboard: () => void;
  readonly takeFile: (file: File) => void;
  readonly openCamera: () => void;
}

interface Props {
  readonly client: ClientName;
  readonly text: string;
  readonly reading: BlobReading;
  readonly telling: BoxText;
  readonly isNext: boolean;
  readonly verbs: ArrivalVerbs;
}

export function PasteBox({ client, text, reading, telling, isNext, verbs }: Props) {
  return (
    <section
      class={`paste ${telling.severity}`}
      onDragOver={(event) => {
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) verbs.takeFile(file);
        else verbs.paste(event.dataTransfer?.getData("text/plain") ?? "", "drag");
      }}
    >
      <p class="paste-head">
        <label for={`paste-${client}`}>Paste into Client {client}</label>
        <button type="button" class={isNext ? "next" : ""} onClick={verbs.pasteClipboard}>Paste</button>
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
          verbs.paste(text);
        }}
        onInput={(event) => verbs.paste(event.currentTarget.value)}
      />
      <p class="paste-ways">
        <label class="file-button">
          Open a file
          <input
            type="file"
            aria-label={`Open a file for Client ${client}`}
            onChange={(event) => {
              const input = event.currentTarget;
              if (input.files?.[0]) verbs.takeFile(input.files[0]);
              input.value = ""; // So that the same file can be chosen once more.
            }}
          />
        </label>
        <button type="button" class="plain" onClick={verbs.openCamera}>
          Scan a QR code<span class="hidden">{` for Client ${client}`}</span>
        </button>
      </p>
      <p id={`read-${client}`} role="status">{telling.said}</p>
      {telling.at && <Line at={telling.at} />}
      {reading.ok && reading.repairs.length > 0 && telling.said !== "" && <Mended messages={reading.messages} />}
    </section>
  );
}

/** What was read after mending, so that nothing is changed unseen. */
function Mended({ messages }: { messages: readonly SignalingMessage[] }) {
  const text = messages.map((message) => message.kind === "description" ? message.sdp : `${asJson(message)}\n`).join(
    "",
  );
  return (
    <details class="more mended">
      <summary>Show what was read</summary>
      <SdpText sdp={text} label="What was read" />
    </details>
  );
}
