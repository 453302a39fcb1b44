/** What the lesson “How small can an offer be?” says of browsers: each is given an offer with lines left out. */
import { expect, test } from "@playwright/test";
import { FILES } from "../lessons/course.ts";
import { readAct } from "../../lessons/format/acts.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";
import { act } from "./lesson-hand.ts";
import { open } from "./person.ts";

/** What of an offer is changed on its way: lines that begin so go, and a line that begins so becomes another. */
interface Change {
  readonly without: readonly string[];
  readonly instead?: readonly (readonly [start: string, line: string])[];
}

/** What came of it. */
interface Outcome {
  readonly lines: number;
  readonly bytes: number;
  /** Of the answerer, in bytes; `undefined` where nothing opened. */
  readonly maxMessageSize?: number;
  readonly refused?: string;
}

const SEVEN = ["a=group", "a=msid-semantic", "a=ice-options", "a=mid", "a=extmap-allow-mixed", "a=sendrecv"];
const CHANGES: Readonly<Record<string, Change>> = {
  whole: { without: [] },
  four: { without: SEVEN.slice(0, 4) },
  seven: { without: [...SEVEN, "a=max-message-size"] },
  /** Chromium writes a=extmap-allow-mixed, Firefox a=sendrecv. */
  most: { without: [...SEVEN, "s=", "a=max-message-size"] },
  chromium: { without: [...SEVEN, "a=max-message-size", "c=", "a=setup", "a=sctp-port"] },
  placeless: { without: ["c="] },
  roleless: { without: ["a=setup"] },
  nameless: { without: ["a=fingerprint"] },
  par: { without: [...SEVEN, "a=max-message-size"], instead: [["o=", "o=- 1 1 IN IP4 0"]] },
};

/** Connects two connections by an offer that was changed on its way, for each change. */
async function tryAll(changes: Readonly<Record<string, Change>>): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  for (const [name, { without, instead = [] }] of Object.entries(changes)) {
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    const channel = a.createDataChannel("");
    const first = (from: RTCPeerConnection, to: RTCPeerConnection) =>
      new Promise<() => Promise<void>>((resolve) =>
        from.addEventListener("icecandidate", ({ candidate }) => {
          if (!candidate?.candidate) return;
          const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
          resolve(() => to.addIceCandidate({ candidate: line, sdpMid, sdpMLineIndex }));
        })
      );
    const [fromA, fromB] = [first(a, b), first(b, a)];
    await a.setLocalDescription(await a.createOffer());
    const kept = a.localDescription!.sdp.split("\r\n").filter((line) => line !== "" && !line.startsWith("a=candidate"))
      .filter((line) => !without.some((start) => line.startsWith(start)))
      .map((line) => instead.find(([start]) => line.startsWith(start))?.[1] ?? line);
    const sdp = kept.map((line) => `${line}\r\n`).join("");
    const size = { lines: kept.length, bytes: sdp.length };
    try {
      await b.setRemoteDescription({ type: "offer", sdp });
      await b.setLocalDescription(await b.createAnswer());
      await a.setRemoteDescription(b.localDescription!);
      await (await fromA)();
      await (await fromB)();
      if (channel.readyState !== "open") await new Promise((resolve) => channel.addEventListener("open", resolve));
      outcomes[name] = { ...size, maxMessageSize: b.sctp!.maxMessageSize };
    } catch (error) {
      outcomes[name] = { ...size, refused: String(error) };
    }
    a.close();
    b.close();
  }
  return outcomes;
}

/** What the lesson says of both. */
function isAsTold({ whole, four, seven, nameless, par }: Record<string, Outcome>) {
  const lesson = FILES.find(({ slug }) => slug === "how-small")!;
  for (const [name, one] of Object.entries({ whole, four, seven, par })) expect(one.refused, name).toBeUndefined();
  expect(whole.lines - four.lines).toBe(4);
  expect(seven.maxMessageSize).toBe(65_536);
  expect(four.maxMessageSize).toBe(whole.maxMessageSize);
  expect(seven.bytes).toBeLessThanOrEqual(Number(lesson.steps[3].goals[0].bytes));
  expect(four.bytes).toBeGreaterThan(Number(lesson.steps[3].goals[0].bytes));
  expect(nameless.refused).toMatch(/fingerprint/);
  expect(par.bytes).toBeLessThanOrEqual(lesson.challenge!.par);
}

test("Chromium connects by an offer without seven of its lines and more, and by none without a fingerprint", async ({ page }) => {
  await page.goto("./");
  const outcomes = await page.evaluate(tryAll, CHANGES);
  isAsTold(outcomes);
  expect(outcomes.chromium.refused).toBeUndefined();
  expect(outcomes.whole.lines - outcomes.chromium.lines).toBeGreaterThanOrEqual(7);
});

test("Firefox connects by an offer without seven of its lines, and by none without a fingerprint", async ({ baseURL }) => {
  test.skip(...noFirefox);
  const firefox = await launchFirefox();
  try {
    const page = await firefox.open(baseURL!);
    const outcomes = await page.evaluate(tryAll, CHANGES);
    isAsTold(outcomes);
    expect(outcomes.most.refused).toBeUndefined();
    for (const name of ["placeless", "roleless"]) expect(outcomes[name].refused, name).toBeDefined();
    expect(outcomes.whole.lines - outcomes.most.lines).toBeGreaterThanOrEqual(7);
  } finally {
    await firefox.close();
  }
});

test("the par of the challenge is met at the desk, and the ending counts the bytes", async ({ page }) => {
  await open(page, "/lessons/how-small/");
  const acts = [
    ...["A createDataChannel", "A createOffer", "A setLocalDescription"],
    `A leaves out of offer: ${[...SEVEN, "a=max-message-size"].join(" ")}`,
    "A edit offer: o=.* → o=- 1 1 IN IP4 0",
    ...["A carry offer", "B setRemoteDescription", "B createAnswer", "B setLocalDescription"],
    ...["B carry answer", "A setRemoteDescription", "A carry candidate 1", "B addIceCandidate"],
    ...["B carry candidate 1", "A addIceCandidate", "A waits for connection connected"],
  ];
  const ending = page.locator(".ending");
  await expect(ending).toContainText("On this bench so far: no connection.");
  for (const text of acts) await act(page, readAct(text)!);
  await expect(ending).toContainText(/On this bench so far: \d+\./);
  const [, bytes] = /so far: (\d+)\./.exec((await ending.textContent())!)!;
  expect(Number(bytes)).toBeLessThanOrEqual(FILES.find(({ slug }) => slug === "how-small")!.challenge!.par);
});
