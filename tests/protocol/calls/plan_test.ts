/** What each button would do: the arguments of the real call, or why it is not made. */
import { readOnBench } from "../../../protocol/calls/mod.ts";
import assert from "node:assert/strict";
import { type BlobReading } from "../../../protocol/blob/mod.ts";
import { type Argument, type Button, BUTTONS } from "../../../protocol/facts/mod.ts";
import { offerWasRefused, type Session } from "../../../protocol/session/mod.ts";
import { plan } from "../../../protocol/calls/plan.ts";
import { capture, conversation, is, keeps, made, opened, refused, remote, sessionOf, takes } from "../support/mod.ts";

const { offer, answer, offered, answered } = conversation("chromium-156");
const EMPTY: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };
const fresh = (client: "A" | "B") => sessionOf(client, opened);
const offerer = sessionOf("A", opened, keeps(offer));
const asked = sessionOf("B", opened, takes(offer));
const answerer = sessionOf("B", opened, takes(offer), keeps(answer));

const read = (what: unknown, here: Session, ...others: Session[]) =>
  readOnBench(typeof what === "string" ? what : JSON.stringify(what), { here, others });
const calls = (button: Button, session: Session, reading: BlobReading): readonly (Argument | undefined)[] => {
  const planned = plan(button, session, reading);
  assert.ok(planned.ok, JSON.stringify(planned));
  return planned.arguments;
};
const stops = (button: Button, session: Session, reading: BlobReading) => {
  const planned = plan(button, session, reading);
  assert.ok(!planned.ok, "it was not stopped");
  return planned.problem;
};

Deno.test("what needs nothing from the box is called once, without an argument, in every state", () => {
  const closed = sessionOf("A", opened, made("close", undefined, is(["signaling", "closed"])));
  for (const button of ["createOffer", "createAnswer", "restartIce", "close"] as const) {
    for (const session of [sessionOf("A"), fresh("A"), offerer, asked, answerer, closed]) {
      assert.deepEqual(calls(button, session, EMPTY), [undefined]);
    }
  }
});

Deno.test("createDataChannel gives each channel a name of its own", () => {
  assert.deepEqual(calls("createDataChannel", fresh("A"), EMPTY), ["channel"]);
  const two = sessionOf(
    "A",
    opened,
    made("createDataChannel", "channel"),
    () => [{ type: "channel-found", label: "x" }],
  );
  assert.deepEqual(calls("createDataChannel", two, EMPTY), ["channel 3"]);
});

Deno.test("setLocalDescription keeps what was created; without that the browser decides", () => {
  const created = sessionOf("A", opened, made("createOffer", undefined, [], offer));
  assert.deepEqual(calls("setLocalDescription", created, EMPTY), [offer]);
  assert.deepEqual(calls("setLocalDescription", fresh("A"), EMPTY), [undefined]);
  assert.deepEqual(calls("setLocalDescription", asked, EMPTY), [undefined]);
  const answering = sessionOf("B", opened, takes(offer), made("createAnswer", undefined, [], answer));
  assert.deepEqual(calls("setLocalDescription", answering, EMPTY), [answer]);
  const kept = sessionOf("A", opened, made("createOffer", undefined, [], offer), keeps(offer));
  assert.deepEqual(calls("setLocalDescription", kept, EMPTY), [undefined]);
});

Deno.test("after a refused offer, setLocalDescription would make an offer of its own: it is stopped", () => {
  const trapped = sessionOf("B", opened, refused("setRemoteDescription", "OperationError", offer));
  assert.ok(offerWasRefused(trapped));
  assert.deepEqual(stops("setLocalDescription", trapped, EMPTY), { code: "nothing-to-keep", client: "B", other: "A" });
  const onwards = [
    refused("createAnswer", "InvalidStateError"),
    made("createDataChannel", "channel"),
    made("addIceCandidate", offered[0]!),
    refused("addIceCandidate", "InvalidStateError", offered[0]!),
    () =>
      [{
        type: "stopped",
        call: "setLocalDescription",
        problem: { code: "nothing-to-keep", client: "B", other: "A" },
      }] as const,
    () => [{ type: "pasted", text: "" }] as const,
  ];
  const later = sessionOf("B", opened, refused("setRemoteDescription", "OperationError", offer), ...onwards);
  assert.equal(stops("setLocalDescription", later, EMPTY).code, "nothing-to-keep");
});

Deno.test("the trap is open again once there is something to keep, or an offer was taken after all", () => {
  const trap = refused("setRemoteDescription", "OperationError", offer);
  const taken = sessionOf("B", opened, trap, takes(offer));
  assert.deepEqual(calls("setLocalDescription", taken, EMPTY), [undefined]);
  const own = sessionOf("B", opened, trap, made("createOffer", undefined, [], offer));
  assert.deepEqual(calls("setLocalDescription", own, EMPTY), [offer]);
  const answerRefused = sessionOf("A", opened, refused("setRemoteDescription", "InvalidStateError", answer));
  assert.deepEqual(calls("setLocalDescription", answerRefused, EMPTY), [undefined]);
  const running = sessionOf(
    "B",
    opened,
    (id) => [{ type: "call-started", call: "setRemoteDescription", id, argument: offer }],
  );
  assert.ok(!offerWasRefused(running));
  const creating = sessionOf("B", opened, trap, (id) => [{ type: "call-started", call: "createOffer", id }]);
  assert.ok(offerWasRefused(creating), "while createOffer is still running, there is nothing to keep");
});

