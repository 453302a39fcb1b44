/** Pictures that leave the page. */
import { stamped } from "./file.ts";

/** Canvases are no taller than this in every browser. */
const TALLEST = 16_000;
/** Pixels for one unit of the drawing: text in it is read without a magnifier. */
const SCALE = 2;
/** So many pictures are saved at most; browsers ask before they let a page save many. */
const MOST = 10;

/**
 * Offers a drawing as PNGs under this name: one, or several where it is too tall for one that could be read. Resolves to
 * how many there were, and of how many that it would take; none where the browser cannot draw it.
 */
export async function savePictures(
  name: string,
  svg: string,
): Promise<{ readonly saved: number; readonly needed: number }> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await picture.decode();
  } catch {
    return { saved: 0, needed: 0 };
  }
  const part = TALLEST / SCALE;
  const needed = Math.ceil(picture.naturalHeight / part);
  let saved = 0;
  for (; saved < Math.min(needed, MOST); saved++) {
    const blob = await drawn(picture, saved * part, Math.min(part, picture.naturalHeight - saved * part));
    if (!blob) break;
    offer(blob, needed === 1 ? `${name}.png` : `${name}-${saved + 1}-of-${needed}.png`);
  }
  return { saved, needed };
}

/** A part of a picture, from this height on, in units of the drawing. */
function drawn(picture: HTMLImageElement, from: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const width = picture.naturalWidth;
  [canvas.width, canvas.height] = [Math.round(width * SCALE), Math.round(height * SCALE)];
  canvas.getContext("2d")?.drawImage(picture, 0, from, width, height, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function offer(blob: Blob, name: string): void {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: stamped(name) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
