/**
 * Why is it not connecting? Every reason, its cause brought about for real, as a person would: by buttons, by carrying
 * or not carrying, by spoiling a card on its way; and where it makes sense, what is advised is done, and it connects.
 */
import { readFile } from "node:fs/promises";
import { type Browser, chromium, expect, type Page, type PlaywrightWorkerOptions, test } from "@playwright/test";
import type { Page as FirefoxPage } from "puppeteer-core";
import { REASONS } from "../../protocol/advice/why/wording.ts";
import type { WhyCode } from "../../protocol/advice/why/wording.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";
import {
  box,
  carry,
  chooseMode,
  client,
  closeDrawers,
  copyCard,
  hears as readsMessage,
  makeOffer,
  type Name,
  open,
  openDrawer,
  press,
  say,
  state,
} from "./person.ts";
import {
  answers,
  carryRest,
  connectAnew,
  connectDevices,
  connects,
  edit,
  exchange,
  give,
  halt,
  hasFound,
  type Heard,
  listen,
  loseTheWay,
  putBack,
  reads,
  reset,
  type Say,
  sentences,
  settle,
  side,
  silent,
  sit,
  take,
  tells,
  toAnswer,
  toNobody,
  withSilentServer,
} from "./why-panel.ts";
import { READ_AS_WHOLE, SPOILED } from "./spoiled-answers.ts";
import { deadPort, ownAddress, serve } from "./stun-server.ts";

/** The reasons whose causes need long deadlines, and their tests in why-slow.spec.ts. */
const SLOW: Partial<Record<WhyCode, string>> = {
  "other-gave-up": "other-gave-up: one side gives up after 15 s, and the other side says so",
};

/** What a device without any network is told, in tests/devices/no-network.spec.ts: here there always is one. */
const NO_NETWORK = "a device without any network is told so, on the page and among the reasons";

interface Here {
  readonly page: Page;
  readonly browser: Browser;
  readonly baseURL: string;
  readonly launchOptions: PlaywrightWorkerOptions["launchOptions"];
  /** `reads`, which notes that the reason was read. */
  readonly reads: typeof reads;
  /** Waits until a reason was heard by `listen`, and notes it. */
  readonly hears: <C extends WhyCode>(heard: Heard, code: C, about: Name, more: Say<C>) => Promise<void>;
}

const table = new Map<WhyCode, string[]>();

/** A test of a reason. It fails, if it has not read that reason. */
function cause(code: WhyCode, title: string, bring: (here: Here) => Promise<void>) {
  table.set(code, [...table.get(code) ?? [], title]);
  test(`${code}: ${title}`, async ({ page, browser, baseURL, launchOptions }) => {
    const seen = new Set<string>();
    const noted: typeof reads = async (where, name, code, ...more) => {
      await reads(where, name, code, ...more);
      seen.add(code);
    };
    const hears: Here["hears"] = async (heard, code, about, more) => {
      const { said, next } = sentences(code, about, more);
      await expect.poll(async () => (await heard()).some((line) => tells(line, said, next)), code).toBe(true);
      seen.add(code);
    };
    await bring({ page, browser, baseURL: baseURL!, launchOptions, reads: noted, hears });
    expect([...seen]).toContain(code);
  });
}

test("every reason has a test", async () => {
  const slow = await readFile("tests/browser/why-slow.spec.ts", "utf8");
  for (const [code, title] of Object.entries(SLOW)) {
    expect(slow, code).toContain(title);
    expect(table.has(code as WhyCode), `${code} is in both files`).toBe(false);
  }
  expect(await readFile("tests/devices/no-network.spec.ts", "utf8")).toContain(NO_NETWORK);
  expect([...table.keys(), ...Object.keys(SLOW), "no-network"].toSorted()).toEqual(Object.keys(REASONS).toSorted());
});

/** Another device: a page in a context of its own. */
async function onTwoDevices(browser: Browser, run: (other: Page) => Promise<void>) {
  const context = await browser.newContext();
  try {
    await run(await context.newPage());
  } finally {
    await context.close();
  }
}

cause("closed", "a client is closed; after a reset it connects", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  await carryRest(page, "A");
  await connects(page);
  await press(page, "A", "close");
  for (const name of ["A", "B"] as const) await reads(page, name, "closed", "A", {}, /^A: signaling is closed since/);
  await connectAnew(page);
});

