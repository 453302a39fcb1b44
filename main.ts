/** The front door: which address shows which page. Run by itself, it serves the built site. */
import { Hono } from "hono";
import { ssgParams } from "hono/ssg";
import { COURSE } from "./lessons/mod.ts";
import { annotate, bench, device, home, lesson, lessons, notFoundPage, replay } from "./routes/pages.tsx";
import { site } from "./routes/site.ts";

export const app = new Hono()
  .get("/", home)
  .get("/lessons/", lessons)
  .get("/lessons/:slug/", ssgParams(COURSE.map(({ slug }) => ({ slug }))), lesson)
  .get("/bench/", bench)
  .get("/device/", device)
  .get("/device/:slug/", ssgParams(COURSE.map(({ slug }) => ({ slug }))), device)
  .get("/annotate/", annotate)
  .get("/replay/", replay)
  .notFound(async (c) => c.html(await notFoundPage("/"), 404));

if (import.meta.main) serve("dist", Deno.env.get("PORT") ?? "8000");

/** Serves a built site, or says in a sentence why it cannot and ends with status 1. */
function serve(root: string, wanted: string): void {
  const port = Number(wanted);
  if (!/^\d{1,5}$/.test(wanted) || port > 65535) {
    fail(`PORT is “${wanted}”, which is no port. Set it to a number from 0 to 65535, or leave it out for 8000.`);
  }
  try {
    Deno.statSync(`${root}/index.html`);
  } catch {
    fail(`There is no built site in ${root}/. Run \`deno task build\` first, or \`deno task start\`, which builds it.`);
  }
  try {
    const onListen = ({ port }: { port: number }) => console.log(`Out of Band is on http://localhost:${port}`);
    Deno.serve({ port, onListen }, site(root).fetch);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    fail(`Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} deno task start`);
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  Deno.exit(1);
}
