/** A hand that does what a lesson's solution says, by the names that a person reads on the screen. */
import { expect, type Page } from "@playwright/test";
import { type Act, editedBy } from "../../protocol/goals/mod.ts";
import type { LessonFile } from "../../lessons/format/read.ts";
import { burst } from "./burst-hand.ts";
import { actOnNetwork } from "./network-hand.ts";
import {
  box,
  carry,
  chooseMode,
  client,
  closeCard,
  face,
  hears,
  hit,
  type Name,
  openEditor,
  press,
  reading,
  say,
  showPane,
  state,
} from "./person.ts";

async function reset(page: Page) {
  await hit(page.getByRole("button", { name: "Reset the bench" }));
  const sure = page.getByRole("button", { name: "Close both and start again" });
  // It asks only where something would be lost.
  if (await sure.isVisible()) await hit(sure);
  for (const name of ["A", "B"] as const) {
    await expect(state(page, name, "connection")).toHaveAttribute("data-state", "new");
  }
}

/** The name of a card: `a candidate` is the first one that lies there, `a srflx candidate` the first of its type. */
async function nameOf(page: Page, name: Name, card: string): Promise<string> {
  const some = /^a (?:(\w+) )?candidate$/.exec(card);
  if (!some) return card;
  await face(page, name);
  const cards = client(page, name).getByRole("list", { name: `To carry from Client ${name}` }).getByRole("listitem");
  const copy = cards.filter({ hasText: some[1] ?? "candidate" })
    .getByRole("button", { name: /^Copy candidate \d+$/ }).first();
  await expect(copy).toBeVisible();
  return (await copy.textContent())!.trim().replace("Copy ", "");
}

/** Does one act, and waits until it is done. `look` is done while what it opened is open. */
export async function act(page: Page, one: Act, look?: () => Promise<void>): Promise<void> {
  switch (one.act) {
    case "press": {
      await isBrought(page, one);
      const before = await callsOf(page, one.client);
      await press(page, one.client, one.call);
      return await settled(page, one, before);
    }
    case "carry": {
      await carry(page, one.client, await nameOf(page, one.client, one.card), one.into);
      return await expect(reading(page, one.into)).not.toBeEmpty();
    }
    case "edit":
    case "leave-out": {
      await openEditor(page, one.client, one.card);
      const editor = client(page, one.client).getByRole("textbox", { name: `${one.card}, to be edited` });
      const text = await editor.inputValue();
      const edited = editedBy(one, text);
      expect(edited, `${JSON.stringify(one)} finds something`).not.toBe(text);
      await editor.fill(edited);
      await look?.();
      await press(page, one.client, `Keep ${one.card} like this`);
      return await closeCard(page, one.client);
    }
    case "put-back":
      await openEditor(page, one.client, one.card);
      await look?.();
      await press(page, one.client, `Put ${one.card} back as it was made`);
      return await closeCard(page, one.client);
    case "form": {
      const choice = page.getByLabel("Copy as").first();
      // It stands in every card; which one is opened does not matter.
      if (!await choice.isVisible()) await page.getByText(/^More about /).first().click();
      await choice.selectOption(one.form);
      await look?.();
      for (const name of ["A", "B"] as const) await closeCard(page, name);
      return;
    }
    case "add": {
      await face(page, one.client);
      const media = page.getByRole("region", { name: `Video and audio of Client ${one.client}` });
      const button = media.getByRole("button", { name: `Add synthetic ${one.kind}` });
      if (!await button.isVisible()) await hit(media.getByText("Video and audio", { exact: true }));
      const sent = media.getByRole("list", { name: `Tracks that Client ${one.client} sends` }).getByRole("listitem");
      const before = await sent.count();
      await hit(button);
      return await expect(sent).toHaveCount(before + 1);
    }
    case "option": {
      await face(page, one.client);
      const wish = client(page, one.client).getByRole("group", { name: /Options of Client/ });
      if (!await wish.isVisible()) {
        await hit(client(page, one.client).getByText("Options", { exact: false }).first());
      }
      await expect(wish).toBeVisible();
      const named = new RegExp(`^${one.name}\\b`);
      const box = wish.getByRole("checkbox", { name: named });
      if (await box.count() > 0) return await box.setChecked(one.value === "true");
      return await wish.getByRole("textbox", { name: named }).fill(one.value);
    }
    case "say":
      if (one.channel) {
        await showPane(page, one.client, "Chat");
        await client(page, one.client).getByLabel("send on channel").selectOption({ label: one.channel });
      }
      await say(page, one.client, one.words);
      return await hears(page, one.client, one.words);
    case "burst":
      return await burst(page, one);
    case "paste":
      await face(page, one.client);
      await box(page, one.client).fill(one.text);
      return await expect(reading(page, one.client)).not.toBeEmpty();
    case "as-it-is":
      return await press(page, one.client, `Give it as it is to Client ${one.client}`);
    case "mode":
      return await chooseMode(page, one.mode === "trickle" ? "one by one" : "inside the description");
    case "wait":
      return await expect(state(page, one.client, one.machine)).toHaveAttribute("data-state", one.state, {
        timeout: 30_000,
      });
    case "program":
      return await chooseProgram(page, one.program);
    case "other":
      return await actElsewhere(page, one);
    case "reset":
      return await reset(page);
    default:
      return await actOnNetwork(page, one);
  }
}

