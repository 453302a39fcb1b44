/** Pictures that leave the page. */

/** Canvases are no taller than this in every browser; a longer picture is made smaller. */
const TALLEST = 16_000;
/** Pixels for one unit of the drawing, where it is short enough. */
const SCALE = 2;

/** Offers a drawing as a PNG under this name. Resolves to whether there was one to offer. */
export async function savePicture(name: string, svg: string): Promise<boolean> {
  const picture = new Image();
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    picture.src = url;
    await picture.decode();
  } catch {
    return false;
  }
  const scale = Math.min(SCALE, TALLEST / picture.naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) return false;
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}
