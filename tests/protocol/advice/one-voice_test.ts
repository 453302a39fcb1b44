/** One voice: the dark button, messages, reasons, the steps of two devices and the bottom line say the same. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  type Box,
  explainOnBench,
  FIRST_ACT,
  lastEventOf,
  type NextAct,
  nextAct,
  nextStepFor,
  obstacleOf,
  reasonsOnBench,
  type Scene,
} from "../../../protocol/advice/mod.ts";
import { readOnBench } from "../../../protocol/calls/mod.ts";
import { boxText } from "../../../protocol/calls/box-text.ts";
import { BUTTONS, type ClientName, type Mode } from "../../../protocol/facts/mod.ts";
import { currentProblem, methodFor, nextToCarry, type Session, stateOf } from "../../../protocol/session/mod.ts";
import { COURSE } from "../../lessons/course.ts";
import { boxesOf, is, suggest } from "../support/mod.ts";
import { Walk } from "../support/walk.ts";

const [theFirstConnection] = COURSE;

const sceneOf = ({ bench }: Walk): Scene => ({ bench, boxes: boxesOf(bench) });
const EMPTY: Box = { fits: false, method: "setRemoteDescription" };
const CLIENTS = ["A", "B"] as const;

/** The scene of one client, as another device sees it: its box is read without the other client. */
function aloneScene({ bench }: Walk, sole: ClientName): Scene & { sole: ClientName } {
  const here = bench[sole];
  const reading = readOnBench(here.pasted, { here });
  const box = here.pasted === "" ? EMPTY : { fits: boxText(reading, here).fits, method: methodFor(reading) };
  return { bench, sole, boxes: { A: box, B: box } };
}

/** What a sentence tells to do first; `undefined` where it tells no act. */
function told(next: string): string | undefined {
  const call = /\b[Pp]ress (\w+)/.exec(next)?.[1];
  const reset = /(?:^|\. )Reset|(?:^|, |; )reset the bench(?! if)/.exec(next);
  if (/if you cannot go on|^On the other device/.test(next)) return undefined;
  if (reset && (!call || reset.index < next.indexOf(call))) return "reset";
  if (call) return call.replace("Send", "send");
  if (/^(?:Copy|Carry|Paste|Bring|Go to the other device)/.test(next)) return "carry";
  return undefined;
}

/** An act as `told` names it. */
const nameOf = (act: NextAct): string | undefined =>
  "wait" in act ? undefined : "copy" in act || act.press === "paste" ? "carry" : act.press;

/** Whether a sentence agrees with the act: it tells it, tells none, or asks for patience and one more candidate. */
const agrees = (act: NextAct, next: string): boolean =>
  told(next) === undefined || told(next) === nameOf(act) || "wait" in act && told(next) === "carry";

/** Every sentence that says what to do next, with who says it. */
function voices(scene: Scene): readonly (readonly [who: string, next: string])[] {
  const { bench, sole } = scene;
  const clients = sole ? [sole] : CLIENTS;
  const obstacle = obstacleOf(scene);
  return [
    ...(obstacle ? [["obstacle", obstacle.next] as const] : []),
    ...clients.flatMap((client) => {
      const problem = currentProblem(bench[client]);
      return [
        ...(problem ? [[`message ${problem.code}`, explainOnBench(problem, scene).next] as const] : []),
        ...reasonsOnBench(scene, client, [], 60_000).slice(0, 1).map(({ code, next }) =>
          [`why ${code}`, next] as const
        ),
      ];
    }),
    ...(sole ? [["next step", stepOf(scene, sole)] as const] : []),
  ];
}

const stepOf = ({ bench, boxes }: Scene, sole: ClientName): string =>
  nextStepFor(bench[sole], { box: boxes[sole], engine: "chromium", keepsAlive: false }).said;

/** Nobody on this bench says another thing than the next act, together and on each device alone. */
function assertOneVoice(walk: Walk) {
  for (const scene of [sceneOf(walk), aloneScene(walk, "A"), aloneScene(walk, "B")]) {
    const act = nextAct(scene);
    for (const [who, next] of voices(scene)) {
      assert.ok(agrees(act, next), `${who} (${scene.sole ?? "both"}): “${next}”, but ${JSON.stringify(act)}`);
    }
  }
  const step = theFirstConnection.steps.map(({ checks }) => checks(walk.bench)).find((all) =>
    !all.every((one) => one.met)
  );
  for (const { says } of step ?? []) {
    const act = nextAct(sceneOf(walk));
    if (/waits to be pasted/.test(says)) assert.notEqual(nameOf(act) === "carry" && "copy" in act, true, says);
  }
}

type Move =
  | { readonly client: ClientName; readonly press: typeof BUTTONS[number] }
  | { readonly client: ClientName; readonly card: number; readonly to: ClientName }
  | { readonly client: ClientName; readonly state: "disconnected" | "failed" | "connected" }
  | { readonly follow: number };

