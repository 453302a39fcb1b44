/** Redaction leaves nothing that tells who or where, keeps the shape, and agrees with itself. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import { isIPv4, isIPv6 } from "node:net";
import * as fc from "fast-check";
import { contextOf } from "../../../protocol/sdp/context.ts";
import { findingsOf } from "../../../protocol/sdp/findings/mod.ts";
import { readSdp } from "../../../protocol/sdp/lines.ts";
import { redact, type RedactionMap } from "../../../protocol/sdp/redact.ts";
import { anyText, BROWSERS, capture, captures, damaged } from "../support/mod.ts";

const TEXTS = [...captures(".sdp"), ...captures(".jsonl")];
const KEPT = ["0.0.0.0", "127.0.0.1", "::", "::1", "-", "*", "0", "9"];

/** The secrets of a captured text, found another way than redact() finds them. */
function secretsOf(text: string): readonly string[] {
  const find = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);
  return [
    ...find(/([\w-]+\.local)/g),
    ...find(/(\d+\.\d+\.\d+\.\d+)/g),
    ...find(/\b(?:udp|tcp) \d+ (\S+) \d+ typ/gi),
    ...find(/raddr (\S+)/g),
    ...find(/ice-ufrag:(\S+)/g),
    ...find(/ ufrag (\w+)/g),
    ...find(/"usernameFragment":"([^"]+)"/g),
    ...find(/ice-pwd:(\S+)/g),
    ...find(/fingerprint:\S+ (\S+)/g),
    ...find(/^o=\S+ (\d+)/gm),
    ...find(/^o=(\S+)/gm),
    ...find(/cname:(\S+)/g),
    ...find(/[:]([\w{}-]{36,})/g),
  ].filter((secret) => !KEPT.includes(secret));
}

/** What is left of a text when every word of letters and digits is taken for the same. */
const shapeOf = (text: string) =>
  readSdp(text).lines.map((line) => `${line.name || line.text.split(" ").length} ${line.value.split(" ").length}`);

Deno.test("nothing that was secret is left in a captured text", () => {
  for (const text of TEXTS) {
    const redacted = redact(text);
    for (const secret of secretsOf(text)) assert.ok(!redacted.includes(secret), `${secret} in\n${redacted}`);
  }
});

Deno.test("a redacted description still reads: as many lines, the same names, no new finding", () => {
  for (const text of captures(".sdp")) {
    const [before, after] = [text, redact(text)].map(readSdp);
    assert.deepEqual(after.lines.map((line) => line.name), before.lines.map((line) => line.name));
    const codes = (sdp: typeof before) => findingsOf(sdp, contextOf(sdp)).map(({ line, code }) => [line, code]);
    assert.deepEqual(codes(after), codes(before));
    assert.match(redact(text), /^o=(-|user-\d+) \d+ \d+ IN IP4 (0\.0\.0\.0|127\.0\.0\.1)\r$/m);
  }
});

Deno.test("through one map a secret has one substitute, and two secrets have two, over all texts", () => {
  const map: RedactionMap = new Map();
  const all = TEXTS.map((text) => redact(text, map));
  for (const [i, text] of TEXTS.entries()) assert.equal(redact(text, map), all[i]);
  const made = [...map].filter(([key]) => !key.startsWith("#")).map(([, substitute]) => substitute);
  assert.equal(new Set(made).size, made.length);
  for (const browser of BROWSERS) {
    const [offer, lines] = ["trickle-initial.offer.sdp", "candidates.jsonl"]
      .map((end) => redact(capture(browser, `data-only.offerer.${end}`), map));
    const [, ufrag] = /a=ice-ufrag:(\S+)/.exec(offer)!;
    assert.ok(lines.includes(`ufrag ${ufrag} `) || lines.includes(`"usernameFragment":"${ufrag}"`));
  }
});

Deno.test("redacting is deterministic, and redacting twice keeps the shape", () => {
  fc.assert(
    fc.property(fc.oneof(anyText(), damaged(captures(".sdp")), fc.constantFrom(...TEXTS)), (text) => {
      const once = redact(text);
      assert.equal(redact(text), once);
      assert.equal(readSdp(once).lines.length, readSdp(text).lines.length);
      assert.equal(readSdp(redact(once)).lines.length, readSdp(text).lines.length);
    }),
    { numRuns: 500 },
  );
  for (const text of TEXTS) assert.deepEqual(shapeOf(redact(redact(text))), shapeOf(redact(text)));
});

