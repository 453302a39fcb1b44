/** A server that knows nothing but files, as any static host is, and that can be ended. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const TYPES: Record<string, string> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

export interface FileServer {
  /** Where the site is. */
  readonly base: string;
  readonly port: number;
  /** Ends it, and every connection to it. */
  readonly end: () => void;
}

/** Serves a folder under a path, `/class/oob/`, on a free port of all addresses. */
export async function serveFiles(under: string, folder: () => string = () => "dist"): Promise<FileServer> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, "http://host").pathname;
    const file = path.startsWith(under)
      ? path.slice(under.length) + (path.endsWith("/") ? "index.html" : "")
      : "404.html";
    const send = (status: number, name: string, body: Uint8Array) => {
      const type = TYPES[name.split(".").at(-1)!] ?? "application/octet-stream";
      response.writeHead(status, { "Content-Type": type }).end(body);
    };
    try {
      send(200, file, await readFile(`${folder()}/${file}`));
    } catch {
      send(404, "404.html", await readFile(`${folder()}/404.html`));
    }
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const { port } = server.address() as AddressInfo;
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  return { base: `http://localhost:${port}${under}`, port, end };
}
