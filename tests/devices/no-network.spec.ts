/** A device that leaves its network: it is told that, and nothing of servers. */
import { expect } from "@playwright/test";
import { client, open, press } from "../browser/person.ts";
import { test } from "./pair.ts";

test("a device without any network is told so, on the page and among the reasons", async ({ begin }) => {
  const { network, a } = await begin("one network");
  await open(a, "bench/");
  await expect(a.getByText("This device is in no network")).toBeHidden();
  for (const name of network.run("a", "ls", "/sys/class/net").split(/\s+/)) {
    if (name !== "" && name !== "lo") network.run("a", "ip", "link", "set", name, "down");
  }
  await expect(a.locator("header [aria-live]").filter({ hasText: "This device is in no network" })).toBeVisible();
  // A connection that was made before may still find the address that it had.
  await open(a, "bench/");
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(a, "A", call);
  await a.getByText("Why is it not connecting?").click();
  const reasons = a.getByRole("group", { name: "Client A", exact: true });
  await expect(reasons).toContainText("This device is in no network, so Client A has no address");
  await expect(reasons).toContainText("A has found 0 candidates of its own");
  await expect(reasons).not.toContainText(/STUN|TURN/);
  await expect(client(a, "A").getByRole("alert")).toHaveCount(0);
  for (const name of network.run("a", "ls", "/sys/class/net").split(/\s+/)) {
    if (name !== "" && name !== "lo") network.run("a", "ip", "link", "set", name, "up");
  }
  await expect(a.getByText("This device is in no network: nothing")).toBeHidden();
});
