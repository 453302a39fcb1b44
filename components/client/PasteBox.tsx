/** Where blobs arrive: it reads first, says what it read, and changes nothing by itself. */
import { across, type SignalingMessage } from "../../protocol/facts/mod.ts";
import { asJson, TOO_LONG } from "../../protocol/blob/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";
import { fold } from "../bench/fold.ts";
import { useArrows } from "../bench/arrows.ts";
import { CallButton } from "./CallButton.tsx";
import { usePress } from "./next-press.ts";
import { Line } from "./ProblemNote.tsx";
import { SdpText } from "../reader/SdpText.tsx";

export function PasteBox() {
  const { readOnly } = useBench();
  const { client, session, reading, boxText, actions } = useClient();
  const acts = useActs();
  const arrows = useArrows();
  const isNext = usePress() === "paste";
  const { severity, said, at, canBeGiven } = boxText.value;
  const read = reading.value;
  return (
    <section
      class={`paste ${severity}`}
      onDragOver={(event) => {
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) actions.takeFile(file);
        else actions.paste(event.dataTransfer?.getData("text/plain") ?? "", "drag");
      }}
    >
      <div class="paste-head">
        <label for={`paste-${client}`}>Paste into Client {client}</label>
        {canBeGiven && <GiveAsItIs />}
        <OtherWays />
        <button type="button" class={isNext ? "next" : ""} onClick={actions.pasteClipboard} {...acts}>Paste</button>
      </div>
      <div class="paste-row">
        <textarea
          id={`paste-${client}`}
          rows={2}
          spellcheck={false}
          autocomplete="off"
          placeholder={`What you carried from Client ${across(client)}`}
          aria-describedby={`read-${client}`}
          value={session.value.pasted}
          readOnly={readOnly}
          onPaste={(event) => {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            if (text.length <= TOO_LONG) return;
            event.preventDefault();
            actions.paste(text);
          }}
          onInput={(event) => actions.paste(event.currentTarget.value)}
        />
        <div
          class="calls applying"
          role="group"
          aria-label={`Calls of Client ${client} with what lies in the box`}
          onKeyDown={arrows}
        >
          <CallButton button="setRemoteDescription" />
          <CallButton button="addIceCandidate" />
        </div>
      </div>
      <div class="paste-read">
        <p id={`read-${client}`} role="status">{said}</p>
        {said === "" && <p class="quiet">What was read in the box is said here, before anything happens.</p>}
        {at && <Line at={at} />}
        {read.ok && read.repairs.length > 0 && said !== "" && <Mended messages={read.messages} />}
      </div>
    </section>
  );
}

/** The way past a refusal of this page: the browser says what it makes of the text. The focus stays with the box. */
function GiveAsItIs() {
  const { client, actions } = useClient();
  const acts = useActs();
  return (
    <button
      type="button"
      onClick={(event) => {
        event.currentTarget.closest(".paste")?.querySelector("textarea")?.focus();
        actions.giveAsItIs();
      }}
      {...acts}
    >
      Give it as it is<span class="hidden">{` to Client ${client}`}</span>
    </button>
  );
}

/** The ways into the box beside the clipboard and the keyboard. */
function OtherWays() {
  const { readOnly } = useBench();
  const { client, actions } = useClient();
  const acts = useActs();
  return (
    <details class="more over paste-ways">
      <summary>
        File, QR<span class="hidden">{` for Client ${client}`}</span>
      </summary>
      <div class="over-body">
        <label class="file-button">
          Open a file
          <input
            type="file"
            disabled={readOnly}
            aria-label={`Open a file for Client ${client}`}
            onChange={(event) => {
              const input = event.currentTarget;
              if (input.files?.[0]) {
                actions.takeFile(input.files[0]);
                fold(input);
              }
              input.value = ""; // So that the same file can be chosen once more.
            }}
          />
        </label>
        <button
          type="button"
          class="plain"
          onClick={(event) => {
            fold(event.currentTarget);
            actions.openCamera();
          }}
          {...acts}
        >
          Scan a QR code<span class="hidden">{` for Client ${client}`}</span>
        </button>
      </div>
    </details>
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
