/** What a command reads: files, or standard input. */
import type { Refusal } from "./command.ts";
import { gunzipSync } from "node:zlib";

/** No input has more bytes than this; a trace is the largest there is. */
const MOST = 60_000_000;

/** The text of a file, or of standard input for `-`; or why there is none. */
export async function readText(file: string): Promise<string | Refusal> {
  const bytes = await readBytes(file, "give the text on standard input");
  if (!(bytes instanceof Uint8Array)) return bytes;
  return textIn(bytes) ?? { refused: `${nameOf(file)} holds no text. Give an SDP, JSON or a code, as text.` };
}

const nameOf = (file: string): string => file === "-" ? "What stands on standard input" : `The file ${file}`;

/** The bytes of a file, or of standard input for `-`; or why there are none. `otherwise` is what else can be done. */
export async function readBytes(
  file: string,
  otherwise = "give it on standard input",
): Promise<Uint8Array | Refusal> {
  try {
    if (file !== "-" && (await Deno.stat(file)).isDirectory) {
      return { refused: `The file ${file} cannot be read: it is a folder. Name a file that lies in it.` };
    }
    const bytes = await bytesOf(file === "-" ? Deno.stdin.readable : (await Deno.open(file)).readable);
    // gzip begins with these two bytes (RFC 1952 §2.3.1); Chromium saves its dumps so.
    const isPacked = bytes?.[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes, { maxOutputLength: MOST }) : bytes) ??
      { refused: `${nameOf(file)} has more than ${MOST / 1_000_000} MB. Give a smaller one.` };
  } catch (error) {
    return { refused: `${nameOf(file)} cannot be read${reasonOf(error)}. Name a file, or ${otherwise}.` };
  }
}

/** Every byte of a stream; `undefined` if there are too many, which also ends what would never end. */
async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST) return undefined;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** UTF-8, or what a byte order mark says; `undefined` for bytes that are no text: there is a zero in it. */
function textIn(bytes: Uint8Array): string | undefined {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe
    ? "utf-16le"
    : bytes[0] === 0xfe && bytes[1] === 0xff && "utf-16be";
  const text = new TextDecoder(mark || "utf-8").decode(bytes);
  return text.includes("\0") ? undefined : text;
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return ": there is none of this name";
  return error instanceof Deno.errors.PermissionDenied ? ": it is not open to you" : "";
}
