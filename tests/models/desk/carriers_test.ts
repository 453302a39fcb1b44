/** How blobs leave a client and how they come to one: every carrier, with a fake world around the bench. */
import assert from "node:assert/strict";
import { ReceiveModel } from "../../../models/two-devices/receive.ts";
import { findCodes } from "../../../protocol/blob/code/find.ts";
import { offerId, readBlob } from "../../../protocol/blob/mod.ts";
import { conversation } from "../../protocol/support/mod.ts";
import { bench } from "../tools.ts";

const { offer, answer, offered } = conversation("chromium-156");

/** A bench on which Client A has an offer on its card. */
async function withOffer(options?: Parameters<typeof bench>[0]) {
  const on = bench(options);
  await on.model.outgoing.choose("json");
  const { record } = on.model.A;
  on.fake.report(0, { type: "state-changed", machine: "signaling", state: "have-local-offer" });
  on.fake.report(0, { type: "description-read", side: "local", description: offer });
  record({ type: "call-started", call: "setLocalDescription", id: 90 });
  record({ type: "call-finished", call: "setLocalDescription", id: 90 });
  return on;
}

const cardOf = (on: Awaited<ReturnType<typeof withOffer>>) => on.model.sessions.value.A.cards[0];

Deno.test("a card is copied, saved and dragged in the form that was chosen", async () => {
  const on = await withOffer();
  const { outgoing } = on.model;
  for (const form of ["json", "sdp", "base64", "compact", "link"] as const) {
    await outgoing.choose(form);
    await outgoing.copy("A", "offer-1");
    await outgoing.save("A", "offer-1");
    const text = on.copied.at(-1)!;
    assert.equal(outgoing.cardTexts.A.value.get("offer-1")!.text, text);
    assert.equal(on.saved.at(-1)!.text, text);
    assert.match(on.saved.at(-1)!.name, /^client-A-offer-1\.(json|sdp|txt)$/);
  }
  outgoing.drag("A", "offer-1");
  assert.deepEqual(cardOf(on).departures?.slice(-3).map(({ by }) => by), ["link", "file", "drag"]);
});

Deno.test("a link leads to the lesson’s page for the other client, and holds the offer behind its #", async () => {
  const on = await withOffer({ lesson: "the-first-connection" });
  await on.model.outgoing.copy("A", "offer-1", "link");
  assert.match(
    on.copied[0],
    /^https:\/\/oob\.example\/device\/the-first-connection\/\?client=B&mode=trickle#O1[0-9A-Z]+$/,
  );
  assert.equal(findCodes(on.copied[0]).inLink, true);
  assert.equal(cardOf(on).departures?.[0].by, "link");
});

Deno.test("what is shared says which step it is; what was not shared did not leave", async () => {
  const on = await withOffer();
  await on.model.outgoing.share("A", "offer-1");
  assert.match(on.shared[0], /^Out of Band, offer \(step 1 of 2\): https:/);
  assert.equal(cardOf(on).departures?.[0].by, "share");
  const closed = await withOffer({ clipboard: false });
  await closed.model.outgoing.share("A", "offer-1");
  assert.equal(cardOf(closed).departures, undefined);
});

Deno.test("a QR code holds the link, or what was chosen, until it is closed", async () => {
  const on = await withOffer();
  const { outgoing } = on.model;
  await outgoing.show("A", "offer-1");
  assert.match(outgoing.shown.value!.text!, /^https:/);
  await outgoing.show("A", "offer-1", "compact");
  assert.match(outgoing.shown.value!.text!, /^O1/);
  assert.ok(typeof outgoing.shown.value!.qr === "object" && outgoing.shown.value!.qr.version <= 7);
  assert.deepEqual(cardOf(on).departures?.map(({ by }) => by), ["qr"], "it left once");
  outgoing.hide();
  assert.equal(outgoing.shown.value, undefined);
});

Deno.test("an answer’s code says which offer it answers", async () => {
  const on = bench();
  await on.model.outgoing.choose("compact");
  on.fake.report(1, { type: "description-read", side: "remote", description: offer });
  on.fake.report(1, { type: "description-read", side: "local", description: answer });
  on.model.B.record({ type: "call-started", call: "setLocalDescription", id: 90 });
  on.model.B.record({ type: "call-finished", call: "setLocalDescription", id: 90 });
  await on.model.outgoing.copy("B", "answer-1");
  assert.equal(findCodes(on.copied[0]).answers, offerId(offer.sdp));
});

