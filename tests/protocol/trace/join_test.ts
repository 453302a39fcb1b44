/** The traces of two devices, joined: whose blob is whose, how the clocks lie, and what is said when they do not fit. */
import { explain } from "../../../protocol/problems/mod.ts";
import assert from "node:assert/strict";
import { readBlob, writeBlob } from "../../../protocol/blob/mod.ts";
import { readCandidate } from "../../../protocol/sdp/candidate.ts";
import { diagramOf } from "../../../protocol/diagram/mod.ts";
import type { ClientName, Entry, Fact } from "../../../protocol/facts/mod.ts";
import { alignedWords, join } from "../../../protocol/trace/mod.ts";
import { identify } from "../../../protocol/sdp/mod.ts";
import { newSession, statusOf } from "../../../protocol/session/mod.ts";
import { replay } from "../support/mod.ts";
import { redactTrace } from "../../../protocol/trace/redact.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import type { Trace } from "../../../protocol/trace/trace.ts";
import { capture, conversation, is, keeps, made, opened, pastes, takes } from "../support/mod.ts";
import { type Course, played, traceOf } from "../support/join.ts";

const reading = readTrace(
  Deno.readTextFileSync(new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url)),
);
assert.ok(reading.ok);
const whole = reading.trace;
/** One client of the recorded session, as its own device would have saved it: its clock so much later, after 10 s. */
const device = (client: ClientName, later = 0): Trace =>
  traceOf(client, whole.clients[client].log.map((entry) => ({ ...entry, at: entry.at + 10_000 - later })));

function joinedOf(one: Trace, other: Trace): ReturnType<typeof join> & { ok: true } {
  const joined = join(one, other);
  assert.ok(joined.ok, JSON.stringify(joined));
  return joined;
}
function refusedBy(one: Trace, other: Trace): string {
  const joined = join(one, other);
  assert.ok(!joined.ok, "they were joined");
  return Object.values(explain(joined.problem)).join(" ");
}

const logsOf = ({ clients: { A, B } }: Trace) => ({ A: A.log, B: B.log });
/** The arrows of the diagram, from what to what. */
const arrows = (trace: Trace) => {
  const marks = diagramOf(logsOf(trace)).marks;
  return marks.flatMap(({ client, title, from }) =>
    from === undefined ? [] : [`${marks[from].client} ${marks[from].title} → ${client} ${title}`]
  );
};
/** How far each card has come in the end. */
const statuses = (trace: Trace) => {
  const bench = {
    A: replay(trace.clients.A.log, newSession("A")),
    B: replay(trace.clients.B.log, newSession("B")),
  };
  return (["A", "B"] as const).map((name) =>
    bench[name].cards.map((card) => `${card.id} ${statusOf(card, bench, name)}`)
  );
};

Deno.test("a recorded session that is taken apart and joined is the session again, however each part was redacted", () => {
  assert.equal(arrows(whole).length, 6);
  const parts = [(trace: Trace) => trace, (trace: Trace) => redactTrace(trace)];
  for (const a of parts) {
    for (const b of parts) {
      for (const later of [-70_000, 0, 5000]) {
        const { trace, alignment } = joinedOf(a(device("A")), b(device("B", later)));
        assert.deepEqual(arrows(trace), arrows(whole));
        assert.deepEqual(statuses(trace), statuses(whole));
        assert.ok(Math.abs(alignment.best - later) <= 20, `${alignment.best}`);
        assert.equal(alignment.redacted, a !== parts[0] || b !== parts[0]);
        assert.equal(Math.min(...Object.values(logsOf(trace)).map(([first]) => first.at)) >= 0, true);
      }
    }
  }
  assert.deepEqual(arrows(redactTrace(joinedOf(device("A"), device("B")).trace)), arrows(whole));
});

Deno.test("traces that were redacted apart hold nothing of the real ones when they are joined", () => {
  const { trace } = joinedOf(redactTrace(device("A")), device("B"));
  const text = JSON.stringify(trace);
  for (const secret of ["89b4b31b", "109117683462592823", "5208830851303406285", "lPIt", "HMo2"]) {
    assert.ok(JSON.stringify(whole).includes(secret), secret);
    assert.ok(!text.includes(secret), secret);
  }
});

const { offer, answer } = conversation("chromium-156");
const timed = (log: readonly (readonly [at: number, ...facts: Fact[]])[]): Entry[] =>
  log.flatMap(([at, ...facts]) => facts.map((fact) => ({ ...fact, at })));
