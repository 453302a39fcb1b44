/** The box as a process, and what its packets are called. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import type { SeenMessage } from "../../protocol/box/mod.ts";

export interface RunningBox {
  /** Of the site; the box is behind it. */
  readonly address: string;
  /** What it has printed. */
  readonly said: string;
  readonly close: () => void;
}

/** Starts what `deno task class` starts, on any port that is free. `wrap` is a command to run it with, for a namespace. */
export function startBox(options: readonly string[] = [], wrap: readonly string[] = []): Promise<RunningBox> {
  const { tasks } = JSON.parse(readFileSync("deno.json", "utf8"));
  // The task’s own command, without the build before it.
  const [, ...command]: string[] = tasks.class.command.split(" && ").at(-1).split(" ");
  const [program, ...args] = [...wrap, process.execPath, ...command, "--port", "0", ...options];
  const child: ChildProcess = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, fail) => {
    let said = "";
    child.stdout!.on("data", (bytes: Uint8Array) => {
      said += new TextDecoder().decode(bytes);
      const address = /http:\/\/[\d.a-z]+:\d+/.exec(said)?.[0];
      if (address && said.includes("Ctrl+C ends it.")) done({ address, said, close: () => child.kill("SIGKILL") });
    });
    child.on("exit", (code) => fail(new Error(`The box ended with ${code}: ${said}`)));
  });
}

/** What the packet reader calls datagrams, and what in them it does not know. */
export function namesOf(packets: readonly SeenMessage[]): {
  readonly names: readonly string[];
  readonly faults: readonly string[];
} {
  const input = JSON.stringify(packets.map(({ bytes, as }) => ({ bytes, as })));
  const options = { input, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  return JSON.parse(execFileSync(process.execPath, ["run", "tests/browser/packet-names.ts"], options));
}
