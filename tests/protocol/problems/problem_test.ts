/** Every problem is said in two sentences: what happened, and what to do next. */
import assert from "node:assert/strict";
import { DEVICE_SAMPLES, REFUSED_SAMPLES, SEEN_SAMPLES, SERVER_SAMPLES, TRACE_SAMPLES } from "../support/problems.ts";
import * as fc from "fast-check";
import { BOX } from "../../../protocol/problems/box.ts";
import { CAPTURES } from "../../../protocol/problems/captures.ts";
import { DEVICES } from "../../../protocol/problems/devices.ts";
import { FIT } from "../../../protocol/problems/fit.ts";
import { explain, hasWords, type Problem, type ProblemCode } from "../../../protocol/problems/mod.ts";
import { PASTED } from "../../../protocol/problems/pasted.ts";
import { PLACE } from "../../../protocol/problems/place.ts";
import { REFUSED } from "../../../protocol/problems/refused.ts";
import { SEEN } from "../../../protocol/problems/seen.ts";
import { SERVERS } from "../../../protocol/problems/servers.ts";
import { SIGNALING } from "../../../protocol/problems/signaling.ts";
import { KEPT } from "../../../protocol/problems/kept.ts";
import { TRACES } from "../../../protocol/problems/traces.ts";

const where = { client: "A", other: "B" };
const call = "createOffer";
const state = "have-local-offer";

