/**
 * What the browser refused, and what failed, becomes a problem that can be worded. The exceptions are those that browsers
 * were measured to throw (docs/browsers.md).
 */
import assert from "node:assert/strict";
import type { Argument, Call, Fact, Machine } from "../../../protocol/facts/mod.ts";
import { currentProblem, type Session } from "../../../protocol/session/mod.ts";
import { explain, type ProblemCode } from "../../../protocol/problems/mod.ts";
import { SAMPLES } from "../support/finding-samples.ts";
import { conversation, is, keeps, lesson, made, opened, play, refused, sessionOf, takes } from "../support/mod.ts";

const { offer, answer, offered } = conversation("chromium-156");
const connected = play(lesson()).at(-1)!.A;
const told = (...facts: Fact[]) => () => facts;
const now = (...states: [Machine, string][]) => told(...is(...states));

/** The problem after acts of Client B, the last of which is a refused call. */
function problemOf(call: Call, name: string, argument?: Argument, ...before: ((id: number) => readonly Fact[])[]) {
  const { problem } = sessionOf("B", opened, ...before, refused(call, name, argument));
  assert.ok(problem, `${call} with ${name} left no problem`);
  assert.deepEqual(problem.exception, { name, message: `${call} failed` });
  return problem;
}
const coded = (code: ProblemCode, problem: ReturnType<typeof problemOf>, more: object = {}) => {
  const { exception: _, ...rest } = problem;
  assert.deepEqual(rest, { code, ...more });
};
const where = { client: "B", other: "A" };

Deno.test("an answer that no offer waits for", () => {
  coded("answer-without-offer", problemOf("setRemoteDescription", "InvalidStateError", answer), {
    state: "stable",
    ...where,
  });
  const twice = [keeps(offer), takes(answer)];
  coded("answer-without-offer", problemOf("setRemoteDescription", "InvalidStateError", answer, ...twice), {
    state: "stable",
    ...where,
  });
});

Deno.test("an offer at the wrong moment", () => {
  const provisional = takes({ ...answer, type: "pranswer" }, "have-remote-pranswer");
  coded("offer-not-wanted", problemOf("setRemoteDescription", "InvalidStateError", offer, keeps(offer), provisional), {
    state: "have-remote-pranswer",
    ...where,
  });
});

Deno.test("a description that the browser cannot read or take", () => {
  for (const name of ["OperationError", "InvalidAccessError", "InvalidParameterError", "TypeError"]) {
    coded("refused-description", problemOf("setRemoteDescription", name, offer), { kind: "offer", ...where });
    coded("refused-description", problemOf("setRemoteDescription", name, answer), { kind: "answer", ...where });
  }
});

Deno.test("an answer without an offer to answer", () => {
  coded("no-offer-to-answer", problemOf("createAnswer", "InvalidStateError"), { state: "stable", ...where });
  const state = "have-local-offer";
  coded("no-offer-to-answer", problemOf("createAnswer", "InvalidStateError", undefined, keeps(offer)), {
    state,
    ...where,
  });
  coded("refused", problemOf("createAnswer", "OperationError"), { call: "createAnswer", ...where });
});

Deno.test("a description that fits its state no more", () => {
  coded("description-stale", problemOf("setLocalDescription", "InvalidModificationError", offer), where);
});

Deno.test("a candidate too early, and one that does not belong", () => {
  coded("candidate-before-description", problemOf("addIceCandidate", "InvalidStateError", offered[0]!), where);
  const [argument] = offered;
  coded("candidate-refused", problemOf("addIceCandidate", "OperationError", argument!, takes(offer)), where);
});

Deno.test("a message before there is an open channel", () => {
  coded("channel-not-open", problemOf("send", "TypeError", "hello"), { state: "not there", ...where });
  const connecting = now(["channel", "connecting"]);
  coded("channel-not-open", problemOf("send", "InvalidStateError", "hello", connecting), {
    state: "connecting",
    ...where,
  });
});

