/** Going back: the same session as before up to credentials, at every moment; and where it cannot be done, why. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { boxText } from "../../../protocol/calls/box-text.ts";
import {
  BUTTONS,
  type ClientName,
  type Entry,
  type Fact,
  isDescription,
  type Mode,
  type Moment,
  momentsOf,
} from "../../../protocol/facts/mod.ts";
import { actsOf, limitOf, nextOf, planRewind } from "../../../protocol/rewind/mod.ts";
import { identify } from "../../../protocol/sdp/mod.ts";
import { type Bench, candidatesInForce, newSession, statusOf } from "../../../protocol/session/mod.ts";
import { replay } from "../support/replay.ts";
import { readingOf, suggest } from "../support/mod.ts";
import { Walk } from "../support/walk.ts";

const CLIENTS = ["A", "B"] as const;
const logsOf = (walk: Walk) => {
  const of = (name: ClientName): readonly Entry[] =>
    walk.log.filter(({ client }) => client === name).map(({ client: _, ...entry }) => entry as Entry);
  return { A: of("A"), B: of("B") };
};

/** The bench as it was after these moments. */
function benchAt(moments: readonly Moment[]): Bench {
  const of = (name: ClientName) =>
    replay(moments.filter(({ client }) => client === name).map(({ entry }) => entry), newSession(name));
  return { A: of("A"), B: of("B") };
}

/** Performs the moments on a bench with other credentials. */
function goBack(moments: readonly Moment[], salt = 1): Walk {
  const again = new Walk("trickle", salt);
  const old = benchAt(moments);
  for (let left = planRewind(moments); left.length > 0;) {
    const next = nextOf(left, old, again.bench);
    assert.ok(next, `this bench is never late: ${JSON.stringify(left[0]).slice(0, 300)}`);
    left = left.toSpliced(next.place, 1);
    if (next.step !== "done") again.perform(next.step);
  }
  return again;
}

/** All of a bench but its credentials: what is the same after going back. */
const likeness = (bench: Bench) =>
  CLIENTS.map((client) => {
    const session = bench[client];
    const reading = readingOf(bench, client);
    return {
      signaling: session.paths.signaling.map(({ state }) => state),
      connection: session.paths.connection.map(({ state }) => state),
      calls: session.calls.map(({ call, outcome }) => `${call} ${outcome}`),
      cards: session.cards.map((card) => [
        card.id,
        statusOf(card, bench, client),
        card.copiedAt === undefined,
        card.heldBack,
        card.thrownAway,
        card.edited === undefined,
        card.message.kind === "description" ? card.message.sdp.split("\r\n").length : "",
      ]),
      box: reading.ok ? [reading.origin, reading.messages.map(({ kind }) => kind)] : reading.problem.code,
      fits: boxText(reading, session).fits,
      said: boxText(reading, session).said.replaceAll(/\d{2,}/g, "#"),
      given: candidatesInForce(session).length,
      messages: session.messages.map(({ from, text }) => [from, text]),
      problem: session.problem?.code,
      mode: session.mode,
    };
  });

/** What each client called, and where that led: what does not depend on the order of two acts on two clients. */
const calls = (bench: Bench) =>
  Object.fromEntries(
    likeness(bench).map((
      { calls, signaling, messages, given },
      i,
    ) => [CLIENTS[i], { calls, signaling, messages, given }]),
  );

type Move =
  | { readonly client: ClientName; readonly press: typeof BUTTONS[number] }
  | { readonly client: ClientName; readonly card: number; readonly to: ClientName }
  | { readonly client: ClientName; readonly card: number; readonly does: "hold" | "throw" | "edit" | "move" }
  | { readonly client: ClientName; readonly text: string }
  | { readonly follow: number };
const clients = fc.constantFrom<ClientName>("A", "B");
const moves = fc.array(
  fc.oneof(
    fc.record({ client: clients, press: fc.constantFrom(...BUTTONS.filter((button) => button !== "close")) }),
    fc.record({ client: clients, press: fc.constantFrom(...BUTTONS) }),
    fc.record({ client: clients, card: fc.nat(5), to: clients }),
    fc.record({ client: clients, card: fc.nat(5), does: fc.constantFrom("hold", "throw", "edit", "move") }),
    fc.record({ client: clients, text: fc.constantFrom("junk", "", '{"type":"offer","sdp":"v=0') }),
    fc.record({ follow: fc.integer({ min: 1, max: 12 }) }),
  ),
  { maxLength: 16, size: "max" },
) as fc.Arbitrary<Move[]>;