cause("hung-up", "the client on the other device closes", async ({ page, browser, reads }) => {
  await onTwoDevices(browser, async (other) => {
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await connectDevices(page, other);
    await press(other, "B", "close");
    await reads(page, "A", "hung-up", "A", {}, /^A: the data channel is closed since/);
    await reset(page);
    await press(page, "A", "createDataChannel");
    await reads(page, "A", "nothing-started", "A", { channel: true, alone: true }, /^A has no local and no remote/);
  });
});

cause("lost", "the other browser is halted; when it goes on, so does the connection", async (here) => {
  const { page, launchOptions, baseURL, reads } = here;
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ baseURL, permissions: ["clipboard-read", "clipboard-write"] });
    const other = await context.newPage();
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await connectDevices(page, other);
    const halted = await halt(browser);
    try {
      await reads(page, "A", "lost", "A", { failed: false }, /^A: connection is disconnected since/);
    } finally {
      halted.goOn();
    }
    await expect(side(page, "A")).toContainText("It is connected.");
    await say(other, "B", "back again");
    await readsMessage(page, "A", "back again");
  } finally {
    await browser.close();
  }
});

cause("nothing-started", "nothing but a look at the machines, then a channel", async ({ page, reads }) => {
  await open(page, "bench/");
  await press(page, "A", "signaling stable");
  await expect(page.getByRole("group", { name: "The signaling states, explained" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Why is it not connecting?"), "before the first call nobody asks").toHaveCount(0);
  // A call that the browser refuses is one, and nothing has started by it.
  await press(page, "B", "createAnswer");
  await reads(
    page,
    "B",
    "nothing-started",
    "A",
    { channel: false, alone: false },
    /^B has no local and no remote description/,
  );
  await press(page, "A", "createDataChannel");
  await reads(
    page,
    "A",
    "nothing-started",
    "A",
    { channel: true, alone: false },
    /^A has no local and no remote description/,
  );
});

cause("not-kept", "an offer is made and not kept, and then an answer", async ({ page, reads }) => {
  await open(page, "bench/");
  for (const call of ["createDataChannel", "createOffer"]) await press(page, "A", call);
  await reads(page, "B", "not-kept", "A", { kind: "offer" }, /^A: there is an offer that setLocalDescription was not/);
  await press(page, "A", "setLocalDescription");
  await silent(page, "B", "not-kept", "A", { kind: "offer" });
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await reads(page, "A", "not-kept", "B", { kind: "answer" }, /^B: signaling is have-remote-offer since/);
});

cause("both-offered", "two offers; one is applied, the other taken back, and it connects", async ({ page, reads }) => {
  await open(page, "bench/");
  await makeOffer(page);
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "B", call);
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "both-offered", "A", {}, /^B: signaling is have-local-offer since/);
  }
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await press(page, "B", "Carry answer for me");
  await hasFound(page, "A");
  await carryRest(page, "A");
  await connects(page);
});

cause("offer-empty", "an offer without a channel; with one, it connects", async ({ page, reads }) => {
  await open(page, "bench/");
  for (const call of ["createOffer", "setLocalDescription"]) await press(page, "A", call);
  await reads(page, "B", "offer-empty", "A", {}, /^A: the offer has no m= line$/);
  await exchange(page);
  await carryRest(page, "A");
  await connects(page);
});

cause("offer-waits", "on the desk, in the hand, in the box, and refused", async ({ page, reads }) => {
  await open(page, "bench/");
  await makeOffer(page);
  await reads(page, "B", "offer-waits", "A", { where: "desk" }, /^the offer was made at \d+:\d\d, not copied yet$/);
  await press(page, "A", "Copy offer");
  await reads(page, "B", "offer-waits", "A", { where: "hand" }, /left its desk at/);
  await box(page, "B").click();
  await page.keyboard.press("ControlOrMeta+V");
  await reads(page, "A", "offer-waits", "A", { where: "box" }, /^B’s box holds \d+ characters$/);
  await box(page, "B").fill((await box(page, "B").inputValue()).replace("sha-256 ", "sha-255 "));
  await press(page, "B", "setRemoteDescription");
  await reads(page, "B", "offer-waits", "A", { where: "refused" }, /^A: signaling is have-local-offer since/);
  await carry(page, "A", "offer");
  await press(page, "B", "setRemoteDescription");
  await reads(page, "A", "answer-missing", "B", {}, /^B: signaling is have-remote-offer since/);
});

