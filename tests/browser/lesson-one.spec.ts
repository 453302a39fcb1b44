/** Lesson one, done by a person: in order, out of order, and with mistakes. */
import { expect, type Page, test } from "@playwright/test";
import { copyFile, readFile } from "node:fs/promises";
import process from "node:process";
import { COURSE, FILES } from "../lessons/course.ts";
import { MACHINES } from "../../protocol/facts/mod.ts";
import { follow } from "../../protocol/goals/goals.ts";
import { newSession, stateOf } from "../../protocol/session/mod.ts";
import { replay } from "../protocol/support/replay.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import {
  answerIt,
  carry,
  chooseMode,
  hears,
  makeOffer,
  metSteps,
  open,
  openDrawer,
  press,
  problem,
  reading,
  say,
  state,
} from "./person.ts";

const [theFirstConnection] = COURSE;

const LESSON = "/lessons/the-first-connection/";
const STEPS = [
  "make-an-offer",
  "carry-the-offer",
  "make-an-answer",
  "bring-the-answer-back",
  "carry-a-candidate-each-way",
  "say-hello-both-ways",
];

async function connectTheRest(page: Page) {
  await carry(page, "A", "candidate 1");
  await expect(reading(page, "B")).toContainText("host candidate from Client A");
  await press(page, "B", "addIceCandidate");
  await expect(reading(page, "B")).toBeEmpty();
  await carry(page, "B", "candidate 1");
  await press(page, "A", "addIceCandidate");
  for (const name of ["A", "B"] as const) {
    await expect(state(page, name, "connection")).toHaveText("connected");
    await expect(state(page, name, "channel")).toHaveText("open");
  }
}

async function sayHello(page: Page) {
  await say(page, "A", "hello from A");
  await hears(page, "B", "hello from A");
  await say(page, "B", "hello from B");
  await hears(page, "A", "hello from B");
}

/** The trace of this run, saved and replayed, meets the goals in order, and ends where the screen ends. */
async function replayed(page: Page) {
  await openDrawer(page, "What happened");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save trace" }).click();
  const path = await (await download).path();
  const trace = JSON.parse(await readFile(path, "utf8"));
  expect([trace.format, trace.version]).toEqual(["out-of-band/trace", 1]);
  const logs = { A: trace.clients.A.log, B: trace.clients.B.log };
  const times = follow(theFirstConnection, logs);
  expect(times.map((step) => step.id)).toEqual(STEPS);
  const at = times.map((step) => step.at ?? NaN);
  expect(at).toEqual(at.toSorted((one, two) => one - two));
  for (const name of ["A", "B"] as const) {
    const session = replay(logs[name], newSession(name));
    for (const machine of MACHINES) await expect(state(page, name, machine)).toHaveText(stateOf(session, machine)!);
  }
  if (process.env.KEEP_TRACE) await copyFile(path, process.env.KEEP_TRACE);
}

test("a person follows the steps, one candidate at a time, and sees every step met", async ({ page }) => {
  await open(page, LESSON);
  expect(await metSteps(page)).toEqual([]);
  await makeOffer(page);
  await expect.poll(() => metSteps(page)).toEqual(STEPS.slice(0, 1));
  await carry(page, "A", "offer");
  await expect(reading(page, "B")).toContainText("This is Client A’s offer");
  await press(page, "B", "setRemoteDescription");
  await expect.poll(() => metSteps(page)).toEqual(STEPS.slice(0, 2));
  await isAccessible(page);
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect.poll(() => metSteps(page)).toEqual(STEPS.slice(0, 3));
  await carry(page, "B", "answer");
  await expect(reading(page, "A")).toContainText("This is Client B’s answer");
  await press(page, "A", "setRemoteDescription");
  await expect.poll(() => metSteps(page)).toEqual(STEPS.slice(0, 4));
  await connectTheRest(page);
  await expect.poll(() => metSteps(page)).toEqual(STEPS.slice(0, 5));
  await isAccessible(page);
  await sayHello(page);
  await expect.poll(() => metSteps(page)).toEqual(STEPS);
  await isAccessible(page);
  await expect(page.getByRole("heading", { name: "What you learned" })).toBeVisible();
  await nothingOverlaps(page);
  await replayed(page);
  await expect(page.getByText("Carry them over a channel that you trust")).toBeVisible();
});

