/**
 * A Playwright reporter that names what failed, or passed the second time only, in the file `OOB_FAILURES`: the test
 * command repeats it at its very end, where a log that was cut still shows it.
 */
import { appendFileSync } from "node:fs";
import process from "node:process";
import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** One line of a test that failed or was flaky: how it ended, where it stands, and the beginning of what went wrong. */
function lineOf(test: TestCase): string {
  const how = test.outcome() === "flaky" ? "flaky " : "FAILED";
  // A test that failed and then passed tells in its first try what went wrong.
  const result = test.results.find(({ status }) => status !== "passed");
  const said = (result?.errors ?? []).map(({ message }) => message ?? "").join(" ");
  // deno-lint-ignore no-control-regex -- Playwright colours what it says
  const plain = said.replace(/\x1b\[[\d;]*m/g, "").replace(/\s+/g, " ").slice(0, 400);
  return `  ${how} ${test.titlePath().filter(Boolean).join(" › ")}: ${plain || "it did not run"}`;
}

export default class Failures implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite) {
    this.#suite = suite;
  }

  onEnd() {
    const file = process.env.OOB_FAILURES;
    if (file === undefined || this.#suite === undefined) return;
    for (const test of this.#suite.allTests()) {
      if (["unexpected", "flaky"].includes(test.outcome())) appendFileSync(file, lineOf(test) + "\n");
    }
  }

  printsToStdio() {
    return false;
  }
}
