/** A redacted trace holds no secret of the real one, and replays as the real one does. */
import { readOnBench } from "../../../protocol/calls/mod.ts";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { COURSE } from "../../lessons/course.ts";
import { FORMS, readBlob, writeBlob } from "../../../protocol/blob/mod.ts";
import { across, type ClientName, type Entry, type Fact, momentsOf } from "../../../protocol/facts/mod.ts";
import { follow } from "../../../protocol/goals/goals.ts";
import { type Bench, newSession, statusOf } from "../../../protocol/session/mod.ts";
import { step } from "../../../protocol/calls/mod.ts";
import { redactTrace } from "../../../protocol/trace/redact.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { type Trace, writeTrace } from "../../../protocol/trace/trace.ts";
import { CASES, sceneOf, thrownBy } from "../support/mistakes.ts";
import { logs } from "../support/facts.ts";
import { BROWSERS, capture, captures, conversation, lesson } from "../support/mod.ts";

type Logs = Record<ClientName, readonly Entry[]>;

const traceOf = (logs: Logs): Trace => {
  const reading = readTrace(writeTrace(logs));
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.trace;
};
const timed = (facts: readonly Fact[]): Entry[] => facts.map((fact, i) => ({ ...fact, at: i * 100 }));
const SESSION = Deno.readTextFileSync(new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url));
const real = traceOf(logsOf(SESSION));

function logsOf(text: string): Logs {
  const { clients } = JSON.parse(text);
  return { A: clients.A.log, B: clients.B.log };
}

/** The lesson as two saved logs, in each browser’s words. */
function saved(browser: typeof BROWSERS[number], o: ClientName = "A"): Logs {
  const both: Record<ClientName, Entry[]> = { A: [], B: [] };
  lesson(o, browser).forEach(({ client, facts }, index) =>
    facts(index).forEach((fact) => both[client].push({ ...fact, at: index * 1000 }))
  );
  return both;
}

const KEPT = ["0.0.0.0", "127.0.0.1", "::", "-", "0"];

/** The secrets of a trace, found another way than redacting finds them. */
function secretsOf(text: string): readonly string[] {
  const find = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);
  return [
    ...new Set([
      ...find(/([\w-]{8,}\.local)/g),
      ...find(/(\d+\.\d+\.\d+\.\d+)/g),
      ...find(/\b(?:udp|tcp) \d+ (\S+) \d+ typ/gi),
      ...find(/raddr (\S+) rport/g),
      ...find(/ice-ufrag:([\w+/]+)/g),
      ...find(/ ufrag ([\w+/]+)/g),
      ...find(/"usernameFragment": ?"([^"]+)"/g),
      ...find(/ice-pwd:([\w+/]+)/g),
      ...find(/fingerprint:\S+ ([0-9A-F:]+)/g),
      ...find(/o=\S+ (\d{5,})/g),
      ...find(/(?:stun|turn)s?:([\w-]+\.[\w.-]+)/g),
    ]),
  ].filter((secret) => !KEPT.includes(secret));
}

function holdsNone(redacted: Trace, secrets: readonly string[]) {
  const text = writeTrace({ A: redacted.clients.A.log, B: redacted.clients.B.log });
  for (const secret of secrets) {
    const at = text.indexOf(secret);
    assert.ok(at < 0, `${secret} in …${text.slice(Math.max(0, at - 80), at + 80)}…`);
  }
}

/** Everything that a session tells which is no secret, after each entry. */
function toldOf(trace: Trace): readonly unknown[] {
  const logs = { A: trace.clients.A.log, B: trace.clients.B.log };
  let bench: Bench = { A: newSession("A"), B: newSession("B") };
  return momentsOf(logs).map(({ client, entry }) => {
    bench = { ...bench, [client]: step(bench[client], entry) };
    const session = bench[client];
    const reading = readOnBench(session.pasted, { here: session, others: [bench[across(client)]] });
    return {
      type: entry.type,
      paths: session.paths,
      cards: (["A", "B"] as const).map((name) =>
        bench[name].cards.map((card) => [card.id, statusOf(card, bench, name)])
      ),
      calls: session.calls.map(({ call, outcome }) => [call, outcome]),
      problem: session.problem?.code,
      at: session.problem?.at?.number,
      box: reading.ok && reading.messages.length > 0 ? [reading.origin, reading.messages.map(({ kind }) => kind)] : "",
    };
  });
}

