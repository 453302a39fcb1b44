/**
 * Dead connections in Firefox, brought about as in dead-connections.spec.ts: the first reason on both sides, a line of
 * its evidence, and, after what is advised, a connection.
 */
import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import type { WhyCode } from "../../protocol/advice/why/wording.ts";
import { readAct } from "../../lessons/format/acts.ts";
import type { Act } from "../../protocol/goals/mod.ts";
import { EXCHANGE } from "./acts.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";
import { act, openForHand } from "./firefox-hand.ts";
import { click, until } from "./firefox-presses.ts";
import type { Name } from "./person.ts";
import { type Say, sentences } from "./why-panel.ts";

test.skip(...noFirefox);

const CLIENTS = ["A", "B"] as const;

/** What is to be the first reason on one side, and a line of its evidence. */
type Lead = (page: Page, name: Name) => Promise<void>;

/** A reason about one client, said on either side; without `about`, each side says it of itself. */
const says =
  <C extends WhyCode>(code: C, about: Name | undefined, more: Say<C>, evidence: RegExp): Lead => async (page, name) => {
    const { said } = sentences(code, about ?? name, more);
    const first = () =>
      page.evaluate((name) => {
        const reason = document.querySelector(`.why-side.${name} > ol > li`);
        const lines = [...reason?.querySelectorAll("ul > li") ?? []].map(({ textContent }) => textContent ?? "");
        return { told: reason?.querySelector("p")?.textContent ?? "", lines };
      }, name);
    await expect.poll(async () => (await first()).told, { timeout: 20_000, message: `first on the side of ${name}` })
      .toContain(said);
    expect((await first()).lines.filter((line) => evidence.test(line)), `${code}: ${evidence}`).not.toEqual([]);
  };

const START = ["A createDataChannel", ...EXCHANGE.slice(0, 2)];
/** From an offer on its desk to an answer that is applied. */
const TO_END = EXCHANGE.slice(2);
const ANSWERED = [...START, ...TO_END.slice(0, 4)];
const EXCHANGED = [...START, ...TO_END];
const CARRIED = ["A carry a candidate", "B addIceCandidate"];

interface Dead {
  readonly cause: string;
  /** What a hand does, and then what may be edited on its way. */
  readonly acts: readonly (Act | string)[];
  readonly first: Lead;
  /** What is advised; a reset and a whole exchange, if it is left out. */
  readonly heal?: readonly (Act | string)[];
}

const edit = (client: Name, card: string, from: string, to: string): Act => ({ act: "edit", client, card, from, to });
const answerWith = (
  from: string,
  to: string,
) => [...ANSWERED, edit("B", "answer", from, to), "B carry answer", "A setRemoteDescription"];

const ROWS: readonly Dead[] = [
  {
    cause: "the ice-ufrag of the answer is changed on its way",
    acts: [...answerWith("a=ice-ufrag:....", "a=ice-ufrag:abcd"), ...CARRIED],
    first: says("credentials-differ", "A", { what: "ice-ufrag" }, /^A: the remote a=ice-ufrag is/),
  },
  {
    cause: "the ice-pwd of the answer is changed on its way",
    acts: [...answerWith("a=ice-pwd:....", "a=ice-pwd:abcd"), ...CARRIED],
    first: says("credentials-differ", "A", { what: "ice-pwd" }, /^A: the remote a=ice-pwd is not B’s local one/),
  },
  {
    cause: "the fingerprint of the answer is changed on its way",
    acts: [...answerWith("(a=fingerprint:sha-256 )..:..:", "a=fingerprint:sha-256 01:23:"), ...CARRIED],
    first: says("certificate-mismatch", "A", {}, /^A: the remote a=fingerprint is sha-256/),
  },
  {
    cause: "both have made an offer",
    acts: [...START, ...START.map((one) => one.replace("A", "B"))],
    first: says("both-offered", "A", {}, /^B: signaling is have-local-offer since/),
    heal: [...TO_END, ...CARRIED],
  },
  {
    cause: "the offer has nothing in it",
    acts: ["A createOffer", "A setLocalDescription"],
    first: says("offer-empty", "A", {}, /^A: the offer has no m= line$/),
    // The new offer is on its card once its candidates are.
    heal: [...START, "A waits for gathering complete", ...TO_END, ...CARRIED],
  },
  {
    cause: "the answer has a=setup:actpass, and is refused; carried anew, it connects",
    acts: answerWith("a=setup:active", "a=setup:actpass"),
    first: says("answer-waits", "B", { where: "refused" }, /^B’s answer has waited/),
    heal: [
      edit("B", "answer", "a=setup:actpass", "a=setup:active"),
      "B carry answer",
      "A setRemoteDescription",
      ...CARRIED,
    ],
  },
  {
    cause: "a candidate names a section that there is not",
    acts: [
      ...EXCHANGED,
      edit("A", "candidate 1", '"sdpMid": *"0"', '"sdpMid": "7"'),
      "A carry candidate 1",
      "B addIceCandidate",
    ],
    first: says("candidates-refused", "B", { count: 1 }, /^B has 0 candidates of A$/),
    heal: [edit("A", "candidate 1", '"sdpMid": *"7"', '"sdpMid": "0"'), "A carry candidate 1", "B addIceCandidate"],
  },
  {
    cause: "an ICE restart is carried half",
    acts: [
      ...EXCHANGED,
      ...CARRIED,
      "A waits for connection connected",
      "A restartIce",
      "A createOffer",
      "A setLocalDescription",
    ],
    first: says("renewal-open", "A", { restart: true }, /^A: signaling is have-local-offer since/),
    heal: TO_END,
  },
];

const ANEW = ["reset", ...EXCHANGED, ...CARRIED];

async function does(page: Page, acts: readonly (Act | string)[]): Promise<void> {
  for (const one of acts) {
    const known = typeof one === "string" ? readAct(one) : one;
    if (!known) throw new Error(`“${one}” is no act.`);
    await act(page, known);
  }
}

for (const { cause, acts, first, heal = ANEW } of ROWS) {
  test(`in Firefox: ${cause} @slow`, async ({ baseURL }) => {
    test.setTimeout(120_000);
    const firefox = await launchFirefox();
    try {
      const page = await openForHand(firefox, new URL("bench/", baseURL));
      await does(page, acts);
      await click(page, '//summary[normalize-space()="Why is it not connecting?"]');
      for (const name of CLIENTS) await first(page, name);
      await does(page, heal);
      for (const name of CLIENTS) {
        await does(page, [`${name} waits for channel open`]);
        await until(
          page,
          (name) => document.querySelector(`.why-side.${name}`)?.textContent?.includes("It is connected.") ?? false,
          `${name} is connected`,
          name,
        );
      }
    } finally {
      await firefox.close();
    }
  });
}
