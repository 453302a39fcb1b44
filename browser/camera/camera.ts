/** The camera and what reads pictures, brought when somebody first asks for them. */
import type { PictureProblem, scanCamera } from "./lazy.ts";

const camera = () => import("./lazy.ts");

/** As `scanCamera`; it can be stopped before it has begun. */
export const scan: typeof scanCamera = (to) => {
  let stop = () => {};
  let off = false;
  camera().then(({ scanCamera }) => {
    if (!off) stop = scanCamera(to);
  }, () => to.onProblem("no-reader"));
  return () => {
    off = true;
    stop();
  };
};

/** The text of the QR code in a picture file. */
export const readPicture = (file: Blob): Promise<{ text: string } | { problem: PictureProblem }> =>
  camera().then((loaded) => loaded.readPicture(file), () => ({ problem: "no-reader" as const }));