function agrees(trace: Trace): Trace {
  const redacted = redactTrace(trace);
  assert.deepEqual(toldOf(redacted), toldOf(trace));
  for (const one of COURSE) {
    const goals = (t: Trace) => follow(one, { A: t.clients.A.log, B: t.clients.B.log });
    assert.deepEqual(goals(redacted), goals(trace));
  }
  const again = readTrace(JSON.stringify(redacted));
  assert.ok(again.ok, JSON.stringify(again));
  return redacted;
}

Deno.test("a real session, redacted, holds no secret and replays as it was", () => {
  const secrets = secretsOf(JSON.stringify(real));
  assert.ok(secrets.length >= 10, `${secrets}`);
  holdsNone(agrees(real), secrets);
});

for (const browser of BROWSERS) {
  for (const form of FORMS) {
    Deno.test(`a lesson in ${browser} whose blobs travel as ${form} is redacted as a whole`, () => {
      const { A, B } = saved(browser);
      const answers = undefined;
      const carried = (log: readonly Entry[]) =>
        log.map((entry) => {
          if (entry.type !== "pasted" || entry.text === "") return entry;
          const reading = readBlob(entry.text);
          assert.ok(reading.ok);
          const text = writeBlob(reading.messages, form, { base: "https://school.example.org/", client: "B", answers });
          return { ...entry, text };
        });
      const trace = traceOf({ A: carried(A), B: carried(B) });
      const secrets = secretsOf(JSON.stringify([trace, conversation(browser)]));
      const redacted = agrees(trace);
      holdsNone(redacted, [...secrets, "school.example.org"]);
      const texts = [...redacted.clients.A.log, ...redacted.clients.B.log].flatMap((one) =>
        one.type === "pasted" && one.text !== "" ? [one.text] : []
      );
      for (const text of texts) {
        const reading = readBlob(text);
        assert.ok(reading.ok && reading.messages.length > 0, text);
        const [original] = secrets.filter((secret) => JSON.stringify(reading.messages).includes(secret));
        assert.equal(original, undefined);
      }
    });
  }
}

Deno.test("whatever is pasted, whole, wrapped, cut off or rubbish, no secret of it is left", () => {
  const offer = { type: "offer", sdp: captures(".sdp")[0] };
  const { sdp } = offer;
  const json = JSON.stringify(offer);
  const wrapped = (text: string, n: number) => text.match(new RegExp(`[^]{1,${n}}`, "g"))!.join("\n");
  const code = writeBlob({
    kind: "description",
    type: "offer",
    sdp: capture("chromium-156", "data-only.offerer.gathered.offer.sdp"),
  }, "compact");
  const data = capture("chromium-156", "data-only.offerer.gathered.offer.sdp");
  const texts = [
    sdp,
    json,
    wrapped(sdp, 72),
    wrapped(json, 40),
    json.slice(0, 700),
    json.slice(300),
    data.slice(data.indexOf("ice-pwd") + 3),
    data.replace("ice-pwd:", "icepwd "),
    data.replace("a=fingerprint:sha-256 ", "a=finger"),
    btoa(JSON.stringify({ type: "offer", sdp: data })).slice(0, 500),
    btoa(JSON.stringify({ type: "offer", sdp: data })).slice(7),
    encodeURIComponent(data).slice(0, 600),
    data.split("").map((c) => `&#${c.charCodeAt(0)};`).join("").slice(0, 2000),
    code.slice(0, 60),
    code.slice(0, 80).replace(/(.{5})/g, "$1 "),
    data.replaceAll("\r\n", "=0D=0A=\n"),
    data.split("\r\n").map((line) => `> ${line}`).join("\n"),
    `Here it is: ${json} See you!`,
  ];
  for (const text of texts) {
    const trace = traceOf({ A: timed([{ type: "pasted", text }]), B: [] });
    const redacted = redactTrace(trace);
    const secrets = secretsOf(sdp + data).filter((secret) => secret.length > 4);
    holdsNone(redacted, [...secrets, ...secrets.map((secret) => secret.slice(-12)).filter((end) => end.length === 12)]);
    const [entry] = redacted.clients.A.log;
    assert.ok(entry.type === "pasted");
    for (const bare of [entry.text.replace(/[\s>]+/g, ""), decode(entry.text)]) {
      for (const secret of secrets) assert.ok(!bare.includes(secret), `${secret} in ${bare}`);
    }
    if (text.includes("O1") || text.startsWith("O")) assert.ok(!entry.text.includes(text.slice(5, 40)), entry.text);
  }
});