const copies = (blob: string): Fact => ({ type: "copied", blob });
const up = is(["dtls", "connected"], ["sctp", "connected"], ["channel", "open"]);
const says = (text: string) => made("send", text)(90);
const hears = (text: string): Fact => ({ type: "message-received", text });

/** An offer that left A at 3 s and came to B at 10 s, an answer that left B at 20 s and came to A at 25 s. */
const offering = timed([[0, ...opened(1)], [2000, ...keeps(offer)(2)], [3000, copies("offer-1")]]);
const A = [...offering, ...timed([[25_000, ...pastes(answer)(), ...takes(answer)(3)]])];
const B = timed([
  [0, ...opened(1)],
  [10_000, ...pastes(offer)(), ...takes(offer)(2)],
  [15_000, ...keeps(answer)(3)],
  [20_000, copies("answer-1")],
]);
const both = (a: readonly Entry[], b: readonly Entry[]) => joinedOf(traceOf("A", a), traceOf("B", b));

Deno.test("what is carried bounds the clocks, what connects and what is said place them within", () => {
  const carried = both(A, B);
  assert.deepEqual(carried.alignment, {
    best: -1000,
    least: -7000,
    most: 5000,
    off: 6004,
    by: "carried",
    redacted: false,
  });
  assert.equal(alignedWords(carried.alignment), "The clocks were aligned by what was carried: at most 6.0 s off.");
  assert.equal(carried.trace.clients.A.log[0].at, 1000, "B opened first");
  assert.equal(carried.trace.clients.B.log[0].at, 0);

  const connected = both([...A, ...timed([[26_000, ...up]])], [...B, ...timed([[28_010, ...up]])]);
  assert.equal(connected.alignment.best, -2010);
  assert.match(alignedWords(connected.alignment), /carried and by the moments of connecting: at most 7\.0 s off\.$/);
  const late = both([...A, ...timed([[26_000, ...up]])], [...B, ...timed([[38_000, ...up]])]);
  assert.equal(late.alignment.best, -7000, "no state is trusted more than what was carried");

  // ((T2 − T1) + (T3 − T4)) / 2 of RFC 5905 §8, by the fastest each way, for A’s clock behind B’s by 2 s
  const chatted = both(
    [...A, ...timed([[30_000, ...says("a")], [30_110, hears("b")], [31_000, ...says("a")]])],
    [...B, ...timed([[32_010, hears("a")], [32_100, ...says("b")], [33_300, hears("a")]])],
  );
  assert.deepEqual(chatted.alignment, {
    best: -2000,
    least: -2010,
    most: -1990,
    off: 15,
    by: "messages",
    redacted: false,
  });
  assert.equal(
    alignedWords(chatted.alignment),
    "The clocks were aligned by what was carried and by the messages: at most 15 ms off.",
  );
});

Deno.test("two messages of the same words may overtake each other: which is which cannot be told, and need not be", () => {
  const { trace, alignment } = both(
    [...A, ...timed([[30_000, ...says("b")], [30_050, ...says("b")], [30_120, hears("a")]])],
    [...B, ...timed([[32_070, hears("b")], [32_090, hears("b")], [32_100, ...says("a")]])],
  );
  assert.deepEqual([alignment.least, alignment.most], [-2040, -1980]);
  assert.equal(arrows(trace).length, 5);
});

Deno.test("with one direction only, it is said which client may have been later", () => {
  const gone = both(offering, B);
  assert.deepEqual([gone.alignment.best, gone.alignment.most], [-7000, Infinity]);
  assert.match(alignedWords(gone.alignment), /in one direction only: nothing of Client B’s arrived at Client A, so/);
  assert.match(alignedWords(gone.alignment), /Client B’s times may be later than shown\.$/);
  const come = both(A, B.filter(({ type }) => type !== "pasted" && type !== "call-started"));
  assert.deepEqual([come.alignment.best, come.alignment.least], [5000, -Infinity]);
  assert.match(
    alignedWords(come.alignment),
    /nothing of Client A’s arrived at Client B, so Client A’s times may be later/,
  );
});

Deno.test("an answer that was marked and copied by hand, and then copied with the button, left when it was made", () => {
  const early = B.map((entry) => entry.type === "copied" ? { ...entry, at: 40_000 } : entry);
  const { alignment } = both(A, early);
  assert.deepEqual([alignment.least, alignment.most], [-8000, 10_000]);
});

