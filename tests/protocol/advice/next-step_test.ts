/** What is said to somebody who has one client only: one thing to do at every moment, and how long that may take. */
import assert from "node:assert/strict";
import { across } from "../../../protocol/facts/mod.ts";
import { afterReturn } from "../../../protocol/advice/after-return.ts";
import { nextStepFor } from "../../../protocol/advice/next-step.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import {
  type Act,
  boxesOf,
  BROWSERS,
  conversation,
  is,
  keeps,
  lesson,
  made,
  opened,
  play,
  refused,
  sessionOf,
  takes,
} from "../support/mod.ts";

const EMPTY = { fits: false, method: "setRemoteDescription" } as const;
const asked = { box: EMPTY, engine: "chromium", keepsAlive: false } as const;

for (const browser of BROWSERS) {
  for (const o of ["A", "B"] as const) {
    Deno.test(`${browser}, ${o} offers: at every moment each side is told one thing to do, in words`, () => {
      for (const bench of play(lesson(o, browser)).slice(2)) {
        for (const client of ["A", "B"] as const) {
          for (const engine of ["chromium", "firefox", "other"] as const) {
            const { title, said, wait } = nextStepFor(bench[client], {
              box: boxesOf(bench)[client],
              engine,
              keepsAlive: false,
            });
            assert.match(title, new RegExp(`^Client ${client} [a-z].*\\w$`));
            for (const words of [said, wait ?? "Nothing."]) {
              assert.match(words, /^[A-Z].*\.$/);
              assert.doesNotMatch(words, /undefined|\[object/);
            }
          }
        }
      }
    });
  }
}

/** What one side is told after an act of the lesson. */
function told(name: string, client: "A" | "B", more: Partial<Parameters<typeof nextStepFor>[1]> = {}) {
  const acts = lesson("A");
  const bench = play(acts)[acts.findLastIndex((act: Act) => act.name === name) + 1];
  return nextStepFor(bench[client], { ...asked, box: boxesOf(bench)[client], ...more });
}

Deno.test("the way of an offer and its answer, as both sides are told", () => {
  assert.match(told("opened", "A").said, /press createDataChannel/);
  assert.match(told("channel", "A").said, /press createOffer/);
  assert.match(told("opened", "B").title, /waits for an offer$/);
  assert.match(told("gather", "B").said, /^Carry the answer to Client A/);
  assert.match(told("gather", "A").title, /has an offer to carry|waits for the answer/);
  assert.match(told("copy offer", "A").said, /^Go to the other device/);
  assert.match(told("paste offer", "B").said, /^Press setRemoteDescription/);
  assert.match(told("take offer", "B").said, /createAnswer, then setLocalDescription/);
  assert.match(told("answer", "B").said, /press setLocalDescription/);
  assert.match(told("copy answer", "B").said, /^Carry a candidate/);
  assert.match(told("copy candidate", "B").said, /Client A has applied it/);
  assert.match(told("connected", "A").said, /Write a message/);
});

Deno.test("connected to somebody who made no channel, one is to be made here", () => {
  const { answer, offer } = conversation("chromium-156");
  const connected = () =>
    is(["ice", "connected"], ["dtls", "connected"], ["sctp", "connected"], ["connection", "connected"]);
  const left = () => [{ type: "copied" as const, blob: "answer-1" }];
  const without = sessionOf("B", opened, takes(offer), keeps(answer), left, connected);
  const { title, said } = nextStepFor(without, { ...asked, box: EMPTY });
  assert.equal(title, "Client B is connected");
  assert.match(said, /^You are connected, and there is no data channel yet\. Press createDataChannel/);
  const found = sessionOf(
    "B",
    opened,
    takes(offer),
    keeps(answer),
    left,
    () => [{ type: "channel-found", label: "chat" }],
    connected,
  );
  assert.doesNotMatch(nextStepFor(found, { ...asked, box: EMPTY }).said, /createDataChannel/);
});

Deno.test("how long it may take is what was measured of this browser, and for others nothing is claimed", () => {
  const wait = (engine: "chromium" | "firefox" | "other", keepsAlive = false) =>
    told("take offer", "B", { engine, keepsAlive }).wait!;
  assert.match(wait("chromium"), /222 seconds/);
  assert.match(wait("firefox"), /five seconds/);
  assert.doesNotMatch(wait("firefox", true), /five seconds/);
  assert.match(wait("other"), /was not measured/);
  assert.match(told("copy offer", "A").wait!, /Client A waits without limit; Client B may not/);
});

Deno.test("what is over is over: a closed client, a failed connection, and one that was left", () => {
  const failed = sessionOf("A", () => is(["signaling", "stable"], ["ice", "failed"], ["connection", "failed"]));
  assert.match(nextStepFor(failed, asked).said, /^This connection is over/);
  const closed = sessionOf("A", made("close", undefined, is(["signaling", "closed"])));
  assert.match(nextStepFor(closed, asked).said, /closed/);
  const before = sessionOf("A", () => is(["signaling", "stable"], ["connection", "connecting"]));
  assert.match(afterReturn(before, failed)!.said, /failed while you were away/);
  assert.equal(afterReturn(failed, failed), undefined, "what was known already is not told again");
  assert.match(afterReturn(before, closed)!.said, /ended|failed/);
});

Deno.test("who comes back is told how it stands", () => {
  const acts = lesson("A");
  const at = (name: string) => play(acts)[acts.findLastIndex((act) => act.name === name) + 1];
  const end = at("hear hello");
  assert.deepEqual(afterReturn(at("copy offer").A, at("copy offer").A), {
    said: "Still waiting: your offer is good.",
    isBad: false,
  });
  assert.equal(afterReturn(at("copy answer").B, at("copy answer").B)!.said, "Still waiting: your answer is good.");
  assert.equal(afterReturn(at("copy candidate").B, end.B)!.said, "You were connected while you were away.");
  assert.equal(afterReturn(end.A, end.A)!.said, "Still connected.");
  assert.equal(afterReturn(newSession("A"), newSession("A")), undefined);
  const hungUp = sessionOf(
    "A",
    () => is(["signaling", "stable"], ["connection", "connected"], ["channel", "open"], ["channel", "closed"]),
  );
  assert.match(afterReturn(end.A, hungUp)!.said, /^The connection ended while you were away/);
  const quiet = sessionOf("A", () => is(["signaling", "stable"], ["connection", "disconnected"]));
  assert.match(afterReturn(sessionOf("A"), quiet)!.said, new RegExp(`^Client ${across("A")} is not heard`));
});

Deno.test("a refused call changes nothing about what is to be done", () => {
  const before = sessionOf("B", made("RTCPeerConnection", undefined, is(["signaling", "stable"])));
  const after = sessionOf(
    "B",
    made("RTCPeerConnection", undefined, is(["signaling", "stable"])),
    refused("createAnswer", "InvalidStateError"),
  );
  assert.deepEqual(nextStepFor(after, asked), nextStepFor(before, asked));
});
