/** A saved trace or a capture: opened, or how to come by one. What is shown of it comes as children. */
import type { ComponentChildren } from "preact";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { READ_ONLY_NOTE } from "../bench/view.ts";

interface Props {
  /** What is open. */
  readonly name?: string;
  /** What of it cannot be shown. */
  readonly note: string;
  /** Why what was given last is no trace. */
  readonly problem?: Problem;
  /** The client that what is open does not hold, since it is of one device. */
  readonly missing?: ClientName;
  /** Goes back from a capture to what was there before it; what is open is a capture, where this is given. */
  readonly onClose?: () => void;
  readonly benchHref: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onOther: (file: File) => void;
  readonly onText: (text: string) => void;
  readonly children?: ComponentChildren;
}

export function ReplayPage(props: Props) {
  const { name, note, problem, missing, onClose, benchHref, onFiles, onOther, onText, children } = props;
  const words = problem && explain(problem);
  const alert = words && (
    <p class="problem" role="alert">
      <b>{words.said}</b> {words.next}
    </p>
  );
  if (name === undefined) {
    return (
      <Empty benchHref={benchHref} onFiles={onFiles} onText={onText}>
        {alert}
      </Empty>
    );
  }
  return (
    <div class="replay-open">
      <div class="replay-head">
        <p class="replay-name">
          <b>{name}</b>{" "}
          <span id={READ_ONLY_NOTE} class="quiet">
            {onClose
              ? "This is a capture: what went over a network, packet by packet. It does not leave this page."
              : "This is a replay: nothing is called."}
          </span>
        </p>
        <p class="replay-files">
          {/* Once the other trace is there, its button becomes the usual one and keeps the focus. */}
          {missing
            ? <FileButton label="Open the other device’s trace" onFiles={([file]) => onOther(file)} />
            : <FileButton label={ANOTHER} many onFiles={onFiles} />}
          {missing && <FileButton label={ANOTHER} many onFiles={onFiles} />}
          {onClose && <button type="button" onClick={onClose}>Close the capture</button>}
        </p>
      </div>
      {missing && (
        <p class="quiet replay-note">
          This is the trace of Client {across(missing)}’s device. With the one of Client{" "}
          {missing}’s, both are shown as one session.
        </p>
      )}
      {alert}
      {note !== "" && <p class="quiet replay-note" role="status">{note}</p>}
      {children}
    </div>
  );
}

/** What is seen before anything is opened; `children` is what the last try came to. */
function Empty({ benchHref, onFiles, onText, children }: Pick<Props, "benchHref" | "onFiles" | "onText" | "children">) {
  return (
    <div id="bench" class="replay-empty" tabIndex={-1}>
      <p class="lead">
        A trace is one session, saved: everything that both clients did and saw, with its time. Here it plays again, as
        fast or slow as you like, and every pane shows that moment.
      </p>
      {children}
      <div class="give-trace">
        <p class="give-acts">
          <FileButton label="Open a trace" isNext many onFiles={onFiles} />
          <span class="quiet">or drop the file anywhere on this page; of two devices, both files at once</span>
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
        <p class="quiet">
          A capture that tcpdump or Wireshark has written (<code>.pcap</code>,{" "}
          <code>.pcapng</code>) is opened here, too, and its packets are explained. Nothing you give leaves this page.
        </p>
      </div>
      <h2 class="small">Where a trace comes from</h2>
      <ol class="replay-ways">
        <li>
          Make a connection in a lesson or on the <a href={benchHref}>free bench</a>; one that fails will do as well.
        </li>
        <li>
          Below it, under <b>What happened</b>, press <b>Save trace</b>. You get a file that ends in{" "}
          <code>.trace.json</code>. If the two clients were on two devices, save it on both: opened together here, the
          two are joined into one session.
        </li>
        <li>Send it to whoever is to look at it. Addresses and keys have substitutes, unless you chose otherwise.</li>
      </ol>
    </div>
  );
}

const ANOTHER = "Open another trace";

interface FileProps {
  readonly label: string;
  readonly isNext?: boolean;
  /** Whether several files can be chosen at once. */
  readonly many?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function FileButton({ label, isNext, many, onFiles }: FileProps) {
  return (
    <label class={`replay-file ${isNext ? "button" : ""}`}>
      {label}
      <input
        type="file"
        accept=".json,application/json,.pcap,.pcapng,.cap"
        multiple={many}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...input.files ?? []];
          input.value = ""; // So that the same file can be chosen once more.
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
