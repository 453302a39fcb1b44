/** Request → file: the built site as it lies in `dist/`, with the headers it needs. */
import { Hono } from "hono";
import { serveStatic } from "hono/deno";
import { hashOf, headers } from "../server/policy.ts";

const HASHED = /\/assets\//;

/** The built site as an app. Unknown pages get `404.html`, with its one inline style allowed, and the status 404. */
export function site(root: string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    const inline = c.res.status === 404 ? await inlineStyle(c.res) : undefined;
    for (const [name, value] of Object.entries(headers(inline))) c.res.headers.set(name, value);
    const kept = HASHED.test(c.req.path) && c.res.ok;
    c.res.headers.set("Cache-Control", kept ? "public, max-age=31536000, immutable" : "no-cache");
  });
  app.get("/.vite/*", (c) => c.notFound());
  app.get("*", async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (pathname.endsWith("/") || pathname.includes(".")) return next();
    const page = await Deno.stat(`${root}${pathname}/index.html`).catch(() => undefined);
    return page ? c.redirect(`${pathname}/${search}`, 301) : next();
  });
  app.use(serveStatic({ root, precompressed: true }));
  app.notFound(async (c) => c.html(await Deno.readTextFile(`${root}/404.html`), 404));
  return app;
}

async function inlineStyle(response: Response): Promise<string | undefined> {
  const style = /<style>(.*?)<\/style>/s.exec(await response.clone().text())?.[1];
  return style === undefined ? undefined : await hashOf(style);
}
