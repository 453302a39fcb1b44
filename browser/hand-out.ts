/** A session on its way to the page that makes handouts, in a tab of its own: deflated (RFC 1951), behind the `#`. */
import { takeFragment } from "./address.ts";

const MARK = "trace=";
/** What is carried unfolds to no more bytes than this, so that no bomb goes off. */
const LARGEST = 50_000_000;

/** Opens the page at `href` with a trace. No server sees it. */
export async function openHandout(href: string, trace: string): Promise<void> {
  const bytes = await bytesOf(new Blob([trace]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const text = Array.from(bytes!, (byte) => String.fromCharCode(byte)).join("");
  const packed = btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  open(`${href}#${MARK}${packed}`, "_blank", "noopener");
}

/** What a link carried to this page: a trace, or any text; empty if there was nothing that can be unfolded. */
export async function takeCarried(): Promise<string> {
  const carried = takeFragment();
  if (!carried.startsWith(MARK)) return carried;
  try {
    const text = atob(carried.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = new Blob([Uint8Array.from(text, (sign) => sign.charCodeAt(0))]);
    const bytes = await bytesOf(packed.stream().pipeThrough(new DecompressionStream("deflate-raw")));
    return bytes ? new TextDecoder().decode(bytes) : "";
  } catch {
    return "";
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: BlobPart[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > LARGEST) return void await reader.cancel();
    chunks.push(new Uint8Array(read.value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