Deno.test("a message that an open channel refuses, being too long, is not told that the channel is closed", () => {
  const problem = problemOf("send", "TypeError", "x".repeat(300_000), now(["channel", "open"]));
  assert.doesNotMatch(explain(problem).said, /is open; a message can leave only when it is open/);
});

Deno.test("anything on a closed client, and everything else", () => {
  const closing = made("close", undefined, is(["signaling", "closed"], ["connection", "closed"]));
  for (const call of ["createDataChannel", "createOffer", "setRemoteDescription", "addIceCandidate"] as const) {
    coded("client-closed", problemOf(call, "InvalidStateError", undefined, closing), { call, ...where });
  }
  coded("answer-first", problemOf("createOffer", "InvalidStateError", undefined, takes(offer)), {
    call: "createOffer",
    state: "have-remote-offer",
    ...where,
  });
  coded("refused", problemOf("createDataChannel", "TypeError", "x".repeat(70_000)), {
    call: "createDataChannel",
    ...where,
  });
});

Deno.test("a rollback that is refused is not called an answer", () => {
  const problem = problemOf("setRemoteDescription", "InvalidStateError", { type: "rollback", sdp: "" });
  assert.doesNotMatch(Object.values(explain(problem)).join(" "), /\banswer\b/);
});

Deno.test("no RTCPeerConnection at all", () => {
  const session = sessionOf("B", refused("RTCPeerConnection", "ReferenceError"));
  assert.equal(session.problem?.code, "no-webrtc");
});

Deno.test("a call that was never seen starting is still refused in words", () => {
  const fact: Fact = { type: "call-failed", call: "setRemoteDescription", id: 99, name: "OperationError", message: "" };
  const { problem } = sessionOf("B", opened, told(fact));
  assert.equal(problem?.code, "refused-description");
});

Deno.test("a problem goes when a call finishes, something is copied or pasted, or the client is connected", () => {
  const wrong = refused("createAnswer", "InvalidStateError");
  const after = (...facts: Fact[]): Session => sessionOf("B", opened, wrong, told(...facts));
  assert.equal(after().problem?.code, "no-offer-to-answer");
  assert.equal(after({ type: "pasted", text: "x" }).problem, undefined);
  assert.equal(after({ type: "copied", blob: "offer-1" }).problem, undefined);
  assert.equal(after(...is(["connection", "connected"])).problem, undefined);
  assert.equal(sessionOf("B", opened, wrong, made("createDataChannel", "channel")).problem, undefined);
  assert.notEqual(after({ type: "pasted", text: "" }).problem, undefined);
  assert.notEqual(after(...is(["connection", "connecting"], ["ice", "checking"])).problem, undefined);
  assert.notEqual(after({ type: "candidate-found", candidate: null }).problem, undefined);
});

Deno.test("what the bench stopped, and what the clipboard refused, are problems too", () => {
  const problem = { code: "empty-message", ...where } as const;
  assert.equal(sessionOf("B", told({ type: "stopped", call: "send", problem })).problem, problem);
  const copying = sessionOf("A", opened, keeps(offer), told({ type: "copy-refused", blob: "offer-1" }));
  assert.deepEqual(copying.problem, { code: "clipboard-refused", blob: "offer" });
  const unknown = sessionOf("A", told({ type: "copy-refused", blob: "offer-9" }));
  assert.deepEqual(unknown.problem, { code: "clipboard-refused", blob: "blob" });
  const long = sessionOf("A", told({ type: "paste-refused", length: 2_000_000 }));
  assert.deepEqual(long.problem, { code: "too-long", length: 2_000_000 });
  assert.equal(long.pasted, "");
});

Deno.test("ICE that never found a path, and a certificate that did not match, are told apart", () => {
  const ice = sessionOf("B", opened, now(["ice", "checking"], ["connection", "connecting"], ["connection", "failed"]));
  assert.deepEqual(currentProblem(ice), { code: "ice-failed", ...where });
  const dtls = sessionOf("B", opened, now(["ice", "connected"], ["dtls", "failed"], ["connection", "failed"]));
  assert.deepEqual(currentProblem(dtls), { code: "dtls-failed", ...where });
});

