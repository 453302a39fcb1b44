/** Every measured mistake is seen before the call or translated after it; harmless ones are let be. */
import assert from "node:assert/strict";
import { boxText } from "../../../protocol/calls/box-text.ts";
import type { Description } from "../../../protocol/facts/mod.ts";
import { explain, type Problem } from "../../../protocol/problems/mod.ts";
import { check } from "../../../protocol/calls/check.ts";
import { plan } from "../../../protocol/calls/plan.ts";
import type { Session } from "../../../protocol/session/mod.ts";
import { severityOf } from "../../../protocol/calls/severity.ts";
import { refusal } from "../../../protocol/calls/refusal/mod.ts";
import { BREAKS } from "../support/breaks.ts";
import { type Case, CASES, readingOf, type Scene, sceneOf, type Thrown, thrownBy } from "../support/mistakes.ts";
import { REFUSED_SAMPLES, SEEN_SAMPLES } from "../support/problems.ts";
import { type Browser, BROWSERS } from "../support/mod.ts";

const codeOf = (problem: Problem) => problem.code === "sdp-finding" ? problem.finding : problem.code;
const each = (run: (one: Case, scene: Scene, browser: Browser) => void) => {
  for (const browser of BROWSERS) {
    for (const one of CASES) {
      const scene = sceneOf(one, browser);
      if (scene) run(one, scene, browser);
    }
  }
};

/** The problem after the exception. Its `o=` line quotes another session than the capture’s, so that is put right. */
function refused({ here, ...scene }: Scene, { name, message, line, then }: Thrown): Problem {
  const call = then ?? scene.call;
  const given = then ? undefined : scene.argument;
  const applied = then ? { ...here, remote: scene.argument as Description } : here;
  const record = { id: 99, call, startedAt: 0, outcome: "failed" as const };
  const session: Session = {
    ...applied,
    calls: [...here.calls, { ...record, ...(given !== undefined && { argument: given }) }],
  };
  const origin = /^o=- \d+/m.exec((scene.argument as Partial<Description> | undefined)?.sdp ?? "")?.[0];
  return refusal(session, {
    type: "call-failed",
    call,
    id: 99,
    name,
    message: origin ? message.replace(/o=- \d+/, origin) : message,
    ...(line !== undefined && { sdpLineNumber: line }),
  });
}

Deno.test("the fixture has all that was measured", () => {
  assert.equal(CASES.length, 282);
  assert.equal(new Set(CASES.map((one) => one.mistake)).size, 57);
  for (const one of CASES) assert.ok(!one.harmless || !(one.chromium || one.firefox), one.case);
});

/** Cases that are no call of a client: decoding a text comes before, and is `readBlob`’s. */
const ELSEWHERE = /^decode\./;
/** What no blob and no session shows: an SCTP port of 0 is accepted, and the rest is not carried at all. */
const UNTOLD = ["line.sctp-port-0"];

Deno.test("every case of ours is made again", () => {
  for (const one of CASES) {
    if (ELSEWHERE.test(one.case) || UNTOLD.includes(one.case)) continue;
    assert.ok(sceneOf(one, "chromium-156") && sceneOf(one, "firefox-153"), one.case);
  }
});

