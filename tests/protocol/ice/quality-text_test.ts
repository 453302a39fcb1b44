/** How good a connection is, in words. */
import assert from "node:assert/strict";
import { channelQuality, lostText, QUALITY_MEANINGS, streamName } from "../../../protocol/ice/quality-text.ts";
import { fold, newSession } from "../../../protocol/session/mod.ts";
import type { Entry } from "../../../protocol/facts/mod.ts";

Deno.test("a stream is named by where it comes from or goes to, and by who has counted it", () => {
  assert.equal(streamName({ way: "in", kind: "audio" }, "B"), "audio from A");
  assert.equal(streamName({ way: "out", kind: "video" }, "A"), "video, as B reports");
});

Deno.test("what was lost is told of how many, where those that came are known", () => {
  const lost = (packetsLost?: number, packetsReceived?: number) =>
    lostText({
      way: "in",
      kind: "audio",
      ...(packetsLost !== undefined && { packetsLost }),
      ...(packetsReceived !== undefined && { packetsReceived }),
    });
  assert.equal(lost(), "");
  assert.equal(lost(7), "7");
  assert.equal(lost(190, 810), "190 of 1,000");
  // One came twice: no fewer were sent than were received.
  assert.equal(lost(-1, 10), "-1 of 10");
});

const FACTS: readonly Entry[] = [
  { type: "call-started", call: "createDataChannel", id: 1, argument: "channel", at: 0 },
  { type: "call-finished", call: "createDataChannel", id: 1, at: 0 },
  { type: "call-started", call: "createDataChannel", id: 2, argument: { label: "channel 2" }, at: 0 },
  { type: "call-finished", call: "createDataChannel", id: 2, at: 0 },
  { type: "state-changed", machine: "channel", state: "open", at: 1 },
  { type: "channel-changed", index: 0, state: "open", options: { id: 1 }, at: 1 },
  { type: "channel-changed", index: 1, state: "connecting", options: { id: 3 }, at: 1 },
  { type: "message-received", text: "one", at: 2 },
  { type: "message-received", text: "two", channel: "channel 2", at: 2 },
  { type: "message-received", text: "three", channel: "channel 2", at: 2 },
];

Deno.test("channels are counted by the statistics of their id, and by the messages that are known where none are read", () => {
  const session = FACTS.reduce((so, entry) => fold(so, entry), newSession("B"));
  assert.deepEqual(channelQuality(session, undefined), [
    { label: "channel", isOpen: true, sent: 0, received: 1 },
    { label: "channel 2", isOpen: false, sent: 0, received: 2 },
  ]);
  const counts = (id: number, messagesSent: number) => ({ id, label: "channel", messagesSent, messagesReceived: 9 });
  const told = channelQuality(session, { streams: [], channels: [counts(3, 7), counts(1, 4)] });
  assert.deepEqual(told.map(({ sent, received }) => [sent, received]), [[4, 9], [7, 9]]);
});

Deno.test("every number says what it means in a whole sentence, and where that is written", () => {
  for (const { word, names, says, source } of QUALITY_MEANINGS) {
    assert.match(word, /^[A-Z]/);
    assert.match(names, /^[a-z]/);
    assert.match(says, /^[A-Z].*\.$/);
    assert.match(source, /webrtc-stats, RTC\w+Stats|RFC \d+/);
  }
});
