/** Files that leave the page, on request, and files that come to it. */
import { readPicture } from "./camera/camera.ts";

/**
 * A file’s name with the time at which it is saved, so that the files of an hour’s lesson can be told apart:
 * `client-A-offer-1-2026-11-26-2210.json`.
 */
export function stamped(name: string): string {
  const now = new Date();
  const two = (n: number) => `${n}`.padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  return name.replace(/\.|$/, (dot) => `-${day}-${two(now.getHours())}${two(now.getMinutes())}${dot}`);
}

/** Offers a text as a download under this name, and the time. */
export function saveText(name: string, text: string, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: stamped(name) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The first bytes of a stream, at most so many; what comes after them is not waited for. */
export async function firstBytes(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: BlobPart[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(new Uint8Array(read.value));
    length += read.value.length;
    if (length >= most) {
      void reader.cancel();
      break;
    }
  }
  return await readBytes(new Blob(chunks), most);
}

/** One byte more than the largest trace has: whoever reads a text of so many says that it is too large. */
export const LONGEST = 50_000_001;

/**
 * The text of a file that was dropped or chosen, its first {@link LONGEST} bytes at most, also where it was compressed,
 * so that no small file unfolds to gigabytes. Rejects where a compressed file is damaged.
 */
export async function readFile(file: Blob): Promise<string> {
  const [first, second] = await readBytes(file, 2);
  // Chromium saves its dumps compressed: gzip begins with these two bytes (RFC 1952 §2.3.1).
  const isGzip = first === 0x1f && second === 0x8b;
  const bytes = isGzip
    ? await firstBytes(file.stream().pipeThrough(new DecompressionStream("gzip")), LONGEST)
    : await readBytes(file, LONGEST);
  return new TextDecoder().decode(bytes);
}

/** A file is not read further than this many bytes; a longer text is none that the page would take. */
const MOST = 4_000_001;

/** The text of a file that holds a blob, or of the QR code that it is a picture of. */
export async function readCarried(
  file: Blob,
): Promise<{ text: string } | { problem: "empty" | "not-text" | "not-a-picture" | "no-code" | "no-reader" }> {
  if (/^image\/(?!svg)/.test(file.type)) return await readPicture(file);
  const text = await file.slice(0, MOST).text();
  if (text.trim() === "") return { problem: "empty" };
  return text.includes("\0") ? { problem: "not-text" } : { text };
}

/** The bytes of a file; its first ones alone, where so many are asked for. */
export const readBytes = async (file: Blob, most = file.size): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(0, most).arrayBuffer());
