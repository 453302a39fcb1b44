/** Request → file: the built site as it lies in `dist/`, with the headers it needs. */
import { hashOf, headers } from "../server/policy.ts";
import { type StaticFile, staticFiles } from "../server/static-file.ts";

/** What answers requests; the shape that `Deno.serve` and `listen` ask for. */
export interface Site {
  readonly fetch: (request: Request) => Promise<Response>;
}

/**
 * The built site. What is not there gets `404.html`, with its one inline style allowed, and the status 404; an address
 * that is written otherwise than the page's own (`//bench`, `/bench`) is led to it.
 */
export function site(root: string): Site {
  const file = staticFiles(root);
  let unknown: { readonly etag: string; readonly styleHash: string | undefined } | undefined;

  async function notFound(request: Request): Promise<Response> {
    const page = await file("/404.html", "");
    if (!page) return refusal(404, "There is no page here.");
    if (unknown?.etag !== page.etag) unknown = { etag: page.etag, styleHash: await inlineStyle(page) };
    const fields = new Headers({
      ...headers(unknown.styleHash),
      "Cache-Control": "no-cache",
      "Content-Type": page.type,
    });
    return send(request, 404, fields, page.bytes);
  }

  return {
    fetch: async (request) => {
      if (request.method !== "GET" && request.method !== "HEAD") {
        return refusal(405, "This site can be read, and nothing else.", { Allow: "GET, HEAD" });
      }
      const { pathname, search } = new URL(request.url);
      const path = pathOf(pathname);
      if (path === undefined || path === "/404.html") return notFound(request);
      const found = await file(
        path.endsWith("/") ? `${path}index.html` : path,
        request.headers.get("Accept-Encoding") ?? "",
      );
      if (!found) {
        const page = path.endsWith("/") ? undefined : await file(`${path}/index.html`, "");
        return page ? led(`${path}/`, search) : notFound(request);
      }
      return encodeURI(path) === pathname ? answer(request, path, found) : led(path, search);
    },
  };
}

/**
 * The path below the site's root that an address means: without its percent-encoding and its empty segments. Nothing
 * where it is malformed, or names what is hidden or lies elsewhere.
 */
function pathOf(pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const segments = decoded.split("/").filter((segment) => segment !== "");
  // deno-lint-ignore no-control-regex
  if (segments.some((segment) => segment.startsWith(".") || /[\\\x00-\x1f]/.test(segment))) return undefined;
  return segments.length === 0 ? "/" : `/${segments.join("/")}${decoded.endsWith("/") ? "/" : ""}`;
}

/** A file, or the news that the one which was sent before is still the same (RFC 9110 §13.1). */
function answer(request: Request, path: string, found: StaticFile): Response {
  const fields = new Headers({
    ...headers(),
    "Cache-Control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Type": found.type,
    "ETag": found.etag,
    "Vary": "Accept-Encoding",
    "Accept-Ranges": "none",
    ...(found.modified !== undefined && { "Last-Modified": found.modified }),
    ...(found.encoding !== undefined && { "Content-Encoding": found.encoding }),
  });
  if (!isUnchanged(request.headers, found)) return send(request, 200, fields, found.bytes);
  for (const name of ["Content-Type", "Content-Encoding"]) fields.delete(name);
  return new Response(null, { status: 304, headers: fields });
}

function isUnchanged(asked: Headers, { etag, modified }: StaticFile): boolean {
  const tags = asked.get("If-None-Match");
  // A cache that compresses on its own makes the tag a weak one.
  if (tags !== null) {
    return tags.trim() === "*" || tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  }
  const since = Date.parse(asked.get("If-Modified-Since") ?? "");
  return modified !== undefined && Date.parse(modified) <= since;
}

/** `HEAD` gets what `GET` gets, the length included, and no content (RFC 9110 §9.3.2). */
function send({ method }: Request, status: number, fields: Headers, bytes: Uint8Array<ArrayBuffer>): Response {
  fields.set("Content-Length", String(bytes.length));
  return new Response(method === "HEAD" ? null : bytes, { status, headers: fields });
}

/** To the address of the page itself. The path begins with one slash: with two, what follows would be a host. */
function led(path: string, search: string): Response {
  const fields = new Headers({ ...headers(), "Cache-Control": "no-cache", "Location": encodeURI(path) + search });
  return new Response(null, { status: 301, headers: fields });
}

/** A sentence in place of a page. */
export function refusal(status: number, sentence: string, more: Readonly<Record<string, string>> = {}): Response {
  const fields = { ...headers(), "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8", ...more };
  return new Response(`${sentence}\n`, { status, headers: fields });
}

async function inlineStyle(page: StaticFile): Promise<string | undefined> {
  const style = /<style>(.*?)<\/style>/s.exec(new TextDecoder().decode(page.bytes))?.[1];
  return style === undefined ? undefined : await hashOf(style);
}