const clients = fc.constantFrom<ClientName>("A", "B");
const moves = fc.array(
  fc.oneof(
    fc.record({ client: clients, press: fc.constantFrom(...BUTTONS.filter((button) => button !== "close")) }),
    fc.record({ client: clients, press: fc.constantFrom(...BUTTONS) }),
    fc.record({ client: clients, card: fc.nat(5), to: clients }),
    fc.record({ client: clients, state: fc.constantFrom("disconnected", "failed", "connected") }),
    fc.record({ follow: fc.integer({ min: 1, max: 12 }) }),
  ),
  { maxLength: 14, size: "max" },
) as fc.Arbitrary<Move[]>;
const modes = fc.constantFrom<Mode>("trickle", "gathered");

function make(walk: Walk, move: Move) {
  if ("follow" in move) {
    for (let n = 0; n < move.follow; n++) {
      const suggestion = suggest(walk.bench);
      if (suggestion) walk.follow(suggestion);
    }
  } else if ("state" in move) {
    // A connection that never was is not lost.
    if (stateOf(walk.bench[move.client], "dtls") !== "connected") return;
    walk.record(move.client, ...is(["ice", move.state], ["connection", move.state]));
  } else if ("press" in move) walk.press(move.client, move.press);
  else {
    const { cards } = walk.bench[move.client];
    if (cards.length > 0) walk.carry(move.client, cards[move.card % cards.length].id, move.to);
  }
}

