/** One voice, on the page: the dark button and the messages beside it say the same, whatever was pressed first. */
import { expect, test } from "@playwright/test";
import { darkButtons } from "./looks.ts";
import { carry, makeOffer, open, press, problem, reading, state } from "./person.ts";

test("setLocalDescription first makes an offer of nothing: nobody wants it carried, and it is led to a whole one", async ({ page }) => {
  await open(page, "/bench/");
  await press(page, "A", "setLocalDescription");
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) {
    await expect.poll(() => darkButtons(page)).toEqual([call]);
    await press(page, "A", call);
  }
  await expect.poll(() => darkButtons(page)).toEqual(["Copy offer"]);
});

test("a candidate before the description: the message says what is dark", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "candidate 1");
  await press(page, "B", "addIceCandidate");
  await expect(problem(page, "B")).toContainText("Copy the offer of Client A and carry it over.");
  await expect.poll(() => darkButtons(page)).toEqual(["Copy offer"]);
});

test("an offer that is carried twice is told so, and the answer stays what comes next", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await carry(page, "A", "offer");
  await expect(reading(page, "B")).toContainText("Client B has applied this very offer already.");
  await expect.poll(() => darkButtons(page)).toEqual(["createAnswer"]);
});