cause(
  "offer-waits",
  "it still collects candidates, since a server does not answer",
  ({ page, reads }) =>
    withSilentServer(async (url) => {
      await open(page, "bench/");
      await settle(page, url);
      await chooseMode(page, "inside the description");
      await press(page, "A", "createDataChannel");
      const heard = await listen(page);
      for (const call of ["createOffer", "setLocalDescription"]) await press(page, "A", call);
      const { said, next } = sentences("offer-waits", "A", { where: "collecting" });
      await expect.poll(async () => (await heard()).some((line) => tells(line, said, next))).toBe(true);
      await reads(page, "B", "offer-waits", "A", { where: "desk" }, /^the offer was made at/);
      await press(page, "A", "Carry offer for me");
      await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
    }),
);

cause("answer-missing", "the offer is applied, and that is all", async ({ page, reads }) => {
  await open(page, "bench/");
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "answer-missing", "B", {}, /^B: signaling is have-remote-offer since/);
  }
  for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await silent(page, "A", "answer-missing", "B", {});
});

cause("answer-waits", "on the desk, in the hand, in the box", async ({ page, reads }) => {
  await open(page, "bench/");
  await toAnswer(page);
  await reads(page, "A", "answer-waits", "B", { where: "desk" }, /^B’s answer has waited for \d+:\d\d$/);
  await press(page, "B", "Copy answer");
  await reads(page, "B", "answer-waits", "B", { where: "hand" }, /left its desk at/);
  await box(page, "A").click();
  await page.keyboard.press("ControlOrMeta+V");
  await reads(page, "B", "answer-waits", "B", { where: "box" }, /^A’s box holds \d+ characters$/);
  await press(page, "A", "setRemoteDescription");
  await silent(page, "B", "answer-waits", "B", { where: "box" });
});

cause(
  "answer-empty",
  "a port becomes 0 on its way; the offer is carried again, whole, and it connects",
  async (here) => {
    const { page, reads } = here;
    await open(page, "bench/");
    await toAnswer(page, (sdp) => sdp.replace("m=application 9", "m=application 0"));
    for (const name of ["A", "B"] as const) {
      await reads(
        page,
        name,
        "answer-empty",
        "B",
        { applied: false },
        /^B: the answer refuses every section: 1 of 1 have port 0$/,
      );
    }
    await putBack(page, "A", "offer");
    await press(page, "A", "Carry offer for me");
    await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
    for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
    await expect(state(page, "B", "signaling")).toHaveText("stable");
    await press(page, "B", "Carry answer for me");
    await hasFound(page, "A");
    await carryRest(page, "A");
    await connects(page);
  },
);

cause("answer-empty", "it is applied", async ({ page, reads }) => {
  await open(page, "bench/");
  await toAnswer(page, (sdp) => sdp.replace("m=application 9", "m=application 0"));
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "answer-empty", "B", { applied: true }, /^B: the answer refuses every section/);
  }
  await connectAnew(page);
});

cause("answer-awaited", "the offer goes to another device", async ({ page, reads }) => {
  await sit(page, "A");
  await makeOffer(page);
  await expect(client(page, "A").getByText(/candidates? inside/)).toBeVisible();
  await reads(page, "A", "answer-awaited", "A", { copied: false }, /^the offer was made at \d+:\d\d, not copied yet$/);
  await press(page, "A", "Copy offer");
  await reads(page, "A", "answer-awaited", "A", { copied: true }, /^A: signaling is have-local-offer since/);
});

cause("answer-unseen", "whether the answer has arrived on the other device is not to be seen", async (here) => {
  const { page, browser, reads } = here;
  await onTwoDevices(browser, async (other) => {
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await makeOffer(page);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    await reads(other, "B", "answer-unseen", "B", { copied: false }, /^the answer was made at/);
    const answer = await take(other, "B", "answer");
    await reads(other, "B", "answer-unseen", "B", { copied: true }, /left its desk at/);
    await give(page, "A", answer);
    await expect(side(other, "B")).toContainText("It is connected.");
  });
});

