/** A file of the built site, as it is sent: its bytes, compressed where that is wanted, and what tells two versions apart. */

/** What is sent of a file. */
export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its media type. */
  readonly type: string;
  /** `br` or `gzip`; missing for the file itself. */
  readonly encoding?: Encoding;
  /** A strong entity tag of these very bytes, in its quotes (RFC 9110 §8.8.3). */
  readonly etag: string;
  /** As `Last-Modified` writes it; missing where the file system does not say. */
  readonly modified?: string;
}

type Encoding = "br" | "gzip";

const BESIDE: Readonly<Record<Encoding, string>> = { br: ".br", gzip: ".gz" };

const TYPES: ReadonlyMap<string, string> = new Map([
  ["html", "text/html; charset=utf-8"],
  ["js", "text/javascript; charset=utf-8"],
  ["css", "text/css; charset=utf-8"],
  ["txt", "text/plain; charset=utf-8"],
  ["md", "text/markdown; charset=utf-8"],
  ["json", "application/json"],
  ["webmanifest", "application/manifest+json"],
  ["xml", "application/xml"],
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
  ["ico", "image/x-icon"],
  ["woff2", "font/woff2"],
  ["wasm", "application/wasm"],
  ["zip", "application/zip"],
]);

interface Kept {
  readonly time: number;
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/**
 * Reads files below `root`: gives back a function from a path, which begins with `/` and names no parent, to the file
 * in the best encoding that `accepted` (the header `Accept-Encoding`) allows; nothing where there is none. A file is
 * read again only when it has changed, so that a new build is served without a restart.
 */
export function staticFiles(root: string): (path: string, accepted: string) => Promise<StaticFile | undefined> {
  const kept = new Map<string, Kept>();

  async function read(path: string): Promise<Kept | undefined> {
    const info = await Deno.stat(root + path).catch(() => undefined);
    if (!info?.isFile) {
      kept.delete(path);
      return undefined;
    }
    const before = kept.get(path);
    const time = info.mtime?.getTime() ?? 0;
    if (before && before.time === time && before.size === info.size) return before;
    const bytes = await Deno.readFile(root + path).catch(() => undefined);
    if (!bytes) return undefined;
    const found = { time, size: info.size, bytes, etag: await etagOf(bytes) };
    kept.set(path, found);
    return found;
  }

  return async (path, accepted) => {
    const plain = await read(path);
    if (!plain) return undefined;
    const type = TYPES.get(path.slice(path.lastIndexOf(".") + 1)) ?? "application/octet-stream";
    const modified = plain.time > 0 ? new Date(plain.time).toUTCString() : undefined;
    const about = { type, ...(modified !== undefined && { modified }) };
    for (const encoding of ["br", "gzip"] as const) {
      const smaller = accepts(accepted, encoding) ? await read(path + BESIDE[encoding]) : undefined;
      // A compressed copy that is older than its file is one of an earlier build.
      if (smaller && smaller.time >= plain.time) {
        return { bytes: smaller.bytes, etag: smaller.etag, encoding, ...about };
      }
    }
    return { bytes: plain.bytes, etag: plain.etag, ...about };
  };
}

async function etagOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `"${digest.subarray(0, 15).toBase64({ alphabet: "base64url" })}"`;
}

/** Whether a value of `Accept-Encoding` allows an encoding; a weight of 0 forbids it (RFC 9110 §12.5.3). */
function accepts(accepted: string, encoding: Encoding): boolean {
  const choices = accepted.toLowerCase().split(",").map((choice) => choice.split(";").map((part) => part.trim()));
  const found = choices.find(([name]) => name === encoding) ?? choices.find(([name]) => name === "*");
  return found !== undefined && !found.slice(1).some((part) => /^q=0(?:\.0*)?$/.test(part));
}
