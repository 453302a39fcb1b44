/** One candidate is read by its grammar and written back, character for character. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import * as fc from "fast-check";
import { type Candidate, readCandidate, sketch, ufragOf, writeCandidate } from "../../../protocol/sdp/candidate.ts";
import { identify } from "../../../protocol/sdp/mod.ts";
import { anyText, captures, damaged } from "../support/mod.ts";

/** Every candidate line in the captured files: from `icecandidate`, and out of the descriptions. */
const LINES = [
  ...captures(".jsonl").flatMap((text) => text.trim().split("\n")).map((line) => JSON.parse(line)?.candidate)
    .filter((line): line is string => !!line),
  ...captures(".sdp").flatMap((sdp) => identify(sdp).candidates),
];

const of = (characters: string, constraints: fc.StringConstraints) =>
  fc.string({ ...constraints, unit: fc.constantFrom(...characters) });
const DIGITS = "0123456789";
const TOKEN = "abcXYZ019-.:_/%";
const port = () => fc.integer({ min: 0, max: 65535 }).map(String);
const address = () =>
  fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.uuid().map((name) => `${name}.local`),
    of(TOKEN, { minLength: 1, maxLength: 30 }),
  );
const candidates = (): fc.Arbitrary<Candidate> =>
  fc.record({
    foundation: of("aZ09+/", { minLength: 1, maxLength: 32 }),
    component: fc.integer({ min: 1, max: 256 }).map(String),
    transport: fc.constantFrom("udp", "UDP", "tcp", "TCP", "dccp"),
    priority: of(DIGITS, { minLength: 1, maxLength: 10 }),
    address: address(),
    port: port(),
    type: fc.constantFrom("host", "srflx", "prflx", "relay", "token-of-tomorrow"),
    related: fc.option(fc.record({ address: address(), port: port() }, { noNullPrototype: true }), { nil: undefined }),
    extensions: fc.array(fc.tuple(
      of(TOKEN, { minLength: 1, maxLength: 12 }),
      of(TOKEN, { minLength: 1, maxLength: 12 }),
    )),
  }).map(({ related, ...rest }) => related ? { ...rest, related } : rest);

Deno.test("every captured candidate is read and written back", () => {
  assert.ok(LINES.length > 40);
  for (const line of LINES) {
    const candidate = readCandidate(line);
    assert.ok(candidate, line);
    assert.equal(writeCandidate(candidate), line);
  }
});

Deno.test("every candidate of the grammar is read into its fields, and back", () => {
  fc.assert(
    fc.property(candidates(), (candidate) => {
      const line = writeCandidate(candidate);
      assert.deepEqual(readCandidate(line), candidate);
    }),
    { numRuns: 500 },
  );
});

Deno.test("whatever is read is written back unchanged; whatever is not is no candidate, and nothing throws", () => {
  fc.assert(
    fc.property(fc.oneof(anyText(), damaged(LINES)), (text) => {
      const candidate = readCandidate(text);
      if (candidate) assert.equal(writeCandidate(candidate), text);
      assert.equal(typeof sketch(text), "string");
    }),
    { numRuns: 1000 },
  );
});

Deno.test("the fields of a relayed TCP candidate", () => {
  const line = "candidate:842163049 1 TCP 1518280447 203.0.113.7 9 typ relay raddr 192.0.2.1 rport 50000 " +
    "tcptype passive generation 0 ufrag EsAw network-id 1 network-cost 10";
  const candidate = readCandidate(line)!;
  assert.deepEqual(candidate, {
    foundation: "842163049",
    component: "1",
    transport: "TCP",
    priority: "1518280447",
    address: "203.0.113.7",
    port: "9",
    type: "relay",
    related: { address: "192.0.2.1", port: "50000" },
    extensions: [
      ["tcptype", "passive"],
      ["generation", "0"],
      ["ufrag", "EsAw"],
      ["network-id", "1"],
      ["network-cost", "10"],
    ],
  });
  assert.equal(ufragOf(candidate), "EsAw");
  assert.equal(ufragOf(readCandidate("candidate:0 1 UDP 1 192.0.2.1 9 typ host")!), undefined);
});

const GOOD = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0";

Deno.test("what is no candidate is refused", () => {
  const junk = [
    "",
    "candidate:",
    "candidate",
    `a=${GOOD}`,
    ` ${GOOD}`,
    `${GOOD} `,
    `${GOOD} lonely`,
    GOOD.replace("candidate", "Candidate"),
    GOOD.replace("candidate:1", "candidate:"),
    GOOD.replace("candidate:1", `candidate:${"1".repeat(33)}`),
    GOOD.replace("candidate:1", "candidate:é"),
    GOOD.replace(" 1 udp", " one udp"),
    GOOD.replace("2122260223", "21222602230"),
    GOOD.replace("2122260223", "-1"),
    GOOD.replace("50000", "500000"),
    GOOD.replace("typ host", "type host"),
    GOOD.replace("typ host", "typ"),
    GOOD.replaceAll(" ", "  "),
    GOOD.replaceAll(" ", "\t"),
    "end-of-candidates",
    "v=0\r\n",
  ];
  for (const text of junk) assert.equal(readCandidate(text), undefined, JSON.stringify(text));
  assert.ok(readCandidate(GOOD));
});

Deno.test("a candidate is one line: with a line break anywhere it is none", () => {
  for (const end of ["\r\n", "\n", "\r"]) {
    assert.equal(readCandidate(GOOD + end), undefined, "at its end");
    assert.equal(readCandidate(`${GOOD}${end}a=evil 1`), undefined, "in an extension");
    assert.equal(readCandidate(GOOD.replace("host", `host${end}a=evil`)), undefined, "in its type");
    assert.equal(readCandidate(GOOD.replace("192.0.2.1", `192.0.2.1${end}`)), undefined, "in its address");
  }
});

Deno.test("a candidate in a few words", () => {
  assert.equal(sketch(GOOD), "host udp 192.0.2.1:50000");
  const mdns = "candidate:0 1 UDP 2122187007 9795d4eb-0e65-44ce-87f9-3762efb46463.local 46898 typ host";
  assert.equal(sketch(mdns), "host udp 9795d4eb….local:46898");
  assert.equal(sketch("nonsense"), "nonsense");
  assert.equal(sketch("x".repeat(200)).length, 60);
});

Deno.test("a short mDNS name is shown as it is, not longer than it is", () => {
  assert.equal(sketch(GOOD.replace("192.0.2.1", "cat.local")), "host udp cat.local:50000");
});

Deno.test("a candidate in a few words cuts no character in half", () => {
  assert.ok(sketch("x".repeat(59) + "😀".repeat(9)).isWellFormed());
});

Deno.test("100 kB that begin like a candidate are refused at once", () => {
  const spent = stopwatch();
  for (
    const tail of [" a".repeat(50_000) + " ", " a b".repeat(25_000) + " c", "a".repeat(100_000), " ".repeat(100_000)]
  ) {
    readCandidate(GOOD + tail);
    readCandidate("candidate:1 1 " + tail);
  }
  assert.ok(spent() < 2000);
});