function make(walk: Walk, move: Move) {
  if ("follow" in move) {
    for (let n = 0; n < move.follow; n++) {
      const suggestion = suggest(walk.bench);
      if (suggestion) walk.follow(suggestion);
    }
  } else if ("press" in move) walk.press(move.client, move.press);
  else if ("text" in move) walk.record(move.client, { type: "pasted", text: move.text });
  else {
    const { cards } = walk.bench[move.client];
    if (cards.length === 0) return;
    const card = cards[move.card % cards.length];
    if ("to" in move) walk.carry(move.client, card.id, move.to);
    else walk.record(move.client, changeOf(card, move.does, cards[0].id));
  }
}

function changeOf({ id: blob, message }: Bench["A"]["cards"][number], does: string, before: string): Fact {
  if (does === "hold") return { type: "held-back", blob, held: true };
  if (does === "throw") return { type: "thrown-away", blob, thrown: true };
  if (does === "move") return { type: "moved", blob, before };
  if (message.kind === "description") {
    return { type: "edited", blob, message: { ...message, sdp: message.sdp.replace("s=-", "s=edited") } };
  }
  return message.kind === "candidate"
    ? { type: "edited", blob, message: { ...message, candidate: message.candidate.replace("192.0.2.", "198.51.100.") } }
    : { type: "edited", blob, message: null };
}

Deno.test("whatever was done: performed again up to any moment, it is the same bench but for its credentials", () => {
  fc.assert(
    fc.property(moves, fc.constantFrom<Mode>("trickle", "gathered"), fc.nat(1000), (all, mode, upTo) => {
      const walk = new Walk(mode);
      all.forEach((move) => make(walk, move));
      const moments = momentsOf(logsOf(walk));
      assert.equal(limitOf(moments), undefined);
      // Up to the beginning of an act, so that none is cut in two.
      const acts = actsOf(moments);
      const places = [...acts.map(({ from }) => from), moments.length];
      const part = moments.slice(0, places[upTo % places.length]);
      const again = goBack(part);
      assert.deepEqual(likeness(again.bench), likeness(benchAt(part)));
    }),
    { numRuns: 300 },
  );
});

Deno.test("what was done within a millisecond is done again in an order that can be", () => {
  fc.assert(
    fc.property(
      moves,
      fc.constantFrom<Mode>("trickle", "gathered"),
      fc.integer({ min: 2, max: 200 }),
      (all, mode, speed) => {
        const walk = new Walk(mode);
        all.forEach((move) => make(walk, move));
        const logs = logsOf(walk);
        const faster = (log: readonly Entry[]) => log.map((entry) => ({ ...entry, at: Math.floor(entry.at / speed) }));
        const moments = momentsOf({ A: faster(logs.A), B: faster(logs.B) });
        assert.deepEqual(calls(goBack(moments).bench), calls(walk.bench));
      },
    ),
    { numRuns: 300 },
  );
});

Deno.test("credentials are new, and nothing of the old ones is left in a call or a box", () => {
  fc.assert(
    fc.property(moves, fc.constantFrom<Mode>("trickle", "gathered"), (all, mode) => {
      const walk = new Walk(mode);
      all.forEach((move) => make(walk, move));
      const again = goBack(momentsOf(logsOf(walk)));
      const old = new Set(CLIENTS.flatMap((name) => walk.bench[name].identities.flatMap(({ ufrags }) => ufrags)));
      for (const name of CLIENTS) {
        for (const { argument } of again.bench[name].calls) {
          if (!isDescription(argument)) continue;
          for (const ufrag of identify(argument.sdp).ufrags) assert.ok(!old.has(ufrag), `${name} was given ${ufrag}`);
        }
        for (const ufrag of old) assert.ok(!again.bench[name].pasted.includes(`"usernameFragment":"${ufrag}"`));
      }
    }),
    { numRuns: 200 },
  );
});

function connected(mode: Mode = "trickle") {
  const walk = new Walk(mode);
  for (let n = 0; n < 40; n++) {
    const suggestion = suggest(walk.bench);
    if (suggestion) walk.follow(suggestion);
  }
  return walk;
}

Deno.test("gone back to every act of a whole lesson, and followed from there, it ends connected as before", () => {
  for (const mode of ["trickle", "gathered"] as const) {
    const walk = connected(mode);
    const moments = momentsOf(logsOf(walk));
    for (const { from } of actsOf(moments)) {
      const again = goBack(moments.slice(0, from));
      for (let n = 0; n < 40; n++) {
        const suggestion = suggest(again.bench);
        if (suggestion) again.follow(suggestion);
      }
      assert.equal(again.bench.A.paths.connection.at(-1)?.state, "connected");
      assert.equal(again.bench.B.messages.length, walk.bench.B.messages.length);
    }
  }
});