Deno.test("every exception is translated: a reason of its own, what happened, and what to do", () => {
  each((one, scene, browser) => {
    const thrown = thrownBy(one, browser);
    if (!thrown) return;
    const problem = refused(scene, thrown);
    const { said, next } = explain(problem);
    assert.ok(!["refused", "refused-description", "no-webrtc", "reason-unsaid"].includes(problem.code), one.case);
    for (const words of [said, next]) {
      assert.match(words, /^\S.*\S$/s, one.case);
      assert.doesNotMatch(words, /undefined|\[object|NaN/, one.case);
    }
    assert.deepEqual(problem.exception?.name, thrown.name);
  });
});

/** Where two mistakes are said alike, and why that is right. */
const ALIKE: readonly (readonly [said: RegExp, why: string])[] = [
  [/does not end with a line break/, "the text ends too early: how much is gone, no browser can tell"],
  [/^BUNDLE names the mid/, "a lost section and a lost a=mid leave the same hole"],
  [/has no a=fingerprint/, "a section that was cut off before its fingerprint has none"],
  [/cannot be read, and Chromium refuses the whole/, "a wrapped line leaves a candidate that is no candidate"],
  [/^The description is empty/, "an SDP that is missing, and one that is empty"],
  [/in small letters/, "a text that lost its capitals has a fingerprint that lost them"],
];

Deno.test("no two mistakes are said alike, unless they are one for the learner", () => {
  const mistakes = new Map<string, Set<string>>();
  each((one, scene, browser) => {
    const thrown = thrownBy(one, browser);
    if (!thrown) return;
    const { said } = explain(refused(scene, thrown));
    mistakes.set(said, (mistakes.get(said) ?? new Set()).add(one.mistake));
  });
  const alike = [...mistakes].filter(([, of]) => of.size > 1);
  for (const [said, of] of alike) {
    assert.ok(ALIKE.some(([about]) => about.test(said)), `${said}\n${[...of].join("\n")}`);
  }
  for (const [about, why] of ALIKE) assert.ok(alike.some(([said]) => about.test(said)), `needed no more: ${why}`);
});

Deno.test("line.*: what is said before the call, and of which line", () => {
  each((one, scene) => {
    const { code, at } = BREAKS[one.case] ?? {};
    if (!one.case.startsWith("line.") || code === undefined) return;
    const found = check(readingOf(scene)!, scene.here).find((problem) => codeOf(problem) === code);
    assert.ok(found, `${one.case}: ${check(readingOf(scene)!, scene.here).map(codeOf)}`);
    if (at) {
      assert.ok(found.at, one.case);
      assert.ok(found.at.text.startsWith(at), `${one.case}: ${found.at.text}`);
      const { sdp } = scene.argument as Description;
      assert.equal(sdp.split("\r\n")[found.at.number - 1], found.at.text, one.case);
    }
  });
});

/** What is said of the rest: the first problem, and how its line begins. */
const SAID: Readonly<Record<string, readonly [code: string, weight: string, at?: string]>> = {
  "role.answer-in-stable": ["answer-without-offer", "refuses"],
  "role.own-offer-pasted-back": ["own-description", "hangs"],
  "role.own-answer-pasted-back": ["own-description", "hangs"],
  "role.offer-where-answer-expected-as-offer": ["glare", "warns"],
  "role.glare-both-offer-implicit-rollback": ["glare", "warns"],
  "role.offer-where-answer-expected-forced-type": ["mislabelled", "hangs", "a=setup:actpass"],
  "role.answer-where-offer-expected-forced-type": ["sdp-finding", "warns", "a=setup:active"],
  "role.answer-twice": ["answer-again", "refuses"],
  "role.rollback-in-stable": ["rollback-nothing", "refuses"],
  "role.pranswer-in-have-local-offer": ["pranswer-note", "warns"],
  "mline.answer-fewer": ["sections-differ", "refuses"],
  "mline.answer-more": ["sections-differ", "refuses", "m=video"],
  "mline.answer-reordered": ["sections-differ", "refuses", "m=video"],
  "mline.answer-mid-renamed": ["sections-differ", "refuses", "a=mid:foo"],
  "mline.answer-kind-changed": ["sections-differ", "refuses", "m=video"],
  "mline.answer-for-other-offer-shape": ["sections-differ", "refuses"],
  "mline.subsequent-offer-reordered": ["sections-changed", "refuses", "m=video"],
  "mline.subsequent-offer-fewer": ["sections-changed", "refuses"],
  "mline.old-offer-replayed-into-connected": ["offer-from-another-session", "hangs", "a=fingerprint:"],
  "cand.before-remote-description": ["candidate-before-description", "refuses", "candidate:"],
  "cand.wrong-mid": ["candidate-section-unknown", "refuses", "candidate:"],
  "cand.wrong-mid-no-index": ["candidate-section-unknown", "refuses", "candidate:"],
  "cand.wrong-index": ["candidate-section-unknown", "refuses", "candidate:"],
  "cand.wrong-usernameFragment": ["candidate-other-generation", "refuses", "candidate:"],
  "cand.wrong-ufrag-extension": ["candidate-other-generation", "refuses", "candidate:"],
  "cand.garbage": ["candidate-unreadable", "refuses", "hello"],
  "cand.no-prefix": ["candidate-unreadable", "refuses", "1 1 udp"],
  "cand.two-lines": ["candidate-unreadable", "refuses", "candidate:"],
  "cand.truncated": ["candidate-unreadable", "refuses", "candidate:"],
  "cand.bad-port": ["candidate-field", "refuses", "candidate:"],
  "cand.port-0": ["candidate-odd", "warns", "candidate:"],
  "cand.bad-ip": ["candidate-odd", "warns", "candidate:"],
  "cand.bad-transport": ["candidate-field", "refuses", "candidate:"],
  "cand.bad-type": ["candidate-field", "refuses", "candidate:"],
  "cand.priority-overflow": ["candidate-field", "refuses", "candidate:"],
  "cand.component-2": ["candidate-odd", "warns", "candidate:"],
  "cand.component-9": ["candidate-odd", "warns", "candidate:"],
  "cand.tcp-no-tcptype": ["candidate-odd", "warns", "candidate:"],
  "cand.udp-with-tcptype": ["candidate-field", "refuses", "candidate:"],
  "cand.duplicate-own": ["candidate-again", "warns", "candidate:"],
};

Deno.test("role.*, mline.*, cand.*: what is said first, and of which line", () => {
  each((one, scene) => {
    const expected = SAID[one.case];
    const reading = readingOf(scene);
    if (!/^(role|mline|cand)\./.test(one.case) || !reading || one.harmless) return;
    if (scene.call !== "setRemoteDescription" && scene.call !== "addIceCandidate" && !expected) return;
    if (!expected) return assert.ok(PLANNED.includes(one.case), one.case);
    const [first] = check(reading, scene.here);
    assert.ok(first, one.case);
    assert.deepEqual([first.code, severityOf(first)], expected.slice(0, 2), one.case);
    if (expected[2]) assert.ok(first.at?.text.startsWith(expected[2]), `${one.case}: ${first.at?.text}`);
    else assert.equal(first.at, undefined, one.case);
  });
});

/** What the plan of a call sees or mends: a description where a candidate belongs, and a candidate’s only place. */
const PLANNED = [
  "cand.no-mid-no-index",
  "cand.null-mid-null-index",
  "cand.offer-object",
  "role.bad-type",
  "role.type-capitalised",
];

Deno.test("nothing is said of what works", () => {
  each((one, scene, browser) => {
    const reading = readingOf(scene);
    if (one.harmless && reading) {
      assert.deepEqual(check(reading, scene.here).map(codeOf), [], `${one.case} ${browser}`);
    }
  });
});

Deno.test("what hangs stops the call; what browsers refuse is really called", () => {
  each((one, scene) => {
    const reading = readingOf(scene);
    if (!reading || scene.call !== "setRemoteDescription" || one.case.startsWith("text.")) return;
    const hangs = check(reading, scene.here).filter((problem) => severityOf(problem) === "hangs");
    const planned = plan("setRemoteDescription", scene.here, reading);
    assert.equal(planned.ok, hangs.length === 0, one.case);
    if (!planned.ok) assert.deepEqual(planned.problem, hangs[0], one.case);
    const telling = boxText(reading, scene.here);
    if (hangs.length > 0) assert.deepEqual([telling.severity, telling.fits], ["bad", false], one.case);
    else if (check(reading, scene.here).length > 0) assert.equal(telling.severity, "careful", one.case);
  });
});

/** One case for every mistake that shows that it is told; a mistake that is not here fails. */
const TOLD: Readonly<Record<string, string>> = {
  "Final newline lost (trim(), textarea, chat app)": "text.trimmed-final-newline",
  "CRLF became LF": "text.lf-only",
  "CRLF became CR, or vanished, or became spaces": "text.cr-only",
  "Double line breaks / blank lines": "text.blank-line-between",
  "Line-wrapped at 72–80 columns": "text.wrapped-72",
  'Quoted with "> " or indented': "text.quoted-gt",
  "Trailing spaces": "text.trailing-spaces",
  "BOM, zero-width characters, NBSP": "text.bom",
  "Smart dashes and quotes": "text.smart-dash-in-names",
  'Emoji replacement (":D" inside a fingerprint)': "text.slack-emoji",
  "JSON still escaped: literal \\r\\n shown": "text.escaped-crlf-literal",
  "Whole JSON given as sdp": "text.json-string-still-encoded",
  "HTML escaped / <br>": "text.html-br",
  "Quoted-printable": "text.quoted-printable",
  "Changed case": "text.uppercased",
  'Spaces around "=" ; tabs': "text.tab-for-space-mline",
  "Label, code fence or greeting around the blob": "text.label-before",
  "Pasted twice": "text.pasted-twice",
  "Truncated (length limit, partial selection)": "text.cut-mid-candidate",
  "Empty / not SDP at all": "text.not-sdp",
  "Wrong container decode": "decode.b64-truncated-1mod4",
  "Answer given to a fresh peer (before any offer)": "role.answer-in-stable",
  "My own offer pasted back to me": "role.own-offer-pasted-back",
  "My own answer pasted back": "role.own-answer-pasted-back",
  'Other side\'s offer where an answer is expected (both pressed "start")': "role.glare-both-offer-implicit-rollback",
  "Offer relabelled as answer": "role.offer-where-answer-expected-forced-type",
  "Answer relabelled as offer": "role.answer-where-offer-expected-forced-type",
  "Answer applied twice": "role.answer-twice",
  "createAnswer / createOffer / setLocal in the wrong state": "role.createAnswer-in-stable",
  "Rollback when nothing is pending": "role.rollback-in-stable",
  "type missing / misspelt / capitalised / null": "role.bad-type",
  "pranswer": "role.pranswer-in-have-local-offer",
  "Anything after close()": "closed.createOffer",
  "Answer has fewer / more / reordered / renamed / other-kind sections": "mline.answer-fewer",
  "Later offer drops or reorders sections": "mline.subsequent-offer-fewer",
  "Someone else's offer into a live connection": "mline.old-offer-replayed-into-connected",
  "Duplicate mid": "line.duplicate-mid",
  "Missing mid; mid too long; illegal mid; group names an unknown mid": "line.no-mid",
  "Fingerprint missing": "line.no-fingerprint",
  "Fingerprint malformed": "line.fingerprint-truncated",
  "ICE credentials missing / too short / illegal": "line.no-ice-ufrag",
  "setup wrong or missing": "line.no-setup-offer",
  "rtcp-mux missing": "line.no-rtcp-mux",
  "m= line broken or foreign": "line.mline-port-garbage",
  "Session lines missing or out of order": "line.no-t",
  "Data channel lines": "line.sctp-port-missing",
  "Codec / RTP lines": "line.pt-128",
  "Candidate lines inside the description": "line.candidate-garbage",
  'Editing my own description before setLocalDescription ("munging")': "local.munge-remove-mline",
  "Before the remote description": "cand.before-remote-description",
  "Wrong or missing mid / index": "cand.wrong-mid",
  "Wrong ufrag (stale candidate, other session)": "cand.wrong-ufrag-extension",
  "Not the right shape": "cand.garbage",
  "Field errors": "cand.bad-port",
  "End of candidates": "cand.empty-string",
  "Data channel misuse": "dc.send-before-open",
  "RTCPeerConnection configuration": "config.bad-scheme",
};

Deno.test("every mistake is told", () => {
  assert.deepEqual(Object.keys(TOLD).sort(), [...new Set(CASES.map((one) => one.mistake))].sort());
  for (const [mistake, name] of Object.entries(TOLD)) {
    const one = CASES.find((each) => each.case === name && each.mistake === mistake);
    assert.ok(one, name);
    // Decoding is `readBlob`’s, and harmless is harmless; that nothing is said of it has its own test.
    if (one.harmless || ELSEWHERE.test(name)) continue;
    const scene = sceneOf(one, "chromium-156")!;
    const reading = readingOf(scene);
    const thrown = one.chromium ?? one.firefox;
    const told = reading && check(reading, scene.here).length > 0 || thrown && explain(refused(scene, thrown)).said;
    assert.ok(told, mistake);
  }
});

Deno.test("every problem of these kinds is said in two short sentences, and no two alike", () => {
  const all = Object.values({ ...SEEN_SAMPLES, ...REFUSED_SAMPLES }).flat() as readonly Problem[];
  for (const problem of all) {
    const { said, next } = explain(problem);
    for (const words of [said, next]) {
      assert.match(words, /^[A-Z].*[.]$/s, problem.code);
      assert.doesNotMatch(words, /undefined| {2}/, problem.code);
      assert.ok(words.length < 250, problem.code);
    }
  }
  assert.equal(new Set(all.map((problem) => explain(problem).said)).size, all.length);
});
