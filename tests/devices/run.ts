/**
 * Two devices, for real: Chromium in two network namespaces, and a person who carries codes between them. With `--slow`
 * the scenarios that wait for real deadlines; other arguments go to Playwright.
 */
import { findChromium, findFirefox } from "../find-browser.ts";
import { findMachine } from "./needs.ts";
import { PREFIX, removeLeftovers, removeNamespaces } from "./network.ts";

const slow = Deno.args.includes("--slow");
const rest = Deno.args.filter((arg) => arg !== "--slow");

const machine = await findMachine();
const chromium = "reason" in machine ? machine : await findChromium();
if ("reason" in machine) leaveOut(machine.reason);
else if ("reason" in chromium) leaveOut(chromium.reason);
else {
  removeLeftovers();
  const { iptables, turnserver, python, tcpdump } = machine;
  const firefox = await findFirefox();
  const env = {
    FIREFOX_PATH: "path" in firefox ? firefox.path : "",
    CHROMIUM_PATH: chromium.path,
    OOB_RUN: String(Deno.pid),
    OOB_IPTABLES: iptables,
    ...told("TURNSERVER", turnserver),
    ...told("PYTHON", python),
    ...told("TCPDUMP", tcpdump),
  };
  const built = await execute(["run", "-A", "build.ts", "--if-needed"]);
  const config = ["--config", "tests/devices/playwright.config.ts", slow ? "--grep" : "--grep-invert", "@slow"];
  const passed = built && await execute(["run", "-A", "npm:@playwright/test/cli", "test", ...config, ...rest], env);
  removeNamespaces(`${PREFIX}${Deno.pid}-`);
  Deno.exit(passed ? 0 : 1);
}

function leaveOut(reason: string) {
  console.log(`${reason} The tests with two devices are left out.`);
}

/** Where a program is, or why it is not, for the scenarios that need it. */
function told(name: string, found: string | { readonly reason: string }): Record<string, string> {
  return typeof found === "string" ? { [`OOB_${name}`]: found } : { [`OOB_NO_${name}`]: found.reason };
}

/** The namespaces outlive Ctrl+C only until the tests have ended, which hear it as well. */
async function execute(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = new Deno.Command(Deno.execPath(), { args, env, stdout: "inherit", stderr: "inherit" }).spawn();
  const wait = () => {};
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, wait);
  const { success } = await child.status;
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.removeSignalListener(signal, wait);
  return success;
}
