/** `dist/` on any static host, under a sub-path: a server that knows nothing but files. */
import { expect, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makeOffer, open, press, state } from "./person.ts";

const TYPES: Record<string, string> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

function serveFiles(under: string) {
  return createServer(async (request, response) => {
    const path = new URL(request.url!, "http://host").pathname;
    const file = path.startsWith(under)
      ? path.slice(under.length) + (path.endsWith("/") ? "index.html" : "")
      : "404.html";
    const send = (status: number, name: string, body: Uint8Array) => {
      response.writeHead(status, { "Content-Type": TYPES[name.split(".").at(-1)!] ?? "application/octet-stream" }).end(
        body,
      );
    };
    try {
      send(200, file, await readFile(`dist/${file}`));
    } catch {
      send(404, "404.html", await readFile("dist/404.html"));
    }
  });
}

test("the built site works under a sub-path of a plain file server, with its policy in the page", async ({ page }) => {
  const server = serveFiles("/class/oob/");
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  const base = `http://localhost:${(server.address() as AddressInfo).port}/class/oob/`;
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
    await page.getByRole("link", { name: "Free bench" }).click();
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
    server.close();
  }
});
