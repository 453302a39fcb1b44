/** What happened, told: a sentence for every fact that a person cares about; and bench time. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Entry, Fact } from "../../../protocol/facts/mod.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import { announcementOf } from "../../../protocol/advice/announcement.ts";
import { entrySentence } from "../../../protocol/facts/entry-text.ts";
import { entries, FACTS } from "../support/facts.ts";
import { conversation, lesson, play } from "../support/mod.ts";

const { offer, offered } = conversation("chromium-156");
const told = (fact: Fact) => entrySentence({ ...fact, at: 0 });

/** What each fact is told as. A fact that is missing here does not compile. */
const SENTENCES: { [T in Fact["type"]]: [Extract<Fact, { type: T }>, string | undefined][] } = {
  "call-started": [
    [{ type: "call-started", call: "createOffer", id: 1 }, "calls createOffer"],
    [
      { type: "call-started", call: "createDataChannel", id: 1, argument: "channel" },
      "calls createDataChannel “channel”",
    ],
    [
      { type: "call-started", call: "createDataChannel", id: 1, argument: { label: "game", ordered: false } },
      "calls createDataChannel “game” with options",
    ],
    [
      { type: "call-started", call: "RTCPeerConnection", id: 1, argument: { iceTransportPolicy: "relay" } },
      "calls RTCPeerConnection with a configuration",
    ],
    [
      { type: "call-started", call: "setRemoteDescription", id: 1, argument: offer },
      "calls setRemoteDescription with an offer",
    ],
    [
      { type: "call-started", call: "addIceCandidate", id: 1, argument: offered[0]! },
      "calls addIceCandidate with host udp 5139f470….local:41949",
    ],
    [
      { type: "call-started", call: "addIceCandidate", id: 1, argument: { candidate: "" } },
      "calls addIceCandidate with the end of candidates",
    ],
  ],
  "call-finished": [[{ type: "call-finished", call: "close", id: 1 }, "close finished"]],
  "call-failed": [
    [
      { type: "call-failed", call: "createAnswer", id: 1, name: "InvalidStateError", message: "Cannot" },
      "createAnswer was refused: InvalidStateError",
    ],
  ],
  "state-changed": [[{ type: "state-changed", machine: "ice", state: "checking" }, "ICE is checking"]],
  "candidate-found": [
    [{ type: "candidate-found", candidate: offered[0] }, "found host udp 5139f470….local:41949"],
    [{ type: "candidate-found", candidate: null }, "gathering ended"],
  ],
  "candidate-error": [
    [
      { type: "candidate-error", url: "turn:192.0.2.1", errorCode: 401, errorText: "Unauthorized." },
      "turn:192.0.2.1 answered 401 Unauthorized.",
    ],
    [{ type: "candidate-error", url: "", errorCode: 401, errorText: "" }, "a server answered 401"],
  ],
  "description-read": [[{ type: "description-read", side: "local", description: offer }, undefined]],
  "negotiation-needed": [[{ type: "negotiation-needed" }, "needs a new offer, says the browser"]],
  "track-found": [
    [{ type: "track-found", kind: "video", mid: "1" }, "received a video track, of the media section 1"],
    [{ type: "track-found", kind: "audio", mid: "x" }, "received an audio track, of the media section x"],
  ],
  "track-changed": [
    [
      { type: "track-changed", mid: "1", state: "unmute" },
      "the track of the media section 1 is unmuted: something comes",
    ],
    [{ type: "track-changed", mid: "1", state: "ended" }, "the track of the media section 1 has ended"],
  ],
  "channel-found": [[{ type: "channel-found", label: "chat" }, "received the data channel “chat”"]],
  "channel-changed": [
    [{ type: "channel-changed", index: 0, state: "open", options: { ordered: true } }, undefined],
    [{ type: "channel-changed", index: 1, state: "open", options: {} }, "channel 2 is open"],
  ],
  "message-received": [[{ type: "message-received", text: "hello" }, "received “hello”"]],
  "mode-chosen": [
    [{ type: "mode-chosen", mode: "trickle" }, "carries candidates one by one"],
    [{ type: "mode-chosen", mode: "gathered" }, "carries candidates inside the description"],
  ],
  copied: [
    [{ type: "copied", blob: "offer-1" }, "offer was copied"],
    [{ type: "copied", blob: "candidate-12" }, "candidate 12 was copied"],
    [{ type: "copied", blob: "end-of-candidates-1" }, "end of candidates was copied"],
  ],
  "copy-refused": [[{ type: "copy-refused", blob: "answer-2" }, "answer could not be copied"]],
  pasted: [
    [{ type: "pasted", text: "x".repeat(1234) }, "was given 1,234 characters"],
    [{ type: "pasted", text: "" }, undefined],
  ],
  "pairs-read": [[{ type: "pairs-read", pairs: [] }, "0 candidate pairs"]],
  "quality-read": [
    [
      {
        type: "quality-read",
        quality: {
          roundTripTime: 0.302,
          streams: [
            { way: "in", kind: "audio", packetsLost: 12, jitter: 0.01 },
            { way: "out", kind: "video", packetsLost: 1 },
            { way: "in", kind: "video", packetsLost: -1 },
          ],
        },
      },
      "a round trip takes 302 ms; of the audio that comes 12 packets are lost; of the video that is sent 1 packet is lost",
    ],
    [{ type: "quality-read", quality: { streams: [] } }, undefined],
  ],
  "withheld": [[
    { type: "withheld", candidates: [{ candidate: "" }, { candidate: "" }] },
    "keeps back 2 candidates of the offer",
  ]],
  "released": [[{ type: "released" }, "is given the candidates that were kept back"]],
  "predicted": [[{ type: "predicted", lesson: "channels", step: "lost", says: "None" }, undefined]],
  "held-back": [
    [{ type: "held-back", blob: "candidate-2", held: true }, "candidate 2 was held back"],
    [{ type: "held-back", blob: "candidate-2", held: false }, "candidate 2 was let go"],
  ],
  "thrown-away": [
    [{ type: "thrown-away", blob: "offer-1", thrown: true }, "offer was thrown away"],
    [{ type: "thrown-away", blob: "offer-1", thrown: false }, "offer was taken back out of the bin"],
  ],
  "moved": [
    [{ type: "moved", blob: "candidate-2", before: "candidate-1" }, "candidate 2 was put before candidate 1"],
    [{ type: "moved", blob: "candidate-2", before: null }, "candidate 2 was put last"],
  ],
  "edit-refused": [[{ type: "edit-refused", blob: "candidate-1" }, "candidate 1 could not be edited like that"]],
  "edited": [
    [{ type: "edited", blob: "offer-1", message: { kind: "description", ...offer } }, "offer was edited on the way"],
    [{ type: "edited", blob: "offer-1", message: null }, "offer was put back as it was made"],
  ],
  "file-refused": [[{ type: "file-refused", why: "no-code" }, "could not read a file"]],
  "paste-refused": [
    [{ type: "paste-refused", length: 2_000_000 }, "was given 2,000,000 characters, too many to be a blob"],
  ],
  delivered: [[{ type: "delivered", blob: "candidate-2", by: "bench" }, "candidate 2 was carried across by the bench"]],
  stopped: [[{ type: "stopped", call: "send", problem: { code: "json-broken" } }, "send was not called"]],
  "gathering-settled": [[{ type: "gathering-settled" }, "found no more candidates for a while"]],
};

