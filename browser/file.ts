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

/** The text of a file that was dropped or chosen. */
export async function readFile(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  // Chromium saves its dumps compressed: gzip begins with these two bytes (RFC 1952 §2.3.1).
  if (first !== 0x1f || second !== 0x8b) return await file.text();
  return await new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** A file is not read further than this many bytes; a longer text is none that the page would take. */
const MOST = 4_000_001;

/** The text of a file that holds a blob, or of the QR code that it is a picture of. */
export async function readCarried(
  file: Blob,
): Promise<{ text: string } | { problem: "not-text" | "not-a-picture" | "no-code" | "no-reader" }> {
  if (/^image\/(?!svg)/.test(file.type)) return await readPicture(file);
  const text = await file.slice(0, MOST).text();
  return text.includes("\0") ? { problem: "not-text" } : { text };
}

/** The bytes of a file; its first ones alone, where so many are asked for. */
export const readBytes = async (file: Blob, most = file.size): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(0, most).arrayBuffer());
