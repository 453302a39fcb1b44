/** Two devices with a page each, on a network of their own. */
import process from "node:process";
import { type Browser, chromium, type Page, test as base } from "@playwright/test";
import { open } from "../browser/person.ts";
import { type End, lay, type Network, type Plan, SHARED } from "./network.ts";

/** The port that the site is served on, in every namespace that serves it. */
export const PORT = 8000;

export const NAMES = { a: "A", b: "B" } as const;
export const ENDS = ["a", "b"] as const;

/** Milliseconds for one press: the machine may be busy. */
const PATIENCE = 30_000;

/** How Chromium is started. */
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export interface Pair {
  readonly network: Network;
  readonly a: Page;
  readonly b: Page;
}

/** Starts a browser at either end of a new network, each with its page; `plainHttp` is where it comes from then. */
type Begin = (plan: Plan, plainHttp?: string) => Promise<Pair>;

/**
 * The site comes from the device itself, as `localhost`, so that it is a secure context; over plain HTTP it comes from
 * the switch. What was begun is taken down also when a test fails, or takes too long.
 */
export const test = base.extend<{ begin: Begin }>({
  // deno-lint-ignore no-empty-pattern
  begin: async ({}, use) => {
    const networks: Network[] = [];
    const browsers: Browser[] = [];
    await use(async (plan, plainHttp) => {
      const network = lay(plan);
      networks.push(network);
      if (plan === "far apart") {
        const cable = ["tests/devices/delay.py", "a", "b", "0.15"];
        await network.start("switch", /carrying/, process.env.OOB_PYTHON!, cable);
      }
      if (plainHttp) await serveSite(network, "switch");
      const start = async (end: End): Promise<Page> => {
        if (!plainHttp) await serveSite(network, end);
        const executablePath = network.wrapper(end, process.env.CHROMIUM_PATH!);
        const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
        browsers.push(browser);
        const context = await browser.newContext({
          baseURL: plainHttp ?? `http://localhost:${PORT}`,
          // States are shown as they are, not one after another.
          reducedMotion: "reduce",
          permissions: plainHttp ? [] : ["clipboard-read", "clipboard-write"],
        });
        context.setDefaultTimeout(PATIENCE);
        const page = await context.newPage();
        await open(page, `device/?client=${NAMES[end]}`);
        return page;
      };
      const [a, b] = await Promise.all(ENDS.map(start));
      return { network, a, b };
    });
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    for (const network of networks) network.close();
  },
});

/** Serves the built site in a namespace, as `deno task start` does. */
const serveSite = (network: Network, part: string): Promise<void> =>
  network.start(
    part,
    /is on http/,
    process.execPath,
    ["run", "--no-prompt", "--allow-net=0.0.0.0", "--allow-read=dist", "--allow-env=HOST,PORT", "main.ts"],
    { env: { ...process.env, PORT: String(PORT) } },
  );

/** Runs coturn on the switch, for STUN and TURN. */
export async function serveTurn({ start, folder }: Network): Promise<void> {
  const only = ["-n", "--log-file=stdout", "--no-cli", "--no-tls", "--no-dtls", `--pidfile=${folder}/pid`];
  const here = [
    `--listening-ip=${SHARED}`,
    `--relay-ip=${SHARED}`,
    "--lt-cred-mech",
    "--realm=oob",
    "--user=ada:words",
  ];
  await start("switch", /Total General servers/, process.env.OOB_TURNSERVER!, [...only, ...here]);
}

/** The one line of a scenario. */
export const tell = (what: string, took: number) => console.log(`     ${what}, in ${took} ms`);
