/** What is to be seen on a device’s page, and of the packets on their way. */
import { expect, type Page } from "@playwright/test";
import { readBlob } from "../../protocol/blob/mod.ts";
import { readCandidate } from "../../protocol/sdp/candidate.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { client, showPane } from "../browser/person.ts";
import { chat } from "./hands.ts";
import type { End } from "./network.ts";
import { NAMES, type Pair } from "./pair.ts";

/** The addresses in a code, each once. */
export function addressesIn(code: string): readonly string[] {
  const read = readBlob(code);
  if (!read.ok) throw new Error(`This is no blob: ${code}`);
  const lines = read.messages.flatMap((one) => one.kind === "description" ? identify(one.sdp).candidates : []);
  return [...new Set(lines.flatMap((line) => readCandidate(line)?.address ?? []))];
}

/** The selected pair as the page names its ends: `host udp port 5000`, where the browser hides the address. */
export interface Selected {
  readonly local: string;
  readonly remote: string;
  /** Its round-trip time in milliseconds. */
  readonly time: number;
}

export async function selectedPair(page: Page, end: End): Promise<Selected> {
  const here = client(page, NAMES[end]);
  await showPane(page, NAMES[end], "Pairs");
  const row = here.locator(".pairs tr").filter({ has: page.locator(".pair.selected") });
  const read = async (part: string) => (await row.locator(part).first().innerText()).replace(/\s+/g, " ").trim();
  return {
    local: await read("th"),
    time: parseInt(await read(".pair-time")),
    remote: (await read(".pair.selected .pair-with")).replace(/^with | ?: ?$/g, ""),
  };
}

const portOf = (name: string): string => /(\d+)$/.exec(name)![1];

/** Says something both ways, and that it went between the two devices’ own addresses, on the ports of the pair. */
export async function chatsDirectly(pair: Pair): Promise<void> {
  const { network: { rule, counted, addresses }, a } = pair;
  const { local, remote } = await selectedPair(a, "a");
  const way = ["-p", "udp", "-s", addresses.b, "--sport", portOf(remote), "-d", addresses.a, "--dport", portOf(local)];
  rule("a", "-I", "INPUT", ...way);
  await chat(pair);
  expect(counted("a", "INPUT"), `packets from ${addresses.b} to ${addresses.a}`).toBeGreaterThan(0);
}