Deno.test("setRemoteDescription takes the description that was read, made fit for a browser", () => {
  assert.deepEqual(calls("setRemoteDescription", fresh("B"), read(offer, fresh("B"), offerer)), [offer]);
  assert.deepEqual(calls("setRemoteDescription", fresh("B"), read(offer.sdp.trimEnd(), fresh("B"), offerer)), [offer]);
  assert.deepEqual(calls("setRemoteDescription", offerer, read(answer, offerer, answerer)), [answer]);
});

Deno.test("what the browser itself refuses is really called: its exception is the lesson", () => {
  assert.deepEqual(calls("setRemoteDescription", fresh("A"), read(answer, fresh("A"), answerer)), [answer]);
  assert.deepEqual(calls("setRemoteDescription", offerer, read(conversation("firefox-153").offer, offerer)), [
    conversation("firefox-153").offer,
  ]);
  assert.deepEqual(calls("addIceCandidate", fresh("B"), read(offered[0], fresh("B"), offerer)), [offered[0]]);
});

Deno.test("one's own blob, which the browser would take and then hang on, is stopped", () => {
  const where = { client: "A", other: "B" };
  assert.deepEqual(stops("setRemoteDescription", offerer, read(offer, offerer)), {
    code: "own-description",
    kind: "offer",
    ...where,
  });
  assert.deepEqual(stops("addIceCandidate", offerer, read(offered[0], offerer)), { code: "own-candidate", ...where });
  assert.deepEqual(stops("setRemoteDescription", answerer, read(answer, answerer)), {
    code: "own-description",
    kind: "answer",
    client: "B",
    other: "A",
  });
});

Deno.test("an offer that takes a DTLS role is applied: a browser answers it (RFC 8842 §5.3)", () => {
  const reading = read({ ...answer, type: "offer" }, fresh("A"), answerer);
  assert.ok(plan("setRemoteDescription", fresh("A"), reading).ok);
});

Deno.test("an empty box, an unreadable one, and the wrong kind for the method", () => {
  const where = { client: "B", other: "A" };
  for (const call of ["setRemoteDescription", "addIceCandidate"] as const) {
    assert.deepEqual(stops(call, fresh("B"), EMPTY), { code: "nothing-pasted", call, ...where });
    assert.deepEqual(stops(call, fresh("B"), read("{", fresh("B"))), { code: "json-broken" });
  }
  const candidate = read(offered[0], asked, offerer);
  assert.deepEqual(stops("setRemoteDescription", asked, candidate), { code: "description-wanted", ...where });
  const description = read(offer, asked, offerer);
  assert.deepEqual(stops("addIceCandidate", asked, description), { code: "candidate-wanted", kind: "offer", ...where });
});

Deno.test("addIceCandidate is called once for each candidate that was read", () => {
  const lines = offered.slice(0, 2).map((init) => JSON.stringify(init)).join("\n");
  assert.deepEqual(calls("addIceCandidate", asked, read(lines, asked, offerer)), offered.slice(0, 2));
  const end = { candidate: "", sdpMid: "0", usernameFragment: "c1S0" };
  assert.deepEqual(calls("addIceCandidate", asked, read(end, asked, offerer)), [end]);
  const both = `${JSON.stringify(offer)}\n${lines}`;
  assert.deepEqual(calls("addIceCandidate", asked, read(both, asked, offerer)), offered.slice(0, 2));
});

Deno.test("a bare candidate is placed where there is one place only", () => {
  const bare = answered[0]!.candidate;
  const connected = sessionOf("A", opened, keeps(offer), takes(answer));
  assert.deepEqual(calls("addIceCandidate", connected, read(bare, connected)), [
    { candidate: bare, usernameFragment: "QF0e", sdpMid: "0" },
  ]);
  const placed = { candidate: bare, sdpMLineIndex: 0 };
  assert.deepEqual(calls("addIceCandidate", connected, read(placed, connected)), [placed]);
  assert.deepEqual(stops("addIceCandidate", fresh("A"), read(bare, fresh("A"))), {
    code: "candidate-before-description",
    client: "A",
    other: "B",
  });
});

const media = { type: "offer", sdp: capture("chromium-156", "audio-video-data.offerer.gathered.offer.sdp") } as const;
const withMedia = sessionOf("B", opened, () => [remote(media)]);

Deno.test("where there are several places, a bare candidate is stopped", () => {
  const bare = "candidate:1 1 udp 1 192.0.2.1 9 typ host";
  assert.deepEqual(stops("addIceCandidate", withMedia, read(bare, withMedia)), {
    code: "candidate-no-section",
    client: "B",
    other: "A",
  });
  assert.deepEqual(calls("addIceCandidate", withMedia, read({ candidate: bare, sdpMid: "1" }, withMedia)).length, 1);
});

Deno.test("the bare end of candidates needs no place: browsers take it (WebRTC 1.0, addIceCandidate)", () => {
  for (const text of ["a=end-of-candidates", '{"candidate":""}']) {
    assert.equal(calls("addIceCandidate", withMedia, read(text, withMedia)).length, 1, text);
  }
});

Deno.test("every button has a plan on every kind of session", () => {
  for (const button of BUTTONS) {
    for (const session of [sessionOf("A"), fresh("B"), offerer, asked, answerer, withMedia]) {
      for (const what of ["", offer, answer, offered[0], "junk", [offer, ...offered.slice(0, 1)]]) {
        const planned = plan(button, session, read(what, session, offerer, answerer));
        assert.ok(planned.ok ? planned.arguments.length > 0 : planned.problem.code.length > 0);
      }
    }
  }
});
