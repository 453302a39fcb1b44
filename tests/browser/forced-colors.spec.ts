/** Where the system chooses the colours (forced colours): the next button is told by more than its colour. */
import { expect, test } from "@playwright/test";
import { client, open, press } from "./person.ts";

test("with forced colours the next button is the one with the border that tells", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/bench/");
  await press(page, "A", "createDataChannel");
  const frame = (name: string) =>
    client(page, "A").getByRole("button", { name, exact: true }).evaluate((button) => {
      const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(button);
      return [borderTopWidth, borderTopStyle, outlineStyle].join(" ");
    });
  await expect(client(page, "A").getByRole("button", { name: "createOffer", exact: true })).toHaveClass(/next/);
  const [next, other] = [await frame("createOffer"), await frame("createDataChannel")];
  expect(next).toBe("4px double solid");
  expect(other).not.toBe(next);
  await expect(page.locator("button.next:visible")).toHaveCount(1);
});