/** One of each, and more where the words differ. A code that is missing here does not compile. */
const at = { number: 12, text: "a=fingerprint:sha-256 20:09" };
const SAMPLES: { [C in ProblemCode]: readonly Extract<Problem, { code: C }>[] } = {
  ...SEEN_SAMPLES,
  ...REFUSED_SAMPLES,
  ...DEVICE_SAMPLES,
  ...SERVER_SAMPLES,
  ...TRACE_SAMPLES,
  "storage-blocked": [{ code: "storage-blocked" }],
  "storage-full": [{ code: "storage-full" }],
  "kept-unreadable": [{ code: "kept-unreadable" }],
  "note-unkept": [{ code: "note-unkept", full: true }, { code: "note-unkept", full: false }],
  "kept-version": [{ code: "kept-version", version: 2 }],
  "base64-damaged": [{ code: "base64-damaged" }],
  "compressed": [{ code: "compressed", what: "gzip" }, { code: "compressed", what: "binary" }],
  "cut-off": [{ code: "cut-off" }, { code: "cut-off", at }],
  "code-cut-off": [{ code: "code-cut-off", have: 80, want: 154 }],
  "code-damaged": [{ code: "code-damaged" }],
  "spoken-line": [{ code: "spoken-line", line: 3, why: "wrong" }, { code: "spoken-line", line: 2, why: "missing" }],
  "code-newer": [{ code: "code-newer", version: "2" }],
  "line-damaged": [{ code: "line-damaged" }, { code: "line-damaged", at }],
  "fingerprint-damaged": [{ code: "fingerprint-damaged", at }],
  "wrapped-unsure": [{ code: "wrapped-unsure", at }],
  "glued-unsure": [{ code: "glued-unsure", at }],
  "case-changed": [{ code: "case-changed" }],
  "type-unknown": [{ code: "type-unknown", seen: "“ofer”" }],
  "nested-too-deep": [{ code: "nested-too-deep" }],
  "file-unread": [{ code: "file-unread", why: "empty" }, { code: "file-unread", why: "no-code" }, {
    code: "file-unread",
    why: "not-text",
  }],
  "edit-unreadable": [{ code: "edit-unreadable", blob: "candidate 1" }],
  "nothing-pasted": [{ code: "nothing-pasted", call: "addIceCandidate", ...where }],
  "too-long": [{ code: "too-long", length: 1_000_001 }],
  "not-a-blob": [{ code: "not-a-blob", seen: "it is a web address" }],
  "not-sdp": [{ code: "not-sdp", seen: "it is a web address" }],
  "other-form": [{ code: "other-form", what: "a picture, and no text", instead: "Copy the text itself" }],
  "json-broken": [{ code: "json-broken" }],
  "sdp-incomplete": [{ code: "sdp-incomplete", missing: "a=fingerprint line" }],
  "mislabelled": [
    { code: "mislabelled", kind: "offer", setup: "active" },
    { code: "mislabelled", kind: "answer", setup: "actpass" },
  ],
  "candidate-unreadable": [{ code: "candidate-unreadable", line: "candidate:1 1 udp" }],
  "own-description": [{ code: "own-description", kind: "offer", ...where }],
  "own-candidate": [{ code: "own-candidate", ...where }],
  "description-wanted": [{ code: "description-wanted", ...where }],
  "candidate-wanted": [{ code: "candidate-wanted", kind: "answer", ...where }],
  "candidate-no-section": [{ code: "candidate-no-section", ...where }],
  "candidate-before-description": [{ code: "candidate-before-description", ...where }],
  "candidate-refused": [{ code: "candidate-refused", ...where }],
  "answer-without-offer": [{ code: "answer-without-offer", state, ...where }],
  "offer-not-wanted": [{ code: "offer-not-wanted", state, ...where }],
  "no-offer-to-answer": [{ code: "no-offer-to-answer", state, ...where }],
  "answer-first": [{ code: "answer-first", state: "have-remote-offer", ...where }],
  "nothing-to-keep": [{ code: "nothing-to-keep", ...where }],
  "description-stale": [{ code: "description-stale", ...where }],
  "no-channel": [{ code: "no-channel", ...where }],
  "channel-not-open": ["connecting", "closing", "closed", "not there"].map((state) => ({
    code: "channel-not-open",
    state,
    ...where,
  })),
  "empty-message": [{ code: "empty-message", ...where }],
  "client-closed": [{ code: "client-closed", call, ...where }],
  "refused-description": [{ code: "refused-description", kind: "offer", ...where }],
  "refused": [{ code: "refused", call, ...where }],
  "no-webrtc": [{ code: "no-webrtc" }],
  "clipboard-refused": [{ code: "clipboard-refused", blob: "candidate 2" }],
  "ice-failed": [{ code: "ice-failed", ...where }],
  "hung-up": [{ code: "hung-up", ...where }],
  "message-too-long": [{ code: "message-too-long", ...where }],
  "not-a-capture": [{ code: "not-a-capture" }],
  "capture-large": [{ code: "capture-large", megabytes: 120, most: 100 }],
  "capture-damaged": [{ code: "capture-damaged", datagrams: 1 }, { code: "capture-damaged", datagrams: 20 }],
  "capture-long": [{ code: "capture-long", frames: 200_000 }],
  "capture-empty": [{ code: "capture-empty", frames: 3 }],
  "captures-many": [{ code: "captures-many" }],
  "box-full": [{ code: "box-full" }],
  "box-gone": [{ code: "box-gone" }],
  "box-unknown": [{ code: "box-unknown" }],
  "box-pair-unknown": [{ code: "box-pair-unknown" }],
  "box-pair-crowded": [{ code: "box-pair-crowded" }],
  "box-key-wrong": [{ code: "box-key-wrong" }],
  "box-message-unreadable": [{ code: "box-message-unreadable" }],
  "box-glass-missing": [{ code: "box-glass-missing" }],
  "box-glass-full": [{ code: "box-glass-full" }],
  "box-hurried": [{ code: "box-hurried" }],
  "signaling-none": [{ code: "signaling-none" }],
  "signaling-full": [{ code: "signaling-full" }],
  "signaling-room": [{ code: "signaling-room" }],
  "signaling-closed": [{ code: "signaling-closed" }],
  "clipboard-unread": [{ code: "clipboard-unread", client: "A" }],
  "dtls-unfinished": [{ code: "dtls-unfinished", ...where }],
  "path-lost": [{ code: "path-lost", ...where }],
  "dtls-failed": [{ code: "dtls-failed", ...where }],
};
const all = Object.entries(SAMPLES).flatMap(([code, problems]) => {
  assert.ok(problems.length > 0, code);
  return problems as readonly Problem[];
});

