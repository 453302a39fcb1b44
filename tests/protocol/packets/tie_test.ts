/** From a value in a packet to the line of SDP that it repeats. */
import assert from "node:assert/strict";
import { eachField, readPacket, type SdpTie, tiedLines } from "../../../protocol/packets/mod.ts";
import { SENT } from "./fixtures.ts";

const SDP = [
  "v=0",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111 63",
  "a=candidate:1 1 udp 2113937151 192.0.2.7 5000 typ host",
  "a=ice-ufrag:abcd",
  "a=ice-pwd:secretsecretsecretsecr",
  "a=fingerprint:SHA-256 aa:BB",
  "a=setup:actpass",
  "a=rtpmap:111 opus/48000/2",
  "a=fmtp:111 useinbandfec=1",
  "a=extmap:3/sendonly urn:x",
  "a=ssrc:77 cname:x",
  "a=sctp-port:5000",
  "",
].join("\r\n");
const CANDIDATE = "candidate:2 1 udp 1677729535 203.0.113.9 6000 typ srflx raddr 0.0.0.0 rport 0";

const lines = (tie: SdpTie): readonly string[] =>
  tiedLines({ tie }, [SDP, CANDIDATE]).map(({ text, line }) => [SDP, CANDIDATE][text].split("\r\n")[line].slice(0, 13));

Deno.test("each kind of value finds its lines", () => {
  assert.deepEqual(lines({ kind: "ufrag", ufrag: "abcd" }), ["a=ice-ufrag:a"]);
  assert.deepEqual(lines({ kind: "password", password: "secretsecretsecretsecr" }), ["a=ice-pwd:sec"]);
  assert.deepEqual(lines({ kind: "address", address: "203.0.113.9", port: 6000 }), ["candidate:2 1"]);
  assert.deepEqual(lines({ kind: "fingerprint", hash: "sha-256", value: "AA:BB" }), ["a=fingerprint"]);
  assert.deepEqual(lines({ kind: "setup", role: "active" }), ["a=setup:actpa"]);
  assert.deepEqual(lines({ kind: "payload-type", payloadType: 111 }), [
    "m=audio 9 UDP",
    "a=rtpmap:111 ",
    "a=fmtp:111 us",
  ]);
  assert.deepEqual(lines({ kind: "payload-type", payloadType: 9 }), []);
  assert.deepEqual(lines({ kind: "extmap", id: 3 }), ["a=extmap:3/se"]);
  assert.deepEqual(lines({ kind: "ssrc", ssrc: 77 }), ["a=ssrc:77 cna"]);
  assert.deepEqual(lines({ kind: "sctp-port", port: 5000 }), ["a=sctp-port:5"]);
  assert.deepEqual(tiedLines({}, [SDP]), []);
});

Deno.test("a check’s priority leads to its candidate, whose own has another type preference (RFC 8445 §7.1.1)", () => {
  const check = 110 * 2 ** 24 + 2113937151 % 2 ** 24;
  assert.deepEqual(lines({ kind: "priority", priority: check }), ["a=candidate:1", "candidate:2 1"]);
  assert.deepEqual(lines({ kind: "priority", priority: check - 256 }), []);
});

Deno.test("in what browsers sent, user names, priorities, addresses and passwords are found", () => {
  const found: Record<string, Set<string>> = {};
  for (const { bytes, recorded, run } of SENT) {
    const texts = [run.offer, run.answer, ...run.candidates];
    const keys = [run.offer, run.answer].map((sdp, i) => ({
      name: `side ${i}`,
      password: /^a=ice-pwd:(.*)$/m.exec(sdp)![1].trim(),
    }));
    eachField(readPacket(bytes, { keys }).fields, (field) => {
      const { tie } = field;
      if (!tie || tiedLines(field, texts).length === 0) return;
      (found[recorded.browser] ??= new Set()).add(tie.kind);
    });
  }
  for (const [browser, kinds] of Object.entries(found)) {
    for (const kind of ["ufrag", "password", "priority", "address", "setup", "payload-type", "extmap", "ssrc"]) {
      assert.ok(kinds.has(kind), `${browser}: ${kind} of ${[...kinds]}`);
    }
  }
  assert.equal(Object.keys(found).length, 2);
});

Deno.test("both halves of every user name are found, one in the offer and one in the answer", () => {
  let checked = 0;
  for (const { bytes, run } of SENT) {
    eachField(readPacket(bytes).fields, (field) => {
      if (field.name !== "USERNAME" || !field.value.includes(":")) return;
      const texts = field.fields!.flatMap((half) => tiedLines(half, [run.offer, run.answer]).map(({ text }) => text));
      assert.deepEqual([...new Set(texts)].sort(), [0, 1]);
      checked++;
    });
  }
  assert.ok(checked > 20);
});

Deno.test("XOR-RELAYED-ADDRESS leads to its relay candidate", () => {
  let checked = 0;
  for (const { bytes, run } of SENT) {
    if (run.what !== "relay") continue;
    eachField(readPacket(bytes).fields, (field) => {
      if (field.name !== "XOR-RELAYED-ADDRESS") return;
      const [tied] = tiedLines(field, run.candidates);
      assert.match(run.candidates[tied.text], / typ relay/);
      checked++;
    });
  }
  assert.ok(checked >= 4);
});
