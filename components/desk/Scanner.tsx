/** Reads a code with the camera, or from a picture: a dialog that is open for as long as it is rendered. */
import type { ClientName } from "../../protocol/facts/mod.ts";
import { explain, type Problem } from "../../protocol/problems/mod.ts";

/** Why no code was read, by what the camera and the reader of pictures call it. */
const PROBLEMS = {
  insecure: { code: "device-insecure", device: "camera", instead: "picture" },
  refused: { code: "device-refused", device: "camera", instead: "picture" },
  none: { code: "device-missing", device: "camera", instead: "picture" },
  busy: { code: "device-unready", device: "camera", instead: "picture" },
  "no-reader": { code: "file-unread", why: "no-reader" },
  "not-a-picture": { code: "file-unread", why: "not-a-picture" },
  "no-code": { code: "file-unread", why: "no-code" },
} satisfies Record<string, Problem>;
type ScanProblem = keyof typeof PROBLEMS;
export type ScanState = "asking" | "looking" | "found" | { readonly problem: ScanProblem };

interface Props {
  readonly client: ClientName;
  readonly state: ScanState;
  /** Where the camera is shown; `null` when that is over. It must be the same function at every render. */
  readonly videoRef: (video: HTMLVideoElement | null) => void;
  readonly onPicture: (file: File) => void;
  /** Also called on Escape. */
  readonly onClose: () => void;
}

export function Scanner({ client, state, videoRef, onPicture, onClose }: Props) {
  const problem = typeof state === "object" ? state.problem : undefined;
  return (
    <dialog
      ref={openModal}
      class="scanner"
      aria-labelledby={`scanner-${client}`}
      // Also fires once the element is gone, when there is nobody left to tell.
      onClose={(event) => event.currentTarget.isConnected && onClose()}
    >
      <h2 id={`scanner-${client}`}>Read a code for Client {client}</h2>
      <video ref={videoRef} muted playsInline aria-label="What the camera sees" hidden={isBlind(problem)} />
      <div role="status" class={problem ? "problem" : "quiet"}>{saying(state, client)}</div>
      <label class="scanner-file">
        Read a picture of the code
        <input
          type="file"
          accept="image/*"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) onPicture(file);
            // So that the same file can be chosen once more.
            input.value = "";
          }}
        />
      </label>
      <button type="button" onClick={onClose}>Close</button>
    </dialog>
  );
}

/** The same function at every render, so that it runs once. Closing gives the focus back to what opened it. */
export function openModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal();
  return () => dialog?.close();
}

function saying(state: ScanState, client: ClientName) {
  if (state === "asking") return "Waiting for the camera. If the browser asks, allow it for this page.";
  if (state === "looking") return "Looking for a code: let it fill the picture, and hold it still.";
  if (state === "found") return `The code was read. Its text is in the paste box of Client ${client}.`;
  const { said, next } = explain(PROBLEMS[state.problem]);
  return (
    <>
      <b>{said}</b> {next}
    </>
  );
}

/** The camera goes on looking while a picture is read; without a camera, there is nothing to show. */
const isBlind = (problem?: ScanProblem): boolean =>
  problem !== undefined && problem !== "no-code" && problem !== "not-a-picture";
