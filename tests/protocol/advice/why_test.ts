/** Why it is not connecting: every reason brought about from facts, and none without evidence. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ClientName, Description, Fact } from "../../../protocol/facts/mod.ts";
import type { PairRead } from "../../../protocol/facts/pair.ts";
import { type Bench, newSession, type Session } from "../../../protocol/session/mod.ts";
import { replay } from "../support/mod.ts";
import { REASONS } from "../../../protocol/advice/why/wording.ts";
import { type Reason, why } from "../../../protocol/advice/why/mod.ts";
import type { WhyCode } from "../../../protocol/advice/why/wording.ts";
import { logs } from "../support/facts.ts";
import {
  type Act,
  conversation,
  finds,
  is,
  keeps,
  lesson,
  made,
  opened,
  play,
  remote,
  sessionOf,
  takes,
} from "../support/mod.ts";

const LATE = 1e6;
const { offer, answer, offered, answered } = conversation("chromium-156");
const fox = conversation("firefox-153");
const seen = new Set<WhyCode>();

/** The reasons, with what every one of them must have. */
function ask(
  here: Session,
  there?: Session,
  pairs?: readonly PairRead[],
  now = LATE,
  isOffline = false,
): readonly Reason[] {
  const found = why(here, there, pairs, now, isOffline);
  for (const { code, said, next, evidence } of found) {
    seen.add(code);
    assert.ok(evidence.length > 0 && evidence.every((line) => line !== ""), `${code} has no evidence`);
    for (const text of [said, next]) assert.match(text, /^[A-Z].*\.$/s, code);
    assert.doesNotMatch(said + next + evidence.join(), /undefined|null|NaN|\[object/, code);
  }
  return found;
}
const codes = (...args: Parameters<typeof ask>) => ask(...args).map(({ code }) => code);
const only = (...facts: Fact[]) => () => facts;
type Facts = Act["facts"];
const A = (...acts: Facts[]) => sessionOf("A", opened, ...acts);
const B = (...acts: Facts[]) => sessionOf("B", opened, ...acts);
const named = (name: string, client: ClientName): Bench => {
  const acts = lesson();
  return play(acts)[acts.findIndex((act) => act.name === name && act.client === client) + 1];
};
const changed = (description: Description, from: RegExp, to: string): Description => ({
  ...description,
  sdp: description.sdp.replace(from, to),
});
const copied = (blob: string) => only({ type: "copied", blob });
const adds = (...candidates: typeof offered): Facts[] => candidates.map((one) => made("addIceCandidate", one!));
const description = (side: "local" | "remote") => ({ type: "description-read", side } as const);
const offerer = (...more: Facts[]) => A(keeps(offer), finds(offered), takes(answer), ...more);
const answerer = (...more: Facts[]) => B(takes(offer), keeps(answer), finds(answered), copied("answer-1"), ...more);
const pair = (more: Partial<PairRead> = {}): PairRead => ({
  id: "p",
  local: { id: "l", type: "host", protocol: "udp", port: 1 },
  remote: { id: "r", type: "host", protocol: "udp", port: 2 },
  state: "in-progress",
  nominated: false,
  selected: false,
  bytesSent: 0,
  bytesReceived: 0,
  ...more,
});
const ice = is(["ice", "checking"], ["ice", "connected"], ["connection", "connecting"]);

Deno.test("connected: nothing to say", () => {
  const { A, B } = play(lesson()).at(-1)!;
  assert.deepEqual([ask(A, B), ask(B, A), ask(A), ask(B)], [[], [], [], []]);
});

Deno.test("every moment of the lesson before it is connected has a reason, together and alone", () => {
  for (const bench of play(lesson())) {
    for (const [here, there] of [[bench.A, bench.B], [bench.B, bench.A]]) {
      const up = here.paths.connection.at(-1)?.state === "connected";
      for (const other of [there, undefined]) assert.equal(ask(here, other).length > 0, !up);
    }
  }
});

Deno.test("closed, hung up, lost", () => {
  const { A, B } = play(lesson()).at(-1)!;
  const then = (session: Session, ...facts: Fact[]) => replay(facts.map((fact) => ({ ...fact, at: 90_000 })), session);
  const closed = then(A, ...is(["signaling", "closed"]));
  assert.deepEqual(codes(closed, B), ["closed"]);
  assert.deepEqual(ask(B, closed)[0].evidence, ["A: signaling is closed since 1:30"]);
  assert.deepEqual(codes(then(B, ...is(["channel", "closed"]))), ["hung-up"]);
  assert.match(
    ask(then(B, ...is(["ice", "disconnected"], ["connection", "disconnected"])), A)[0].said,
    /may still come back/,
  );
  const failed = then(B, ...is(["ice", "failed"], ["connection", "failed"]));
  assert.match(ask(failed, A)[0].said, /given up/);
  const restarting = then(failed, ...is(["signaling", "have-local-offer"]));
  assert.deepEqual(codes(restarting), ["lost", "answer-awaited"]);
});

Deno.test("nothing started, or made and not kept", () => {
  assert.deepEqual(codes(newSession("A"), newSession("B")), ["nothing-started"]);
  assert.match(ask(B(), A(made("createDataChannel", "x")))[0].next, /Client A, press createOffer/);
  const alone = ask(newSession("B"))[0];
  assert.doesNotMatch(alone.said, /no client/, "the other device cannot be seen");
  assert.match(alone.next, /Paste the offer of Client A/);
  const kept = codes(A(made("createOffer", undefined, [], offer)), B());
  assert.deepEqual(kept, ["not-kept"]);
  assert.deepEqual(codes(B(takes(offer), made("createAnswer", undefined, [], answer))), ["not-kept"]);
});

Deno.test("an offer without a media section, an answer that accepts none", () => {
  const bare = changed(offer, /m=[^]*/, "");
  assert.deepEqual(codes(A(keeps(bare)), B()), ["offer-empty"]);
  assert.deepEqual(codes(B(takes(offer), keeps(changed(answer, /m=[^]*/, "")))), ["answer-empty"]);
  const empty = changed(answer, /m=application \d+/, "m=application 0");
  const refuses = B(takes(offer), keeps(empty));
  const applied = ask(A(keeps(offer), takes(empty)), refuses);
  assert.deepEqual(applied.map(({ code }) => code), ["answer-empty"]);
  assert.match(applied[0].evidence[0], /1 of 1 have port 0/);
  assert.match(applied[0].next, /^Reset the bench/);
  const before = ask(A(keeps(offer)), refuses);
  assert.deepEqual(before.map(({ code }) => code), ["answer-empty"], "before it is carried for nothing");
  assert.match(before[0].next, /^Carry the offer of Client A again, whole/);
  assert.deepEqual(codes(A(keeps(offer)), B(takes(offer), keeps(empty), takes(offer))), ["answer-missing"]);
});

Deno.test("waiting for your hand: it says where the offer lies", () => {
  const at = (name: string, client: ClientName) => {
    const bench = named(name, client);
    const [first, ...rest] = ask(bench.B, bench.A);
    assert.equal(rest.length, 0);
    return [first.code, first.said.split(": ")[1] ?? first.said];
  };
  assert.deepEqual(at("keep offer", "A"), ["offer-waits", "it lies on the desk of Client A."]);
  assert.deepEqual(at("copy offer", "A"), ["offer-waits", "it is in your hand."]);
  assert.deepEqual(at("paste offer", "B"), ["offer-waits", "it lies in the box of Client B."]);
  assert.equal(at("take offer", "B")[0], "answer-missing");
  assert.deepEqual(at("keep answer", "B"), ["answer-waits", "it lies on the desk of Client B."]);
  assert.deepEqual(at("copy answer", "B"), ["answer-waits", "it is in your hand."]);
  assert.deepEqual(at("paste answer", "A"), ["answer-waits", "it lies in the box of Client A."]);
  const collecting = A(only({ type: "mode-chosen", mode: "gathered" }), keeps(offer));
  assert.match(ask(collecting, B())[0].said, /still collects/);
  const { type, call, id, name, message } = {
    type: "call-failed",
    call: "setRemoteDescription",
    id: 9,
    name: "OperationError",
    message: "x",
  } as const;
  const refuses = B(only({ type: "call-started", call, id, argument: offer }, { type, call, id, name, message }));
  assert.match(ask(A(keeps(offer)), refuses)[0].said, /refused/);
});

Deno.test("on another device: what cannot be seen is not claimed", () => {
  assert.match(ask(A(keeps(offer)))[0].next, /Copy the offer/);
  assert.match(ask(A(keeps(offer), copied("offer-1")))[0].next, /On the other device/);
  assert.deepEqual(codes(B(takes(offer), keeps(answer))), ["answer-unseen"]);
  const [first] = ask(answerer(...adds(offered[0])));
  assert.match(first.said, /could be/);
  const heard = [pair({ requestsSent: 3, requestsReceived: 3, responsesReceived: 0 })];
  assert.equal(codes(answerer(...adds(offered[0])), undefined, heard)[0], "checks-refused");
});

Deno.test("both offered; an own description; another's; one that is gone", () => {
  assert.deepEqual(codes(A(keeps(offer)), B(keeps(offer))), ["both-offered"]);
  const [advice] = ask(A(keeps(offer)), B(keeps(offer)));
  assert.equal(ask(B(keeps(offer)), A(keeps(offer)))[0].next, advice.next, "both sides advise the same");
  const own = A(keeps(offer), takes(offer), keeps(changed(answer, /actpass/, "active")));
  assert.ok(codes(own, B()).includes("own-description"));
  const other = ask(A(keeps(offer), takes(fox.answer)), answerer());
  assert.equal(other[0].code, "other-description");
  assert.match(other[0].evidence.join(), /A: the remote a=ice-ufrag is .*B: the local a=ice-ufrag is/);
  assert.equal(codes(offerer(), B())[0], "other-description");
});

Deno.test("credentials that were changed on the way", () => {
  const pwd = ask(A(keeps(offer), takes(changed(answer, /ice-pwd:..../, "ice-pwd:abcd"))), answerer(), [], LATE);
  assert.match(pwd[0].said, /^The ice-pwd that Client A has applied/);
  const ufrag = A(keeps(offer), takes(changed(answer, /ice-ufrag:../, "ice-ufrag:ab")));
  assert.match(ask(answerer(only(...ice)), ufrag)[0].said, /^The ice-ufrag that Client A/);
  const given = A(keeps(offer), takes(changed(answer, /ice-ufrag:../, "ice-ufrag:ab")), ...adds(answered[0]));
  assert.deepEqual(codes(given, answerer()), ["credentials-differ"], "other candidates would not help");
  const one = pair({ requestsSent: 30, responsesReceived: 0, requestsReceived: 5 });
  const alone = ask(offerer(...adds(answered[0])), undefined, [one]);
  assert.equal(alone[0].code, "checks-refused");
  assert.deepEqual(alone[0].evidence.slice(0, 2), [
    "A: 1 pair: 1 in-progress",
    "A: 30 checks sent, 0 answered, 5 received",
  ]);
});

Deno.test("no candidates at all, on both sides and as far as one sees", () => {
  const both = ask(offerer(), answerer());
  assert.equal(both[0].code, "no-candidates");
  assert.match(both[0].said, /on either side/);
  assert.deepEqual(both[0].evidence.slice(0, 2), ["A has 0 candidates of B", "B has 0 candidates of A"]);
  assert.match(ask(offerer())[0].said, /Client A has been given no candidate/);
  const lines = offered.flatMap((one) => one ? `a=${one.candidate.replace(/ ufrag .*/, "")}\r\n` : []).join("");
  const filed = offerer(only({ ...description("local"), description: { ...offer, sdp: offer.sdp + lines } }));
  assert.ok(filed.local!.sdp.includes("a=candidate"));
  assert.equal(ask(filed, answerer())[0].evidence[2], "A has found 2 of its own", "on cards and in the description");
});

Deno.test("the dummy that keeps Firefox waiting is no candidate", () => {
  const dummy = { candidate: "candidate:91 1 udp 1 192.0.0.8 41001 typ host", sdpMid: "0" };
  assert.equal(codes(offerer(...adds(dummy)), answerer())[0], "no-candidates");
});

Deno.test("one side only: enough on one network, and it says so", () => {
  const found = ask(offerer(), answerer(...adds(offered[0])), []);
  const one = found.find(({ code }) => code === "one-sided")!;
  assert.match(one.said, /^Only Client B .* On one network that is enough/);
  assert.deepEqual(one.evidence, ["A has 0 candidates of B", "B has 1 candidate of A"]);
});

Deno.test("only names: sure when no pair was made, else it could be; other candidates are still held", () => {
  const here = offerer(...adds(answered[0]));
  const sure = ask(here, answerer(...adds(offered[0])), []);
  assert.deepEqual(sure.map(({ code }) => code), ["names-only", "candidates-held", "candidates-held"]);
  assert.match(sure[0].said, /no pair was made/);
  assert.match(sure[0].evidence[0], /^A has only names: host udp .*\.local/);
  assert.match(ask(here, answerer())[0].said, /it could be that they are not resolved/);
  assert.deepEqual(codes(here, answerer(...adds(offered[0])), [], 100).slice(0, 1), ["candidates-held"]);
});

Deno.test("alone after the answer: names that are not resolved are known, and come before what cannot be seen", () => {
  const alone = answerer(...adds(offered[0]));
  const told = codes(alone, undefined, []);
  assert.equal(told[0], "names-only");
  assert.ok(told.includes("answer-unseen"));
  assert.deepEqual(codes(alone).slice(0, 2), ["answer-unseen", "names-only"]);
  const checking = answerer(...adds(offered[0]), only(...is(["ice", "checking"])));
  assert.equal(codes(checking, undefined, [])[0], "answer-unseen");
});

Deno.test("addresses that do not answer", () => {
  const far = { ...answered[0]!, candidate: "candidate:1 1 udp 2113937151 198.51.100.7 40000 typ host" };
  const here = offerer(...adds(far), only(...is(["ice", "checking"], ["connection", "failed"])));
  const forgot = ask(here, answerer(), []);
  assert.equal(forgot[0].code, "unreachable");
  assert.match(forgot[0].said, /answered\.$/);
  assert.match(forgot[0].evidence.join(), /198\.51\.100\.7:40000.*connection is failed/);
  assert.match(forgot[0].next, /^Carry the remaining candidates/);
  assert.match(ask(here, B(takes(offer), keeps(answer)), [])[0].next, /^Between different networks/);
  const told = [pair({ state: "failed", requestsSent: 7 }), pair({ id: "q", state: "failed", requestsSent: 4 })];
  assert.deepEqual(ask(here, answerer(), told)[0].evidence.slice(0, 2), [
    "A: 2 pairs: 2 failed",
    "A: 11 checks sent, 0 answered",
  ]);
  const firefox = ask(here, answerer(), [pair({ state: "failed", responsesReceived: 0 })])[0];
  assert.equal(firefox.evidence.some((line) => line.includes("sent")), false);
});

Deno.test("candidates of another generation", () => {
  const old = { ...answered[0]!, usernameFragment: "oldie" };
  const found = ask(offerer(...adds(old)), answerer());
  assert.equal(found[0].code, "other-generation");
  assert.match(found[0].evidence[0], /1 candidate with the ufrag oldie/);
  assert.ok(!codes(offerer(...adds(old, answered[1])), answerer()).includes("other-generation"));
  assert.equal(codes(answerer(), offerer(...adds(old))).includes("no-candidates"), false, "one has been delivered");
});

Deno.test("nothing found though gathering is complete; gathering that does not end", () => {
  const silent = A(keeps(offer), finds([]), takes(answer));
  assert.equal(codes(silent, answerer())[0], "none-found");
  const neither = codes(silent, B(takes(offer), keeps(answer), finds([])));
  assert.deepEqual(neither, ["none-found", "none-found"], "there is none that could be carried");
  const stuck = A(keeps(offer), only(...is(["gathering", "gathering"])), takes(answer));
  const slow = ask(stuck, answerer(), undefined, 65_000).find(({ code }) => code === "gathering-slow")!;
  assert.match(slow.evidence[0], /A: gathering is gathering since 0:00, for 1:0/);
  assert.ok(!codes(stuck, answerer(), undefined, 2000).includes("gathering-slow"));
});

Deno.test("a device in no network is told that, and nothing of servers", () => {
  const stuck = A(keeps(offer), only(...is(["gathering", "gathering"])), takes(answer));
  const offline = (here: Session, there?: Session) => ask(here, there, undefined, 65_000, true);
  const told = offline(stuck, answerer());
  assert.deepEqual(told.map(({ code }) => code), ["no-network"]);
  assert.doesNotMatch(JSON.stringify(told), /STUN|TURN|server/);
  assert.deepEqual(told[0].evidence.slice(0, 1), ["navigator.onLine is false"]);
  const early = A(keeps(offer), only(...is(["gathering", "gathering"])));
  assert.equal(offline(early, B())[0].code, "no-network", "before anything is carried, too");
  assert.notEqual(offline(A(), B())[0].code, "no-network", "nothing was asked for yet");
  const found = A(keeps(offer), finds(offered), takes(answer));
  assert.ok(!offline(found, answerer()).some(({ code }) => code === "no-network"), "it has an address all the same");
  const lost = only(...is(["connection", "connected"], ["connection", "disconnected"]));
  const gone = offline(A(keeps(offer), finds(offered), takes(answer), lost), answerer());
  assert.deepEqual(gone.map(({ code }) => code), ["no-network"]);
  assert.match(gone[0].said, /any more/);
});

Deno.test("a changed fingerprint: certain with both sides, likely with one", () => {
  const wrong = changed(answer, /(a=fingerprint:sha-256 )../, "$1FF");
  const dtls = only(...ice, ...is(["dtls", "failed"]));
  const here = A(keeps(offer), finds(offered), takes(wrong), dtls);
  const found = ask(here, answerer());
  assert.deepEqual(found.map(({ code }) => code), ["certificate-mismatch"]);
  assert.match(found[0].evidence.join(), /remote a=fingerprint is sha-256 FF.*ICE is connected.*DTLS is failed/);
  const alone = ask(here)[0];
  assert.equal(alone.code, "dtls-failed");
  assert.match(alone.said, /Most often/);
  assert.match(ask(offerer(dtls), answerer(dtls))[0].said, /something else/);
});

Deno.test("a certificate that the other side refused: Chromium was connected for a moment, and it is not lost", () => {
  const wrong = changed(answer, /(a=fingerprint:sha-256 )../, "$1FF");
  const moment = only(...ice, ...is(["connection", "connected"], ["dtls", "failed"], ["connection", "failed"]));
  const refused = answerer(moment);
  const both = ask(refused, A(keeps(offer), finds(offered), takes(wrong), only(...ice, ...is(["dtls", "failed"]))));
  assert.deepEqual(both.map(({ code }) => code), ["certificate-mismatch"]);
  assert.ok(!codes(refused).includes("lost"));
  assert.equal(ask(refused).at(-1)!.code, "dtls-failed");
});

Deno.test("nobody starts DTLS, or both do", () => {
  const dtls = only(...ice, ...is(["dtls", "connecting"]));
  const passive = changed(answer, /setup:active/, "setup:passive");
  const nobody = ask(offerer(dtls), B(takes(offer), keeps(passive), dtls));
  assert.deepEqual(nobody.map(({ code }) => code), ["nobody-starts"]);
  assert.match(nobody[0].evidence.join("; "), /A: its own a=setup is actpass, the remote one active; B: .* is passive/);
  const both = ask(A(keeps(offer), takes(passive), dtls), answerer(dtls));
  assert.deepEqual(both.map(({ code }) => code), ["both-start"]);
});

Deno.test("a handshake that waits: unsure, and not before a few seconds", () => {
  const dtls = only(...ice, ...is(["dtls", "connecting"]));
  const [waits] = ask(offerer(dtls), answerer());
  assert.equal(waits.code, "handshake-waits");
  assert.doesNotMatch(waits.said, /has not applied/, "that is seen here");
  assert.match(ask(answerer(dtls)).at(-1)!.said, /has not applied the answer/);
  assert.deepEqual(codes(offerer(dtls), answerer(), undefined, 300), ["under-way"]);
  assert.deepEqual(codes(answerer(dtls)), ["answer-unseen", "handshake-waits"]);
});

Deno.test("too late: Firefox after 5 s, Chromium after 222 s; a Chromium that failed at 15 s recovers", () => {
  const at = (session: Session, ms: number, ...facts: Fact[]) =>
    replay(facts.map((fact) => ({ ...fact, at: ms })), session);
  const foxed = sessionOf("B", opened, takes(fox.offer), keeps(fox.answer));
  const gone = at(foxed, 5100, ...is(["connection", "failed"]));
  const late = ask(A(keeps(fox.offer)), gone);
  assert.deepEqual(late.map(({ code }) => code), ["too-late"], "it need not be carried any more");
  assert.match(late[0].said, /Client B gave up 5 s after .* Client A had its answer: Firefox waits about 5 s/);
  assert.match(ask(gone)[0].evidence.join(), /B’s answer has not left its desk/);
  const gave = at(
    replay([{ type: "copied", blob: "answer-1", at: 3000 }], foxed),
    5100,
    ...is(["connection", "failed"]),
  );
  assert.match(ask(gave)[0].said, /before it had a candidate of Client A/);
  const kept = B(takes(offer), keeps(answer), only(...ice));
  const slow = at(kept, 222_500, ...is(["dtls", "failed"], ["connection", "failed"]));
  assert.equal(codes(A(keeps(offer)), slow)[0], "too-late");
  const alone = ask(slow)[0];
  assert.equal(alone.code, "too-late", "no certificate would be refused so late");
  assert.match(alone.said, /before Client A had its answer/);
  const inside = sessionOf("B", opened, takes(fox.offer), keeps(fox.answer), ...adds(fox.offered[0]));
  const left = replay([{ type: "copied", blob: "answer-1", at: 3000 }], inside);
  const failed = is(["ice", "failed"], ["connection", "failed"]);
  assert.match(ask(at(inside, 5100, ...failed))[0].said, /before Client A had its answer: Firefox/);
  assert.equal(ask(at(left, 5100, ...failed))[0].code, "answer-unseen", "it may have been applied");
  const early = at(B(takes(offer), keeps(answer)), 15_000, ...is(["ice", "disconnected"], ["connection", "failed"]));
  const waits = ask(A(keeps(offer)), early);
  assert.deepEqual(waits.map(({ code }) => code), ["answer-waits"]);
  assert.match(waits[0].evidence.join(), /B: connection is failed since 0:15/);
});

Deno.test("the other side gave up", () => {
  const gone = answerer(...adds(offered[0]), only(...is(["connection", "failed"])));
  assert.ok(codes(offerer(...adds(answered[0])), gone).includes("other-gave-up"));
});

Deno.test("whatever happened: no reason without evidence, none that throws, and silence only when connected", () => {
  const pairs = fc.option(fc.array(fc.constantFrom(pair(), pair({ state: "failed", requestsSent: 4 }))), {
    nil: undefined,
  });
  fc.assert(fc.property(logs, logs, fc.option(fc.nat(1e6)), pairs, (one, two, now, read) => {
    const [a, b] = [replay(one, newSession("A")), replay(two, newSession("B"))];
    for (const there of [b, undefined]) {
      const found = ask(a, there, read, now ?? LATE);
      assert.equal(found.length === 0, a.paths.connection.at(-1)?.state === "connected" && found.length === 0);
    }
  }));
  const walk = play(lesson("B", "firefox-153"));
  fc.assert(fc.property(fc.nat(walk.length - 1), fc.nat(walk.length - 1), fc.nat(1e6), (one, two, now) => {
    ask(walk[one].A, walk[two].B, undefined, now);
    ask(walk[two].B, walk[one].A, undefined, now);
  }));
});

const fails = (call: "setRemoteDescription" | "addIceCandidate", argument: unknown): Facts => (id) =>
  [
    { type: "call-started", call, id, argument },
    { type: "call-failed", call, id, name: "OperationError", message: "no" },
  ] as Fact[];
/** Long after everything else that was done on either side. */
const later = Array.from({ length: 40 }, () => only({ type: "pasted", text: "" }));
const pastes = (text: string) => only({ type: "pasted", text });
const json = (one: Description) => JSON.stringify(one);
const refusedAnswer = changed(answer, /a=setup:active/, "a=setup:actpass");

Deno.test("a refused answer: read why, and carry it again; never press the refused thing again", () => {
  const waiting = (...more: Facts[]) =>
    ask(
      A(keeps(offer), pastes(json(refusedAnswer)), fails("setRemoteDescription", refusedAnswer), ...later, ...more),
      answerer(),
    )[0];
  const told = waiting();
  assert.equal(told.code, "answer-waits");
  assert.match(told.said, /Client A refused what it was given/);
  assert.match(told.next, /Read why, then copy the answer of Client B again/);
  assert.match(told.evidence.join(), /A: setRemoteDescription failed at/);
  // The same text once more is no other advice; the right one is to be pressed.
  assert.match(waiting(pastes(""), pastes(json(refusedAnswer))).next, /Read why/);
  assert.match(waiting(pastes(json(answer))).next, /On Client A, press setRemoteDescription/);
  assert.match(waiting(pastes("candidate:1 1 udp 1 192.0.2.1 9 typ host")).next, /in the place of that text/);
  const alone = ask(A(keeps(offer), fails("setRemoteDescription", refusedAnswer)))[0];
  assert.deepEqual([alone.code, /copy the answer of Client B again/.test(alone.next)], ["answer-refused", true]);
});

Deno.test("a text that lies in the box is looked into before it is called the answer", () => {
  const at = (text: string) => ask(A(keeps(offer), ...later, pastes(text)), answerer())[0];
  for (const text of ["candidate:1 1 udp 1 192.0.2.1 9 typ host", "hello", "{"]) {
    const { said, next } = at(text);
    assert.match(said, /what lies in the box of Client A is something else/, text);
    assert.match(next, /Copy the answer and paste it into Client A, in the place of that text/);
  }
  assert.match(at(json(answer)).next, /On Client A, press setRemoteDescription/);
});

Deno.test("what servers answered is a reason, and the first where a client has nothing without them", () => {
  const heard = (errorCode: number, errorText: string, url = "turn:192.0.2.2:3478"): Facts =>
    only({ type: "candidate-error", url, errorCode, errorText });
  const relayOnly = made("RTCPeerConnection", {
    iceTransportPolicy: "relay",
    iceServers: [{ urls: "turn:192.0.2.2:3478" }],
  });
  const bare = (one: Description) => changed(one, /a=candidate:.*\r\n/g, "");
  const gathered = only(...is(["gathering", "gathering"], ["gathering", "complete"]));
  const nothing = (...more: Facts[]) =>
    sessionOf("A", relayOnly, opened, keeps(bare(offer)), takes(bare(answer)), gathered, ...more);
  const first = (...more: Facts[]) => ask(nothing(...more), answerer())[0];
  assert.equal(first().code, "none-found");
  const refused = first(heard(401, "Unauthorized"));
  assert.equal(refused.code, "server-refused");
  assert.match(refused.said, /turn:192\.0\.2\.2:3478, which answered: it refused the user name or the password \(401/);
  assert.match(refused.next, /Check the user name and the credential/);
  assert.match(refused.evidence.join(), /401 “Unauthorized”/);
  assert.match(first(heard(486, "Quota")).next, /Whoever runs the server/);
  assert.equal(first(heard(701, "TURN host lookup received error.")).code, "server-unknown");
  assert.equal(first(heard(701, "TURN allocate request timed out.")).code, "server-silent");
  assert.ok(!codes(nothing(heard(401, "Unauthorized")), answerer()).includes("none-found"));
  // Where something of its own is on its way, carrying comes first; where nothing answers, the server does.
  const some = (...more: Facts[]) =>
    A(keeps(offer), finds(offered), takes(answer), heard(401, "Unauthorized"), ...more);
  assert.equal(codes(some(), answerer())[0], "no-candidates");
  assert.ok(codes(some(), answerer()).includes("server-refused"));
  const unanswered = some(
    ...adds(...answered),
    only(...is(["ice", "checking"], ["ice", "failed"], ["connection", "failed"])),
  );
  assert.equal(codes(unanswered, answerer(), [pair({ requestsSent: 9 })])[0], "server-refused");
  // An error for one interface says nothing where another has brought the address.
  const stun = heard(701, "STUN host lookup received error.", "stun:192.0.2.3");
  const srflx = finds([{
    ...offered[0]!,
    candidate: "candidate:9 1 udp 1677729535 192.0.2.9 5000 typ srflx raddr 0.0.0.0 rport 0",
  }]);
  assert.ok(codes(some(stun), answerer()).includes("server-unknown"));
  assert.ok(!codes(some(stun, srflx), answerer()).includes("server-unknown"));
});

Deno.test("a Firefox that gave up for want of a candidate that was never found names the server, and asks for no haste", () => {
  const url = "turn:192.0.2.2:3478";
  const relayOnly = made("RTCPeerConnection", { iceTransportPolicy: "relay", iceServers: [{ urls: url }] });
  const bare = (one: Description) => changed(one, /a=(?:candidate|end-of-candidates).*\r\n/g, "");
  const [mine, theirs] = [bare(fox.offer), bare(fox.answer)];
  const gone = (one: Session, ...facts: Fact[]) =>
    replay([...facts, ...is(["connection", "failed"])].map((fact) => ({ ...fact, at: 5100 })), one);
  const A = sessionOf("A", relayOnly, opened, keeps(mine), takes(theirs));
  const B = sessionOf("B", relayOnly, opened, takes(mine), keeps(theirs));
  const heard: Fact = { type: "candidate-error", url, errorCode: 401, errorText: "" };
  const done = is(["gathering", "gathering"], ["gathering", "complete"]);
  const pair = [gone(A, heard, ...done), gone(B, heard, ...done)] as const;
  for (const [here, there] of [pair, pair.toReversed()]) {
    assert.equal(codes(here, there)[0], "server-refused");
    assert.ok(!codes(here, there).includes("too-late"));
  }
  const still = is(["gathering", "gathering"]);
  assert.equal(codes(gone(A, ...still), gone(B, ...still))[0], "gathering-slow");
  // What was found, and was not carried in time, is late as before.
  const found = sessionOf("B", opened, takes(mine), keeps(theirs), finds(fox.answered));
  assert.equal(codes(gone(A), found)[0], "too-late");
});

Deno.test("relays only, and the server does not answer: nothing is to be carried that will never be found", () => {
  const relayOnly = made("RTCPeerConnection", {
    iceTransportPolicy: "relay",
    iceServers: [{ urls: "turn:192.0.2.2" }],
  });
  const one = (client: ClientName, ...acts: Facts[]) =>
    sessionOf(client, relayOnly, opened, ...acts, only(...is(["gathering", "gathering"])));
  const bare = (one: Description) => changed(one, /a=candidate:.*\r\n/g, "");
  const all = ask(one("A", keeps(bare(offer)), takes(bare(answer))), one("B", takes(bare(offer)), keeps(bare(answer))));
  assert.deepEqual([...new Set(all.map(({ code }) => code))], ["gathering-slow"]);
  assert.match(all[0].next, /with “relay” there is no candidate without its answer/);
});

Deno.test("candidates that were refused are no candidates that nobody carried", () => {
  const bad = { candidate: "candidate:1 1 udp 1 192.0.2.1 99999 typ host", sdpMid: "0" };
  const [first] = ask(offerer(fails("addIceCandidate", bad)), answerer());
  assert.equal(first.code, "candidates-refused");
  assert.match(first.next, /copy a candidate of Client B again/);
});

Deno.test("the pairs before a failure stay evidence after it", () => {
  const read = (...pairs: PairRead[]): Facts => only({ type: "pairs-read", pairs });
  const failed = only(...is(["ice", "checking"], ["ice", "failed"], ["connection", "failed"]));
  const checks = pair({ requestsSent: 8, responsesReceived: 0, requestsReceived: 17 });
  const session = offerer(...adds(...answered), read(checks), failed, read());
  assert.deepEqual(session.pairs, []);
  const [first] = ask(session, answerer(), session.pairs);
  assert.equal(first.code, "checks-refused");
  assert.match(first.evidence.join(), /8 checks sent, 0 answered, 17 received/);
});

Deno.test("alone, candidates that came inside the description are not asked for again", () => {
  const gathered = changed(answer, /a=ice-ufrag/, `a=${offered[0]!.candidate}\r\na=ice-ufrag`);
  const failed = only(...is(["ice", "checking"], ["ice", "failed"], ["connection", "failed"]));
  const told = ask(A(keeps(offer), takes(gathered), failed), undefined, [pair({ requestsSent: 3 })])[0];
  assert.equal(told.code, "unreachable");
  assert.doesNotMatch(told.next, /remaining candidates/);
  // So are those that waited until the answer was on its way.
  const waited = only({ type: "withheld", candidates: [offered[0]!] }, { type: "released" });
  const after = B(takes(offer), waited, keeps(answer), copied("answer-1"), ...adds(offered[0]), failed);
  const there = ask(after, undefined, [pair({ requestsSent: 3 })]).find(({ code }) => code === "unreachable")!;
  assert.doesNotMatch(there.next, /remaining candidates/);
});

Deno.test("an ICE restart that is half carried is said over the connection that stands", () => {
  const { A, B } = play(lesson()).at(-1)!;
  const restarted = changed(changed(offer, /a=ice-ufrag:\S+/, "a=ice-ufrag:anew"), /^(o=\S+ \S+) 2 /m, "$1 3 ");
  const then = (session: Session, ...acts: Facts[]) =>
    replay(acts.flatMap((act, i) => act(90 + i)).map((fact) => ({ ...fact, at: 90_000 })), session);
  const half = then(A, keeps(restarted));
  assert.equal(half.paths.connection.at(-1)!.state, "connected");
  for (const told of [ask(half, B), ask(B, half)]) {
    assert.deepEqual(told.map(({ code }) => code), ["renewal-open", "offer-waits"]);
    assert.match(told[0].said, /the ICE restart of Client A is half carried/);
  }
  const more = changed(offer, /^(o=\S+ \S+) 2 /m, "$1 3 ");
  assert.match(ask(then(A, keeps(more)), B)[0].said, /a new offer of Client A is half carried/);
});

Deno.test("every reason was brought about", () => {
  assert.deepEqual(Object.keys(REASONS).filter((code) => !seen.has(code as WhyCode)), []);
});

Deno.test("a candidate of another generation that Chromium has filed in the description is still none that counts", () => {
  const { offer, answer, offered } = conversation("chromium-156");
  const strange = `${offered[0]!.candidate.replace(/ufrag \S+/, "ufrag zzzz")}`;
  const filed = { ...offer, sdp: `${offer.sdp}a=${strange.replace(" ufrag zzzz", "")}\r\n` };
  const here = sessionOf(
    "B",
    opened,
    takes(offer),
    keeps(answer),
    () => [{ type: "copied", blob: "answer-1" }],
    made("addIceCandidate", { ...offered[0]!, candidate: strange, usernameFragment: "zzzz" }, [remote(filed)]),
  );
  const reasons = why(here, undefined, [], 20_000);
  assert.ok(reasons.some(({ code }) => code === "other-generation"), JSON.stringify(reasons.map(({ code }) => code)));
});
