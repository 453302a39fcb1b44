/** What stacks that are no browsers have printed goes through the paste box, and the browser takes it. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { box, client, open, press, reading, state } from "./person.ts";

const FOLDER = "tests/fixtures/stacks/";

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".offer.txt"))) {
  test(`${file}: read, applied and answered`, async ({ page }) => {
    await open(page, "bench/");
    await box(page, "B").fill(readFileSync(FOLDER + file, "utf8"));
    await expect(reading(page, "B")).toContainText("This is an offer");
    await press(page, "B", "setRemoteDescription");
    await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
    await expect(box(page, "B"), "the box is emptied once all of it was taken").toHaveValue("");
    for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
    await expect(state(page, "B", "signaling")).toHaveText("stable");
    await expect(client(page, "B").getByRole("listitem").filter({ hasText: "answer" })).toBeVisible();
  });
}