Deno.test("what rounding puts into the same millisecond, or the one before, still leaves before it arrives", () => {
  const { trace, alignment } = both(
    [...A, ...timed([[30_001, ...says("a")], [30_001, hears("b")]])],
    [...B, ...timed([[30_000, hears("a")], [30_001, ...says("b")]])],
  );
  assert.ok(alignment.least > alignment.most);
  const at = (client: ClientName, type: string) =>
    trace.clients[client].log.findLast((entry) => entry.type === type)!.at;
  assert.ok(at("B", "message-received") > at("A", "call-started"));
  assert.ok(at("A", "message-received") > at("B", "call-started"));
  assert.deepEqual(arrows(trace).slice(-2).toSorted(), ["A “a” → B “a”", "B “b” → A “b”"]);
});

Deno.test("a message that came twice, and one that was sent after the trace was saved, do not move the clocks", () => {
  const said = timed([[30_000, ...says("a")], [30_110, hears("b")]]);
  const heard = timed([[32_010, hears("a")], [32_100, ...says("b")], [60_000, hears("a")], [60_100, hears("c")]]);
  assert.equal(both([...A, ...said], [...B, ...heard]).alignment.best, -2000);
});

/** Joins both traces as they are, and each redacted by itself. */
const eachWay = (a: readonly Entry[], b: readonly Entry[]) =>
  [false, true].map((redacted) => {
    const [one, other] = [traceOf("A", a), traceOf("B", b)].map((trace) => redacted ? redactTrace(trace) : trace);
    return joinedOf(one, other);
  });
const put = (log: readonly Entry[], ...more: readonly (readonly [at: number, ...facts: Fact[]])[]) =>
  [...log, ...timed(more)].toSorted((one, two) => one.at - two.at);

Deno.test("a blob from a session before is told from the one that was applied, in redacted traces too", () => {
  const stale = { ...offer, sdp: offer.sdp.replace(/ice-ufrag:\S+/, "ice-ufrag:0ld0") };
  for (
    const before of [
      put(B, [1000, ...pastes(stale)()]),
      put(B, [1000, ...pastes(stale)(), ...takes(stale)(8)]),
      put(B, [12_000, ...pastes(stale)()]),
    ]
  ) {
    for (const { trace, alignment } of eachWay(A, before)) {
      assert.deepEqual([alignment.least, alignment.most], [-7000, 5000]);
      assert.deepEqual(arrows(trace), ["A offer → B setRemoteDescription", "B answer → A setRemoteDescription"]);
    }
  }
});

Deno.test("what comes back to its own box has not come from the other client", () => {
  const theirs = { ...offer, sdp: offer.sdp.replace(/ice-ufrag:\S+/, "ice-ufrag:B0ff") };
  const glare = put(B, [1000, ...keeps(theirs)(7)], [30_000, copies("offer-1")]).map((entry) =>
    entry.type === "copied" && entry.at === 20_000 ? { ...entry, blob: "answer-2" } : entry
  );
  for (const { alignment } of eachWay(put(A, [3500, ...pastes(offer)()]), glare)) {
    assert.deepEqual([alignment.least, alignment.most], [-7000, 5000]);
  }
});

Deno.test("what left twice left the first time", () => {
  for (const { alignment } of eachWay(put(A, [21_000, copies("offer-1")]), B)) assert.equal(alignment.least, -7000);
});

Deno.test("of two offers alike, the one that left is the one that arrived", () => {
  const never = { ...offer, sdp: offer.sdp.replace(/ice-ufrag:\S+/, "ice-ufrag:n3vr") };
  const twice = put(A, [1000, ...keeps(never)(7)]).map((entry) =>
    entry.type === "copied" ? { ...entry, blob: "offer-2" } : entry
  );
  for (const { trace, alignment } of eachWay(twice, B)) {
    assert.equal(alignment.least, -7000);
    assert.equal(arrows(trace).length, 2);
  }
});

Deno.test("candidates inside a description that came as a code have one name on both sides", () => {
  // A code leaves out the default address of m= and c=, so the lines do not line up.
  const sdp = capture("chromium-156", "data-only.offerer.gathered.offer.sdp")
    .replace(/m=application \d+/, "m=application 50123").replace(/c=IN IP4 \S+/, "c=IN IP4 192.168.1.7");
  const full = { type: "offer", sdp } as const;
  const mine = A.map((entry) =>
    entry.type === "description-read" && entry.side === "local" ? { ...entry, description: full } : entry
  );
  const message = { kind: "description", ...full } as const;
  const read = readBlob(writeBlob(message, "compact"));
  assert.ok(read.ok && read.messages[0].kind === "description");
  const { type, sdp: come } = read.messages[0];
  const theirs = timed([
    [0, ...opened(1)],
    [10_000, ...pastes(writeBlob(message, "compact"))(), ...takes({ type, sdp: come })(2)],
  ]);
  for (const { trace } of eachWay(mine, theirs)) {
    const of = (client: ClientName, side: string) =>
      trace.clients[client].log.flatMap((entry) =>
        entry.type === "description-read" && entry.side === side ? identify(entry.description!.sdp).candidates : []
      ).map((text) => readCandidate(text)!).map(({ address, port }) => `${address} ${port}`);
    assert.equal(of("B", "remote").length, 2);
    assert.deepEqual(of("B", "remote"), of("A", "local"));
  }
});

