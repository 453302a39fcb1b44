/** The test command: the gate, a build, and the browser tests. Ends with how many passed and failed. */
import { findChromium, findFirefox } from "./find-browser.ts";

const deno = (...args: string[]) => execute(args, {});

async function execute(args: string[], env: Record<string, string>): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), { args, env, stdout: "inherit", stderr: "inherit" })
    .output();
  return success;
}

const began = performance.now();
const outcomes: [name: string, passed: boolean][] = [];

outcomes.push(["the gate", await deno("task", "ok")]);
outcomes.push(["the build", await deno("task", "build")]);
const chromium = await findChromium();
if ("reason" in chromium) {
  console.error(`The browser tests could not run. ${chromium.reason}`);
  outcomes.push(["the browser tests", false]);
} else {
  console.log(`Chromium: ${chromium.path} (${chromium.how})`);
  const firefox = await findFirefox();
  if ("reason" in firefox) console.log(`${firefox.reason} The tests that need Firefox are left out.`);
  else console.log(`Firefox: ${firefox.path} (${firefox.how})`);
  const playwright = [
    "run",
    "-A",
    "npm:@playwright/test/cli",
    "test",
    "--config",
    "tests/browser/playwright.config.ts",
  ];
  outcomes.push([
    "the browser tests",
    await execute([...playwright, ...Deno.args], {
      CHROMIUM_PATH: chromium.path,
      FIREFOX_PATH: "path" in firefox ? firefox.path : "",
    }),
  ]);
}

for (const [name, passed] of outcomes) console.log(`${passed ? "ok    " : "FAILED"} ${name}`);
const failed = outcomes.filter(([, passed]) => !passed).length;
console.log(`In ${Math.round((performance.now() - began) / 1000)} seconds.`);
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);
