/** What is said of a browser is tried in that browser: each claim is given to Chromium, and to Firefox. */
import { expect, test } from "@playwright/test";
import { type Claim, CLAIMS } from "./claims-list.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";

/** Gives each text to a connection of its own, in the page; a candidate belongs to the first of the claims. */
async function tryAll(claims: readonly Pick<Claim, "call" | "type" | "text">[]): Promise<string[]> {
  const did: string[] = [];
  for (const { call, type, text } of claims) {
    const pc = new RTCPeerConnection();
    try {
      if (type === "answer") {
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

test("Chromium does what is said of it", async ({ page }) => {
  await page.goto("/");
  const did = await page.evaluate(tryAll, texts);
  console.log(`${CLAIMS.length} claims were tried in Chromium.`);
  expect(told(did), did.join("\n")).toEqual(CLAIMS.map(({ about, chromium }) => `${about}: ${chromium}`));
});

test("Firefox does what is said of it", async ({ baseURL }) => {
  test.skip(...noFirefox);
  const firefox = await launchFirefox();
  try {
    const page = await firefox.open(`${baseURL}/`);
    const did = await page.evaluate(tryAll, texts);
    console.log(`${CLAIMS.length} claims were tried in Firefox.`);
    expect(told(did), did.join("\n")).toEqual(CLAIMS.map(({ about, firefox }) => `${about}: ${firefox}`));
  } finally {
    await firefox.close();
  }
});
