/** Two devices in every place that two people may be in, and what they need to connect there. */
import process from "node:process";
import { expect } from "@playwright/test";
import { state } from "../browser/person.ts";
import { ask, leads, sentences, side } from "../browser/why-panel.ts";
import { chat, connects, exchange, settle, startAgain } from "./hands.ts";
import { ROUTERS, SHARED } from "./network.ts";
import { ENDS, NAMES, serveTurn, tell, test } from "./pair.ts";
import { addressesIn, chatsDirectly, selectedPair } from "./seen.ts";

const NAME = /^[0-9a-f-]{36}\.local$/;
const noTurn = [!process.env.OOB_TURNSERVER, process.env.OOB_NO_TURNSERVER ?? ""] as const;
const noPython = [!process.env.OOB_PYTHON, process.env.OOB_NO_PYTHON ?? ""] as const;

test("on one network, two devices find each other by their .local names", async ({ begin }) => {
  const pair = await begin("one network");
  const crossed = await exchange(pair);
  const { offer, answer } = crossed;
  const took = await connects(pair, crossed);
  for (const code of [offer, answer]) {
    const addresses = addressesIn(code);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toMatch(NAME);
  }
  for (const end of ENDS) {
    const { local, remote } = await selectedPair(pair[end], end);
    for (const one of [local, remote]) expect(one).toMatch(/^(host|prflx) udp port \d+$/);
  }
  await chatsDirectly(pair);
  tell("One network: connected by .local names", took);
});

test("without multicast they do not, the page says why, and what it advises helps", async ({ begin }) => {
  const pair = await begin("one network");
  for (const end of ENDS) pair.network.rule(end, "-A", "INPUT", "-d", "224.0.0.0/4", "-j", "DROP");
  await exchange(pair);
  const advice = sentences("names-only", "A", { sure: true }).next;
  expect(advice).toMatch(/multicast/);
  // The side that answered cannot see whether its answer was applied, and sees this all the same.
  for (const end of ENDS) {
    await leads(pair[end], NAMES[end], "names-only", NAMES[end], { sure: true }, /^[AB] has only names: host udp /);
    await expect(side(pair[end], NAMES[end]).locator("> ol > li").first()).toContainText(advice);
  }
  await expect(state(pair.a, "A", "channel")).toHaveText("connecting");

  // What is advised there.
  for (const end of ENDS) {
    await pair[end].context().grantPermissions(["camera", "clipboard-read", "clipboard-write"]);
    await startAgain(pair[end], end);
  }
  const crossed = await exchange(pair);
  const { offer, answer } = crossed;
  expect(addressesIn(offer)).toEqual([pair.network.addresses.a]);
  expect(addressesIn(answer)).toEqual([pair.network.addresses.b]);
  const took = await connects(pair, crossed);
  await chatsDirectly(pair);
  tell("One network without multicast: said why, and connected once the camera was allowed", took);
});

test("from two homes, they connect by the addresses that a STUN server tells them", async ({ begin }) => {
  test.skip(...noTurn);
  const pair = await begin("two homes");
  await serveTurn(pair.network);
  for (const end of ENDS) await settle(pair[end], end, { url: `stun:${SHARED}:3478` });
  const crossed = await exchange(pair);
  const { offer, answer } = crossed;
  expect(addressesIn(offer)).toContain(ROUTERS.a);
  expect(addressesIn(answer)).toContain(ROUTERS.b);
  const took = await connects(pair, crossed);
  await chat(pair);
  for (const end of ENDS) {
    const { local, remote } = await selectedPair(pair[end], end);
    expect(local).toContain(`srflx udp ${ROUTERS[end]}:`);
    expect(remote).toContain(`srflx udp ${ROUTERS[end === "a" ? "b" : "a"]}:`);
  }
  tell("Two homes, each behind a router that translates addresses: connected with STUN", took);
});

test("relays only: they connect through a TURN server", async ({ begin }) => {
  test.skip(...noTurn);
  const pair = await begin("two homes");
  await serveTurn(pair.network);
  const server = { url: `turn:${SHARED}:3478`, username: "ada", credential: "words", relayOnly: true };
  for (const end of ENDS) await settle(pair[end], end, server);
  const crossed = await exchange(pair);
  const { offer, answer } = crossed;
  for (const code of [offer, answer]) expect(addressesIn(code)).toEqual([SHARED]);
  const took = await connects(pair, crossed);
  for (const end of ENDS) {
    const { local, remote } = await selectedPair(pair[end], end);
    expect(local).toMatch(/^relay udp/);
    expect(remote).toMatch(/^(relay|prflx) udp/);
  }
  await chat(pair);
  tell("Two homes, relays only: connected through TURN", took);
});

test("with one packet in ten lost, they connect and hear each other", async ({ begin }) => {
  const pair = await begin("one network");
  // Multicast DNS is let through: what is tried here are checks, the handshake and messages.
  const lost = ["-p", "udp", "!", "--dport", "5353", "-m", "statistic", "--mode", "random", "--probability", "0.1"];
  for (const end of ENDS) pair.network.rule(end, "-A", "INPUT", ...lost, "-j", "DROP");
  const took = await connects(pair, await exchange(pair));
  const count = () => pair.network.counted("a", "INPUT") + pair.network.counted("b", "INPUT");
  for (let n = 1; n <= 5 || count() === 0; n++) await chat(pair, `${n}: `);
  tell(`One packet in ten lost at random (${count()} were): connected`, took);
});

test("one side is loaded anew: the other notices, and both connect from a fresh offer", async ({ begin }) => {
  const pair = await begin("one network");
  await connects(pair, await exchange(pair));
  await chat(pair);
  pair.b.on("dialog", (dialog) => dialog.accept());
  const began = performance.now();
  await pair.b.reload();
  await expect(pair.b.locator("[data-island]:not([data-awake])")).toHaveCount(0);
  await expect(state(pair.a, "A", "channel")).toHaveText("closed");
  const noticed = Math.round(performance.now() - began);
  await ask(pair.a);
  await expect(side(pair.a, "A")).toContainText(sentences("hung-up", "A", {}).said);
  await startAgain(pair.a, "a");
  const took = await connects(pair, await exchange(pair));
  await chat(pair);
  tell(`One side loaded anew: the other noticed within ${noticed} ms, and both connected again`, took);
});

test("far apart, with 300 ms there and back, they connect", async ({ begin }) => {
  test.skip(...noPython);
  const pair = await begin("far apart");
  const took = await connects(pair, await exchange(pair));
  await chat(pair);
  expect((await selectedPair(pair.a, "a")).time).toBeGreaterThanOrEqual(300);
  tell("300 ms there and back: connected", took);
});

test("the answer comes 60 s late, and they connect @slow", async ({ begin }) => {
  test.setTimeout(180_000);
  const pair = await begin("one network");
  const crossed = await exchange(pair, async () => {
    // A real deadline has to pass; what is waited for is that nothing has failed by then.
    await new Promise((done) => setTimeout(done, 60_000));
    await expect(state(pair.b, "B", "connection")).toHaveText(/^(new|connecting)$/);
  });
  const took = await connects(pair, crossed);
  await chat(pair);
  tell("The answer carried 60 s late: connected", took);
});
