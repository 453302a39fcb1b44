/** Reads a code with the camera, or from a picture: a dialog that is open for as long as it is rendered. */
import type { ClientName } from "../../protocol/facts/mod.ts";

/** Why no code was read. */
type ScanProblem = keyof typeof WORDS;
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
  const { said, next } = WORDS[state.problem];
  return (
    <>
      <b>{said}</b> {next}
    </>
  );
}

/** The camera goes on looking while a picture is read; without a camera, there is nothing to show. */
const isBlind = (problem?: ScanProblem): boolean =>
  problem !== undefined && problem !== "no-code" && problem !== "not-a-picture";

const WORDS = {
  insecure: {
    said: "This page came over plain HTTP, and browsers give such pages no camera.",
    next: "Open it over HTTPS or on localhost, or read a picture of the code.",
  },
  refused: {
    said: "The browser did not let this page use the camera.",
    next: "Allow the camera in the browser’s settings for this page and try again, or read a picture of the code.",
  },
  none: {
    said: "The browser found no camera.",
    next: "Plug one in and try again, or read a picture of the code.",
  },
  busy: {
    said: "The camera gives no picture: most often another program or page is using it.",
    next: "Close that one and try again, or read a picture of the code.",
  },
  "no-reader": {
    said: "The part of this page that reads codes did not load.",
    next: "Look whether you are connected and try again, or copy the text and paste it.",
  },
  "not-a-picture": {
    said: "This file is no picture that the browser can open.",
    next: "Choose a PNG or JPEG, such as a photo or a screenshot of the code.",
  },
  "no-code": {
    said: "There is no readable QR code in this picture.",
    next: "Take one that shows the whole code, sharp and straight, with some white around it.",
  },
} satisfies Record<string, { said: string; next: string }>;