cause("own-description", "the answer becomes, on its way, the offer it was to answer", async ({ page, reads }) => {
  await open(page, "bench/");
  let offer = "";
  await makeOffer(page);
  await carry(page, "A", "offer");
  offer = JSON.parse(await box(page, "B").inputValue()).sdp;
  await press(page, "B", "setRemoteDescription");
  for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await edit(page, "B", "answer", () => offer.replace("setup:actpass", "setup:active"));
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await reads(page, "A", "own-description", "A", {}, /^A: the remote a=ice-ufrag is \S+, which is its own$/);
  await reads(page, "B", "own-description", "A", {}, /^A: the remote a=ice-ufrag is/);
  await connectAnew(page);
});

cause("other-description", "the answer of another tab is pasted, made to the same offer", async (here) => {
  const { page, browser, reads } = here;
  await onTwoDevices(browser, async (other) => {
    await Promise.all([open(page, "bench/"), sit(other, "B")]);
    await chooseMode(other, "one by one");
    await makeOffer(page);
    await carry(page, "A", "offer");
    const offer = await box(page, "B").inputValue();
    await press(page, "B", "setRemoteDescription");
    await answers(page);
    await give(other, "B", offer);
    await answers(other);
    await give(page, "A", await take(other, "B", "answer"));
    await expect(state(page, "A", "signaling")).toHaveText("stable");
  });
  await reads(page, "A", "other-description", "A", {}, /^B: the local a=ice-ufrag is/);
  await reads(page, "B", "other-description", "A", {}, /^A: the remote a=ice-ufrag is/);
  await connectAnew(page);
});

for (const what of ["ice-ufrag", "ice-pwd"] as const) {
  cause("credentials-differ", `${what} is changed on its way`, async ({ page, reads }) => {
    await open(page, "bench/");
    await exchange(page, undefined, (sdp) => sdp.replace(new RegExp(`(a=${what}:)(....)`), "$1abcd"));
    await carryRest(page, "A", "B");
    for (const name of ["A", "B"] as const) {
      await reads(page, name, "credentials-differ", "A", { what }, new RegExp(`^A: the remote a=${what} is`));
    }
    await connectAnew(page);
  });
}

cause(
  "certificate-mismatch",
  "a fingerprint is changed on its way; unchanged, it connects",
  async ({ page, reads }) => {
    await open(page, "bench/");
    const wrong = (_: string, name: string, pair: string) => name + (pair === "00" ? "11" : "00");
    await exchange(page, undefined, (sdp) => sdp.replace(/(a=fingerprint:sha-256 )(..)/, wrong));
    await carryRest(page, "A");
    await expect(state(page, "A", "dtls")).toHaveText("failed");
    for (const name of ["A", "B"] as const) {
      await reads(page, name, "certificate-mismatch", "A", {}, /^A: the remote a=fingerprint is sha-256/);
      await reads(page, name, "certificate-mismatch", "A", {}, /^A: ICE is (connected|completed) since/);
    }
    await connectAnew(page);
  },
);

cause("other-generation", "a candidate gets another ufrag; another candidate connects", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  await edit(page, "A", "candidate 1", (text) => {
    const { usernameFragment } = JSON.parse(text);
    return text.replaceAll(usernameFragment, "zzzz");
  });
  await press(page, "A", "Carry candidate 1 for me");
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "other-generation", "B", {}, /^B was given 1 candidate with the ufrag zzzz$/);
    await silent(page, name, "no-candidates", name, { held: true, both: true });
  }
  await press(page, "A", "Carry candidate 2 for me");
  await connects(page);
});

cause("nobody-starts", "both sides are told that the other starts", async ({ page, reads }) => {
  await open(page, "bench/");
  const swap = (from: string, to: string) => (sdp: string) => sdp.replace(`a=setup:${from}`, `a=setup:${to}`);
  await exchange(page, swap("actpass", "active"), swap("passive", "active"));
  await carryRest(page, "A");
  await expect(state(page, "A", "ice")).toHaveText(/connected|completed/);
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "nobody-starts", name, {}, /^by these, each waits for the other$/);
  }
  await connectAnew(page);
});