test("out of order: candidates come before the answer, and every step is met all the same", async ({ page }) => {
  await open(page, LESSON);
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "A", "candidate 2");
  await press(page, "B", "addIceCandidate");
  await expect(reading(page, "B")).toBeEmpty();
  await expect.poll(() => metSteps(page)).toEqual(STEPS.slice(0, 3));
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "connection")).toHaveText("connected");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await sayHello(page);
  await expect.poll(() => metSteps(page)).toEqual([...STEPS.slice(0, 4), STEPS[5]]);
  await carry(page, "B", "candidate 1");
  await press(page, "A", "addIceCandidate");
  await expect.poll(() => metSteps(page)).toEqual(STEPS);
});

test("three mistakes: a sentence for each, and the lesson is still finished", async ({ page }) => {
  await open(page, LESSON);
  await makeOffer(page);

  await carry(page, "A", "offer", "A");
  await expect(reading(page, "A")).toContainText("This is Client A’s own offer. It is meant for Client B.");
  await press(page, "A", "setRemoteDescription");
  await expect(problem(page, "A")).toContainText("Paste the offer into Client B.");
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");

  await carry(page, "A", "candidate 1");
  await expect(reading(page, "B")).toContainText("Client B has no remote description yet");
  await press(page, "B", "addIceCandidate");
  await expect(problem(page, "B")).toContainText("it has no remote description yet");
  await expect(problem(page, "B")).toContainText("InvalidStateError");
  await isAccessible(page);

  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await carry(page, "B", "answer");
  await expect(reading(page, "A")).toContainText("it has no offer waiting");
  await press(page, "A", "setRemoteDescription");
  await expect(problem(page, "A")).toContainText("Client A has applied this very answer already.");
  await expect(problem(page, "A")).toContainText("InvalidStateError");

  await connectTheRest(page);
  await expect(problem(page, "A")).toHaveCount(0);
  await sayHello(page);
  await expect.poll(() => metSteps(page)).toEqual(STEPS);
});

test("skip, back and reset: nobody is locked in", async ({ page }) => {
  await open(page, LESSON);
  const step = (n: number) => page.locator("[data-step]").nth(n);
  await expect(step(0).getByText("A has not made an offer")).toBeVisible();
  await page.getByRole("button", { name: "Turn the page: this step is not done" }).click();
  await expect(step(0)).toContainText("skipped");
  await expect(
    step(1).getByText("A does not have", { exact: false }).or(step(1).getByText("B does not have A’s offer")),
  )
    .toBeVisible();
  await step(1).getByRole("button", { name: "Back" }).click();
  await expect(step(0).getByText("A has not made an offer")).toBeVisible();
  await makeOffer(page);
  await expect(step(0)).toHaveAttribute("data-met", "true");
  await page.getByRole("button", { name: "Reset the bench" }).click();
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await page.getByRole("button", { name: "Reset the bench" }).click();
  await page.getByRole("button", { name: "Close both and start again" }).click();
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await expect.poll(() => metSteps(page)).toEqual([]);
  await expect(page.getByRole("button", { name: "Copy offer" })).toHaveCount(0);
});

test("inside the description, and carried by the bench", async ({ page }) => {
  await open(page, LESSON);
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await expect(page.getByText("2 candidates inside")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy candidate 1" })).toHaveCount(0);
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect(page.getByText(/answer \d+ characters, [12] candidates? inside/)).toBeVisible();
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await sayHello(page);
  await expect.poll(() => metSteps(page)).toEqual(STEPS);
});

test("its challenge: three carries connect, since the checks of B tell A where B is", async ({ page }) => {
  const { par } = FILES.find(({ slug }) => slug === "the-first-connection")!.challenge!;
  await open(page, LESSON);
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await carry(page, "A", "candidate 1");
  await press(page, "B", "addIceCandidate");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await sayHello(page);
  await expect(page.locator(".ending")).toContainText(
    `Par: ${par} carries. On this bench so far: 3. What was refused does not count. Both are connected, with par or fewer.`,
  );
});
