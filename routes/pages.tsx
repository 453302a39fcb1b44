/** URL → page: what each address renders. */
import type { Context } from "hono";
import { renderToString } from "preact-render-to-string";
import type { ComponentChildren } from "preact";
import type { LessonFile } from "../lessons/format/read.ts";
import { SLUGS } from "../lessons/mod.ts";
import { courseFiles, lessonFile } from "../server/course.ts";
import { assetsFor, readStyle, type Sheet } from "../server/assets.ts";
import { lessonRecordingText } from "../server/lesson-recording.ts";
import { lessonSheetText } from "../server/lesson-sheet.ts";
import { highlightedListings, highlightedSources } from "../server/highlight.ts";
import type { IslandName } from "../server/island.tsx";
import { hashOf } from "../server/policy.ts";
import { mapOf, proseOf } from "../server/prose.ts";
import App from "./_app.tsx";
import NotFound from "./_404.tsx";
import AnnotatePage from "./annotate.tsx";
import BenchPage from "./bench.tsx";
import ClassOfPairs from "./class.tsx";
import DevicePage from "./device.tsx";
import GlossaryPage from "./glossary.tsx";
import Home from "./index.tsx";
import Lessons from "./lessons/index.tsx";
import ReplayPage from "./replay.tsx";
import LessonPage from "./lessons/[slug].tsx";

interface Page {
  readonly title: string;
  readonly description: string;
  readonly here?: "lessons" | "bench" | "annotate" | "replay";
  readonly framed?: boolean;
  readonly islands?: readonly IslandName[];
  /** The sheet of what only the server renders. */
  readonly sheet?: Sheet;
  readonly body: (root: string) => ComponentChildren;
}

/** From a page back to the site's root, so that the site may stand under any path. */
const rootOf = (path: string) => "../".repeat(path.split("/").length - 2) || "./";

async function respond(c: Context, { body, islands = [], sheet, ...page }: Page) {
  const root = rootOf(c.req.path);
  const assets = await assetsFor(["components/site/every-page.css", ...(sheet ? [sheet] : [])], ["Theme", ...islands]);
  return c.html("<!doctype html>" + renderToString(<App {...page} root={root} assets={assets}>{body(root)}</App>));
}

export async function home(c: Context) {
  const course = mapOf(await courseFiles());
  return respond(c, {
    title: "Out of Band",
    description: "Learn WebRTC by being the signaling channel: carry every offer, answer and candidate by hand.",
    sheet: "components/site/home.css",
    islands: ["Start", "Course"],
    body: (root) => <Home root={root} course={course} />,
  });
}

export async function lessons(c: Context) {
  const course = mapOf(await courseFiles());
  return respond(c, {
    title: "Lessons",
    description: "Lessons in which you connect two live WebRTC clients by hand.",
    here: "lessons",
    islands: ["Course"],
    body: (root) => <Lessons root={root} course={course} />,
  });
}

export async function lesson(c: Context) {
  const at = SLUGS.findIndex((one) => one === c.req.param("slug"));
  if (at < 0) return c.notFound();
  return lessonPage(c, await lessonFile(SLUGS[at]), SLUGS[at + 1] && await lessonFile(SLUGS[at + 1]));
}

/** The page of a lesson that was read; `after` is the one that follows it. */
export async function lessonPage(c: Context, found: LessonFile, after?: LessonFile) {
  const text = proseOf(found);
  const listings = await highlightedListings();
  const sources = found.programs ? await highlightedSources() : undefined;
  return respond(c, {
    title: found.title,
    description: `${found.summary}. A lesson of about ${found.minutes} minutes.`,
    here: "lessons",
    framed: true,
    islands: ["Lesson"],
    body: (root) => <LessonPage {...{ slug: found.slug, root, text, listings, sources, after }} />,
  });
}

