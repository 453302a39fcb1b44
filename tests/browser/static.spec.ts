/** `dist/` on any static host, under a sub-path: a server that knows nothing but files. */
import { expect, test } from "@playwright/test";
import { serveFiles } from "./file-server.ts";
import { makeOffer, open, press, state } from "./person.ts";

test("the built site works under a sub-path of a plain file server, with its policy in the page", async ({ page }) => {
  const { base, end } = await serveFiles("/class/oob/");
  const bad: string[] = [];
  page.on("response", (answer) => answer.status() >= 400 && bad.push(answer.url()));
  page.on("console", (message) => message.type() === "error" && bad.push(message.text()));
  try {
    await open(page, base);
    await page.getByRole("link", { name: "Make your first connection" }).click();
    await expect(page).toHaveURL(`${base}lessons/the-first-connection/`);
    await open(page, page.url());
    await makeOffer(page);
    await press(page, "A", "Carry offer for me");
    await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
    await page.getByRole("link", { name: "Bench", exact: true }).click();
    await expect(page).toHaveURL(`${base}bench/`);
    expect(bad).toEqual([]);
    const violated = await page.evaluate(() =>
      new Promise((tell) => {
        addEventListener("securitypolicyviolation", (event) => tell(event.effectiveDirective), { once: true });
        const script = document.createElement("script");
        script.src = "https://example.invalid/x.js";
        document.head.append(script);
      })
    ).catch((error) => String(error));
    expect(String(violated)).toMatch(/script-src|TrustedScriptURL/);
    expect((await page.goto(`${base}deep/er/nowhere`))?.status()).toBe(404);
    const muted = await page.getByText("The address may be mistyped").evaluate((p) => getComputedStyle(p).color);
    expect(muted).not.toBe(await page.locator("h1").evaluate((h1) => getComputedStyle(h1).color));
  } finally {
    end();
  }
});
