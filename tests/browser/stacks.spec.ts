/** Peers that are no browsers, each as offerer and as answerer, and a person who carries texts between terminal and page. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { expect, type Page, test } from "@playwright/test";
import { type Program, start } from "../stacks/program.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { box, client, hears, more, type Name, open, press, reading, say, state } from "./person.ts";

interface Stack {
  readonly name: string;
  /** The form that it reads, as the select calls it. */
  readonly form: string;
  readonly command: readonly string[];
  /** Why its tests are left out, if it is not here. */
  readonly missing?: string | false;
  /** How often a connection is tried, where one failure is the stack’s own and known. */
  readonly tries?: number;
  /** What it has said when its description can be carried. */
  readonly made: (type: "offer" | "answer") => RegExp;
  /** How it is made to send words. */
  readonly send: (page: Page, name: Name, program: Program, words: string) => Promise<void>;
}

const typed: Stack["send"] = (_page, _name, program, words) => Promise.resolve(program.write(`${words}\n`));
const deno = (file: string) => [process.execPath, "run", "-A", `tests/stacks/${file}`];

const STACKS: readonly Stack[] = [
  {
    name: "werift",
    form: "json",
    command: deno("werift.ts"),
    made: (type) => new RegExp(`"type":"${type}".*\\n`),
    send: typed,
    // It hangs when a flight of the DTLS handshake comes twice, as it does on a machine that has much to do.
    tries: 3,
  },
  {
    name: "libdatachannel",
    form: "libdatachannel",
    command: deno("node-datachannel.ts"),
    made: () => /\[Gathering State: complete\]/,
    send: typed,
  },
  {
    name: "aiortc",
    form: "aiortc",
    command: [process.env.AIORTC_PYTHON ?? "", "tests/stacks/aiortc_peer.py"],
    missing: !process.env.AIORTC_PYTHON && "AIORTC_PYTHON is not set: the test command found no Python with aiortc.",
    made: (type) => new RegExp(`"type": "${type}".*\\n`),
    // What is typed into it is signaling, to the end.
    send: (page, name, _program, words) => say(page, name, `say ${words}`),
  },
  {
    name: "Pion",
    form: "base64",
    command: [process.env.PION_PEER ?? ""],
    missing: !process.env.PION_PEER && "PION_PEER is not set: the test command could not build it.",
    made: () => /[\w+/]{100,}=*\n/,
    send: typed,
  },
];

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Waits until a card is whole, chooses the form, and copies it with its button. */
async function copied(page: Page, name: Name, card: "offer" | "answer", form: string): Promise<string> {
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await more(page, name, card);
  await client(page, name).getByLabel("Copy as").selectOption(form);
  await press(page, name, `Copy ${card}`);
  await expect(client(page, name).getByText("carried", { exact: true })).toBeVisible();
  const text = await clipboard(page);
  // No address in the clear: without a camera’s permission Chromium hides them, and it is the peer who is found.
  if (form !== "base64" && form !== "compact") expect(text).toMatch(/ [\da-f-]{36}\.local \d+ typ host/);
  return text;
}

/** Both ways, over the channel. */
async function talk(page: Page, name: Name, program: Program, stack: Stack) {
  await expect(state(page, name, "channel")).toHaveText("open");
  await expect(state(page, name, "connection")).toHaveText("connected");
  await say(page, name, `hello, ${stack.name}`);
  await program.says(new RegExp(`Heard: hello, ${stack.name}`));
  await stack.send(page, name, program, "hello, page");
  await hears(page, name, "hello, page");
}

for (const stack of STACKS) {
  const [command, ...args] = stack.command;

  test.describe(() => {
    test.describe.configure({ retries: (stack.tries ?? 1) - 1 });
    test.skip(!!stack.missing, stack.missing || "");

    test(`${stack.name} answers the page`, async ({ page }) => {
      const program = start(command, [...args, "answer"]);
      try {
        await open(page, "device/?client=A");
        for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "A", call);
        program.write(`${await copied(page, "A", "offer", stack.form)}\n`);
        await program.says(stack.made("answer"));
        await box(page, "A").fill(program.said());
        await expect(reading(page, "A")).toContainText(/This is an answer, with \d+ candidates? inside/);
        await press(page, "A", "setRemoteDescription");
        await talk(page, "A", program, stack);
      } finally {
        await program.end();
      }
    });

    test(`the page answers ${stack.name}`, async ({ page }) => {
      const program = start(command, [...args, "offer"]);
      try {
        await open(page, "device/?client=B");
        await program.says(stack.made("offer"));
        await box(page, "B").fill(program.said());
        await expect(reading(page, "B")).toContainText(/This is an offer, with \d+ candidates? inside/);
        for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) {
          await press(page, "B", call);
        }
        program.write(`${await copied(page, "B", "answer", stack.form)}\n`);
        await talk(page, "B", program, stack);
      } finally {
        await program.end();
      }
    });
  });
}

test("libdatachannel answers a compact code, which the command line writes out for it", async ({ page }) => {
  const { command: [command, ...args], made } = STACKS.find(({ name }) => name === "libdatachannel")!;
  const program = start(command, [...args, "answer"]);
  try {
    await open(page, "device/?client=A");
    for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "A", call);
    const code = await copied(page, "A", "offer", "compact");
    expect(code).toMatch(/^O1[0-9A-Z]+$/);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["run", "--allow-read", "cli/blob.ts", "--to", "libdatachannel"],
      { input: code, encoding: "utf8" },
    );
    expect(status, stderr).toBe(0);
    program.write(stdout);
    await program.says(made("answer"));
    // First its description, then its candidates, which name no media section: there is only one.
    const [description, ...candidates] = program.said().split(/(?=Local Candidate)/);
    await box(page, "A").fill(description);
    await press(page, "A", "setRemoteDescription");
    await expect(state(page, "A", "signaling")).toHaveText("stable");
    await box(page, "A").fill(candidates.join(""));
    await press(page, "A", "addIceCandidate");
    await expect(state(page, "A", "channel")).toHaveText("open");
    await say(page, "A", "by a code");
    await program.says(/Heard: by a code/);
  } finally {
    await program.end();
  }
});

test("the page says what a program wants beside the text", async ({ page }) => {
  await open(page, "bench/");
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "A", call);
  await more(page, "A", "offer");
  const select = client(page, "A").getByLabel("Copy as");
  await select.selectOption({ label: "base64 of JSON (Pion)" });
  await expect(select).toHaveAccessibleDescription(/Pion’s examples .* choose “inside the description” above/);
  await isAccessible(page);
  await select.selectOption({ label: "SDP for libdatachannel" });
  await expect(select).toHaveAccessibleDescription(/type 1 and Enter, then paste/);
  await select.selectOption({ label: "JSON for aiortc" });
  await expect(select).toHaveAccessibleDescription("");
  await more(page, "A", "candidate 1");
  await expect(client(page, "A").getByRole("textbox", { name: "Text of candidate 1, to select and copy" }))
    .toHaveValue(/^\{"type":"candidate","candidate":"candidate:.*","id":"0","label":0\}$/);
  await page.setViewportSize({ width: 390, height: 900 });
  await client(page, "A").getByLabel("Copy as").selectOption("base64");
  await nothingOverlaps(page);
});
