/** Settings of new clients: what reaches a connection, what is heard of a server, and what is forgotten. */
import assert from "node:assert/strict";
import { effect } from "@preact/signals";
import { SettingsModel } from "../../../models/bench/settings.ts";
import type { IceServer } from "../../../protocol/facts/mod.ts";
import type { Heard } from "../../../protocol/ice/server-trial.ts";

function settings() {
  const tries: { server: IceServer; report: (heard: Heard) => void; stopped: boolean }[] = [];
  const model = new SettingsModel({
    tryServer: (server, report) => {
      const one = { server, report, stopped: false };
      tries.push(one);
      return () => void (one.stopped = true);
    },
    loadServers: () => import("../../../protocol/ice/servers.ts"),
  });
  return { model, tries };
}

/** The configuration of a client that is made now. */
function taken(model: ReturnType<typeof settings>["model"]) {
  model.take();
  return model.taken.value.A;
}

Deno.test("nothing chosen is no configuration at all", () => {
  const { model } = settings();
  assert.equal(taken(model), undefined);
  assert.ok(model.inForce.value);
});

Deno.test("only what differs from the usual is given, and it is in force once it was taken", () => {
  const { model } = settings();
  model.add();
  model.write(1, { urls: " stun:192.0.2.1 " });
  model.add();
  model.write(2, { urls: "turn:192.0.2.2", username: "ada" });
  model.choose({ iceTransportPolicy: "relay", iceCandidatePoolSize: "2" });
  assert.ok(!model.inForce.value);
  assert.deepEqual(taken(model), {
    iceServers: [{ urls: "stun:192.0.2.1" }, { urls: "turn:192.0.2.2", username: "ada", credential: "" }],
    iceTransportPolicy: "relay",
    iceCandidatePoolSize: 2,
  });
  assert.ok(model.inForce.value);
  model.remove(1);
  model.remove(2);
  model.choose({ iceTransportPolicy: "all", iceCandidatePoolSize: "" });
  assert.equal(taken(model), undefined);
});

Deno.test("what is no number reaches the browser as it is", () => {
  const { model } = settings();
  model.choose({ iceCandidatePoolSize: "many" });
  assert.deepEqual(taken(model), { iceCandidatePoolSize: "many" });
});

Deno.test("a server is tried alone; what it says is told until it is written over or removed", async () => {
  const { model, tries } = settings();
  const trial = () => model.servers.value[0].trial;
  model.add();
  model.add();
  model.write(1, { urls: "turn:ada:word@192.0.2.1", username: "ada", credential: "word" });
  assert.equal(trial(), undefined);
  await model.tryOut(1);
  assert.deepEqual(tries[0].server, { urls: "turn:ada:word@192.0.2.1", username: "ada", credential: "word" });
  assert.deepEqual(trial(), { lines: [] });
  tries[0].report({ type: "error", url: "turn:192.0.2.1", errorCode: 401, errorText: "" });
  tries[0].report({ type: "ended", why: "complete" });
  const told = trial()!;
  assert.equal(told.verdict!.said, "turn:…@192.0.2.1 is there, and refused the user name or the password (401).");
  model.write(1, { urls: "stun:192.0.2.1" });
  assert.equal(trial(), undefined);
  tries[0].report({ type: "ended", why: "late" });
  assert.equal(trial(), undefined, "what comes late is not heard");
  await model.tryOut(1);
  await model.tryOut(1);
  assert.deepEqual(tries.map(({ stopped }) => stopped), [true, true, false]);
  model.remove(1);
  assert.ok(tries[2].stopped);
});

Deno.test("whoever looks sees the answer, though the words for it come last", async () => {
  const { model, tries } = settings();
  model.add();
  const seen: (string | undefined)[] = [];
  const off = effect(() => void seen.push(model.servers.value[0].trial?.verdict?.said));
  const tried = model.tryOut(1);
  tries[0].report({ type: "ended", why: "late" });
  assert.equal(seen.at(-1), undefined);
  await tried;
  assert.match(seen.at(-1)!, /^No answer within 10 s/);
  off();
});

Deno.test("what was entered for a server that was tried or used is remembered for redaction, also when it is gone", () => {
  const { model } = settings();
  model.add();
  model.write(1, { urls: "turn:192.0.2.2", username: "ada", credential: "first try" });
  void model.tryOut(1);
  model.write(1, { credential: "second try" });
  model.take();
  model.remove(1);
  assert.deepEqual(model.entered.value, ["ada", "first try", "second try"]);
});

Deno.test("no client is made with an empty row, nor with a relay that came back without its secrets", () => {
  const { model } = settings();
  model.restore({
    iceServers: ["stun:192.0.2.1", "turn:192.0.2.2", "TURNS:192.0.2.3"],
    iceTransportPolicy: "all",
    bundlePolicy: "balanced",
    iceCandidatePoolSize: "0",
  });
  model.add();
  model.write(4, { urls: "  " });
  assert.deepEqual(taken(model), { iceServers: [{ urls: "stun:192.0.2.1" }] });
  assert.deepEqual(model.servers.value.map(({ given }) => given), [true, false, false, false]);
  model.write(2, { username: "ada" });
  model.write(2, { credential: "secret" });
  assert.deepEqual(taken(model)?.iceServers?.[1], { urls: "turn:192.0.2.2", username: "ada", credential: "secret" });
  // Who has left secrets away on purpose sees what the browser says to that.
  model.write(3, { urls: "turns:192.0.2.3" });
  assert.deepEqual(taken(model)?.iceServers?.[2], { urls: "turns:192.0.2.3" });
});

Deno.test("a server may be for one client alone; given anew it replaces those before, and it is never kept", () => {
  const { model } = settings();
  model.add();
  model.write(1, { urls: "stun:192.0.2.1" });
  const own = (client: "A" | "B", urls: string) => ({ client, urls, username: "pair-1", credential: "box word" });
  model.give([own("A", "turn:192.0.2.7:1"), own("B", "turn:192.0.2.7:2")]);
  model.take();
  const urls = (client: "A" | "B") => model.taken.value[client]?.iceServers?.map(({ urls }) => urls);
  assert.deepEqual(urls("A"), ["stun:192.0.2.1", "turn:192.0.2.7:1"]);
  assert.deepEqual(urls("B"), ["stun:192.0.2.1", "turn:192.0.2.7:2"]);
  assert.ok(model.inForce.value);
  assert.deepEqual(model.toKeep.value.iceServers, ["stun:192.0.2.1"]);
  assert.deepEqual(model.entered.value, ["pair-1", "box word"]);
  model.give([own("B", "turn:192.0.2.7:3")]);
  assert.ok(!model.inForce.value);
  assert.deepEqual(model.servers.value.map(({ urls }) => urls), ["stun:192.0.2.1", "turn:192.0.2.7:3"]);
});
