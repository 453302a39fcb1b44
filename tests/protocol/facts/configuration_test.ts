/** What a configuration is told as: its secrets never. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { messageWithoutSecrets, withoutSecrets } from "../../../protocol/facts/configuration.ts";
import type { Configuration } from "../../../protocol/facts/mod.ts";

Deno.test("secrets are told as …, and everything else as it is", () => {
  const configuration: Configuration = {
    iceServers: [{ urls: "stun:192.0.2.1" }, { urls: "turn:192.0.2.2", username: "ada", credential: "word" }],
    iceTransportPolicy: "relay",
    bundlePolicy: "max-bundle",
    iceCandidatePoolSize: 4,
  };
  assert.deepEqual(withoutSecrets(configuration), {
    ...configuration,
    iceServers: [{ urls: "stun:192.0.2.1" }, { urls: "turn:192.0.2.2", username: "…", credential: "…" }],
  });
  assert.deepEqual(withoutSecrets({ iceTransportPolicy: "relay" }), { iceTransportPolicy: "relay" });
});

Deno.test("an empty secret stays empty: that is what the browser refuses", () => {
  assert.deepEqual(withoutSecrets({ iceServers: [{ urls: "turn:x", username: "", credential: "" }] }), {
    iceServers: [{ urls: "turn:x", username: "", credential: "" }],
  });
});

Deno.test("what people write before an @ is hidden, too, also where the browser quotes it", () => {
  const plainUrl = (urls: string) => withoutSecrets({ iceServers: [{ urls }] }).iceServers![0].urls;
  assert.equal(plainUrl("turn:ada:word@192.0.2.2:3478"), "turn:…@192.0.2.2:3478");
  assert.equal(plainUrl("turn://ada:word@host?transport=tcp"), "turn://…@host?transport=tcp");
  assert.equal(plainUrl("ada:word@host"), "ada:…@host");
  assert.equal(plainUrl("stun:192.0.2.2:3478"), "stun:192.0.2.2:3478");
  const urls = "turn:ada:word@host";
  assert.equal(
    messageWithoutSecrets(`Failed: '${urls}' is not a valid stun or turn URL.`, { iceServers: [{ urls }] }),
    "Failed: 'turn:…@host' is not a valid stun or turn URL.",
  );
  assert.equal(messageWithoutSecrets("Empty uri.", { iceServers: [{ urls: "" }] }), "Empty uri.");
});

Deno.test("no secret of any configuration is told", () => {
  const secret = fc.uuid();
  fc.assert(fc.property(fc.array(fc.tuple(secret, secret)), (pairs) => {
    const iceServers = pairs.map(([username, credential]) => ({ urls: "turn:192.0.2.2", username, credential }));
    const text = JSON.stringify(withoutSecrets({ iceServers }));
    for (const one of pairs.flat()) assert.ok(!text.includes(one));
  }));
});