Deno.test("every fact has its sentence, or none by design", () => {
  for (const [type, cases] of Object.entries(SENTENCES)) {
    assert.ok(cases.length > 0 && type in FACTS);
    for (const [fact, expected] of cases) assert.equal(told(fact), expected, type);
  }
});

Deno.test("any fact is told or not, and nothing throws", () => {
  fc.assert(
    fc.property(entries, (entry) => {
      const said = entrySentence(entry);
      if (said === undefined) {
        assert.ok(
          ["description-read", "pasted", "channel-changed", "predicted", "quality-read"].includes(entry.type),
          entry.type,
        );
      } else assert.ok(said.trim() !== "");
    }),
    { numRuns: 1000 },
  );
});

Deno.test("an article fits its word", () => {
  for (const type of ["pranswer", "rollback"] as const) {
    const argument = { type, sdp: "" };
    assert.equal(
      told({ type: "call-started", call: "setRemoteDescription", id: 1, argument })?.endsWith(` a ${type}`),
      true,
    );
  }
});

Deno.test("one character is one character", () => {
  assert.equal(told({ type: "pasted", text: "x" }), "was given 1 character");
});

Deno.test("what the clipboard carried is not said to be carried by the bench", () => {
  assert.doesNotMatch(told({ type: "delivered", blob: "offer-1", by: "clipboard" })!, /by the bench/);
});

