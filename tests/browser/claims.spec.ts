/** What is said of a browser is tried in that browser: each claim is given to Chromium, and to Firefox. */
import { expect, test } from "@playwright/test";
import { type Claim, CLAIMS } from "./claims-list.ts";
import { GOOD, text } from "../protocol/support/finding-samples.ts";
import { WRITES } from "./said-of-browsers.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";

/** Gives each text to a connection of its own, in the page; a candidate belongs to the first of the claims. */
async function tryAll(claims: readonly Pick<Claim, "call" | "type" | "text">[]): Promise<string[]> {
  const did: string[] = [];
  for (const { call, type, text } of claims) {
    const pc = new RTCPeerConnection();
    try {
      if (type !== "offer") {
        pc.addTransceiver("video");
        pc.createDataChannel("chat");
        await pc.setLocalDescription(await pc.createOffer());
      }
      if (call === "addIceCandidate") {
        await pc.setRemoteDescription({ type: "offer", sdp: claims[0].text });
        await pc.addIceCandidate({ candidate: text, sdpMid: "0", sdpMLineIndex: 0 });
      } else await pc.setRemoteDescription({ type, sdp: text });
      did.push("takes");
    } catch (error) {
      did.push(`refuses: ${error}`);
    }
    pc.close();
  }
  return did;
}

const texts = CLAIMS.map(({ call, type, text }) => ({ call, type, text }));
const told = (did: readonly string[]) => CLAIMS.map(({ about }, i) => `${about}: ${did[i].split(":")[0]}`);

/** What the browser writes: the offer and the answer of two connections with sound, pictures and a channel. */
async function writeBoth(): Promise<string> {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.addTransceiver("audio");
  const stream = document.createElement("canvas").captureStream();
  a.addTrack(stream.getTracks()[0], stream);
  a.createDataChannel("chat");
  const gathered = (pc: RTCPeerConnection) =>
    new Promise<void>((resolve) => {
      const look = () => pc.iceGatheringState === "complete" && resolve();
      pc.addEventListener("icegatheringstatechange", look);
      look();
    });
  await a.setLocalDescription();
  await gathered(a);
  await b.setRemoteDescription(a.localDescription!);
  await b.setLocalDescription();
  await gathered(b);
  const both = a.localDescription!.sdp + b.localDescription!.sdp;
  a.close();
  b.close();
  return both.replaceAll("\r", "");
}
const lines = (sdp: string) => WRITES.map(({ about, line }) => `${about}: ${line.test(sdp)}`);

/** An answer whose DTLS role changes in the second round: what the browser says. */
async function changeRole() {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.createDataChannel("chat");
  a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined).catch(() => {});
  b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined).catch(() => {});
  const round = async (alter: (sdp: string) => string) => {
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription!);
    await b.setLocalDescription();
    await a.setRemoteDescription({ type: "answer", sdp: alter(b.localDescription!.sdp) });
  };
  await round((sdp) => sdp);
  await new Promise<void>((resolve) => {
    const look = () => a.connectionState === "connected" && resolve();
    a.addEventListener("connectionstatechange", look);
    look();
  });
  const role = await round((sdp) => sdp.replaceAll("a=setup:active", "a=setup:passive")).then(() => "", String);
  for (const pc of [a, b]) pc.close();
  return role;
}

/** A rollback: the states of the transport that it takes away, and of the next one. */
async function rollBack(sdp: string) {
  const c = new RTCPeerConnection();
  const offer = { type: "offer", sdp } as const;
  await c.setRemoteDescription(offer);
  const old = c.sctp!.transport;
  await c.setRemoteDescription({ type: "rollback" });
  const gone = old.state;
  await c.setRemoteDescription(offer);
  const states = [gone, c.sctp!.transport.state, c.sctp!.state];
  c.close();
  return states;
}

test("Chromium: an answer takes another role in a second round, and a rollback takes the transport away", async ({ page }) => {
  await page.goto("/");
  expect(await page.evaluate(changeRole)).toContain("Failed to set SSL role");
  expect(await page.evaluate(rollBack, text(GOOD))).toEqual(["closed", "new", "connecting"]);
});

test("Chromium does what is said of it", async ({ page }) => {
  await page.goto("/");
  const sdp = await page.evaluate(writeBoth);
  expect(lines(sdp), sdp).toEqual(WRITES.map(({ about, chromium }) => `${about}: ${chromium}`));
  const did = await page.evaluate(tryAll, texts);
  for (const [i, { about, says }] of CLAIMS.entries()) if (says) expect(did[i], about).toMatch(says);
  console.log(`${CLAIMS.length} claims were tried in Chromium.`);
  expect(told(did), did.join("\n")).toEqual(CLAIMS.map(({ about, chromium }) => `${about}: ${chromium}`));
});

test("Firefox does what is said of it", async ({ baseURL }) => {
  test.skip(...noFirefox);
  const firefox = await launchFirefox();
  try {
    const page = await firefox.open(`${baseURL}/`);
    const sdp = await page.evaluate(writeBoth);
    expect(lines(sdp), sdp).toEqual(WRITES.map(({ about, firefox }) => `${about}: ${firefox}`));
    // Firefox keeps the role that it has, without a word.
    expect(await page.evaluate(changeRole)).toBe("");
    const did = await page.evaluate(tryAll, texts);
    console.log(`${CLAIMS.length} claims were tried in Firefox.`);
    expect(told(did), did.join("\n")).toEqual(CLAIMS.map(({ about, firefox }) => `${about}: ${firefox}`));
  } finally {
    await firefox.close();
  }
});
