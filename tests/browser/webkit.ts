/**
 * A third engine: WebKitGTK, driven over WebDriver (W3C). Debian's `webkit2gtk-driver` and `xvfb` have it; it is built
 * without WebRTC there.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import process from "node:process";

const DRIVER = "/usr/bin/WebKitWebDriver";
const SCREEN = "/usr/bin/Xvfb";

/** Why there is no WebKitGTK to test in; nothing where there is one. */
export const noWebKit = (): string | undefined =>
  existsSync(DRIVER) && existsSync(SCREEN)
    ? undefined
    : "There is no WebKitGTK: Debian’s webkit2gtk-driver and xvfb are not installed.";

/** A page of WebKitGTK. */
export interface WebKitPage {
  readonly goto: (url: string) => Promise<void>;
  /** Runs the body of a function in the page, and gives back what it returns. */
  readonly run: <T>(body: string, ...args: readonly unknown[]) => Promise<T>;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    })
  );
}

/** Opens a WebKitGTK on a screen of its own, and closes both. */
export async function withWebKit(use: (page: WebKitPage) => Promise<void>): Promise<void> {
  const started: ChildProcess[] = [];
  try {
    const screen = spawn(SCREEN, ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
    started.push(screen);
    const display = await new Promise<string>((done) =>
      screen.stdout.once("data", (bytes) => done(`:${`${bytes}`.trim()}`))
    );
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    };
    started.push(spawn(DRIVER, [`--port=${port}`], { env, stdio: "ignore" }));
    await drive(`http://127.0.0.1:${port}`, use);
  } finally {
    for (const child of started.reverse()) child.kill();
  }
}

async function drive(driver: string, use: (page: WebKitPage) => Promise<void>): Promise<void> {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(driver + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  while (!await ask("GET", "/status").catch(() => undefined)) await new Promise((again) => setTimeout(again, 100));
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: {} } });
  const session = `/session/${sessionId}`;
  try {
    await use({
      goto: (url) => ask("POST", `${session}/url`, { url }),
      run: (body, ...args) => ask("POST", `${session}/execute/sync`, { script: body, args }),
    });
  } finally {
    await ask("DELETE", session);
  }
}
