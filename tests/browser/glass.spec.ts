/** The peer of glass on the free bench: the box plays Client B, and its chunks stand in the clear beside A’s records. */
import { expect, type Page, test } from "@playwright/test";
import type { RunningBox } from "./box.ts";
import { connect, openOnBox } from "./box-hand.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { client, hears, say, showPane, state } from "./person.ts";

test.setTimeout(120_000);

let box: RunningBox | undefined;
test.afterEach(() => {
  box?.close();
  box = undefined;
});

const CHOOSE = "Make Client B a peer of glass";

/** The rows of Client B’s packets that are called so. */
const rows = (page: Page, name: RegExp) =>
  client(page, "B").getByRole("table", { name: "Packets of Client B" }).getByRole("row").filter({
    has: page.getByRole("button", { name }),
  });

test("Client B as a peer of glass: carried by hand, connected, and every chunk from INIT to a message read in the clear", async ({ page }) => {
  box = await openOnBox(page, [], CHOOSE);
  await expect(client(page, "B").getByText("A peer of glass: the box plays this client.")).toBeVisible();
  await connect(page);
  for (const name of ["A", "B"] as const) {
    for (const machine of ["connection", "dtls", "sctp", "channel"]) {
      await expect(state(page, name, machine), `${machine} of ${name}`).toHaveText(/^(connected|open)$/);
    }
  }
  await say(page, "A", "through glass");
  await hears(page, "B", "through glass");
  await say(page, "B", "and back");
  await hears(page, "A", "and back");
  await showPane(page, "B", "Packets");
  for (
    const name of [
      /^INIT$/,
      /^INIT ACK$/,
      /^COOKIE ECHO/,
      /COOKIE ACK/,
      /DATA_CHANNEL_OPEN/,
      /DATA_CHANNEL_ACK/,
      /SACK/,
    ]
  ) {
    await expect(rows(page, name).first(), String(name)).toBeVisible();
  }
  // A’s records, which are sealed, and what is in them, side by side.
  await expect(rows(page, /^ApplicationData, encrypted$/).first()).toBeVisible();
  const said = rows(page, /“through glass”/).first();
  await expect(said).toContainText("which the peer of glass has opened");
  await said.getByRole("button", { name: /“through glass”/ }).click();
  const fields = client(page, "B").getByRole("list", { name: /^Fields of DATA/ });
  await fields.getByRole("button", { name: /^User Data/ }).click();
  await expect(fields).toContainText("a text in UTF-8");
  await isAccessible(page);
  await nothingOverlaps(page);
});