Deno.test("whatever was pressed, carried and lost before: no two voices contradict", () => {
  fc.assert(
    fc.property(moves, modes, (all, mode) => {
      const walk = new Walk(mode);
      assertOneVoice(walk);
      for (const move of all) {
        make(walk, move);
        assertOneVoice(walk);
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("the first act is the next act of a bench where nothing has happened", () => {
  assert.deepEqual(nextAct(sceneOf(new Walk())), FIRST_ACT);
  assert.deepEqual(nextAct(sceneOf(new Walk("gathered"))), FIRST_ACT);
});

Deno.test("whatever was pressed before: the next card that is carried is taken", () => {
  fc.assert(
    fc.property(moves, modes, clients, (all, mode, from) => {
      const walk = new Walk(mode);
      all.forEach((move) => make(walk, move));
      const card = nextToCarry(walk.bench, from);
      if (!card) return;
      const to = from === "A" ? "B" : "A";
      walk.carry(from, card.id);
      const reading = readOnBench(walk.bench[to].pasted, { here: walk.bench[to], others: [walk.bench[from]] });
      // An offer of nothing is taken by no browser that means to connect, and it is stopped: that is the lesson of it.
      if (!boxText(reading, walk.bench[to]).fits) return;
      const before = walk.log.length;
      walk.press(to, methodFor(reading));
      assert.equal(walk.log.slice(before).find(({ type }) => type === "call-failed")?.type, undefined, card.id);
    }),
    { numRuns: 100 },
  );
});

/** Follows the dark button so many times. */
function follow(walk: Walk, times = 40) {
  for (let n = 0; n < times; n++) {
    const suggestion = suggest(walk.bench);
    if (!suggestion || suggestion.client === undefined) return;
    walk.follow(suggestion);
  }
}
const connected = () => {
  const walk = new Walk();
  follow(walk);
  assert.equal(stateOf(walk.bench.A, "connection"), "connected");
  return walk;
};
const lose = (walk: Walk, state: "disconnected" | "failed") => {
  for (const client of CLIENTS) walk.record(client, ...is(["ice", state], ["connection", state]));
};
const act = (walk: Walk) => nextAct(sceneOf(walk));
const alone = (walk: Walk, sole: ClientName) => nextAct(aloneScene(walk, sole));

Deno.test("setLocalDescription pressed first makes an offer of nothing, and nobody wants it carried", () => {
  const walk = new Walk();
  walk.press("A", "setLocalDescription");
  assert.deepEqual(act(walk), { client: "A", press: "createDataChannel" });
  assert.deepEqual(alone(walk, "A"), { client: "A", press: "createDataChannel" });
  assertOneVoice(walk);
  walk.press("A", "createDataChannel");
  assert.deepEqual(act(walk), { client: "A", press: "createOffer" });
  assertOneVoice(walk);
  follow(walk);
  assert.equal(stateOf(walk.bench.A, "connection"), "connected");
});

Deno.test("setLocalDescription with a channel makes a whole offer, which is carried as any other", () => {
  const walk = new Walk();
  walk.press("A", "createDataChannel");
  walk.press("A", "setLocalDescription");
  assert.deepEqual(act(walk), { client: "A", copy: "offer-1" });
  assert.deepEqual(alone(walk, "A"), { client: "A", copy: "offer-1" });
  assertOneVoice(walk);
});

Deno.test("a candidate before the description: the message says what the dark button presses", () => {
  const walk = new Walk();
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) walk.press("A", press);
  walk.carry("A", "candidate-1");
  walk.press("B", "addIceCandidate");
  assert.equal(walk.bench.B.problem?.code, "candidate-before-description");
  assert.equal(nextToCarry(walk.bench, "A")?.id, "offer-1");
  assert.deepEqual(act(walk), { client: "A", copy: "offer-1" });
  assertOneVoice(walk);
  const told = explainOnBench({ code: "candidate-before-description", client: "B", other: "A" }, sceneOf(walk));
  assert.equal(told.next, "Copy the offer of Client A and carry it over.");
  assert.match(obstacleOf(sceneOf(walk))!.said, /cannot place this candidate/);
});

Deno.test("a lost connection is waited for, then ICE is restarted, and that is carried on", () => {
  const walk = connected();
  lose(walk, "disconnected");
  assert.deepEqual(act(walk), { wait: "unheard", client: "A" });
  assert.equal(obstacleOf(sceneOf(walk))?.severity, "careful");
  assertOneVoice(walk);
  lose(walk, "failed");
  assert.deepEqual(act(walk), { client: "A", press: "restartIce" });
  assert.equal(obstacleOf(sceneOf(walk))?.severity, "bad");
  for (const client of CLIENTS) assert.deepEqual(alone(walk, client), { client, press: "restartIce" });
  assertOneVoice(walk);
  for (const press of ["restartIce", "createOffer", "setLocalDescription"]) {
    assert.deepEqual(act(walk), { client: "A", press });
    assert.deepEqual(alone(walk, "A"), { client: "A", press });
    walk.follow({ client: "A", press: press as "restartIce" });
    assertOneVoice(walk);
  }
  assert.deepEqual(act(walk), { client: "A", copy: "offer-2" });
});

Deno.test("unplugged and plugged in again: nothing is wrong any more, and nobody says so", () => {
  const walk = connected();
  lose(walk, "disconnected");
  for (const client of CLIENTS) walk.record(client, ...is(["ice", "connected"], ["connection", "connected"]));
  assert.equal(obstacleOf(sceneOf(walk)), undefined);
  assert.deepEqual(act(walk), { wait: "connected", client: "A" });
  assertOneVoice(walk);
  lose(walk, "failed");
  for (const client of CLIENTS) walk.record(client, ...is(["ice", "connected"], ["connection", "connected"]));
  assert.equal(obstacleOf(sceneOf(walk)), undefined);
  assertOneVoice(walk);
});

Deno.test("a connection that never was, and failed: one way on, which is the reset where nothing is left to carry", () => {
  const walk = new Walk();
  follow(walk, 8);
  walk.record("A", ...is(["ice", "failed"], ["connection", "failed"]));
  const [scene] = [sceneOf(walk)];
  assert.notEqual(nameOf(nextAct(scene)), "restartIce");
  assertOneVoice(walk);
  assert.equal(obstacleOf(scene)?.severity, "bad");
});

Deno.test("an offer made by restartIce on two devices is carried, and so are its candidates", () => {
  for (const client of CLIENTS) {
    const walk = connected();
    walk.press(client, "restartIce");
    walk.press(client, "createOffer");
    walk.press(client, "setLocalDescription");
    const offer = walk.bench[client].cards.findLast(({ kind }) => kind === "offer")!.id;
    assert.deepEqual(alone(walk, client), { client, copy: offer });
    assert.match(stepOf(aloneScene(walk, client), client), /^Carry the offer/);
    assertOneVoice(walk);
    const there = client === "A" ? "B" : "A";
    walk.carry(client, offer);
    assert.deepEqual(alone(walk, client), { client, press: "paste" });
    assert.deepEqual(alone(walk, there), { client: there, press: "setRemoteDescription" });
    for (const press of ["setRemoteDescription", "createAnswer", "setLocalDescription"] as const) {
      walk.press(there, press);
      assertOneVoice(walk);
    }
    const answer = walk.bench[there].cards.findLast(({ kind }) => kind === "answer")!.id;
    assert.deepEqual(alone(walk, there), { client: there, copy: answer }, "though it is connected still");
    walk.carry(there, answer);
    walk.press(client, "setRemoteDescription");
    const { copy } = alone(walk, client) as { copy: string };
    assert.match(copy, /^candidate-/);
    assert.equal(act(walk) && "copy" in act(walk), true, "the other side has none of this generation");
    assertOneVoice(walk);
  }
});

Deno.test("a description carried twice is told so, and the way goes on", () => {
  const walk = new Walk();
  follow(walk, 5);
  assert.equal(stateOf(walk.bench.B, "signaling"), "have-remote-offer");
  walk.carry("A", "offer-1");
  assert.match(said(walk, "B"), /has applied this very offer already\.$/);
  assert.deepEqual(act(walk), { client: "B", press: "createAnswer" });
  assertOneVoice(walk);
  walk.press("B", "createAnswer");
  walk.press("B", "setLocalDescription");
  assert.match(said(walk, "B"), /has applied this very offer already, and answered it\.$/);
  assert.deepEqual(act(walk), { client: "B", copy: "answer-1" });
  assert.deepEqual(alone(walk, "B"), { client: "B", copy: "answer-1" });
  walk.carry("B", "answer-1");
  walk.press("A", "setRemoteDescription");
  walk.carry("B", "answer-1");
  walk.press("A", "setRemoteDescription");
  assertOneVoice(walk);
  assert.match(said(walk, "A"), /has applied this very answer already/);
});

Deno.test("an offer with more candidates than it had is worth applying again", () => {
  const walk = new Walk();
  follow(walk, 5);
  const { sdp } = walk.bench.A.local!;
  const more = `${sdp}a=candidate:9 1 udp 1 192.0.2.9 4444 typ host\r\n`;
  walk.record("B", { type: "pasted", text: JSON.stringify({ type: "offer", sdp: more }) });
  assert.doesNotMatch(said(walk, "B"), /already/);
});

const said = ({ bench }: Walk, client: ClientName) => {
  const here: Session = bench[client];
  return boxText(readOnBench(here.pasted, { here, others: [bench[client === "A" ? "B" : "A"]] }), here).said;
};

Deno.test("an edited candidate is told as an edited description is: what is not as it was made", () => {
  const walk = new Walk();
  follow(walk, 11);
  const made = walk.bench.A.cards.find(({ kind }) => kind === "candidate")!.message as { candidate: string };
  const paste = (candidate: string, more = {}) =>
    walk.record("B", { type: "pasted", text: JSON.stringify({ ...made, kind: undefined, candidate, ...more }) });
  paste(made.candidate);
  assert.doesNotMatch(said(walk, "B"), /not as Client A made it/);
  paste(made.candidate.replace("1111", "1112"));
  assert.match(said(walk, "B"), /But its port is not as Client A made it: 1112\. addIceCandidate gives/);
  paste(made.candidate.replace("192.0.2.1", "198.51.100.9"));
  assert.match(said(walk, "B"), /But its address is not as Client A made it: 198\.51\.100\.9/);
  paste(made.candidate, { sdpMid: "7" });
  assert.match(said(walk, "B"), /But its sdpMid is not as Client A made it: 7/);
});

Deno.test("a box that fits comes before another mistake, and what was refused does not", () => {
  const walk = new Walk();
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) walk.press("A", press);
  walk.carry("A", "offer-1");
  walk.press("B", "createAnswer");
  assert.ok(walk.bench.B.problem);
  assert.deepEqual(act(walk), { client: "B", press: "setRemoteDescription" });
  assertOneVoice(walk);
  walk.press("B", "addIceCandidate");
  assert.equal(walk.bench.B.problem?.code, "candidate-wanted");
  assert.deepEqual(act(walk), { client: "B", press: "setRemoteDescription" });
  assertOneVoice(walk);
});

Deno.test("descriptions that do not belong together are an obstacle, and only a reset helps", () => {
  const walk = new Walk();
  follow(walk, 8);
  const answer = walk.bench.B.cards.find(({ kind }) => kind === "answer")!.message as { sdp: string };
  const sdp = answer.sdp.replace(/a=ice-pwd:..../g, "a=ice-pwd:abcd");
  walk.record("A", { type: "pasted", text: JSON.stringify({ type: "answer", sdp }) });
  walk.press("A", "setRemoteDescription");
  assert.deepEqual(act(walk), { press: "reset" });
  assert.match(obstacleOf(sceneOf(walk))!.said, /ice-pwd that Client A has applied/);
  assertOneVoice(walk);
});

Deno.test("the last thing that happened is one line, with its client and time", () => {
  const walk = new Walk();
  const logs = () => ({
    A: walk.log.filter(({ client }) => client === "A"),
    B: walk.log.filter(({ client }) => client === "B"),
  });
  walk.press("A", "createDataChannel");
  const last = lastEventOf(logs())!;
  assert.deepEqual([last.client, last.said], ["A", "createDataChannel finished"]);
  assert.equal(last.at, walk.log.at(-1)!.at);
  for (let n = 0; n < 50; n++) walk.record("A", { type: "pairs-read", pairs: [] });
  assert.deepEqual(lastEventOf(logs()), last);
  assert.equal(lastEventOf({ A: [], B: [] }), undefined);
});
