/** Two descriptions are compared by section and by line. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import * as fc from "fast-check";
import { compare } from "../../../protocol/sdp/compare/mod.ts";
import { readSdp } from "../../../protocol/sdp/lines.ts";
import { anyText, BROWSERS, capture, captures, damaged } from "../support/mod.ts";

const texts = () => fc.oneof(anyText(), damaged(captures(".sdp")), fc.constantFrom(...captures(".sdp")));
const changes = (before: string, after: string) =>
  compare(before, after).sections.filter((change) => change.kind !== "accepted");
const brief = (before: string, after: string) =>
  changes(before, after).map(({ section, what, kind, before, after }) => [section, what, kind, before, after]);

const HEAD = "v=0\no=- 1 2 IN IP4 127.0.0.1\ns=-\nt=0 0\n";
const media = (...lines: string[]) =>
  HEAD + ["m=audio 9 UDP/TLS/RTP/SAVPF 111 0", "a=mid:0", ...lines].join("\n") + "\n";
const answer = (...lines: string[]) => media("a=setup:active", ...lines).replace("o=- 1", "o=- 7");
const offer = (...lines: string[]) => media("a=setup:actpass", ...lines);

Deno.test("a description compared with itself has no change", () => {
  fc.assert(
    fc.property(texts(), (text) => {
      assert.deepEqual(changes(text, text), []);
      assert.ok(compare(text, text).lines.every((line) => line.kind === "kept" && line.before === line.after));
    }),
    { numRuns: 300 },
  );
});

Deno.test("the line differences give back both texts, for any two", () => {
  const short = fc.array(fc.constantFrom("a=1", "a=2", "a=3", "a=4"), { maxLength: 30 }).map((lines) =>
    lines.join("\n")
  );
  const any = fc.oneof(texts(), short);
  fc.assert(
    fc.property(any, any, (before, after) => {
      const { lines, sections } = compare(before, after);
      const side = (name: "before" | "after") => lines.filter((line) => line[name] !== undefined);
      for (const [name, text] of [["before", before], ["after", after]] as const) {
        assert.deepEqual(side(name).map((line) => line.text), readSdp(text).lines.map((line) => line.text));
        assert.deepEqual(side(name).map((line) => line[name]), readSdp(text).lines.map((line) => line.number));
      }
      for (const { kind, before, after } of lines) {
        assert.equal(kind, before === undefined ? "added" : after === undefined ? "removed" : "kept");
      }
      for (const { said } of sections) assert.match(said, /\.$/);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("the line difference is a shortest one", () => {
  const word = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  const longest = (a: string[], b: string[]): number => {
    const table = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        table[i][j] = a[i] === b[j] ? 1 + table[i + 1][j + 1] : Math.max(table[i + 1][j], table[i][j + 1]);
      }
    }
    return table[0][0];
  };
  fc.assert(fc.property(word, word, (a, b) => {
    const kept = compare(a.join("\n"), b.join("\n")).lines.filter((line) => line.kind === "kept").length;
    assert.equal(kept, longest(a, b));
  }));
});

Deno.test("an answer takes the role, and refuses what it leaves out; a later offer removes it", () => {
  for (const browser of BROWSERS) {
    const [first, second] = ["offerer.gathered.offer", "answerer.gathered.answer"]
      .map((name) => capture(browser, `audio-video-data.${name}.sdp`));
    assert.ok(compare(first, second).answers);
    const found = changes(first, second);
    assert.deepEqual(found.filter(({ what }) => what === "setup").map(({ kind }) => kind), Array(3).fill("narrowed"));
    assert.ok(found.every(({ what }) => what !== "ice credentials"));
    assert.ok(found.every(({ kind }) => kind !== "removed"));
  }
  const opus = "a=rtpmap:111 opus/48000/2";
  assert.deepEqual(brief(offer(opus, "a=rtcp-mux"), answer(opus).replace(" 0\na=mid", "\na=mid")), [
    [0, "setup", "narrowed", "actpass", "active"],
    [0, "rtcp-mux", "refused", "a=rtcp-mux", undefined],
    [0, "codec", "refused", "0 payload type 0", undefined],
  ]);
  assert.deepEqual(brief(offer("a=rtcp-rsize"), offer()), [[0, "rtcp-rsize", "removed", "a=rtcp-rsize", undefined]]);
});

Deno.test("codecs and extensions are known by name, wherever their number went", () => {
  const first = offer("a=rtpmap:111 opus/48000/2", "a=fmtp:111 x=1", "a=extmap:1 urn:a");
  const moved = first.replace("SAVPF 111", "SAVPF 109").replaceAll(":111", ":109").replace("extmap:1", "extmap:2");
  assert.deepEqual(changes(first, moved).map(({ what, kind, said }) => [what, kind, said]), [
    ["codec", "changed", "opus/48000/2 is number 111 in the first and 109 in the second."],
    ["header extension", "changed", "urn:a is number 1 in the first and 2 in the second."],
  ]);
  assert.deepEqual(changes(first, first.replace("x=1", "x=2")).map(({ said }) => said), [
    "opus/48000/2 has other parameters in the second.",
  ]);
});

Deno.test("an answer’s direction mirrors the offer’s (RFC 3264 §6.1)", () => {
  const table: Record<string, Record<string, string>> = {
    sendrecv: { sendrecv: "accepted", sendonly: "narrowed", recvonly: "narrowed", inactive: "refused" },
    sendonly: { recvonly: "reversed", inactive: "refused", sendonly: "added", sendrecv: "added" },
    recvonly: { sendonly: "reversed", inactive: "refused", recvonly: "added", sendrecv: "added" },
    inactive: { inactive: "accepted", sendonly: "added", recvonly: "added", sendrecv: "added" },
  };
  for (const [offered, answers] of Object.entries(table)) {
    for (const [answered, kind] of Object.entries(answers)) {
      const { sections } = compare(offer(`a=${offered}`), answer(`a=${answered}`));
      const found = sections.find(({ what }) => what === "direction")!;
      assert.deepEqual([found.before, found.after, found.kind], [offered, answered, kind]);
    }
  }
  assert.deepEqual(brief(offer(), offer("a=sendonly")), [[0, "direction", "narrowed", "sendrecv", "sendonly"]]);
  assert.deepEqual(brief(offer("a=inactive"), offer()), [[0, "direction", "added", "inactive", "sendrecv"]]);
});

Deno.test("new ICE credentials of the same session are an ICE restart", () => {
  for (const browser of BROWSERS) {
    const [first, second] = ["1-first", "2-restart"]
      .map((step) => capture(browser, `ice-restart.offerer.${step}-trickle-initial.offer.sdp`));
    const found = changes(first, second).filter(({ what }) => what === "ice credentials");
    assert.equal(found.length, 1);
    assert.match(found[0].said, /ICE restart/);
  }
});

Deno.test("sections come, go, are refused and come back; by mid, else by place", () => {
  for (const browser of BROWSERS) {
    const [one, two] = ["1-audio", "2-plus-video"]
      .map((step) => capture(browser, `renegotiate-add-video.offerer.${step}-trickle-initial.offer.sdp`));
    assert.deepEqual(brief(one, two).filter(([, what]) => what === "section"), [
      [1, "section", "added", undefined, "video"],
    ]);
    assert.deepEqual(brief(two, one).filter(([, what]) => what === "section"), [
      [1, "section", "removed", "video", undefined],
    ]);
  }
  const zero = offer().replace("m=audio 9", "m=audio 0");
  assert.deepEqual(brief(offer(), zero).map(([, what, kind]) => [what, kind]), [["section", "refused"]]);
  assert.deepEqual(brief(zero, offer()).map(([, what, kind]) => [what, kind]), [["section", "added"]]);
  assert.deepEqual(brief(offer(), offer().replace("mid:0", "mid:x")), [[0, "mid", "changed", "0", "x"]]);
  const two = "m=audio 9 RTP/AVP 0\na=mid:a\nm=audio 9 RTP/AVP 0\na=mid:b\na=rtcp-mux\n";
  const swapped = "m=audio 9 RTP/AVP 0\na=mid:b\na=rtcp-mux\nm=audio 9 RTP/AVP 0\na=mid:a\n";
  assert.deepEqual(brief(two, swapped), []);
});

Deno.test("the size of messages", () => {
  const data = (size: string) => `m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n${size}`;
  const kinds = (a: string, b: string) => brief(data(a), data(b)).map(([, , kind]) => kind);
  assert.deepEqual(kinds("a=max-message-size:9\n", "a=max-message-size:5\n"), ["narrowed"]);
  assert.deepEqual(kinds("a=max-message-size:0\n", "a=max-message-size:5\n"), ["narrowed"]);
  assert.deepEqual(kinds("a=max-message-size:5\n", "a=max-message-size:0\n"), ["changed"]);
  assert.deepEqual(kinds("a=max-message-size:5\n", ""), ["removed"]);
  assert.deepEqual(kinds("", "a=max-message-size:5\n"), ["added"]);
});

Deno.test("what is of the whole is compared, too: certificates, candidates, bundle, simulcast, streams, feedback", () => {
  const first = capture("chromium-156", "audio-video-data.offerer.gathered.offer.sdp");
  const next = first.replace(/^(o=- \d+) (\d+)/m, (_, start, version) => `${start} ${Number(version) + 1}`);
  const told = (after: string) => changes(first, after).map(({ what, kind, said }) => ({ what, kind, said }));
  // Only the version of o= is another: nothing changed that matters.
  assert.deepEqual(told(next), []);
  const wholes: readonly (readonly [what: string, kind: string, said: RegExp, from: RegExp, to: string])[] = [
    ["fingerprint", "changed", /another certificate.*RFC 8842 §5\.5/, /(fingerprint:sha-256) [0-9A-F]{2}/g, "$1 00"],
    ["fingerprint", "removed", /The first has a fingerprint that the second lacks/, /a=fingerprint:.*\r\n/g, ""],
    ["candidates", "removed", /1 candidate less/, /a=candidate:.*\r\n/, ""],
    ["bundle", "removed", /bundles nothing.*RFC 9143 §7\.3/, /a=group:BUNDLE.*\r\n/, ""],
    ["msid", "changed", /other streams or tracks/, /(a=msid:\S+) \S+/, "$1 another"],
    ["ice-options", "removed", /a=ice-options/, /a=ice-options:trickle\r\n/g, ""],
    ["extmap-allow-mixed", "removed", /does without/, /a=extmap-allow-mixed\r\n/g, ""],
    ["feedback", "removed", /leaves out .* of feedback/, /a=rtcp-fb:.*\r\n/g, ""],
  ];
  for (const [what, kind, said, from, to] of wholes) {
    const after = next.replace(from, to);
    assert.notEqual(after, next, what);
    const found = told(after).filter((change) => change.what === what);
    assert.deepEqual(found.map((change) => change.kind), [kind], what);
    assert.match(found[0].said, said);
  }
  // An offer with nothing to offer has no certificate to change.
  const empty = first.replaceAll(/a=fingerprint:.*\r\n/g, "");
  const gained = changes(empty, first).find(({ what }) => what === "fingerprint");
  assert.match(gained?.said ?? "", /^The second has a fingerprint that the first lacks\.$/);
  const sent = capture("chromium-156", "simulcast-one-paused.offerer.gathered.offer.sdp");
  const once = sent.replace(/a=simulcast:.*\r\n/, "").replaceAll(/a=rid:.*\r\n/g, "");
  assert.deepEqual(changes(sent, once).map(({ what }) => what).toSorted(), ["rid", "simulcast"]);
});

Deno.test("a codec is called by its payload type and profile, and what repairs it is not told by itself", () => {
  const offered =
    offer("a=rtpmap:111 opus/48000/2").replace("m=audio 9 UDP/TLS/RTP/SAVPF 111 0", "m=video 9 X/RTP/Y 108 109 98 99") +
    [
      "a=rtpmap:108 H264/90000",
      "a=fmtp:108 profile-level-id=42e01f",
      "a=rtpmap:109 rtx/90000",
      "a=fmtp:109 apt=108",
      "a=rtpmap:98 VP9/90000",
      "a=fmtp:98 profile-id=2",
      "a=rtpmap:99 rtx/90000",
      "a=fmtp:99 apt=98",
    ].join("\n") + "\n";
  const answered = offered.replace("108 109 98 99", "98 99").replace("actpass", "active").replace("o=- 1", "o=- 7");
  const left = changes(offered, answered).filter(({ what }) => what === "codec").map(({ said }) => said);
  assert.deepEqual(left, ["The answer leaves out H264/90000 (108, Constrained Baseline)."]);
  const other = changes(
    offered,
    offered.replace("108 109 98 99", "108 109").replace("actpass", "active").replace("o=- 1", "o=- 7"),
  );
  assert.deepEqual(other.filter(({ what }) => what === "codec").map(({ said }) => said), [
    "The answer leaves out VP9/90000 (98, profile 2).",
  ]);
});

Deno.test("the direction of a header extension is mirrored in an answer, as RFC 8285 §7 demands", () => {
  const told = (way: string) =>
    changes(offer("a=extmap:1/sendonly urn:a"), answer(`a=extmap:1${way} urn:a`))
      .filter(({ what }) => what === "header extension").map(({ kind, said }) => [kind, said]);
  assert.deepEqual(told("/recvonly"), [
    ["reversed", "urn:a says sendonly, and the answer recvonly: the same, seen from the other end."],
  ]);
  assert.deepEqual(told("/sendonly"), []);
  assert.deepEqual(told("/inactive").map(([kind]) => kind), ["changed"]);
  // Of two offers the second is no mirror.
  const [{ kind }] = changes(offer("a=extmap:1/sendonly urn:a"), offer("a=extmap:1/recvonly urn:a"));
  assert.equal(kind, "changed");
});

Deno.test("a section that was stopped is used anew for another kind: it did not go", () => {
  const [first, second] = ["2-audio-stopped", "3-mline-recycled"]
    .map((step) => capture("chromium-156", `stopped-transceiver.offerer.${step}-gathered.offer.sdp`));
  const said = changes(first, second).filter(({ what }) => what === "section").map(({ said }) => said);
  assert.match(said[0], /^The place of this audio section is used anew, for video, mid \S+ \(RFC 9429 §5\.2\.2\)\.$/);
  assert.ok(said.every((one) => !one.includes("has no such")), said.join());
  assert.match(changes(offer(), HEAD)[0].said, /has no such audio section/);
});

Deno.test("long texts are compared quickly: equal, shifted, and wholly different", () => {
  const spent = stopwatch();
  const equal = "a=d\n".repeat(250_000);
  const counted = (n: number, start: string) => Array.from({ length: n }, (_, i) => `${start}${i}\n`).join("");
  assert.equal(compare(equal, equal).lines.length, 250_000);
  assert.equal(compare("v=0\n" + equal, equal + "a=e\n").lines.filter((line) => line.kind !== "kept").length, 2);
  assert.equal(compare(counted(5000, "a=x"), counted(5000, "a=y")).lines.length, 10_000);
  const every = (n: number) => counted(60_000, "a=").replaceAll(new RegExp(`(?<=${n})\n`, "g"), "x\n");
  assert.ok(compare(every(3), every(7)).lines.length <= 120_000);
  assert.ok(spent() < 15_000);
});
