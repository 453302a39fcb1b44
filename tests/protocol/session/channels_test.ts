/** Data channels: how they are asked for, what the browser says of them, and what the code shows. */
import assert from "node:assert/strict";
import type { Fact } from "../../../protocol/facts/mod.ts";
import { channelsOf, nextChannel, wished } from "../../../protocol/session/channels.ts";
import { setupOf } from "../../../protocol/listing/setup.ts";
import { initOf } from "../../../protocol/session/call-facts.ts";
import { conversation, made, opened, sessionOf, takes } from "../support/mod.ts";

const { offer, answer } = conversation("chromium-156");

const game = { label: "game", ordered: false, maxRetransmits: 0 };

Deno.test("the next channel is a label alone, until something is wished", () => {
  const none = sessionOf("A", opened);
  assert.equal(nextChannel(none), "channel");
  assert.equal(nextChannel(none, { label: "chat" }), "chat");
  assert.deepEqual(nextChannel(none, { ordered: false }), { ordered: false, label: "channel" });
  const two = sessionOf("A", opened, made("createDataChannel", "a"), made("createDataChannel", game));
  assert.equal(nextChannel(two), "channel 3");
  assert.deepEqual([two.channels, two.channelOptions], [["a", "game"], [{}, { ordered: false, maxRetransmits: 0 }]]);
});

Deno.test("only what differs from the usual is given, and numbers as they are written", () => {
  assert.deepEqual(wished({}), {});
  assert.deepEqual(
    wished({ label: "", ordered: true, maxRetransmits: "0", protocol: "", negotiated: false, id: "x" }),
    {
      maxRetransmits: 0,
      id: "x",
    },
  );
});

Deno.test("whatever a call was made with is read as a channel", () => {
  for (const odd of [undefined, null, 7, {}, { sdp: "" }]) assert.deepEqual(initOf(odd), { label: "" });
});

Deno.test("what the browser reports goes before what was asked for", () => {
  const report = (index: number, state: string, options: object) => (): Fact[] => [
    { type: "channel-changed", index, state, options },
  ];
  const session = sessionOf(
    "A",
    opened,
    made("createDataChannel", "a", [{ type: "state-changed", machine: "channel", state: "connecting" }]),
    made("createDataChannel", game),
    report(1, "open", { ...game, id: 3 }),
    () => [{ type: "channel-found", label: "theirs" }],
  );
  assert.deepEqual(channelsOf(session).map(({ label, state }) => [label, state]), [
    ["a", "connecting"],
    ["game", "open"],
    ["theirs", "connecting"],
  ]);
  assert.equal(channelsOf(session)[1].options.id, 3);
});

Deno.test("a message carries the label of its channel, where it is not the first", () => {
  const session = sessionOf(
    "A",
    opened,
    (id) => [
      { type: "call-started", call: "send", id, argument: "hi", channel: "game" },
      { type: "call-finished", call: "send", id },
      { type: "message-received", text: "ho", channel: "game" },
      { type: "message-received", text: "first" },
    ],
  );
  assert.deepEqual(session.messages.map(({ text, channel }) => [text, channel]), [
    ["hi", "game"],
    ["ho", "game"],
    ["first", undefined],
  ]);
});

Deno.test("the code shows what is wished until a channel is made, then what was made, each at its moment", () => {
  const fresh = sessionOf("A", opened);
  assert.deepEqual(setupOf(fresh, "offerer", game), {
    channels: [{ with: game, when: "first" }],
    several: false,
    finds: false,
  });
  assert.deepEqual(setupOf(fresh, "answerer", game).channels, []);
  const late = sessionOf(
    "A",
    opened,
    made("createDataChannel", "a"),
    made("createOffer", undefined, [], offer),
    made("createDataChannel", game),
  );
  assert.deepEqual(setupOf(late, "offerer"), {
    channels: [{ with: "a", when: "first" }, { with: game, when: "later" }],
    several: true,
    finds: false,
  });
  const answerer = sessionOf(
    "B",
    opened,
    made("createDataChannel", "x"),
    takes(offer),
    made("createDataChannel", "y"),
    made("createAnswer", undefined, [], answer),
    made("createDataChannel", "z"),
  );
  assert.deepEqual(setupOf(answerer, "answerer").channels.map(({ when }) => when), ["first", "between", "later"]);
  const again = sessionOf(
    "A",
    opened,
    made("createOffer", undefined, [], offer),
    made("createDataChannel", "a"),
    made("createOffer", undefined, [], offer),
  );
  assert.deepEqual(setupOf(again, "offerer").channels, [{ with: "a", when: "first" }]);
});

Deno.test("the code shows the configuration that the constructor was given", () => {
  const configuration = { iceTransportPolicy: "relay" } as const;
  const session = sessionOf("A", made("RTCPeerConnection", configuration));
  assert.deepEqual(setupOf(session, "offerer").configuration, configuration);
  assert.equal(setupOf(sessionOf("A", opened), "offerer").configuration, undefined);
});
