/** The dark button: along a lesson there is exactly one sensible next thing, and off the path never a senseless one. */
import assert from "node:assert/strict";
import { across, type ClientName } from "../../../protocol/facts/mod.ts";
import type { Bench } from "../../../protocol/session/mod.ts";
import type { Suggestion } from "../../../protocol/advice/mod.ts";
import {
  type Act,
  BROWSERS,
  capture,
  conversation,
  is,
  keeps,
  lesson,
  made,
  mode,
  opened,
  pastes,
  play,
  refused,
  suggest,
  takes,
} from "../support/mod.ts";

const { offer, offered } = conversation("chromium-156");
const next = (bench: Bench): Suggestion | undefined => suggest(bench);
const act = (client: ClientName, facts: Act["facts"]): Act => ({ name: "", client, facts });
const open = [act("A", opened), act("B", opened)];
const after = (...acts: Act[]) => play([...open, ...acts]).at(-1)!;
const channel = act("A", made("createDataChannel", "channel"));

/** What is dark before each act of the lesson; nothing while a connection is on its way. */
const expected = (o: ClientName): Record<string, Suggestion | undefined> => {
  const a = across(o);
  return {
    [`${o} offer`]: { client: o, press: "createOffer" },
    [`${o} keep offer`]: { client: o, press: "setLocalDescription" },
    [`${o} gather`]: { client: o, copy: "offer-1" },
    [`${o} copy offer`]: { client: o, copy: "offer-1" },
    [`${a} paste offer`]: { client: a, press: "paste" },
    [`${a} take offer`]: { client: a, press: "setRemoteDescription" },
    [`${a} answer`]: { client: a, press: "createAnswer" },
    [`${a} keep answer`]: { client: a, press: "setLocalDescription" },
    [`${a} gather`]: { client: a, copy: "answer-1" },
    [`${a} copy answer`]: { client: a, copy: "answer-1" },
    [`${o} paste answer`]: { client: o, press: "paste" },
    [`${o} take answer`]: { client: o, press: "setRemoteDescription" },
    [`${o} copy candidate`]: { client: o, copy: "candidate-1" },
    [`${a} paste candidate`]: { client: a, press: "paste" },
    [`${a} add candidate`]: { client: a, press: "addIceCandidate" },
    [`${a} copy candidate`]: { client: a, copy: "candidate-1" },
    [`${o} paste candidate`]: { client: o, press: "paste" },
    [`${o} add candidate`]: { client: o, press: "addIceCandidate" },
    [`${o} connected`]: undefined,
    [`A say hello`]: { client: "A", press: "send" },
    [`B hear hello`]: { client: "B", press: "send" },
    [`B say hello`]: { client: "B", press: "send" },
    [`A hear hello`]: undefined,
  };
};

for (const browser of BROWSERS) {
  Deno.test(`${browser}: the whole lesson with A as the offerer, one suggestion after the other`, () => {
    const acts = lesson("A", browser);
    const benches = play(acts);
    const wanted: Record<string, Suggestion | undefined> = {
      ...expected("A"),
      "A opened": { client: "A", press: "createDataChannel" },
      "B opened": { client: "A", press: "createDataChannel" },
      "A channel": { client: "A", press: "createDataChannel" },
      "B connected": { client: "A", press: "send" },
    };
    acts.forEach(({ client, name }, index) => {
      const key = `${client} ${name}`;
      assert.ok(key in wanted, key);
      assert.deepEqual(next(benches[index]), wanted[key], `before ${key}`);
    });
    assert.equal(next(benches.at(-1)!), undefined);
  });

  Deno.test(`${browser}: the whole lesson with B as the offerer, from its channel on`, () => {
    const acts = lesson("B", browser);
    const benches = play(acts);
    const wanted: Record<string, Suggestion | undefined> = expected("B");
    acts.forEach(({ client, name }, index) => {
      const key = `${client} ${name}`;
      if (!(key in wanted) || key === "B offer") return;
      const suggestion = next(benches[index]);
      // Whose candidate goes first does not matter.
      const candidate = suggestion && "copy" in suggestion && suggestion.copy === "candidate-1";
      if (candidate && name.endsWith("candidate") && name !== "add candidate") return;
      assert.deepEqual(suggestion, wanted[key], `before ${key}`);
    });
    assert.equal(next(benches.at(-1)!), undefined);
  });
}

Deno.test("where B alone has a channel, an offer of A's would offer nothing: B is to offer, or A needs a channel too", () => {
  const bench = after(act("B", made("createDataChannel", "channel")));
  const sensible = [{ client: "B", press: "createOffer" }, { client: "A", press: "createDataChannel" }];
  const suggestion = next(bench);
  assert.ok(sensible.some((one) => JSON.stringify(one) === JSON.stringify(suggestion)), JSON.stringify(suggestion));
});

Deno.test("gathered: nothing is dark while candidates are collected, then the description is", () => {
  const start = [act("A", mode("gathered")), act("B", mode("gathered")), channel, act("A", keeps(offer))];
  assert.equal(next(after(...start)), undefined);
  const settled = act("A", () => [{ type: "gathering-settled" }]);
  assert.deepEqual(next(after(...start, settled)), { client: "A", copy: "offer-1" });
});

