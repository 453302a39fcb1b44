/** The front door: which address shows which page. Run by itself, it serves the built site. */
import { Hono } from "hono";
import { ssgParams } from "hono/ssg";
import { SLUGS } from "./lessons/mod.ts";
import { signalingDoor } from "./network/signaling-door.ts";
import {
  annotate,
  bench,
  classOfPairs,
  device,
  glossary,
  home,
  lesson,
  lessonRecording,
  lessons,
  lessonSheet,
  lessonsOnBox,
  notFoundPage,
  replay,
} from "./routes/pages.tsx";
import { refusal, site } from "./routes/site.ts";
import { type Address, addressIn } from "./server/address.ts";
import { listen } from "./server/listen.ts";

export const app = new Hono()
  .get("/", home)
  .get("/lessons/", lessons)
  .get("/lessons/:slug/", ssgParams(SLUGS.map((slug) => ({ slug }))), lesson)
  .get("/lessons/:slug/sheet.json", ssgParams(SLUGS.map((slug) => ({ slug }))), lessonSheet)
  .get("/lessons/:slug/recording.json", ssgParams(lessonsOnBox), lessonRecording)
  .get("/bench/", bench)
  .get("/class/", classOfPairs)
  .get("/device/", device)
  .get("/device/:slug/", ssgParams(SLUGS.map((slug) => ({ slug }))), device)
  .get("/annotate/", annotate)
  .get("/glossary/", glossary)
  .get("/replay/", replay)
  .onError((error, c) => {
    // Only sources that are served as they are have lessons to mend; the build does not end with one.
    if (error.name !== "LessonMistakes") throw error;
    return c.text(error.message, 500);
  })
  .notFound(async (c) => c.html(await notFoundPage("/"), 404));

if (import.meta.main) serve("dist", addressIn(Deno.env), Deno.args);

/** Serves a built site, or says in a sentence why it cannot and ends with status 1. */
function serve(root: string, address: Address, options: readonly string[]): void {
  if ("problem" in address) fail(address.problem);
  const strange = options.find((option) => option !== "--signaling");
  if (strange !== undefined) {
    fail(`There is no option “${strange}”. --signaling adds a signaling server; there is no other.`);
  }
  const isSignaling = options.includes("--signaling");
  try {
    Deno.statSync(`${root}/index.html`);
  } catch {
    fail(`There is no built site in ${root}/. Run \`deno task build\` first, or \`deno task start\`, which builds it.`);
  }
  const { hostname, port } = address;
  listen({
    ...address,
    answer: site(root).fetch,
    refuse: refusal,
    ...(isSignaling && { upgrade: signalingDoor() }),
    onListen: (port) => {
      console.log(
        `Out of Band is on http://${isEverywhere(hostname) ? "localhost" : hostname}:${port}${
          isEverywhere(hostname) ? ", and on this machine’s other addresses. HOST=127.0.0.1 keeps it to itself." : ""
        }`,
      );
      if (isSignaling) console.log("Its signaling server is at /signaling, for rooms of two pages of this site.");
    },
    onError: ({ code, message }) =>
      fail(
        code === "EADDRINUSE"
          ? `Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} deno task start`
          : `${hostname}:${port} cannot be listened at: ${message}`,
      ),
  });
}

const isEverywhere = (hostname: string): boolean => hostname === "0.0.0.0" || hostname === "::";

function fail(sentence: string): never {
  console.error(sentence);
  Deno.exit(1);
}