function decode(text: string): string {
  try {
    return atob(text.replace(/\s/g, ""));
  } catch {
    return decodeURIComponent(text.replace(/%(?![0-9A-F]{2})/g, "")).replace(
      /&#(\d+);/g,
      (_, n) => String.fromCharCode(Number(n)),
    );
  }
}

Deno.test("what the learner wrote stays, but for the secrets in it", () => {
  const { offer } = conversation("chromium-156");
  const ufrag = /ufrag:(\S+)/.exec(offer.sdp)![1];
  const redacted = redactTrace(traceOf({
    A: timed([
      { type: "call-finished", call: "createOffer", id: 1, result: offer },
      { type: "call-started", call: "send", id: 2, argument: "hello, it is 5 o’clock" },
      { type: "message-received", text: `my ufrag: ${ufrag}, I sit at 10.1.2.3` },
      { type: "pasted", text: "See you at eight?" },
    ]),
    B: [],
  }));
  const [, sent, received, pasted] = redacted.clients.A.log;
  assert.ok(sent.type === "call-started" && sent.argument === "hello, it is 5 o’clock");
  assert.ok(received.type === "message-received");
  assert.match(received.text, /^my ufrag: u+1, I sit at 192\.0\.2\.1$/);
  assert.ok(pasted.type === "pasted" && pasted.text === "See you at eight?");
});

Deno.test("a message of a quarter of a megabyte that looks like a key is replaced wherever it went", () => {
  const words = `Aa1${"x9Yz".repeat(64_000)}`;
  const trace: Trace = {
    format: "out-of-band/trace",
    version: 1,
    clients: {
      A: { log: [{ type: "message-received", text: words, at: 1 }] },
      B: { log: [{ type: "message-received", text: `to ${words}`, at: 2 }] },
    },
    notes: [],
  };
  const redacted = JSON.stringify(redactTrace(trace));
  assert.ok(!redacted.includes(words.slice(0, 100)));
  assert.ok(redacted.length < 1000);
});

Deno.test("servers, credentials, pairs, exceptions and facts of kinds unknown are redacted, too", () => {
  const { offer, offered } = conversation("chromium-156");
  const line = /a=ice-pwd:\S+/.exec(offer.sdp)![0];
  const pair = {
    id: "CPabc_def",
    local: {
      id: "Iabc",
      type: "srflx",
      protocol: "udp",
      address: "93.184.216.34",
      port: 43750,
      url: "stun:stun.school.org:3478",
    },
    remote: { id: "Idef", type: "prflx", protocol: "udp", address: "2001:470:1f0b::5", port: 5000 },
    state: "succeeded",
    nominated: true,
    selected: true,
    bytesSent: 1,
    bytesReceived: 2,
  };
  const facts = [
    {
      type: "call-started",
      call: "RTCPeerConnection",
      id: 1,
      argument: {
        iceServers: [{
          urls: "turns:bob:pass@turn.school.org:5349?transport=tcp",
          username: "bob",
          credential: "hunter22",
        }],
      },
    },
    {
      type: "call-failed",
      call: "RTCPeerConnection",
      id: 1,
      name: "SyntaxError",
      message: "'turn.school.org' is not a valid URL",
    },
    { type: "call-started", call: "setRemoteDescription", id: 2, argument: offer },
    {
      type: "call-failed",
      call: "setRemoteDescription",
      id: 2,
      name: "OperationError",
      message: `Failed to parse SessionDescription. ${line} Invalid`,
    },
    { type: "candidate-found", candidate: offered[0] },
    {
      type: "candidate-error",
      url: "stun:stun.school.org:3478",
      errorCode: 701,
      errorText: "stun.school.org did not answer at [2001:470:1f0b::5]",
    },
    { type: "pairs-read", pairs: [pair] },
    {
      type: "blob-scanned",
      seen: `a=${offered[0]!.candidate}`,
      address: "93.184.216.34",
      credential: "hunter22",
      deep: [{ text: line }],
    },
  ] as unknown as Fact[];
  const trace = traceOf({ A: timed(facts), B: [] });
  const redacted = agrees(trace);
  holdsNone(redacted, [
    ...secretsOf(JSON.stringify(trace)),
    "school.org",
    "bob",
    "hunter22",
    "93.184.216.34",
    "2001:470",
    "43750",
  ]);
  const text = JSON.stringify(redacted);
  assert.ok(text.includes("turns:…@host-1.example:5349?transport=tcp"), text);
  assert.ok(text.includes("blob-scanned"));
});