Deno.test("gathered: with the candidates inside, none is to be carried any more", () => {
  const whole = { type: "offer", sdp: capture("chromium-156", "data-only.offerer.gathered.offer.sdp") } as const;
  const answer = { type: "answer", sdp: capture("chromium-156", "data-only.answerer.gathered.answer.sdp") } as const;
  const settle = (client: ClientName) => act(client, () => [{ type: "gathering-settled" }]);
  const bench = after(
    ...[act("A", mode("gathered")), act("B", mode("gathered")), channel],
    ...[act("A", keeps(whole)), settle("A"), act("B", takes(whole))],
    ...[act("B", keeps(answer)), settle("B"), act("A", takes(answer))],
  );
  assert.equal(next(bench), undefined);
});

Deno.test("a box that holds something applicable comes first, the one pasted last before the other", () => {
  const kept = [channel, act("A", keeps(offer))];
  const stranger = conversation("firefox-153");
  const one = after(...kept, act("B", pastes(offer)));
  assert.deepEqual(next(one), { client: "B", press: "setRemoteDescription" });
  const both = after(...kept, act("B", pastes(offer)), act("A", pastes(stranger.answer)));
  assert.deepEqual(next(both), { client: "A", press: "setRemoteDescription" });
  const turned = after(...kept, act("A", pastes(stranger.answer)), act("B", pastes(offer)));
  assert.deepEqual(next(turned), { client: "B", press: "setRemoteDescription" });
});

Deno.test("what cannot be applied is not suggested: junk, one's own, and what was just refused", () => {
  const kept = [channel, act("A", keeps(offer))];
  const carry = { client: "A", copy: "offer-1" };
  for (const what of ["junk", "[", "{}", ""]) {
    assert.deepEqual(next(after(...kept, act("B", pastes(what)))), carry, what);
  }
  assert.deepEqual(next(after(...kept, act("A", pastes(offer)))), carry);
  const wrong = act("B", refused("setRemoteDescription", "OperationError", offer));
  assert.deepEqual(next(after(...kept, act("B", pastes(offer)), wrong)), carry);
});

Deno.test("what was copied, given and not taken is copied anew: the hand may hold it as it was spoiled", () => {
  const copied = [channel, act("A", keeps(offer)), act("A", () => [{ type: "copied", blob: "offer-1" }])];
  const [paste, copy] = [{ client: "B", press: "paste" }, { client: "A", copy: "offer-1" }];
  assert.deepEqual(next(after(...copied)), paste);
  const spoiled = { ...offer, sdp: offer.sdp.replace("a=ice-pwd", "a=ice-pw") };
  const wrong = [act("B", pastes(spoiled)), act("B", refused("setRemoteDescription", "OperationError", spoiled))];
  assert.deepEqual(next(after(...copied, ...wrong)), copy);
  assert.deepEqual(next(after(...copied, ...wrong, act("B", pastes("")))), copy);
  assert.deepEqual(next(after(...copied, act("B", pastes("junk")))), copy);
  const again = [...wrong, act("A", () => [{ type: "copied", blob: "offer-1" } as const])];
  assert.deepEqual(next(after(...copied, ...again)), paste);
});

Deno.test("a candidate that was refused because it came too early does not stop the offer's way", () => {
  const early = [act("B", pastes(offered[0]!)), act("B", refused("addIceCandidate", "InvalidStateError", offered[0]!))];
  assert.deepEqual(next(after(channel, act("A", keeps(offer)), ...early)), { client: "A", copy: "offer-1" });
});

Deno.test("an offer that was created and not kept does not stand in the way of answering the other's", () => {
  const own = act("B", made("createOffer", undefined, [], conversation("firefox-153").offer));
  const bench = after(channel, own, act("A", keeps(offer)), act("B", takes(offer)));
  assert.deepEqual(next(bench), { client: "B", press: "createAnswer" });
});

Deno.test("a client that the constructor refused can only be made anew", () => {
  const never = act("A", (id) => [
    { type: "call-started", call: "RTCPeerConnection", id },
    { type: "call-failed", call: "RTCPeerConnection", id, name: "SyntaxError", message: "told to" },
  ]);
  assert.deepEqual(next(play([never, act("B", opened)]).at(-1)!), { press: "reset" });
});

Deno.test("on a closed bench only the reset is suggested, and nothing after the hello both ways", () => {
  const end = play(lesson()).at(-1)!;
  assert.equal(next(end), undefined);
  const closing = made(
    "close",
    undefined,
    is(["signaling", "closed"], ["connection", "closed"], ["channel", "closed"]),
  );
  for (const client of ["A", "B"] as const) {
    assert.deepEqual(next(play([act(client, closing)], end).at(-1)!), { press: "reset" });
    const early = after(channel, act(client, closing));
    assert.deepEqual(next(early), { press: "reset" });
  }
});

Deno.test("while a call is under way its button stays dark: what is in hand is not asked for again", () => {
  const copied = act("A", () => [{ type: "copied", blob: "offer-1" }]);
  const started = act("B", (id) => [{ type: "call-started", call: "setRemoteDescription", id, argument: offer }]);
  const kept = [channel, act("A", keeps(offer)), copied];
  assert.deepEqual(next(after(...kept, act("B", pastes(offer)), started)), {
    client: "B",
    press: "setRemoteDescription",
  });
});
