/**
 * The test command: the gate, a build, and the browser tests. With `--slow`: what waits for real deadlines, and the
 * large runs of generated texts. Ends with how many passed and failed.
 */
import { findMachine } from "./devices/needs.ts";
import { findChromium, findFirefox, findPdfReader, findWebKit } from "./find-browser.ts";
import { buildPion, findAiortc } from "./stacks/find.ts";

const slow = Deno.args.includes("--slow");
const rest = Deno.args.filter((arg) => arg !== "--slow");
const failures = await Deno.makeTempFile();
const deno = (...args: string[]) => execute(args, {});

async function execute(args: string[], env: Record<string, string>): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args,
    env: { OOB_FAILURES: failures, ...env },
    stdout: "inherit",
    stderr: "inherit",
  })
    .output();
  return success;
}

/** The browser tests; those whose names say `@slow` run with the slow ones only. */
async function browserTests(): Promise<boolean> {
  const chromium = await findChromium();
  if ("reason" in chromium) {
    console.error(`The browser tests could not run. ${chromium.reason}`);
    return false;
  }
  console.log(`Chromium: ${chromium.path} (${chromium.how})`);
  const firefox = await findFirefox();
  if ("reason" in firefox) console.log(`${firefox.reason} The tests that need Firefox are left out.`);
  else console.log(`Firefox: ${firefox.path} (${firefox.how})`);
  const webkit = await findWebKit();
  if ("reason" in webkit) console.log(`${webkit.reason} Its test is left out.`);
  else console.log(`WebKitGTK: ${webkit.path} (${webkit.how})`);
  const pdf = await findPdfReader();
  if ("reason" in pdf) console.log(`${pdf.reason} The tests of what is printed are left out.`);
  const folder = await Deno.makeTempDir();
  const [aiortc, pion] = [await findAiortc(), await buildPion(folder)];
  for (const stack of [aiortc, pion]) if ("reason" in stack) console.log(`${stack.reason} Its tests are left out.`);
  const config = ["--config", "tests/browser/playwright.config.ts", slow ? "--grep" : "--grep-invert", "@slow"];
  try {
    return await execute(["run", "-A", "npm:@playwright/test/cli", "test", ...config, ...rest], {
      CHROMIUM_PATH: chromium.path,
      FIREFOX_PATH: "path" in firefox ? firefox.path : "",
      AIORTC_PYTHON: "path" in aiortc ? aiortc.path : "",
      PION_PEER: "path" in pion ? pion.path : "",
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const began = performance.now();
const outcomes: [name: string, passed: boolean][] = [];
if (slow) {
  const generated = ["test", "--quiet", "-A", "tests/protocol/sdp/annotate_test.ts", "--filter", "generated"];
  // Each of these keeps one core busy: the longest runs beside the others.
  const [texts, [sdps, datagrams, relays]] = await Promise.all([
    deno("task", "fuzz"),
    execute(generated, { ANNOTATE_RUNS: "100000" }).then(async (passed) => [
      passed,
      await deno("task", "fuzz:packets"),
      await deno("run", "tests/network/open-relay.ts"),
    ]),
  ]);
  outcomes.push(["100 000 generated SDPs", sdps], ["a million texts through the blob reader", texts]);
  outcomes.push(["a million datagrams through the packet reader", datagrams]);
  outcomes.push(["10 000 tries of every kind to use the box as a relay", relays]);
} else outcomes.push(["the gate", await deno("task", "ok")]);
outcomes.push(["the build", await deno("task", "build")]);
if (slow) outcomes.push(["thirty pairs on one box", await deno("run", "-A", "tests/network/class-of-thirty.ts")]);
if (slow) outcomes.push(["Lighthouse on every page", await execute(["run", "-A", "tests/lighthouse.ts"], {})]);
outcomes.push([slow ? "the slow browser tests" : "the browser tests", await browserTests()]);
const machine = await findMachine();
if ("reason" in machine) console.log(`${machine.reason} The tests with two devices are left out.`);
else {
  const devices = ["task", "test:devices", ...(slow ? ["--slow"] : [])];
  outcomes.push([slow ? "two devices, slowly" : "two devices", await deno(...devices)]);
}

const named = await Deno.readTextFile(failures);
if (named !== "") console.log(named.trimEnd());
await Deno.remove(failures);
for (const [name, passed] of outcomes) console.log(`${passed ? "ok    " : "FAILED"} ${name}`);
const failed = outcomes.filter(([, passed]) => !passed).length;
console.log(`In ${Math.round((performance.now() - began) / 1000)} seconds.`);
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);
