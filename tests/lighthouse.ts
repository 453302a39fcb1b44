/**
 * Lighthouse on every page of the built site, with its mobile and its desktop preset: every category has at least 95
 * points. Arguments name pages, to look at those alone: `deno task lighthouse /bench/ /annotate/`.
 */
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { findChromium } from "./find-browser.ts";

const PAGES = [
  "/",
  "/lessons/",
  "/lessons/the-first-connection/",
  "/bench/",
  "/device/",
  "/device/the-first-connection/",
  "/replay/",
  "/annotate/",
  "/glossary/",
];
const ENOUGH = 95;
/** What Lighthouse measures in time differs from run to run: of a page that falls short, the median of so many counts. */
const RUNS = 3;

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];
type Preset = "mobile" | "desktop";
type Scores = ReadonlyMap<string, number>;

const port = Number(Deno.env.get("TEST_PORT") ?? 8217);
const asked = Deno.args.filter((page) => page.startsWith("/"));

/** Serves the built site, as `deno task start` does, while something runs. */
async function withSite<T>(run: () => Promise<T>): Promise<T> {
  const args = ["run", "--no-prompt", "--allow-net", "--allow-read=dist", "--allow-env=HOST,PORT", "main.ts"];
  const env = { PORT: String(port) };
  const server = new Deno.Command(Deno.execPath(), { args, env, stdout: "piped", stderr: "inherit" }).spawn();
  try {
    // It prints its address once it listens.
    const reader = server.stdout.getReader();
    await reader.read();
    reader.releaseLock();
    return await run();
  } finally {
    server.kill();
    await server.stdout.cancel();
    await server.status;
  }
}

async function chromiumPath(): Promise<string> {
  const found = await findChromium();
  if ("reason" in found) throw new Error(`Lighthouse could not run. ${found.reason}`);
  return found.path;
}

async function withBrowser<T>(run: (debuggingPort: number) => Promise<T>): Promise<T> {
  const debuggingPort = port + 1;
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", `--remote-debugging-port=${debuggingPort}`];
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args });
  try {
    return await run(debuggingPort);
  } finally {
    await browser.close();
  }
}

async function everyPage(): Promise<boolean> {
  let isEnough = true;
  for (const page of asked.length > 0 ? asked : PAGES) {
    for (const preset of ["mobile", "desktop"] as const) {
      const reports = [await look(page, preset)];
      while (reports.length < RUNS && !isGood(scoresOf(reports[0]))) {
        reports.push(await look(page, preset));
      }
      const scores = medianOf(reports.map(scoresOf));
      const told = [...scores].map(([category, score]) => `${category} ${score}`).join(", ");
      console.log(`${isGood(scores) ? "ok    " : "FAILED"} ${page} ${preset}: ${told}`);
      if (reports.every(isHurried)) {
        console.log("         performance is not judged: the machine was busy with other things");
      }
      isEnough &&= isGood(scores);
      for (const line of shortfalls(reports[0])) console.log(`         ${line}`);
    }
  }
  return isEnough;
}

/** One report, of a browser of its own. Lighthouse now and then records no navigation, and asks to be run again. */
async function look(page: string, preset: Preset): Promise<Report> {
  const config = preset === "desktop" ? desktopConfig : undefined;
  let why = "";
  for (let i = 0; i < RUNS; i++) {
    const result = await withBrowser((debuggingPort) => {
      const flags = { port: debuggingPort, output: "json", logLevel: "error" } as const;
      return lighthouse(`http://localhost:${port}${page}`, flags, config);
    });
    if (result && !result.lhr.runtimeError) return result.lhr;
    why = result?.lhr.runtimeError?.message ?? "it gave no report";
  }
  throw new Error(`Lighthouse did not finish on ${page}: ${why}`);
}

/**
 * Whether other programs used the machine while a page was looked at: then times say nothing of the page. Lighthouse
 * counts how much work is done in half a second; on a machine of two cores that is at rest it counts over 2500.
 */
const isHurried = ({ environment }: Report): boolean => environment.benchmarkIndex < 2000;

/** The points of each category; one that could not be measured has none, and times on a busy machine are left out. */
const scoresOf = (report: Report): Scores =>
  new Map(
    Object.values(report.categories).filter(({ id }) => id !== "performance" || !isHurried(report))
      .map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
  );

const isGood = (scores: Scores): boolean => [...scores.values()].every((score) => score >= ENOUGH);

const medianOf = (all: readonly Scores[]): Scores =>
  new Map([...new Set(all.flatMap((scores) => [...scores.keys()]))].map((category) => {
    const sorted = all.flatMap((scores) => scores.get(category) ?? []).toSorted((a, b) => a - b);
    return [category, sorted[sorted.length >> 1]];
  }));

/** What cost points, the dearest first. */
function shortfalls({ categories, audits }: Report): readonly string[] {
  return Object.values(categories).flatMap(({ id: category, auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score! < 1)
      .map(({ id, weight }) => ({ lost: weight * (1 - audits[id].score!), id }))
      .toSorted((one, other) => other.lost - one.lost)
      .map(({ id }) => `${category}: ${audits[id].title} (${audits[id].displayValue ?? audits[id].score})`)
  );
}

Deno.exit(await withSite(everyPage) ? 0 : 1);