Deno.test("traces that cannot be joined are refused in two sentences", () => {
  const [a, b] = [traceOf("A", A), traceOf("B", B)];
  const cases: [string, Trace, Trace, RegExp][] = [
    ["same client", a, a, /^Both traces are of Client A\. Save the trace on the device of Client B/],
    ["both clients in one", whole, b, /^One of these traces holds both clients already\. Open that one by itself/],
    ["nothing", a, traceOf("B", []), /^One of these traces holds nothing of either client\. Save/],
    ["two sessions", traceOf("A", [...A, ...A]), b, /^The trace of Client A holds more than one session\. Save/],
    ["strangers", device("A"), b, /^Nothing that left one of these clients arrived at the other, so .* Take the two/],
    [
      "a clock that stopped",
      traceOf("A", [...A, ...timed([[30_000, ...says("a")], [30_110, hears("b")]])]),
      traceOf("B", [...B, ...timed([[32_010, hears("a")], [36_100, ...says("b")]])]),
      /^These traces contradict each other: if a message of A’s arrived at once, a message of B’s arrived 4\.0 s before/,
    ],
    [
      "an order that cannot be",
      traceOf("A", [...A, ...timed([[30_000, hears("b")], [30_001, ...says("a")]])]),
      traceOf("B", [...B, ...timed([[30_000, hears("a")], [30_000, ...says("b")]])]),
      /^These traces contradict each other: in each, something arrived that had not left the other yet\. Take/,
    ],
  ];
  for (const [name, one, other, said] of cases) {
    assert.match(refusedBy(one, other), said, name);
    assert.match(refusedBy(other, one), said, name);
  }
});

Deno.test("redacted traces of two sessions that took the same course are not one session", () => {
  const course: Course = {
    browser: "chromium-156",
    opened: { A: 0, B: 4000 },
    offerer: "A",
    hands: [3000],
    form: "compact",
    copies: true,
    trickles: false,
    up: [200, 20],
    messages: [{ from: "A", after: 5000, takes: 4 }, { from: "B", after: 60_000, takes: 4 }],
  };
  const traces = (more: Partial<Course>) => {
    const told = played({ ...course, ...more }).traces;
    return { A: redactTrace(told.A), B: redactTrace(told.B) };
  };
  const says = (from: ClientName, after: number) => ({ from, after, takes: 4 });
  const [one, slow] = [traces({ messages: [] }), traces({ up: [80_000, 20], messages: [] })];
  assert.ok(join(one.A, one.B).ok);
  const said = /^As far as can be seen without real names, these traces are not of one session\. Take .* or save both/;
  assert.match(refusedBy(one.A, slow.B), said, "the one connected long after the other");
  assert.match(refusedBy(slow.A, one.B), said, "or long before");
  const silent = traces({ messages: [says("A", 5000), says("B", 100_000)] });
  const heard = traces({ messages: [says("A", 5000), says("A", 6000)] });
  assert.match(refusedBy(silent.A, heard.B), said, "a message that nobody sent");
  const [early, late] = [[says("A", 5000)], [says("A", 5000), says("A", 300_000)]];
  assert.ok(join(traces({ messages: early }).A, traces({ messages: late }).B).ok, "it was sent after A’s was saved");
});

Deno.test("what was edited on the way, and codes that write every line anew, are known by their credentials", () => {
  const edited = {
    kind: "description",
    ...offer,
    sdp: offer.sdp.replace("a=sctp-port:5000", "a=sctp-port:5001"),
  } as const;
  const a = [...A.slice(0, -1), ...timed([[2500, { type: "edited", blob: "offer-1", message: edited }]])]
    .toSorted((one, two) => one.at - two.at);
  const code = writeBlob(edited, "compact");
  const b = B.map((entry) => entry.type === "pasted" && entry.text !== "" ? { ...entry, text: code } : entry);
  for (const { alignment } of eachWay(a, b)) assert.equal(alignment.least, -7000);
});
