/** Connections that a network lets nothing of through, or one way only: rows of tests/browser/dead-connections.spec.ts. */
import process from "node:process";
import { expect } from "@playwright/test";
import { state } from "../browser/person.ts";
import { leads } from "../browser/why-panel.ts";
import { chat, connects, exchange, settle, startAgain } from "./hands.ts";
import { type End, SHARED } from "./network.ts";
import { ENDS, NAMES, type Pair, serveTurn, tell, test } from "./pair.ts";
import { selectedPair } from "./seen.ts";

/** What a firewall drops: UDP, but multicast DNS, so that names are found. */
const UDP = ["-p", "udp", "!", "--dport", "5353", "-j", "DROP"];

/** A real deadline: ICE tries for some 15 s, and the page waits for it. */
const bothFail = (pair: Pair) =>
  Promise.all(
    ENDS.map((end) => expect(state(pair[end], NAMES[end], "connection")).toHaveText("failed", { timeout: 60_000 })),
  );

/** What is said on either side, before a side gave up and after it. */
const unreachable = (pair: Pair, end: End) =>
  leads(
    pair[end],
    NAMES[end],
    "unreachable",
    NAMES[end],
    { failed: true, more: false },
    new RegExp(`^${NAMES[end]}: \\d+ checks? sent, 0 answered`),
  );

test("no UDP between two devices: each says that nothing answers, and a TURN server over TCP helps @slow", async ({ begin }) => {
  test.skip(!process.env.OOB_TURNSERVER, process.env.OOB_NO_TURNSERVER ?? "");
  test.setTimeout(180_000);
  const pair = await begin("one network");
  for (const end of ENDS) pair.network.rule(end, "-A", "INPUT", ...UDP);
  await exchange(pair);
  await bothFail(pair);
  for (const end of ENDS) await unreachable(pair, end);
  // “It may take a TURN server.”
  await serveTurn(pair.network);
  for (const end of ENDS) {
    await startAgain(pair[end], end);
    const server = { url: `turn:${SHARED}:3478?transport=tcp`, username: "ada", credential: "words" };
    await settle(pair[end], end, server);
  }
  const took = await connects(pair, await exchange(pair));
  await chat(pair);
  const { local, remote } = await selectedPair(pair.a, "a");
  expect(`${local} ${remote}`).toMatch(/relay/);
  tell("No UDP between the two: both said so, and connected through TURN over TCP", took);
});

test("UDP one way only: what is seen while it is tried is said after it failed, too, and without the firewall it connects @slow", async ({ begin }) => {
  test.setTimeout(180_000);
  const pair = await begin("one network");
  pair.network.rule("b", "-A", "INPUT", ...UDP);
  await exchange(pair);
  const onlyHears = () =>
    leads(pair.a, "A", "checks-refused", "A", {}, /^A: \d+ checks sent, 0 answered, \d+ received$/);
  await onlyHears();
  await bothFail(pair);
  await onlyHears();
  await unreachable(pair, "b");
  // “A firewall lets only one way through”, “see whether a firewall is in the way”.
  pair.network.rule("b", "-D", "INPUT", ...UDP);
  for (const end of ENDS) await startAgain(pair[end], end);
  const took = await connects(pair, await exchange(pair));
  await chat(pair);
  tell("UDP one way only: said so, also after it failed, and connected without the firewall", took);
});
