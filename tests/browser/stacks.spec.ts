/** Peers that are no browsers, each as offerer and as answerer, and a person who carries texts between terminal and page. */
import process from "node:process";
import { expect, type Page, test } from "@playwright/test";
import { type Program, start } from "../stacks/program.ts";
import { box, client, hears, type Name, open, press, reading, say, state } from "./person.ts";

interface Stack {
  readonly name: string;
  /** The form that it reads, as the select calls it. */
  readonly form: string;
  readonly command: readonly string[];
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
    command: ["/usr/bin/python3", "tests/stacks/aiortc_peer.py"],
    made: (type) => new RegExp(`"type": "${type}".*\\n`),
    // What is typed into it is signaling, to the end.
    send: (page, name, _program, words) => say(page, name, `say ${words}`),
  },
  {
    name: "Pion",
    form: "base64",
    command: ["/tmp/stacks-go/pion"],
    made: () => /[\w+/]{100,}=*\n/,
    send: typed,
  },
];

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Waits until a card is whole, chooses the form, and copies it with its button. */
async function copied(page: Page, name: Name, card: "offer" | "answer", form: string): Promise<string> {
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await client(page, name).getByText(`More about ${card}`, { exact: true }).click();
  await client(page, name).getByLabel("Copy as").selectOption(form);
  await press(page, name, `Copy ${card}`);
  await expect(client(page, name).getByText("carried", { exact: true })).toBeVisible();
  return await clipboard(page);
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
      for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(page, "B", call);
      program.write(`${await copied(page, "B", "answer", stack.form)}\n`);
      await talk(page, "B", program, stack);
    } finally {
      await program.end();
    }
  });
}
