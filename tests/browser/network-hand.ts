/** A hand on the network between the clients: its servers, NATs, weather, cables and packets, by their names. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { NetworkAct } from "../../protocol/goals/mod.ts";
import { client, closeDrawers, type Name, openDrawer, showPane } from "./person.ts";

const network = (page: Page): Locator => page.locator("details.network");
const line = (page: Page, name: Name): Locator => network(page).getByRole("group", { name: `Client ${name}` });

/** Opens one of what can be chosen for the whole bench, and what lies in it. */
async function openUnderBench(page: Page, part: "network" | "settings"): Promise<Locator> {
  await openDrawer(page, "Bench");
  const details = page.locator(`details.${part}`);
  if (await details.getAttribute("open") === null) await details.locator("> summary").click();
  return details;
}

const WEATHER: Readonly<Record<string, string>> = {
  loss: "Loss, %",
  delay: "Delay, ms",
  jitter: "Jitter, ms",
  rate: "Rate, kbit/s",
};

/** What the summary of the network says of each. */
const TOLD: Readonly<Record<string, string>> = { loss: "loss", delay: "delay", jitter: "jitter", rate: "kbit/s" };

async function change(page: Page, one: Exclude<NetworkAct, { act: "open" }>): Promise<void> {
  if (one.act === "policy" || one.act === "credential") {
    const settings = await openUnderBench(page, "settings");
    if (one.act === "policy") {
      await settings.getByLabel("iceTransportPolicy").selectOption(one.policy);
      return;
    }
    const servers = settings.locator("li.server").filter({ hasText: `Client ${one.client} alone` });
    // The second of them is its TURN server.
    await servers.nth(1).getByLabel(/^Credential/).fill(one.value);
    return;
  }
  const panel = await openUnderBench(page, "network");
  switch (one.act) {
    case "glass":
    case "servers": {
      const label = one.act === "glass" ? "Make Client B a peer of glass" : "Give both clients these servers";
      await panel.getByRole("button", { name: label }).click();
      const sure = panel.getByRole("button", { name: "Close both and start again" });
      if (await sure.isVisible()) await sure.click();
      await expect(panel.getByText("The clients on the bench have them.")).toBeVisible();
      return;
    }
    case "nat":
      await line(page, one.client).getByLabel("NAT").selectOption(one.nat);
      await expect(panel.locator("> summary")).toContainText(`${one.client} ${one.nat}`);
      return;
    case "weather": {
      const field = line(page, one.client).getByLabel(WEATHER[one.name]);
      await field.fill(one.value);
      await field.press("Enter");
      const summary = panel.locator("> summary");
      // What is not worse than fair is not told.
      if (one.value !== "0") return await expect(summary).toContainText(`${one.value} `);
      return await expect(summary).not.toContainText(new RegExp(`${one.client} [^·]*${TOLD[one.name]}`));
    }
    case "cable": {
      const said = line(page, one.client).getByText(`The cable of Client ${one.client} is pulled.`);
      await line(page, one.client).getByRole("button", { name: one.isPulled ? /^Pull the cable/ : /^Plug it in/ })
        .click();
      return one.isPulled ? await expect(said).toBeVisible() : await expect(said).toBeHidden();
    }
  }
}

/** Does one act on the network. */
export async function actOnNetwork(page: Page, one: NetworkAct): Promise<void> {
  if (one.act !== "open") {
    await change(page, one);
    return await closeDrawers(page);
  }
  await showPane(page, one.client, "Packets");
  const packets = client(page, one.client).getByRole("table", { name: `Packets of Client ${one.client}` });
  // A packet may hold several things, each with a number, a label or a range behind its name.
  const words = one.packet.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const named = page.getByRole("button", { name: new RegExp(`(?:^|, | \\+ )${words}(?= |$)`, "i") });
  const button = packets.getByRole("row").filter({ hasText: one.row }).filter({ has: named }).first()
    .getByRole("button").first();
  const name = (await button.textContent())!.trim();
  await button.click();
  await expect(packets.getByRole("list", { name: `Fields of ${name}` })).toBeVisible();
}