Deno.test("a path that was found and then lost, as when the other client closes, is not called never found", () => {
  const states = is(["channel", "closed"], ["dtls", "closed"], ["connection", "disconnected"], [
    "connection",
    "failed",
  ]);
  const problem = currentProblem(
    play([{ name: "lost", client: "A", facts: () => states }], { A: connected, B: connected }).at(-1)!.A,
  );
  assert.ok(!problem || !/found no path/.test(explain(problem).said), "it says that it found no path");
});

Deno.test("a handshake that nobody began is not called a missing path", () => {
  const stuck = now(["ice", "connected"], ["dtls", "connecting"], ["connection", "connecting"], [
    "connection",
    "failed",
  ]);
  const problem = currentProblem(sessionOf("B", opened, stuck));
  assert.ok(!problem || !/found no path/.test(explain(problem).said), "it says that it found no path");
});

Deno.test("a handshake that had succeeded is not blamed on the certificate when the path is lost later", () => {
  const lost = is(["ice", "disconnected"], ["ice", "failed"], ["dtls", "failed"], ["connection", "failed"]);
  const problem = currentProblem(
    play([{ name: "lost", client: "A", facts: () => lost }], { A: connected, B: connected }).at(-1)!.A,
  );
  assert.ok(problem && !/certificate/.test(explain(problem).said), "it blames the certificate");
});

/** The problem after an exception in its real words, of a description given to Client B. */
function worded(sdp: string, name: string, message: string, sdpLineNumber?: number) {
  const start: Fact = { type: "call-started", call: "setRemoteDescription", id: 9, argument: { type: "offer", sdp } };
  const fail: Fact = { type: "call-failed", call: "setRemoteDescription", id: 9, name, message };
  const { problem } = sessionOf(
    "B",
    opened,
    told(start, { ...fail, ...(sdpLineNumber !== undefined && { sdpLineNumber }) }),
  );
  assert.ok(problem);
  assert.deepEqual(problem.exception, { name, message });
  return problem;
}
const CHROMIUM =
  "Failed to execute 'setRemoteDescription' on 'RTCPeerConnection': Failed to parse SessionDescription. ";
const lineOf = (sdp: string, start: string) => {
  const all = sdp.split("\r\n");
  const index = all.findIndex((text) => text.startsWith(start));
  return { number: index + 1, text: all[index] };
};