Deno.test("an edited line stays as it was typed, in descriptions and candidates, and the rest is new", () => {
  const walk = new Walk();
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) walk.press("A", press);
  const { sdp } = walk.bench.A.local!;
  const edited = sdp.replace(/a=ice-pwd:.*/, "a=ice-pwd:0123456789abcdefghijklmn");
  walk.record("B", { type: "pasted", text: JSON.stringify({ type: "offer", sdp: edited }) });
  walk.press("B", "setRemoteDescription");
  const candidate = walk.bench.A.cards.find(({ kind }) => kind === "candidate")!.message as { candidate: string };
  const moved = { ...candidate, kind: undefined, candidate: candidate.candidate.replace("192.0.2.1", "198.51.100.1") };
  walk.record("B", { type: "pasted", text: JSON.stringify(moved) });
  walk.press("B", "addIceCandidate");
  const again = goBack(momentsOf(logsOf(walk)));
  const [took] = again.bench.B.calls.filter(({ call }) => call === "setRemoteDescription");
  const text = (took.argument as { sdp: string }).sdp;
  assert.match(text, /a=ice-pwd:0123456789abcdefghijklmn/);
  assert.match(text, /a=ice-ufrag:Afrax/);
  const [added] = again.bench.B.calls.filter(({ call }) => call === "addIceCandidate");
  assert.match((added.argument as { candidate: string }).candidate, /198\.51\.100\.1 1112 /);
});

Deno.test("acts: a carried card is one, typing is one, a box of candidates is one, and what the bench does is none", () => {
  const walk = new Walk();
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) walk.press("A", press);
  walk.carry("A", "offer-1");
  walk.record("B", { type: "pasted", text: "v" }, { type: "pasted", text: "v=" });
  walk.carry("A", "offer-1");
  walk.press("B", "setRemoteDescription");
  const texts = walk.bench.A.cards.filter(({ kind }) => kind === "candidate").map(({ message }) =>
    JSON.stringify({ ...message, kind: undefined })
  );
  walk.record("B", { type: "pasted", text: texts.join("\n") });
  walk.press("B", "addIceCandidate");
  assert.deepEqual(actsOf(momentsOf(logsOf(walk))).map(({ client, name }) => `${client} ${name}`), [
    "A createDataChannel",
    "A createOffer",
    "A setLocalDescription",
    "A copying the offer",
    "B what was pasted",
    "A copying the offer",
    "B what was pasted",
    "B setRemoteDescription",
    "B what was pasted",
    "B addIceCandidate",
  ]);
});

Deno.test("where going back ends, and why: a camera, a description from elsewhere, the channel, an unknown call", () => {
  const walk = connected();
  const start = momentsOf(logsOf(walk)).length;
  const limit = (...facts: Fact[]) => {
    const logs = logsOf(walk);
    const more = facts.map((fact, i): Entry => ({ ...fact, at: walk.log.length + i }));
    return limitOf(momentsOf({ ...logs, B: [...logs.B, ...more] }));
  };
  const call = (name: string, argument?: unknown): Fact =>
    ({ type: "call-started", call: name, id: 99, ...(argument !== undefined && { argument }) }) as Fact;
  assert.equal(limit(), undefined);
  assert.equal(limit(call("getUserMedia"))?.code, "device-media");
  assert.equal(limit(call("addTrack", { kind: "video", source: "device" }))?.code, "device-media");
  assert.equal(limit(call("addTrack", { kind: "video", source: "synthetic" })), undefined);
  assert.equal(limit(call("somethingNewer"))?.code, "unknown-call");
  const stranger = { type: "offer", sdp: walk.bench.A.local!.sdp.replace(/fra/g, "zzz").replace("o=- 11", "o=- 77") };
  const done: Fact = { type: "call-finished", call: "setRemoteDescription", id: 99 };
  assert.deepEqual(limit(call("setRemoteDescription", stranger), done), {
    at: start,
    code: "elsewhere-made",
    why: limit(call("setRemoteDescription", stranger), done)!.why,
  });
  assert.equal(limit(call("setRemoteDescription", stranger)), undefined, "what was refused is refused again");
  assert.equal(limit({ type: "delivered", blob: "offer-1", by: "channel" })?.code, "relayed");
  for (const facts of [[call("getUserMedia")], [call("x")]]) assert.match(limit(...facts)!.why, /^Going back .*\.$/);
});
