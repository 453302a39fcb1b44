/** Going back in real browsers: the acts are performed again by new connections, and then it is live. */
import { execFileSync } from "node:child_process";
import process from "node:process";
import { expect, test } from "@playwright/test";
import { launchFirefox, noFirefox } from "./firefox.ts";
import type { run } from "./rewind-harness.ts";

type Told = Awaited<ReturnType<typeof run>>;

/** The harness as one script, which leaves `Rewind` in its scope. Playwright’s own process cannot load the bundler. */
const bundled = (): string =>
  execFileSync(
    process.execPath,
    ["run", "-A", "tests/browser/bundle.ts", "tests/browser/rewind-harness.ts", "Rewind"],
    {
      encoding: "utf8",
      maxBuffer: 10_000_000,
    },
  );

const inPage = (mode: string) => `(async () => { ${CODE}; return await Rewind.run(${JSON.stringify(mode)}); })()`;
let CODE = "";
test.beforeAll(() => {
  CODE = bundled();
});

/** What holds after each way back, in every browser. */
function expectGoneBack({ before, end, middle, undone, live }: Told) {
  expect(end.calls).toEqual(before.calls);
  expect(end.messages).toEqual(before.messages);
  expect(end.statuses).toEqual(before.statuses);
  expect(end.said).toMatch(/^You are back at .* ice-ufrag, ice-pwd, fingerprint and candidates\.$/);
  expect(middle.signaling).toEqual(["have-local-offer", "stable"]);
  expect(middle.messages).toEqual([[], []]);
  expect(undone).toEqual({ client: "A", name: "close" });
  expect(live.signaling).toEqual(["stable", "stable"]);
  expect(live.calls[0]).not.toContain("close finished");
  const all = [before, end, middle, live].map(({ credentials }) => credentials);
  for (const [i, one] of all.entries()) {
    expect(one.length).toBeGreaterThanOrEqual(2);
    for (const other of all.slice(i + 1)) expect(one.filter((value) => other.includes(value))).toEqual([]);
  }
}

for (const mode of ["trickle", "gathered"] as const) {
  test(`Chromium, candidates ${mode}: back to the end, to the middle and on from there, and one act undone`, async ({ page }) => {
    await page.goto("/");
    expectGoneBack(await page.evaluate(inPage(mode)) as Told);
  });

  test(`Firefox, candidates ${mode}: back to the end, to the middle and on from there, and one act undone`, async ({ baseURL }) => {
    test.skip(...noFirefox);
    const firefox = await launchFirefox();
    try {
      const page = await firefox.open(`${baseURL}/`);
      expectGoneBack(await page.evaluate(inPage(mode)) as Told);
    } finally {
      await firefox.close();
    }
  });
}