Deno.test("the line that Chromium quotes is found, also as mojibake, and where the message is cut", () => {
  const setup = offer.sdp.replace(/a=setup:.*/, "a=setup:banana");
  assert.deepEqual(
    worded(setup, "OperationError", `${CHROMIUM}a=setup:banana Invalid attribute value.`).at,
    lineOf(setup, "a=setup:"),
  );
  const dash = offer.sdp.replace("a=fingerprint:sha-256", "a=fingerprint:sha\u2011256");
  const at = lineOf(dash, "a=fingerprint:");
  const shown = (text: string) => [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join("");
  for (const text of [shown(at.text), shown(shown(at.text))]) {
    for (const message of [`${text} Failed to create fingerprint from the digest.`, `${text.slice(0, 60)}…`]) {
      const problem = worded(dash, "OperationError", CHROMIUM + message);
      assert.deepEqual([problem.code, problem.at], ["character-strange", at]);
    }
  }
  const twice = offer.sdp.replace("a=mid:0\r\n", "a=mid:0\r\na=simulcast:send a\r\na=simulcast:send a\r\n");
  const again = worded(
    twice,
    "OperationError",
    `${CHROMIUM}a=simulcast:send a Multiple Simulcast attributes specified.`,
  );
  assert.equal(again.at?.number, lineOf(twice, "a=simulcast:").number + 1);
});

Deno.test("the line that Firefox counts is found, by its number, its level, or its position", () => {
  const print = offer.sdp.replace(/a=fingerprint:.*/, "a=fingerprint:sha-256 not-hex");
  const at = lineOf(print, "a=fingerprint:");
  const sipcc = (number: number) =>
    `SIPCC Failed to parse SDP: SDP Parse Error on line ${number}: Malformed fingerprint token\n`;
  assert.deepEqual(worded(print, "OperationError", sipcc(at.number), at.number).at, at);
  assert.deepEqual(worded(print, "OperationError", sipcc(at.number)).at, at);
  const setup = offer.sdp.replace(/a=setup:.*/, "a=setup:holdconn");
  const level = worded(
    setup,
    "InvalidAccessError",
    'Invalid description, illegal setup attribute "holdconn" at level 0',
  );
  assert.deepEqual([level.code, level.at], ["setup-holdconn", lineOf(setup, "a=setup:")]);
  const dash = offer.sdp.replace("s=-", "s=–");
  const position = worded(
    dash,
    "InvalidParameterError",
    `SDP contains non ASCII characters at position ${dash.indexOf("–")}`,
  );
  assert.deepEqual([position.code, position.at], ["character-strange", lineOf(dash, "s=")]);
});

Deno.test("a line that is missing is not pointed at, and an innocent one is not blamed", () => {
  const sdp = offer.sdp.replace(/t=.*\r\n/, "");
  const message =
    "SIPCC Failed to parse SDP: SDP Parse Error on line 22:  t= timespec line not specified, validation failed.\n";
  const problem = worded(sdp, "OperationError", message, 22);
  assert.deepEqual([problem.code, problem.at], ["session-line-missing", undefined]);
});

Deno.test("an exception whose words nobody knows is still a refused description", () => {
  assert.equal(worded(offer.sdp, "OperationError", `${CHROMIUM}Something new.`).code, "refused-description");
  assert.equal(worded(offer.sdp, "OperationError", "Something new.").code, "refused-description");
});

Deno.test("the refusals that people report most are told with their line", () => {
  const said = (sdp: string, message: string) => {
    const description = { type: "offer" as const, sdp };
    const failed = (id: number): readonly Fact[] => [
      { type: "call-started", call: "setRemoteDescription", id, argument: description },
      { type: "call-failed", call: "setRemoteDescription", id, name: "InvalidAccessError", message },
    ];
    const { problem } = sessionOf("B", opened, failed);
    assert.ok(problem);
    return [problem.code, problem.at?.text];
  };
  const refusal = "Failed to execute 'setRemoteDescription' on 'RTCPeerConnection': Failed to set remote offer sdp: ";
  const collides = "A BUNDLE group contains a codec collision for";
  const role = "Failed to apply the description for m= section with mid='0': Failed to set SSL role for the transport.";
  const told: readonly (readonly [string, string, ProblemCode, string])[] = [
    [
      SAMPLES["payload-kind"][0],
      "Failed to set remote video description send parameters for m-section with mid='0'.",
      "send-parameters",
      "m=video 9 UDP/TLS/RTP/SAVPF 0",
    ],
    [
      SAMPLES["msid-tracks"][0],
      "Media section has more than one track specified with a=ssrc lines",
      "tracks-two",
      "a=msid:s2 t2",
    ],
    [
      SAMPLES["rid-extension"][0],
      "The media section with MID='0' negotiates simulcast but does not negotiate the RID RTP header extension.",
      "rid-unsent",
      "a=simulcast:send a",
    ],
    [
      SAMPLES["payload-clash"][0],
      `${collides} payload_type='96'. All codecs must share the same type`,
      "payload-clash",
      "a=rtpmap:96 opus/48000/2",
    ],
    [
      SAMPLES["extmap-clash"][0],
      `${collides} header extension id=2. The id must be the same`,
      "extmap-twice",
      "a=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    ],
    [SAMPLES["no-media"][0] + "a=setup:active\r\n", role, "role-flipped", "a=setup:active"],
  ];
  for (const [sdp, message, code, line] of told) assert.deepEqual(said(sdp, refusal + message), [code, line]);
});
