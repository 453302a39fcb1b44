/** Redaction under attack: what stood in captured, foreign and hostile texts is looked for in what is left of them. */
import assert from "node:assert/strict";
import { annotate, redact } from "../protocol/sdp/mod.ts";
import { secrecy } from "../protocol/handout/mod.ts";
import { leaksOf } from "./leaks.ts";
import { foundationsOf, hashesIn, isTelling, privateAddresses, textsBelow } from "./redact-attack.ts";

const HOSTILE = new URL("fixtures/hostile/", import.meta.url).pathname;
const read = (name: string) => Deno.readTextFileSync(HOSTILE + name);

Deno.test("no address, name, credential, key or fingerprint of any fixture is left in it", async () => {
  const texts = await Array.fromAsync(textsBelow(new URL("fixtures", import.meta.url).pathname));
  assert.ok(texts.length > 40, `${texts.length}`);
  for (const [path, text] of texts) assert.deepEqual(leaksOf(text), [], path);
});

Deno.test("the attack works: it finds what is left as it was, and an address behind its hash", () => {
  const lan = read("aiortc-lan.sdp");
  const addresses = new Map<string, string>();
  for (const address of privateAddresses(false)) {
    if (!address.startsWith("192.168.17.")) continue;
    for (const hash of foundationsOf(address)) addresses.set(hash, address);
  }
  const foundIn = (text: string) => [...hashesIn(text)].flatMap((hash) => addresses.get(hash) ?? []);
  assert.deepEqual(new Set(foundIn(lan)), new Set(["192.168.17.44"]));
  assert.deepEqual(foundIn(redact(lan)), []);
});

Deno.test("a number that is no hash of anything is not taken for one", () => {
  const text =
    "a=ssrc:885690809 cname:x\r\na=ssrc-group:FID 790008238 885690809\r\na=candidate:842163049 1 udp 2130706431 ";
  assert.deepEqual([...hashesIn(text)], ["842163049"]);
  assert.deepEqual([...hashesIn(JSON.stringify({ sdp: text }))], ["842163049"]);
  assert.equal(isTelling("b=AS:10000000", "10000000", "10.22.1.237"), false);
  assert.equal(isTelling("a=x:10000000 of 10.22.1.237", "10000000", "10.22.1.237"), true);
  assert.equal(isTelling(text, "842163049", "10.22.1.237"), true);
});

Deno.test("foundations that were equal stay equal, and those that were not do not become so", () => {
  const candidate = (foundation: string, port: number) =>
    `a=candidate:${foundation} 1 udp 2130706431 192.168.1.7 ${port} typ host`;
  const lines = [candidate("842163049", 5000), candidate("842163049", 5001), candidate("e1782e44", 5002)];
  const [one, two, three] = redact(lines.join("\r\n")).split("\r\n").map((line) => /candidate:(\S+)/.exec(line)![1]);
  assert.equal(one, two);
  assert.notEqual(one, three);
  for (const made of [one, three]) assert.ok(!["842163049", "e1782e44"].includes(made));
});

Deno.test("addresses of other kinds, keys, hosts and ports in lines of an application's own are replaced", () => {
  const left = redact(read("leaky.sdp"));
  for (
    const secret of [
      "hunter2",
      "cam3",
      "atlanta",
      "7777",
      "iau39soe2843z",
      "AQAFgM0X",
      "host-laptop",
      "7d7ec9c0",
      "AKIAIOSFODNN7EXAMPLE",
      "FgEAAAAAAAAAAAAA",
      "UserCam",
      ":9000",
      "203.0.113.99",
      "intranet",
      "geheimnis",
    ]
  ) assert.ok(!left.includes(secret), `${secret} in\n${left}`);
  // What tells nothing about anybody stays readable.
  assert.match(left, /^a=tool:example-client 1\.2 /m);
  assert.match(left, /^a=x-nat:rendezvous /m);
});

Deno.test("extensions that are named by an address of a specification keep it, and others do not", () => {
  const known = "a=extmap:3 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time\r\n";
  assert.equal(redact(known), known);
  assert.equal(
    redact("a=extmap:4 https://corp.example.net:8443/x?y=1"),
    "a=extmap:4 https://host-1.example:10001/path-1",
  );
  assert.equal(redact("a=extmap:4 http://www.webrtc.org.evil.net/x"), "a=extmap:4 http://host-1.example/path-1");
});

Deno.test("a secret is found outside its place, too: in the ids of a dump, and escaped in JSON within JSON", () => {
  const print = Array.from({ length: 32 }, (_, i) => (i + 16).toString(16).toUpperCase()).join(":");
  const dump = JSON.stringify({
    sdp: `a=ice-ufrag:j5JD\r\na=fingerprint:sha-256 ${print}\r\n`,
    values: '["j5JD","j5JD"]',
    [`CF${print}`]: { base64Certificate: "MIIBFTCBvKADAgECAgkA" },
  });
  for (const text of [dump, JSON.stringify(dump)]) {
    for (const secret of ["j5JD", print, "MIIBFTCBvKADAgECAgkA"]) {
      assert.ok(!redact(text).includes(secret), redact(text));
    }
  }
});

Deno.test("a redacted handout names the lines that it could not look through", () => {
  const handout = (text: string) => ({
    redacted: true,
    parts: [{ name: "offer", annotated: annotate(redact(text)) }],
  });
  assert.match(
    secrecy(handout(read("leaky.sdp"))),
    /stayed in them; read them .*“x-callid”, “x-nat”, “connection-secret”/,
  );
  assert.doesNotMatch(secrecy(handout("v=0\r\na=mid:0\r\n")), /stayed/);
});