Deno.test("any address, wherever it stands, becomes a documentation address", () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6()).filter((ip) => !KEPT.includes(ip));
  const places = [
    (ip: string) => `a=candidate:1 1 udp 1 ${ip} 5000 typ host`,
    (ip: string) => `candidate:1 1 udp 1 192.0.2.9 5000 typ srflx raddr ${ip} rport 9`,
    (ip: string) => `c=IN IP6 ${ip}\r\n`,
    (ip: string) => `o=- 1 2 IN IP6 ${ip}\n`,
    (ip: string) => `a=rtcp:5000 IN IP6 ${ip}`,
    (ip: string) => `a=remote-candidates:1 ${ip} 5000`,
    (ip: string) => `a=something ${ip} else`,
    (ip: string) => `{"address":"${ip}","url":"stun:[${ip}]:3478"}`,
  ];
  const DOCUMENTED = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/;
  fc.assert(
    fc.property(address, fc.constantFrom(...places), (ip, place) => {
      const found = redact(place(ip)).split(/[\s"[\],]+/).filter((word) => isIPv4(word) || isIPv6(word));
      assert.ok(found.length > 0, redact(place(ip)));
      for (const word of found) assert.ok(DOCUMENTED.test(word) && word !== ip, `${place(ip)} → ${redact(place(ip))}`);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("each kind of secret, in its shape", () => {
  const told = (line: string) => redact(line);
  assert.equal(told("a=ice-ufrag:Ab"), "a=ice-ufrag:uuu1");
  assert.equal(told("a=ice-ufrag:abcdefgh"), "a=ice-ufrag:uuuuuuu1");
  assert.match(told("a=ice-pwd:short"), /^a=ice-pwd:p{21}1$/);
  assert.equal(told("a=fingerprint:sha-1 AB:CD:EF"), "a=fingerprint:sha-1 00:00:01");
  assert.match(told("a=tls-id:91bbf309c0990a6bec11e38ba2933cee"), /^a=tls-id:t{31}1$/);
  assert.equal(told("o=alice 42 3 IN IP4 host.example.org"), "o=user-1 1000000000000001 3 IN IP4 host-1.example");
  assert.equal(told("a=crypto:1 AES inline:abcdefgh|2^20"), "a=crypto:1 AES inline:kkkkkkk1|2^20");
  assert.equal(told("a=ssrc:1 cname:{x} \na=ssrc:1 msid:s t"), "a=ssrc:1 cname:id-1 \na=ssrc:1 msid:id-2 id-3");
  assert.equal(told("a=msid-semantic: WMS s t\na=msid:s -"), "a=msid-semantic: WMS id-1 id-2\na=msid:id-1 -");
  assert.equal(
    told("s=Our call\ni=Us\nu=http://us.org\ne=me@us.org\np=+49 30 1"),
    "s=Title 1\ni=Title 2\nu=https://1.example/\ne=user-1@example.com\np=+1 202 555 0001",
  );
  assert.equal(told("m=audio 5004 RTP/AVP 0\na=rtcp:5005"), "m=audio 10001 RTP/AVP 0\na=rtcp:10002");
  assert.equal(told("> a=ice-pwd:secretsecretsecretsecret"), "> a=ice-pwd:" + "p".repeat(23) + "1");
});

Deno.test("what says nothing about anybody stays", () => {
  const plain =
    "v=0\r\no=- 0 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" +
    "c=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n" +
    "a=rtpmap:111 opus/48000/2\r\na=msid-semantic:WMS *\r\na=tool:x 156.0.8078.79\r\nc=IN IP6 ::\r\n";
  assert.equal(redact(plain), plain);
  assert.equal(redact("s= \r\n"), "s= \r\n");
});

Deno.test("JSON that holds an SDP stays JSON, and is redacted like the SDP", () => {
  for (const sdp of captures(".sdp")) {
    const { sdp: inside } = JSON.parse(redact(JSON.stringify({ type: "offer", sdp })));
    assert.equal(inside, redact(sdp));
  }
});

Deno.test("a substitute is never another secret of the same text", () => {
  const text = "c=IN IP4 10.0.0.1\nc=IN IP4 192.0.2.1\na=ice-ufrag:uuu1\n";
  assert.equal(redact(text), "c=IN IP4 192.0.2.2\nc=IN IP4 192.0.2.3\na=ice-ufrag:uuu2\n");
});

Deno.test("long texts are redacted quickly", () => {
  const spent = stopwatch();
  for (const bit of ["a", "1.", ":", "a:", "o= ", "candidate:", "s=\n", "ufrag ", "1.2.3.4 5 ", "a=d\n", "a-", " "]) {
    redact(bit.repeat(1_000_000 / bit.length));
  }
  assert.ok(spent() < 15_000);
});
