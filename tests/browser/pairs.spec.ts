/** The grid of candidate pairs, as a connection is used. */
import { expect, test } from "@playwright/test";
import { answerIt, client, face, makeOffer, open, press, say, showPane, state } from "./person.ts";

test("the cells follow what is sent, each second", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await answerIt(page);
  await press(page, "B", "Carry answer for me");
  await press(page, "A", "Carry the rest (3)");
  await press(page, "B", "Carry the rest (3)");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await face(page, "A");
  await showPane(page, "A", "Pairs");
  const selected = client(page, "A").locator("td").filter({ hasText: "selected" });
  // What the handshake sent may have gone over a pair that was left for a better one.
  await expect(selected).toContainText(/\d checks? sent/);
  await expect(selected).not.toContainText(/4\d(\.\d)? kB sent/);
  await say(page, "A", "to be counted ".repeat(3000));
  await showPane(page, "A", "Pairs");
  await expect(selected).toContainText(/4\d(\.\d)? kB sent/);
});
