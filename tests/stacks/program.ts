/** A program of another stack, run in a child process as in a terminal: text goes in, and what it says is kept. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "@playwright/test";

/** A program that is not through by then has hung. */
const PATIENCE = 20_000;

export interface Program {
  /** Everything that it has printed so far. */
  said(): string;
  /** Waits until it has printed this; fails with all that it printed if it does not, or if it ends first. */
  says(words: RegExp): Promise<void>;
  /** Types or pastes into it. */
  write(text: string): void;
  end(): Promise<void>;
}

/** Starts `command` in the folder of the tests' own process, which is the project's. */
export function start(command: string, args: readonly string[]): Program {
  const child = spawn(command, [...args], { stdio: ["pipe", "pipe", "pipe"] });
  let [said, complained, ended] = ["", "", false];
  const closed = once(child, "close").then(() => ended = true);
  child.stdout.setEncoding("utf8").on("data", (text) => said += text);
  child.stderr.setEncoding("utf8").on("data", (text) => complained += text);
  child.stdin.on("error", () => {});
  return {
    said: () => said,
    async says(words) {
      await expect.poll(() => ended || words.test(said), { timeout: PATIENCE, message: `${command} says ${words}` })
        .toBe(true);
      expect(said, complained).toMatch(words);
    },
    write: (text) => void child.stdin.write(text),
    async end() {
      if (!ended) child.kill("SIGKILL");
      await closed;
    },
  };
}
