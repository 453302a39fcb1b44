/** How blobs come to a client: pasted, typed, dropped, from a file, or read from a QR code. */
import { createModel, signal } from "@preact/signals";
import type { Carrier, ClientName, Fact } from "../../protocol/facts/mod.ts";

/** What arriving needs of the world. */
export interface IncomingTools {
  /** Reads the clipboard; resolves to `undefined` where the browser does not let it. */
  readonly read: () => Promise<string | undefined>;
  /** The text of a file, or of a QR code that it is a picture of. */
  readonly readFile: (file: Blob) => Promise<Found<"empty" | "not-text" | PictureProblem>>;
  /** The text of a QR code in a picture. */
  readonly readPicture: (file: Blob) => Promise<Found<PictureProblem>>;
  /** Looks through the camera for codes; gives back how to stop. */
  readonly scan: (to: {
    readonly video: HTMLVideoElement;
    readonly onLooking: () => void;
    readonly onText: (text: string) => void;
    readonly onProblem: (problem: CameraProblem) => void;
  }) => () => void;
}

type Found<P> = { readonly text: string } | { readonly problem: P };
type CameraProblem = "insecure" | "refused" | "none" | "busy" | "no-reader";
type PictureProblem = "no-code" | "not-a-picture" | "no-reader";

/** The camera of one client, while it is open. */
export interface Scanning {
  readonly client: ClientName;
  readonly state: "asking" | "looking" | { readonly problem: CameraProblem | PictureProblem };
}

interface OneClient {
  readonly record: (fact: Fact) => void;
  readonly paste: (text: string, by?: Carrier) => void;
}

interface Deps {
  readonly tools: IncomingTools;
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  /** Brings what reads the boxes. */
  readonly ready: () => Promise<unknown>;
}

export const IncomingModel = createModel(({ tools, clients, ready }: Deps) => {
  const scanning = signal<Scanning | undefined>(undefined);
  let stop = () => {};

  function arrive(client: ClientName, text: string, by?: Carrier) {
    clients[client].paste(text, by);
    void ready();
  }

  async function pasteClipboard(client: ClientName) {
    const text = await tools.read();
    if (text === undefined) clients[client].record({ type: "paste-refused" });
    else arrive(client, text);
  }

  async function takeFile(client: ClientName, file: Blob) {
    const found = await tools.readFile(file);
    if ("text" in found) arrive(client, found.text, "file");
    else clients[client].record({ type: "file-refused", why: found.problem });
  }

  function openCamera(client: ClientName) {
    scanning.value = { client, state: "asking" };
  }

  /** The picture of the camera is on the page, or with `null` no longer. */
  function see(video: HTMLVideoElement | null) {
    stop();
    stop = () => {};
    const client = scanning.peek()?.client;
    if (!video || client === undefined) return;
    const say = (state: Scanning["state"]) => scanning.value = { client, state };
    stop = tools.scan({
      video,
      onLooking: () => say("looking"),
      onText: (text) => scanned(client, text),
      onProblem: (problem) => say({ problem }),
    });
  }

  async function takePicture(file: Blob) {
    const client = scanning.peek()?.client;
    const found = await tools.readPicture(file);
    if (client === undefined) return;
    if ("text" in found) scanned(client, found.text);
    else scanning.value = { client, state: found };
  }

  function scanned(client: ClientName, text: string) {
    closeCamera();
    arrive(client, text, "qr");
  }

  function closeCamera() {
    stop();
    stop = () => {};
    scanning.value = undefined;
  }

  return { scanning, arrive, pasteClipboard, takeFile, openCamera, see, takePicture, closeCamera };
});