for (const problem of all) {
  const name = "state" in problem ? `${problem.code} (${problem.state})` : problem.code;
  Deno.test(`${name}: what happened, and what to do next`, () => {
    const { said, next } = explain(problem);
    for (const text of [said, next]) {
      assert.ok(text.trim() !== "" && text.trim() === text);
      assert.doesNotMatch(text, /undefined|\[object|Oops|Something went wrong|NaN|\$\{| {2}/i);
      assert.match(text, /^(?:[A-Z]|turns?:|stuns?:)/, "begins like a sentence, or with an address");
    }
    assert.match(next, /[.!?]$/, "ends like a sentence");
    assert.ok(/[.!?]$/.test(said) || /: .*\S$/.test(said), "ends like a sentence, or with a quoted line");
    assert.notEqual(said, next);
    assert.ok(said.length < 250 && next.length < 250, "short");
  });
}

Deno.test("what a problem carries is said: the client, the call, the state, the line", () => {
  const said = (problem: Problem) => Object.values(explain(problem)).join(" ");
  for (const problem of all) {
    for (const key of ["kind", "state", "missing", "seen", "line", "blob"]) {
      if (!(key in problem)) continue;
      assert.ok(said(problem).includes((problem as never)[key]), `${problem.code} does not say its ${key}`);
    }
  }
  assert.match(said(SAMPLES["nothing-pasted"][0]), /addIceCandidate/);
  assert.match(said(SAMPLES["client-closed"][0]), /createOffer/);
  assert.match(said(SAMPLES.refused[0]), /createOffer/);
  assert.match(said(SAMPLES["too-long"][0]), /1,000,001/);
});

Deno.test("the clients are named, and not confused", () => {
  for (const problem of all.filter((one) => "client" in one)) {
    const turned = { ...problem, client: "B", other: "A" } as Problem;
    const { said, next } = explain(problem);
    const swap = (text: string) => text.replace(/Client ([AB])/g, (_, name) => `Client ${name === "A" ? "B" : "A"}`);
    assert.deepEqual(explain(turned), { said: swap(said), next: swap(next) }, problem.code);
  }
  assert.match(explain(SAMPLES["own-description"][0]).next, /Client B/);
  assert.match(explain(SAMPLES["own-description"][0]).said, /Client A['’]s own offer/);
});

Deno.test("no two codes are said alike", () => {
  const texts = Object.values(SAMPLES).map(([problem]) => explain(problem as Problem).said);
  assert.equal(new Set(texts).size, texts.length);
});

Deno.test("hostile words in a problem are said as they are, and what nobody sees in them by its number", () => {
  const said = (seen: string) => explain({ code: "not-a-blob", seen }).said;
  assert.ok(said("$& ${1} <b></b>").includes("$& ${1} <b></b>"));
  assert.ok(said("<b>\u202e</b> \x1b[2J \ud800").includes("<b>U+202E</b> U+001B[2J U+D800"));
});

Deno.test("a closed channel is not told to wait, a connecting one not to be reset", () => {
  const next = (state: string) => explain({ code: "channel-not-open", state, ...where }).next;
  assert.doesNotMatch(next("connecting"), /Reset/);
  assert.match(next("closed"), /Reset the bench/);
});

Deno.test("the browser's own exception does not change the words", () => {
  const plain: Problem = { code: "refused", call, ...where };
  assert.deepEqual(explain({ ...plain, exception: { name: "OperationError", message: "x" } }), explain(plain));
});

Deno.test("whatever a file holds in the place of a problem has words, with nothing in them that is not said", () => {
  const codes = fc.oneof(
    fc.constantFrom(...Object.keys(SAMPLES), "of-next-year", "toString", "__proto__", "constructor", ""),
    fc.string(),
    fc.jsonValue(),
  );
  const members = fc.dictionary(
    fc.constantFrom("client", "other", "kind", "state", "how", "theirs", "ours", "at", "seen", "length", "why", "said"),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...all), fc.constant({})),
      codes,
      members,
      fc.boolean(),
      (sample, code, more, keeps) => {
        const problem = { ...sample, ...more, ...(keeps ? {} : { code }) };
        for (const reader of ["page", "command"] as const) {
          const { said, next, ...rest } = explain(problem as Problem, reader);
          assert.deepEqual(rest, {});
          for (const text of [said, next]) {
            assert.ok(typeof text === "string" && text !== "" && text.isWellFormed());
            assert.doesNotMatch(text, /\[object |\bundefined\b|\bNaN\b|function /);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
});

Deno.test("a problem of a newer page is named, and one that lost what its words need is, too", () => {
  const newer = { code: "of-next-year", client: "A" } as unknown as Problem;
  assert.deepEqual(explain(newer), {
    said: "This problem has no words here: “of-next-year”.",
    next: "Load this page anew, or open the trace with the page that saved it.",
  });
  const broken = { code: "sections-differ", client: "A", other: "B", how: "otherwise" } as unknown as Problem;
  assert.match(explain(broken).said, /no words here: “sections-differ”/);
  assert.match(explain({ code: { toString: false } } as never).said, /no words here, and no name/);
  assert.ok(!hasWords(broken) && !hasWords(newer) && hasWords({ code: "no-webrtc" }));
  // A line that is none is passed over, since the sentences do without it.
  const lineless = { code: "cut-off", at: { number: "5" } } as unknown as Problem;
  assert.equal(explain(lineless).said, "This breaks off before it is whole.");
});

Deno.test("no code stands in two families, where one would hide the other", () => {
  const families = [BOX, CAPTURES, DEVICES, FIT, KEPT, PASTED, PLACE, REFUSED, SEEN, SERVERS, SIGNALING, TRACES]
    .flatMap((one) => Object.keys(one));
  assert.equal(new Set(families).size, families.length);
  assert.deepEqual(new Set(families), new Set(Object.keys(SAMPLES)));
});