Deno.test("the camera’s code and a file’s text come into the box; what cannot be read is said", async () => {
  const on = bench();
  const { incoming } = on.model;
  incoming.openCamera("B");
  assert.equal(incoming.scanning.value?.state, "asking");
  incoming.see({} as HTMLVideoElement);
  on.camera.onProblem?.("refused");
  assert.deepEqual(incoming.scanning.value?.state, { problem: "refused" });
  await incoming.takePicture(new Blob(["x"], { type: "image/png" }));
  assert.deepEqual(incoming.scanning.value?.state, { problem: "no-code" });
  on.camera.onText?.(JSON.stringify(offer));
  assert.equal(incoming.scanning.value, undefined);
  assert.ok(on.camera.off > 0, "the camera is off");
  assert.equal(on.model.sessions.value.B.pasted, JSON.stringify(offer));
  await incoming.takeFile("A", new Blob(["from a file"]));
  assert.equal(on.model.sessions.value.A.pasted, "from a file");
  await incoming.takeFile("A", new Blob(["x"], { type: "image/png" }));
  assert.deepEqual(on.model.sessions.value.A.problem, { code: "file-unread", why: "no-code" });
  assert.equal(on.model.sessions.value.A.pasted, "from a file", "the box keeps what it had");
});

Deno.test("a text from another tab is taken by the client that waits for just that", async () => {
  const on = await withOffer();
  const { writeBlob } = await on.model.ready();
  const message = { kind: "description" as const, ...answer };
  const mine = writeBlob(message, "compact", { answers: offerId(offer.sdp) });
  const strange = writeBlob(message, "compact", { answers: "abcdef" });
  const anybodys = writeBlob(message, "compact");
  assert.equal(await on.model.take(strange), undefined);
  assert.equal(await on.model.take(anybodys), undefined);
  assert.equal(await on.model.take("hello"), undefined);
  assert.equal(await on.model.take(mine), "A");
  assert.equal(on.model.sessions.value.A.pasted, mine);
  const candidate = writeBlob({ kind: "candidate", ...offered[0]! } as never, "compact");
  assert.equal(await on.model.take(candidate), undefined, "nobody has that description");
  on.fake.report(1, { type: "description-read", side: "remote", description: offer });
  assert.equal(await on.model.take(candidate), "B");
});

Deno.test("a device takes the offer that it was opened with, and hands an answer to whoever waits", async () => {
  const on = bench();
  on.model.sitAlone("B");
  const { writeBlob } = await on.model.ready();
  const handedOver: string[] = [];
  let taker: "A" | "B" | undefined;
  const kept: string[] = [];
  const device = new ReceiveModel(on.model, (text) => {
    handedOver.push(text);
    return Promise.resolve(taker);
  }, (text) => kept.push(text));
  await device.receive("");
  const first = writeBlob({ kind: "description", ...offer }, "compact");
  await device.receive(first);
  assert.deepEqual([handedOver, kept], [[first], [first]], "no other tab goes on with it, and a reload finds it again");
  assert.ok(readBlob(on.model.sessions.value.B.pasted).ok);
  assert.equal(on.model.sessions.value.A.calls.length, 0, "the other client is not here");
  taker = "B";
  await device.receive(first);
  assert.deepEqual([device.handed.value, kept], [{ to: "B" }, [first, first, ""]]);
  assert.equal(on.model.sessions.value.B.pasted, "", "another tab has it now");
  taker = "A";
  const code = writeBlob({ kind: "description", ...answer }, "compact");
  await device.receive(code);
  assert.deepEqual(device.handed.value, { to: "A" });
  taker = undefined;
  await device.receive(code);
  assert.equal(device.handed.value, "nobody");
  assert.equal(on.model.sessions.value.B.pasted, code, "nothing is lost");
});

Deno.test("a device’s dark button goes its own way: paste, answer, copy, hello", async () => {
  const on = bench();
  on.model.sitAlone("B");
  await on.model.ready();
  const press = () => {
    const next = on.model.suggestion.value;
    return next && "press" in next ? next.press : next && `copy ${next.copy}`;
  };
  assert.equal(press(), "paste");
  on.model.incoming.arrive("B", JSON.stringify(offer));
  assert.equal(press(), "setRemoteDescription");
  await on.model.press("B", "setRemoteDescription");
  on.fake.report(2, { type: "state-changed", machine: "signaling", state: "have-remote-offer" });
  on.fake.report(2, { type: "description-read", side: "remote", description: offer });
  assert.equal(press(), "createAnswer");
  await on.model.press("B", "createAnswer");
  assert.equal(press(), "setLocalDescription");
  on.fake.report(2, { type: "state-changed", machine: "signaling", state: "stable" });
  await on.model.press("B", "setLocalDescription");
  on.elapse();
  assert.equal(press(), "copy answer-1");
});

Deno.test("a second link does not push out what the first one brought", async () => {
  const on = await withOffer();
  const { writeBlob } = await on.model.ready();
  on.fake.report(1, { type: "description-read", side: "remote", description: offer });
  for (const candidate of offered.filter((one) => one !== null && one.candidate !== "").slice(0, 2)) {
    await on.model.take(writeBlob({ kind: "candidate", ...candidate! } as never, "compact"));
  }
  const reading = on.model.readings.B.value;
  assert.equal(reading.ok && reading.messages.length, 2);
});