Deno.test("701 is no server's answer: it says that none could be reached (WebRTC 1.0, errorCode)", () => {
  const said = told({ type: "candidate-error", url: "stun:192.0.2.1", errorCode: 701, errorText: "timed out" });
  assert.doesNotMatch(said!, /answered/);
  assert.match(said!, /stun:192\.0\.2\.1/);
});

Deno.test("what is told aloud: the latest move of signaling, connection or channel, and nothing smaller", () => {
  const benches = play(lesson());
  assert.equal(announcementOf({ A: newSession("A"), B: newSession("B") }), "");
  assert.equal(announcementOf(benches[2]), "");
  assert.match(announcementOf(benches.at(-1)!), /^Client [AB]: (connection connected|channel open)$/);
  const said = benches.map(announcementOf);
  const candidate = lesson().findIndex(({ name }) => name === "copy candidate");
  assert.equal(said[candidate], said[candidate + 2], "copying and pasting is not told aloud");
});

Deno.test("the story of a whole lesson has a sentence for every act that is no emptying of a box", () => {
  const log = lesson().flatMap(({ facts }) => facts(1)).map((fact): Entry => ({ ...fact, at: 0 }));
  const silent = log.filter((entry) => entrySentence(entry) === undefined);
  assert.deepEqual([...new Set(silent.map(({ type }) => type))].sort(), ["description-read", "pasted"]);
});

Deno.test("a word of a newer page is said as it stands, and nothing is made up about it", () => {
  for (const word of ["of-next-year", "constructor", "toString", "__proto__"]) {
    const facts: [Fact, string][] = [
      [{ type: "state-changed", machine: word, state: "warm" }, `${word} is warm`],
      [{ type: "mode-chosen", mode: word }, `carries candidates in a way that is not known here: ${word}`],
      [{ type: "copied", blob: "offer-1", by: word }, `offer was carried by ${word}`],
      [{ type: "pasted", text: "v=0", by: word }, `was given 3 characters by ${word}`],
      [{ type: "delivered", blob: "offer-1", by: word }, `offer was carried across by the ${word}`],
      [{ type: "track-changed", mid: "0", state: word }, `the track of the media section 0 says ${word}`],
      [{ type: "stopped", call: word, problem: { code: "no-webrtc" } }, `${word} was not called`],
      [
        { type: "call-started", call: word, id: 1, argument: [null] },
        `calls ${word} with something that is not known here`,
      ],
      [
        { type: "call-started", call: word, id: 1, argument: { [word]: 1 } },
        `calls ${word} with something that is not known here`,
      ],
      [
        { type: "call-started", call: word, id: 1, argument: null },
        `calls ${word} with something that is not known here`,
      ],
    ];
    for (const [fact, sentence] of facts) assert.equal(told(fact), sentence);
  }
});
