/** What other stacks read is written as they read it, and what they print is read, with all that they print around it. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { targetAdvice } from "../../../protocol/blob/target-advice.ts";
import { readBlob, writeBlob, type WrittenForm } from "../../../protocol/blob/mod.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { BROWSERS, captures, conversation } from "../support/mod.ts";

const printed = (name: string) => Deno.readTextFileSync(new URL(`../../fixtures/stacks/${name}.txt`, import.meta.url));

const read = (text: string) => {
  const reading = readBlob(text);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading;
};

const BYE = '\n-- Please send this message to the remote party --\n{"type": "bye"}\n\n';

/** What the program says around what it made, before and behind. */
const AROUND: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  aiortc: [["", ""], [
    "channel(chat) - created by local party\n",
    `-- Please enter a message from remote party --\n${BYE}`,
  ]],
  pion: [["\n", "Peer Connection State has changed: connecting\n"], ["Paste the answer here\n", ""]],
  werift: [["", ""], ["start\n", "connectionState: connecting\n"]],
  libdatachannel: [["", ""], ["[State: connecting]\n", "[Command]: 1\n[Description]: "]],
};

for (const [name, around] of Object.entries(AROUND)) {
  Deno.test(`${name}: an offer is read out of what its terminal shows`, () => {
    for (const [before, behind] of around) {
      const { messages } = read(`${before}${printed(`${name}.offer`)}${behind}`);
      assert.equal(messages.length, 1);
      const [offer] = messages;
      assert.ok(offer.kind === "description" && offer.type === "offer");
      assert.match(offer.sdp, /\r\na=candidate:.* 192\.0\.2\.2 \d+ typ host/);
      assert.doesNotMatch(offer.sdp, /State|Paste|Please|Command/);
    }
  });
}

Deno.test("libdatachannel: a candidate is read below its heading, and one line on its own", () => {
  const line = "a=candidate:1 1 UDP 2114977791 192.0.2.2 58900 typ host";
  const heading = "Local Candidate (Paste this to the other peer after the local description):";
  for (
    const text of [line, `${heading}\n${line}\n\n[Gathering State: complete]\n`, `[Command]: ${heading}\n${line}\n`]
  ) {
    assert.deepEqual(read(text).messages, [{ kind: "candidate", candidate: line.slice(2) }]);
  }
});

Deno.test("aiortc: a candidate as it would print one", () => {
  const candidate = "candidate:f957 1 udp 2130706431 192.0.2.2 59860 typ host";
  const text = `-- Please send this message to the remote party --\n${
    JSON.stringify({ candidate, id: "0", label: 0, type: "candidate" })
  }\n\n`;
  assert.deepEqual(read(text).messages, [{ kind: "candidate", candidate, sdpMid: "0", sdpMLineIndex: 0 }]);
});

const LOG = [
  "[State: connecting]",
  "[Gathering State: in-progress]",
  "Local Candidate (Paste this to the other peer after the local description):",
  "*".repeat(87),
  "[Command]: ",
];

Deno.test("lines of the log between any lines of any description change nothing; other words there still do", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...captures(".sdp").filter((sdp) => readBlob(sdp).ok)),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...LOG)), { minLength: 1, maxLength: 5 }),
      (sdp, inserted) => {
        const lines = sdp.split("\r\n");
        for (const [at, text] of inserted) lines.splice(1 + at % (lines.length - 1), 0, text);
        assert.deepEqual(read(lines.join("\r\n")).messages, read(sdp).messages);
      },
    ),
    { numRuns: 200 },
  );
  for (const browser of BROWSERS) {
    const lines = conversation(browser).offer.sdp.split("\r\n");
    for (const words of ["Candidates of mine, to be given after it:", "[x] done", "a=ice-pwd"]) {
      assert.ok(!readBlob(lines.toSpliced(6, 0, words).join("\r\n")).ok, words);
    }
  }
});

for (const browser of BROWSERS) {
  const { offer, offered } = conversation(browser);
  const description: SignalingMessage = { kind: "description", ...offer };
  const inits = offered.flatMap((init) => init?.candidate ? [init] : []);
  const candidates = inits.map((init): SignalingMessage => ({ kind: "candidate", ...init } as SignalingMessage));
  const end: SignalingMessage = { kind: "end-of-candidates" };

  Deno.test(`${browser}: for aiortc, a line of JSON each, with the keys that it knows and no others`, () => {
    assert.deepEqual(JSON.parse(writeBlob(description, "aiortc")), { type: "offer", sdp: offer.sdp });
    const text = writeBlob([description, ...candidates, end], "aiortc");
    assert.equal(text.split("\n").length, 1 + candidates.length, "the end has no line");
    assert.deepEqual(JSON.parse(text.split("\n")[1]), {
      type: "candidate",
      candidate: inits[0].candidate,
      id: inits[0].sdpMid,
      label: inits[0].sdpMLineIndex,
    });
    const { messages, repairs } = read(text);
    assert.deepEqual(repairs, []);
    assert.deepEqual(messages.map(({ kind }) => kind), ["description", ...candidates.map(() => "candidate")]);
    assert.deepEqual(messages[0], description);
    assert.equal(writeBlob(end, "aiortc"), "");
  });

  Deno.test(`${browser}: for libdatachannel, lines without a carriage return, and an empty one that ends the SDP`, () => {
    const text = writeBlob(description, "libdatachannel");
    assert.equal(text, `${offer.sdp.replaceAll("\r\n", "\n")}\n`);
    assert.ok(!text.trimEnd().includes("\n\n"), "no line before the end is empty");
    assert.deepEqual(read(text).messages, [description]);
    assert.deepEqual(read(text).repairs, []);
    assert.equal(writeBlob(candidates[0], "libdatachannel"), `a=${inits[0].candidate}\n`);
    assert.equal(writeBlob(end, "libdatachannel"), "");
  });

  Deno.test(`${browser}: what a program wants beside the text is said, and nothing where it wants nothing`, () => {
    const say = (form: WrittenForm, message: SignalingMessage, isWhole = true): string | undefined =>
      targetAdvice(form, message, { text: writeBlob(message, form), isWhole });
    assert.match(say("base64", description)!, /^Pion’s examples .*“inside the description”/);
    assert.match(say("base64", candidates[0])!, /^Pion’s examples/);
    assert.equal(say("base64", description, false), undefined, "its candidates are still being gathered");
    const whole = { ...description, sdp: `${offer.sdp}a=${inits[0].candidate}\r\n` };
    assert.equal(say("base64", whole), undefined);
    assert.match(say("base64", { ...whole, sdp: whole.sdp.repeat(9) })!, /4,095 characters of a line/);
    assert.match(say("libdatachannel", description)!, /type 1 and Enter/);
    assert.match(say("libdatachannel", candidates[0])!, /type 2 and Enter/);
    for (const form of ["aiortc", "libdatachannel"] as const) assert.match(say(form, end)!, /leave this card/);
    const all: readonly SignalingMessage[] = [description, candidates[0], end];
    for (const form of ["json", "sdp", "compact", "link"] as const) {
      for (const one of all) assert.ok(say(form, one) === undefined);
    }
    assert.equal(say("aiortc", description), undefined);
  });
}