/** `/lessons/<slug>/sheet.json`: what its worksheet is made from. */
export async function lessonSheet(c: Context) {
  const slug = SLUGS.find((one) => one === c.req.param("slug"));
  return slug ? c.body(await lessonSheetText(slug), 200, { "Content-Type": "application/json" }) : c.notFound();
}

/** The lessons on the box, of which a recording can be watched. */
export const lessonsOnBox = async () =>
  (await courseFiles()).filter(({ network }) => network).map(({ slug }) => ({ slug }));

/** `/lessons/<slug>/recording.json`: the lesson as it was done on a box, for where none serves the page. */
export async function lessonRecording(c: Context) {
  const slug = SLUGS.find((one) => one === c.req.param("slug"));
  const text = slug && await lessonRecordingText(slug);
  return text ? c.body(text, 200, { "Content-Type": "application/json" }) : c.notFound();
}

export async function bench(c: Context) {
  const listings = await highlightedListings();
  return respond(c, {
    title: "Free bench",
    description: "Two live WebRTC clients, and nothing between them but you.",
    here: "bench",
    framed: true,
    islands: ["Bench"],
    body: (root) => <BenchPage listings={listings} root={root} />,
  });
}

/** `/device/`, and `/device/<slug>/` for the side of a lesson that is on another device. */
export async function device(c: Context) {
  const slug = c.req.param("slug");
  const known = SLUGS.find((one) => one === slug);
  if (slug !== undefined && !known) return c.notFound();
  const found = known && await lessonFile(known);
  const listings = await highlightedListings();
  const text = found && proseOf(found);
  const sources = await highlightedSources();
  return respond(c, {
    title: found ? `One client, ${found.title}` : "One client",
    description: "One live WebRTC client; the other is on another device, and nothing between them but you.",
    framed: true,
    islands: ["Device"],
    body: (root) => <DevicePage {...{ listings, sources, root }} lesson={found && { slug: found.slug, text: text! }} />,
  });
}

/** `/class/`: the network of every pair of a box, for the teacher who has its key. */
export const classOfPairs = (c: Context) =>
  respond(c, {
    title: "The network of every pair",
    description: "For a teacher: the NATs and the weather of every pair on the box that this page comes from.",
    islands: ["Class"],
    body: (root) => <ClassOfPairs root={root} />,
  });

export async function annotate(c: Context) {
  const titles = Object.fromEntries((await courseFiles()).map(({ slug, title }) => [slug, title]));
  return respond(c, {
    title: "Annotate an SDP",
    description: "Paste an SDP and read what every word of it means, with the source.",
    here: "annotate",
    islands: ["Annotate"],
    body: (root) => <AnnotatePage root={root} titles={titles} />,
  });
}

export const glossary = (c: Context) =>
  respond(c, {
    title: "Glossary",
    description: "Every term that the lessons and explanations use, in a sentence or two, with its source.",
    sheet: "components/site/glossary.css",
    body: () => <GlossaryPage />,
  });

/** `/replay/`: a saved trace. */
export async function replay(c: Context) {
  const listings = await highlightedListings();
  return respond(c, {
    title: "Replay a trace",
    description: "Open a saved WebRTC session and go through it moment by moment, both clients side by side.",
    here: "replay",
    framed: true,
    islands: ["Replay"],
    body: (root) => <ReplayPage listings={listings} root={root} />,
  });
}

/**
 * The not-found page is served at any depth, so it carries its style with it and links from the site's base path.
 */
export async function notFoundPage(base: string): Promise<string> {
  const assets = await assetsFor(["components/site/not-found.css"], []);
  const css = assets.developing ? "" : (await Promise.all(assets.styles.map(readStyle))).join("");
  const inline = assets.developing ? undefined : { css, hash: await hashOf(css) };
  const page = (
    <App title="Not found" description="There is no page here." root={base} assets={assets} inline={inline}>
      <NotFound root={base} />
    </App>
  );
  return "<!doctype html>" + renderToString(page);
}
