/** One client, as the server draws it: names, states, the dark button, and what a replay marks as not to be pressed. */
import assert from "node:assert/strict";
import { h } from "preact";
import { Client } from "../../../components/client/Client.tsx";
import { READ_ONLY_NOTE } from "../../../components/bench/view.ts";
import { BUTTONS, MACHINES } from "../../../protocol/facts/mod.ts";
import { buttonsOf, shown, stage } from "../stage.ts";

const draw = ({ view }: ReturnType<typeof stage>, client: "A" | "B") =>
  shown(view, h(Client, { view: view.clients[client] }));

Deno.test("a client is a region with its calls by name, its states, its box, and what can be carried", async () => {
  const on = stage();
  const isThere = (button: string) => draw(on, "A").includes(`>${button}</button>`);
  // Restarting and closing mean something once something was called.
  assert.deepEqual(BUTTONS.filter((button) => !isThere(button)), ["restartIce", "close"]);
  await on.model.press("A", "createDataChannel");
  const html = draw(on, "A");
  assert.match(html, /role="region" aria-labelledby="client-A"/);
  for (const button of BUTTONS) assert.match(html, new RegExp(`>${button}</button>`));
  assert.match(html, /role="group" aria-label="States of Client A"/);
  for (const machine of MACHINES) assert.match(html, new RegExp(`data-machine="${machine}"`));
  assert.match(html, /for="paste-A">Paste into Client A</);
  assert.match(html, /id="read-A" role="status"/);
  assert.match(html, /To carry from Client A/);
});

Deno.test("exactly one button is dark, and it is the one that is suggested", async () => {
  const on = stage();
  const dark = () =>
    [...(draw(on, "A") + draw(on, "B")).matchAll(/class="[^"]*\bnext\b[^"]*"[^>]*>([^<]*)/g)].map(([, words]) => words);
  assert.deepEqual(dark(), ["createDataChannel"]);
  await on.model.press("A", "createDataChannel");
  assert.deepEqual(dark(), ["createOffer"]);
  await on.model.press("A", "createOffer");
  await on.model.press("A", "setLocalDescription");
  on.fake.report(0, { type: "state-changed", machine: "signaling", state: "have-local-offer" });
  assert.deepEqual(dark(), ["Copy"]);
});

Deno.test("each button makes its call", async () => {
  const on = stage();
  await on.model.ready();
  for (const { words, press } of buttonsOf(() => draw(on, "A"))) {
    if (words === "createOffer") press();
  }
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(on.fake.calls.map(({ call }) => call), ["createOffer"]);
});

Deno.test("a view that only shows marks what would act, and leaves what looks", async () => {
  const on = stage();
  await on.model.press("A", "createDataChannel");
  await on.model.press("A", "createOffer");
  await on.model.press("A", "setLocalDescription");
  const view = { ...on.view, readOnly: true };
  const html = shown(view, h(Client, { view: view.clients.A }));
  const buttons = [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].map(([, marks, words]) => ({
    words: words.replace(/<[^>]*>/g, ""),
    marked: marks.includes("aria-disabled") && marks.includes(`aria-describedby="${READ_ONLY_NOTE}"`),
  }));
  const marked = buttons.filter((one) => one.marked).map(({ words }) => words);
  for (const button of [...BUTTONS, "Paste", "Carry offer for me"]) assert.ok(marked.includes(button), button);
  for (const words of ["Copy offer", "Code"]) {
    assert.ok(buttons.some((one) => one.words === words && !one.marked), words);
  }
  assert.match(html, /<textarea[^>]*readonly/i);
  assert.match(html, /<input type="file" disabled/);
});