cause("dtls-failed", "on one device, with a fingerprint that was changed on its way there", async (here) => {
  const { page, browser, reads } = here;
  await onTwoDevices(browser, async (other) => {
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await makeOffer(page);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    const wrong = (_: string, name: string, pair: string) => name + (pair === "00" ? "11" : "00");
    const answer = (await take(other, "B", "answer")).replace(/(a=fingerprint:sha-256 )(..)/, wrong);
    await give(page, "A", answer);
    await expect(state(page, "A", "dtls")).toHaveText("failed");
    await reads(page, "A", "dtls-failed", "A", { compared: false }, /^A: DTLS is failed since/);
    await reads(other, "B", "dtls-failed", "B", { compared: false }, /^B: ICE is (connected|completed) since/);
  });
});

cause("handshake-waits", "a path is found before the answer is carried; when it is, it connects", async (here) => {
  const { page, browser, reads } = here;
  await onTwoDevices(browser, async (other) => {
    await Promise.all([sit(page, "A"), sit(other, "B", false)]);
    await makeOffer(page);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    const answer = await take(other, "B", "answer");
    await expect(state(other, "B", "ice")).toHaveText(/connected|completed/);
    await reads(other, "B", "handshake-waits", "B", { alone: true }, /^B: DTLS is connecting since/);
    await give(page, "A", answer);
    await expect(side(other, "B")).toContainText("It is connected.");
  });
});

cause("none-found", "relays only, and no TURN server", async ({ page, reads }) => {
  await open(page, "bench/");
  await settle(page, undefined, "relay");
  await toAnswer(page);
  await press(page, "B", "Carry answer for me");
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "none-found", name, {}, /^[AB]: gathering is complete since/);
    await reads(page, name, "none-found", name, {}, /^[AB] has found 0 candidates of its own$/);
  }
});

cause("no-candidates", "no candidate is carried; one is enough", async ({ page, browser, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "no-candidates", name, { held: true, both: true }, /^A has 0 candidates of B$/);
  }
  await press(page, "A", "Carry candidate 1 for me");
  await connects(page);
  await onTwoDevices(browser, async (other) => {
    await sit(other, "A");
    await chooseMode(other, "one by one");
    await makeOffer(other);
    await hasFound(other, "A");
    await reset(page);
    await give(page, "B", await take(other, "A", "offer"));
    await answers(page);
    await give(other, "A", await take(page, "B", "answer"));
    await reads(other, "A", "no-candidates", "A", { held: true, both: false }, /^A has 0 candidates of B$/);
  });
});

cause("names-only", "the only candidates are .local names that nobody has", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  for (const name of ["A", "B"] as const) {
    const nowhere = "0d2c8f4a-0000-4000-8000-00000000000" + (name === "A" ? "1" : "2");
    await edit(page, name, "candidate 1", (text) => text.replace(/(\d) \S+\.local /, `$1 ${nowhere}.local `));
    await press(page, name, "Carry candidate 1 for me");
  }
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "names-only", name, { sure: true }, /^[AB] has only names: host udp 0d2c8f4a….local:\d+$/);
  }
});

cause("checks-refused", "on one device, with an ice-pwd that was changed on its way there", async (here) => {
  const { page, browser, reads } = here;
  await onTwoDevices(browser, async (other) => {
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await makeOffer(page);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    await give(page, "A", (await take(other, "B", "answer")).replace(/(a=ice-pwd:)(....)/, "$1abcd"));
    await reads(page, "A", "checks-refused", "A", {}, /^A: \d+ checks sent, 0 answered, \d+ received$/);
  });
});

cause("unreachable", "every address is that of nobody; one that is right connects", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  for (const name of ["A", "B"] as const) {
    await edit(page, name, "candidate 1", toNobody);
    await press(page, name, "Carry candidate 1 for me");
  }
  for (const name of ["A", "B"] as const) {
    const where = { failed: false, more: true };
    await reads(page, name, "unreachable", name, where, /^[AB] has the addresses: host udp [\d.]+:9\d{3}$/);
    await reads(page, name, "unreachable", name, where, /^[AB]: \d+ checks? sent, 0 answered/);
  }
  await press(page, "B", "Carry candidate 2 for me");
  await connects(page);
});