const PROGRAMS = { hands: "your hands", broadcast: "BroadcastChannel", websocket: "WebSocket server" } as const;

async function chooseProgram(page: Page, program: keyof typeof PROGRAMS) {
  const carriedBy = page.getByRole("region", { name: "Carried by" });
  await carriedBy.getByRole("radio", { name: PROGRAMS[program] }).check();
  await expect(carriedBy.getByRole("status")).toContainText(
    program === "hands" ? "Nothing passes unless you carry it" : "Each card passes at once",
  );
}

/** The second page of each page that opened one. */
const others = new WeakMap<Page, Page>();

async function actElsewhere(page: Page, { does }: Act & { act: "other" }): Promise<void> {
  if (does === "opens") {
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link", { name: "Open a second Client B in a new tab" }).click();
    const other = await opened;
    others.set(page, other);
    await expect(other.locator("[data-island]:not([data-awake])")).toHaveCount(0);
    return await chooseProgram(other, "broadcast");
  }
  const other = others.get(page)!;
  if (does === "closes") return await other.close();
  await act(other, does);
}

/** Waits for what is to be applied, where a program may bring it and not this hand. */
async function isBrought(page: Page, { client, call }: Act & { act: "press" }) {
  if (call !== "setRemoteDescription" || await page.locator(".carried-by").count() === 0) return;
  await expect(box(page, client)).not.toHaveValue("");
}

/** How many calls of a client were made, and how the last of them stands. */
const callsOf = (page: Page, name: Name) => page.locator(`.client.${name} [data-calls]`).getAttribute("data-calls");

/** Waits until a call of a client has finished, or has failed, or was not made, and each is said. */
async function settled(page: Page, { client, call }: Act & { act: "press" }, before: string | null) {
  const isOver = async () => {
    const calls = await callsOf(page, client);
    return calls !== before && /(finished|failed)$/.test(calls ?? "") ||
      (await page.locator(".bottom-line").textContent())!.includes(`${client} ${call} was not called`);
  };
  await expect.poll(isOver, { message: `${call} of ${client} is over` }).toBe(true);
}

/** Acts that make both clients anew. */
const OPENING: readonly Act["act"][] = ["reset", "servers", "glass"];

/**
 * Does a whole lesson as its text says; each step is met by its own acts, and not before. `atEnd` is done at the end of
 * each bench: before the act that opens the next one, and after the last step; `afterStep` after each step; `look` before each act, and at the end.
 */
export async function walkLesson(
  page: Page,
  lesson: LessonFile,
  { atEnd, afterStep, look }: {
    readonly atEnd?: () => Promise<void>;
    readonly afterStep?: (step: number) => Promise<void>;
    readonly look?: () => Promise<void>;
  } = {},
): Promise<void> {
  const met = (id: string) => page.locator(`[data-step="${id}"]`).getAttribute("data-met");
  for (const [i, step] of lesson.steps.entries()) {
    await expect(page.locator(`[data-step="${step.id}"]`), `${step.id} is not met before`).toHaveAttribute(
      "data-met",
      "false",
    );
    const opens = step.fresh ? step.solution.findIndex(({ act }) => OPENING.includes(act)) : -1;
    for (const [place, one] of step.solution.entries()) {
      await look?.();
      if (place === opens) await atEnd?.();
      await act(page, one, look);
    }
    await expect.poll(() => met(step.id), { timeout: 30_000, message: `${step.id}: ${await missing(page, step.id)}` })
      .toBe("true");
    for (const { id } of lesson.steps.slice(0, i)) expect(await met(id), `${id} stays met`).toBe("true");
    await afterStep?.(i);
  }
  await expect(page.getByRole("heading", { name: lesson.endTitle })).toBeVisible();
  await look?.();
  await atEnd?.();
}

const missing = async (page: Page, id: string): Promise<string> =>
  (await page.locator(`[data-step="${id}"] .checks li:not(.met)`).allTextContents()).join("; ");
