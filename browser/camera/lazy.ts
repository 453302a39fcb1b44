/** The camera, and pictures from it: finds a QR code and gives its text. */

/** Why the camera gives no picture: plain HTTP, not allowed, there is none, another program has it. */
export const cameraProblems = ["insecure", "refused", "none", "busy"] as const;
export type CameraProblem = (typeof cameraProblems)[number];

/** The part of the page that reads codes did not load. */
export type ReaderProblem = "no-reader";
export type PictureProblem = "not-a-picture" | "no-code" | ReaderProblem;

interface Scan {
  readonly video: HTMLVideoElement;
  /** The camera gives a picture, and it is being looked at. */
  readonly onLooking?: () => void;
  /** Called with each text that is not the one before, until stopped. */
  readonly onText: (text: string) => void;
  /** Called at most once; the camera is off by then. */
  readonly onProblem: (problem: CameraProblem | ReaderProblem) => void;
}

/** Milliseconds between two looks, so that a slow device stays awake in between. */
const PAUSE = 120;
/** Pixels; wider pictures take longer, and at the distance of a hand they read no better. */
const CAMERA_WIDTH = 640;
/** The longer side, in pixels: fine codes need the first, blurred ones are clearer in the second. */
const PICTURE_SIZES = [1600, 800];

/** Shows the camera in `video` and looks for a code in it. Gives back how to stop, which turns the camera off. */
export function scanCamera({ video, onLooking, onText, onProblem }: Scan): () => void {
  let stream: MediaStream | undefined;
  let stopped = false;

  function stop() {
    stopped = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
    // A later scan may already be using the element.
    if (stream && video.srcObject === stream) video.srcObject = null;
  }

  function fail(problem: CameraProblem | ReaderProblem) {
    if (stopped) return;
    stop();
    onProblem(problem);
  }

  async function start() {
    const reader = openReader().catch(() => undefined);
    stream = await openCamera();
    if (stopped) return stop();
    // Unplugged, or the permission was taken back.
    stream.getVideoTracks()[0].addEventListener("ended", () => fail("busy"));
    video.srcObject = stream;
    await video.play();
    const read = await reader;
    if (!read) return fail("no-reader");
    if (!stopped) onLooking?.();
    await look(read);
  }

  async function look(read: Read) {
    let last: string | undefined;
    while (!stopped) {
      const text = await read(video, video.videoWidth, video.videoHeight, CAMERA_WIDTH / video.videoWidth);
      if (!stopped && text !== undefined && text !== last) onText(last = text);
      await new Promise((done) => setTimeout(done, PAUSE));
      await nextFrame(video);
    }
  }

  start().catch((error: Error) => fail(problemOf(error)));
  return stop;
}

/** The text of the QR code in a picture file. */
export async function readPicture(file: Blob): Promise<{ text: string } | { problem: PictureProblem }> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return { problem: "not-a-picture" };
  const read = await openReader().catch(() => undefined);
  if (!read) return { problem: "no-reader" };
  const { width, height } = picture;
  const longer = Math.max(width, height);
  const [large, small] = PICTURE_SIZES;
  for (const size of new Set([Math.min(longer, large), small])) {
    const text = await read(picture, width, height, size / longer);
    if (text !== undefined) return { text };
  }
  return { problem: "no-code" };
}

async function openCamera(): Promise<MediaStream> {
  // Browsers leave it out on pages that came over plain HTTP.
  if (!navigator.mediaDevices) throw new DOMException("There is no mediaDevices.", INSECURE);
  return await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
}

const INSECURE = "InsecureContext";

/** What the exceptions of `getUserMedia` mean (Media Capture and Streams, §10.2). */
function problemOf({ name }: Error): CameraProblem {
  if (name === INSECURE) return "insecure";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return "busy";
}

/** Waits for the camera's next frame; on a page that nobody sees, that is until somebody does. */
const nextFrame = (video: HTMLVideoElement): Promise<unknown> =>
  new Promise((done) =>
    "requestVideoFrameCallback" in video ? video.requestVideoFrameCallback(done) : requestAnimationFrame(done)
  );

type Picture = HTMLVideoElement | ImageBitmap;
/** Finds a code in a picture of this size; `scale` is what a reader that works pixel by pixel may shrink it to. */
type Read = (picture: Picture, width: number, height: number, scale: number) => Promise<string | undefined>;

/** The Barcode Detection API, which TypeScript's library does not know. */
interface NativeDetector {
  new (options: { formats: string[] }): { detect(picture: Picture): Promise<{ rawValue: string }[]> };
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own reader where it has one, else ours, which is loaded when it is first needed. */
async function openReader(): Promise<Read> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetector };
  // Chromium has the interface on systems where it reads nothing: then the list is empty.
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): string[] => []);
  if (!BarcodeDetector || !formats?.includes("qr_code")) return await openOwnReader();
  const native = new BarcodeDetector({ formats: ["qr_code"] });
  return async (...picture) => {
    try {
      return (await native.detect(picture[0]))[0]?.rawValue;
    } catch {
      // The system's service behind it can be gone, or may not like this picture.
      return await (await openOwnReader())(...picture);
    }
  };
}

async function openOwnReader(): Promise<Read> {
  const { binarize, Decoder, Detector, grayscale } = await import("@nuintun/qrcode");
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const { canvas } = context;
  // deno-lint-ignore require-await
  return async (picture, width, height, scale) => {
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    // What is transparent would count as black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const luminances = grayscale(context.getImageData(0, 0, canvas.width, canvas.height));
    const candidates = new Detector().detect(binarize(luminances, canvas.width, canvas.height));
    // The finder proposes squares that may be codes; most are not, and say so by throwing.
    for (let found = candidates.next(); !found.done; found = candidates.next(false)) {
      try {
        return new Decoder().decode(found.value.matrix).content;
      } catch {
        continue;
      }
    }
  };
}