cause("one-sided", "one address of nobody, and nothing the other way", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  await edit(page, "A", "candidate 1", toNobody);
  await press(page, "A", "Carry candidate 1 for me");
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "one-sided", "B", {}, /^A has 0 candidates of B$/);
  }
  await press(page, "B", "Carry candidate 1 for me");
  await connects(page);
});

cause("candidates-held", "one is carried and does not work, the other is held back", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  await edit(page, "A", "candidate 1", toNobody);
  await press(page, "A", "Carry candidate 1 for me");
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "candidates-held", "A", { count: 1 }, /^A holds candidate 2: host udp /);
  }
  await press(page, "A", "Carry candidate 2 for me");
  await connects(page);
});

cause(
  "gathering-slow",
  "a STUN server does not answer; what is found already connects",
  ({ page, reads }) =>
    withSilentServer(async (url) => {
      await open(page, "bench/");
      await settle(page, url);
      await toAnswer(page);
      await press(page, "B", "Carry answer for me");
      for (const name of ["A", "B"] as const) {
        await reads(
          page,
          name,
          "gathering-slow",
          "A",
          { relayOnly: false },
          /^A: gathering is gathering since \d+:\d\d, for \d+:\d\d$/,
        );
      }
      await press(page, "A", "Carry candidate 1 for me");
      await connects(page);
    }),
);

/** Relays only, with a TURN server that answers as it is told to; both descriptions are carried, and nothing is found. */
async function relaysOnly(page: Page, url: string) {
  await open(page, "bench/");
  await settle(page, url, "relay", ["ada", "lovelace"]);
  await toAnswer(page);
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
}

/** The first reason on the side of each client. */
const first = (page: Page, name: Name) => side(page, name).locator("> ol > li").first();

cause("server-refused", "a TURN server refuses the password; it is the first reason", async ({ page, reads }) => {
  const server = await serve([ownAddress(), 9]);
  try {
    const url = `turn:${ownAddress()}:${server.port}?transport=udp`;
    await relaysOnly(page, url);
    const more = { url, code: 401, said: "it refused the user name or the password", source: "RFC 8489 §14.8" };
    for (const name of ["A", "B"] as const) {
      await reads(page, name, "server-refused", "A", more, /^A: turn:.* at \d+:\d\d: 401/);
      await expect(first(page, name)).toContainText("refused the user name or the password");
      await silent(page, name, "none-found", name, {});
    }
    // Where what is missing is not needed, it connects.
    await openDrawer(page, "Bench");
    await page.locator("details.settings").getByLabel("iceTransportPolicy").selectOption("all");
    await closeDrawers(page);
    await connectAnew(page);
  } finally {
    server.close();
  }
});

cause("server-unknown", "the name of a TURN server leads nowhere", async ({ page, reads }) => {
  const url = "turn:no-such-host.invalid:3478?transport=udp";
  await relaysOnly(page, url);
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "server-unknown", "A", { url }, /^A: turn:no-such-host\.invalid.*: 701 “.*host lookup/);
    await expect(first(page, name)).toContainText("its host name could not be found");
  }
});

cause("server-silent", "nobody is where a TURN server should be", async ({ page, reads }) => {
  test.slow();
  const url = `turn:${ownAddress()}:${await deadPort()}?transport=tcp`;
  await relaysOnly(page, url);
  const more = { url, said: "no connection to it could be opened" };
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "server-silent", "A", more, /^A: turn:.*: 701/);
    await expect(first(page, name)).toContainText("no connection to it could be opened");
  }
});

cause(
  "gathering-slow",
  "relays only, and the TURN server does not answer: nothing is advised that cannot be",
  async (here) => {
    await withSilentServer(async (stun) => {
      await relaysOnly(here.page, stun.replace("stun:", "turn:"));
      for (const name of ["A", "B"] as const) {
        await here.reads(
          here.page,
          name,
          "gathering-slow",
          "A",
          { relayOnly: true },
          /^A has found 0 candidates of its own$/,
        );
        await expect(first(here.page, name)).toContainText("there is no candidate without its answer");
        await silent(here.page, name, "no-candidates", name, { held: false, both: true });
      }
    });
  },
);