Deno.test("one secret has one substitute in both logs, and two have two", () => {
  const map = new Map<string, string>();
  redactTrace(real, map);
  const made = [...map].filter(([key]) => !key.startsWith("#")).map(([, substitute]) => substitute);
  assert.equal(new Set(made).size, made.length);
  assert.deepEqual(redactTrace(real), redactTrace(real));
});

Deno.test("every measured mistake is told alike in the redacted trace", () => {
  const differ: string[] = [];
  for (const browser of BROWSERS) {
    for (const one of CASES) {
      const [thrown, scene] = [thrownBy(one, browser), sceneOf(one, browser)];
      if (!thrown || !scene?.argument || typeof scene.argument === "string") continue;
      const facts = [
        { type: "call-started", call: scene.call, id: 9, argument: scene.argument },
        {
          type: "call-failed",
          call: thrown.then ?? scene.call,
          id: 9,
          name: thrown.name,
          message: thrown.message,
          ...(thrown.line !== undefined && { sdpLineNumber: thrown.line }),
        },
      ] as Fact[];
      const text = writeTrace({ A: timed(facts), B: [] });
      const reading = readTrace(text);
      if (!reading.ok) continue; // No browser was given it by this bench.
      const codes = toldOf(reading.trace).map((told) => (told as { problem?: string }).problem);
      const redacted = toldOf(redactTrace(reading.trace)).map((told) => (told as { problem?: string }).problem);
      if (JSON.stringify(redacted) !== JSON.stringify(codes)) {
        differ.push(`${browser} ${one.case} ${codes[1]} → ${redacted[1]}`);
      }
    }
  }
  assert.deepEqual(differ, []);
});

Deno.test("a secret that is spelled as a word of the format does not change what happened", () => {
  const facts = [
    { type: "candidate-found", candidate: { candidate: "offer-1", usernameFragment: "call" } },
    { type: "call-finished", call: "createDataChannel", id: 0 },
    { type: "copied", blob: "offer-1" },
  ] as Fact[];
  const { log } = redactTrace(traceOf({ A: timed(facts), B: [] })).clients.A;
  assert.deepEqual(log.slice(1), timed(facts).slice(1));
  assert.notEqual(JSON.stringify(log[0]).match(/"usernameFragment":"call"/)?.length, 1);
});

Deno.test("any facts are redacted without a throw, and to the same facts", () => {
  fc.assert(
    fc.property(logs, logs, (A, B) => {
      const redacted = redactTrace(traceOf({ A, B }));
      assert.deepEqual(redacted.clients.A.log.map(({ type, at }) => [type, at]), A.map(({ type, at }) => [type, at]));
      assert.ok(readTrace(JSON.stringify(redacted)).ok);
    }),
    { numRuns: 60 },
  );
});

Deno.test("user names and passwords of servers that were entered on the page are replaced in messages, too", () => {
  const said = (text: string): Fact => ({ type: "message-received", channel: "chat", text });
  const messages = [
    "log in as wanda with fish42!x",
    "turn:wanda:fish42!x@turn.example.org",
    "wandas fish is no secret",
  ];
  const trace = traceOf({ A: timed(messages.map(said)), B: [] });
  const left = JSON.stringify(redactTrace(trace, new Map(), [], ["wanda", "fish42!x"]));
  assert.ok(!/\bwanda\b/.test(left) && !left.includes("fish42"), left);
  assert.ok(left.includes("wandas fish is no secret"));
});