for (const [what, spoil] of Object.entries(SPOILED)) {
  cause("answer-waits", `refused, with ${what}; carried again unchanged, it connects`, async ({ page, reads }) => {
    await open(page, "bench/");
    await toAnswer(page);
    const whole = await copyCard(page, "B", "answer");
    const spoiled = spoil(whole);
    expect(spoiled).not.toBe(whole);
    await box(page, "A").fill(spoiled);
    await press(page, "A", "setRemoteDescription");
    await expect(client(page, "A").getByRole("alert")).not.toBeEmpty();
    for (const name of ["A", "B"] as const) {
      // What cannot be read as a whole description is not called the answer.
      const where = READ_AS_WHOLE.includes(what) ? "refused" : "other-text";
      await reads(page, name, "answer-waits", "B", { where }, /^B’s answer has waited/);
    }
    // A candidate in the box is not the answer, either.
    await box(page, "A").fill("candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host");
    await reads(page, "A", "answer-waits", "B", { where: "other-text" }, /^A’s box holds \d+ characters$/);
    await carry(page, "B", "answer");
    await reads(page, "B", "answer-waits", "B", { where: "box" }, /^B’s answer has waited/);
    await press(page, "A", "setRemoteDescription");
    await expect(state(page, "A", "signaling")).toHaveText("stable");
    for (const name of ["A", "B"] as const) await hasFound(page, name);
    await carryRest(page, "A");
    await connects(page);
  });
}

cause("answer-refused", "alone, with an answer that was altered on its way", async ({ page, browser, reads }) => {
  await onTwoDevices(browser, async (other) => {
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await makeOffer(page);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    const answer = await take(other, "B", "answer");
    await give(page, "A", SPOILED["a=setup:actpass"](answer));
    await reads(page, "A", "answer-refused", "A", {}, /^A’s box holds \d+ characters$/);
    await give(page, "A", answer);
    await expect(side(page, "A")).toContainText("It is connected.");
  });
});

cause("candidates-refused", "the only candidate has a port that is none; another connects", async ({ page, reads }) => {
  await open(page, "bench/");
  await exchange(page);
  const candidate = await copyCard(page, "A", "candidate 1");
  await box(page, "B").fill(candidate.replace(/ \d+ typ/, " 99999 typ"));
  await press(page, "B", "addIceCandidate");
  await expect(client(page, "B").getByRole("alert")).not.toBeEmpty();
  for (const name of ["A", "B"] as const) {
    await reads(page, name, "candidates-refused", "B", { count: 1 }, /^B has 0 candidates of A$/);
  }
  await closeDrawers(page);
  await carry(page, "A", "candidate 1");
  await press(page, "B", "addIceCandidate");
  await connects(page);
});

cause(
  "renewal-open",
  "an ICE restart that is half carried; carried to its end, it is connected",
  async ({ page, reads }) => {
    await open(page, "bench/");
    await exchange(page);
    await carryRest(page, "A");
    await connects(page);
    await client(page, "A").getByRole("button", { name: "restartIce", exact: true }).click();
    for (const call of ["createOffer", "setLocalDescription"]) await press(page, "A", call);
    await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
    for (const name of ["A", "B"] as const) {
      await reads(page, name, "renewal-open", "A", { restart: true }, /^A: signaling is have-local-offer since/);
      await reads(page, name, "offer-waits", "A", { where: "desk" }, /^the offer was made at/);
    }
    await press(page, "A", "Carry offer for me");
    await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
    await reads(page, "A", "renewal-open", "A", { restart: true }, /^B: signaling is have-remote-offer since/);
    for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
    await press(page, "B", "Carry answer for me");
    await expect(state(page, "A", "signaling")).toHaveText("stable");
    for (const name of ["A", "B"] as const) await hasFound(page, name);
    await carryRest(page, "A");
    await connects(page);
  },
);

cause("under-way", "everything is delivered, and nothing has failed yet", async ({ page, reads, hears }) => {
  await open(page, "bench/");
  await exchange(page);
  await loseTheWay(page, "A", "B");
  const heard = await listen(page);
  await carryRest(page, "A", "B");
  for (const name of ["A", "B"] as const) await hears(heard, "under-way", name, {});
  await reads(page, "A", "unreachable", "A", { failed: false, more: false }, /^A: 2 pairs: 2 in-progress$/);
});

/** What a person does with the bench in Firefox. */
function benchIn(page: FirefoxPage) {
  const find = (path: string) => page.waitForSelector(`::-p-xpath(${path})`);
  const within = (name: string) => `//section[contains(@class,"client ${name}")]`;
  const ask = <T>(run: (...args: string[]) => T, ...args: string[]) => page.evaluate(run, ...args);
  return {
    async press(name: Name, button: string) {
      await page.locator(`::-p-xpath(${within(name)}//button[normalize-space()="${button}"])`).click();
    },
    is: (name: Name, machine: string, expected: RegExp) =>
      expect.poll(() =>
        ask(
          (name, machine) => document.querySelector(`.client.${name} [data-machine="${machine}"]`)?.textContent ?? "",
          name,
          machine,
        )
      ).toMatch(expected),
    async edit(name: Name, what: string, from: string, to: string) {
      await (await find(`${within(name)}//summary[normalize-space()="More about ${what}"]`))!.click();
      await (await find(`${within(name)}//summary[normalize-space()="Edit ${what} on the way"]`))!.click();
      await ask(
        (label, from, to) => {
          const field = document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`)!;
          field.value = field.value.replace(from, to);
        },
        `${what}, to be edited`,
        from,
        to,
      );
      await this.press(name, `Keep ${what} like this`);
      await find(`${within(name)}//*[normalize-space()="edited"]`);
    },
    async lookForReasons() {
      await (await find(`//summary[normalize-space()="Why is it not connecting?"]`))!.click();
    },
    reasons: (name: Name) =>
      ask(
        (name) => document.querySelector(`.why-side.${name}`)?.textContent ?? "",
        name,
      ),
  };
}

type FirefoxBench = ReturnType<typeof benchIn>;

/** The same for what only Firefox does, on a bench in Firefox; `bring` reads the reason itself. */
function causeInFirefox(code: WhyCode, title: string, bring: (bench: FirefoxBench) => Promise<void>) {
  table.set(code, [...table.get(code) ?? [], title]);
  test(`${code}, in Firefox: ${title}`, async ({ baseURL }) => {
    test.skip(...noFirefox);
    const firefox = await launchFirefox();
    try {
      const page = await firefox.open(new URL("bench/", baseURL).href);
      await page.setViewport({ width: 1280, height: 900 });
      await page.waitForSelector("[data-island=Bench][data-awake]");
      await bring(benchIn(page));
    } finally {
      await firefox.close();
    }
  });
}

async function toAnswerInFirefox(bench: FirefoxBench) {
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await bench.press("A", call);
  await bench.press("A", "Carry offer for me");
  await bench.is("B", "signaling", /^have-remote-offer$/);
  for (const call of ["createAnswer", "setLocalDescription"]) await bench.press("B", call);
  await bench.is("B", "signaling", /^stable$/);
}

causeInFirefox("both-start", "an answer is changed on its way, so that the offerer starts, too", async (bench) => {
  await toAnswerInFirefox(bench);
  await bench.edit("B", "answer", "a=setup:active", "a=setup:passive");
  await bench.press("B", "Carry answer for me");
  await bench.is("A", "signaling", /^stable$/);
  await bench.press("A", "Carry candidate 1 for me");
  await bench.press("B", "Carry candidate 1 for me");
  await bench.is("A", "dtls", /^(failed|connecting)$/);
  await bench.lookForReasons();
  const { said, next } = sentences("both-start", "A", {});
  for (const name of ["A", "B"] as const) {
    await expect.poll(() => bench.reasons(name)).toContain(`${said} ${next}`);
    await expect.poll(() => bench.reasons(name)).toContain("by these, each takes itself for the one that starts");
    await bench.is(name, "dtls", /^failed$/);
  }
});

causeInFirefox("too-late", "the answer is not carried for five seconds", async (bench) => {
  await toAnswerInFirefox(bench);
  await bench.is("B", "connection", /^failed$/);
  await bench.lookForReasons();
  for (const name of ["A", "B"] as const) {
    await expect.poll(() => bench.reasons(name)).toMatch(
      /Client B gave up \d+ s after its descriptions were complete, before Client A had its answer: Firefox waits about 5/,
    );
    await expect.poll(() => bench.reasons(name)).toMatch(/B’s answer: A has not applied it/);
  }
});
