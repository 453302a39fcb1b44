/** The compact code: what is written is read back, in all that matters; and how short it is. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { offerId } from "../../../protocol/blob/code/mod.ts";
import { findCodes } from "../../../protocol/blob/code/find.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { writeBlob } from "../../../protocol/blob/mod.ts";
import { qrOf } from "../../../components/desk/qr.ts";
import { type Browser, BROWSERS, candidatesOf, capture } from "../support/mod.ts";
import {
  compact,
  dataOnly,
  described,
  essence,
  isDataOnly,
  messageEssence,
  readBack,
  readOne,
} from "../support/code.ts";
import * as code from "../support/code.ts";

const OFFER = capture("chromium-156", "data-only.offerer.gathered.offer.sdp");
const offer = (sdp: string): code.DescriptionMessage => ({ kind: "description", type: "offer", sdp });

Deno.test("code: every captured description is read back; with media, byte for byte", () => {
  assert.ok(dataOnly.length > 30 && described.length > dataOnly.length + 80);
  for (const { name, message } of described) {
    for (const type of [message.type, "pranswer"] as const) {
      const back = readOne(compact({ ...message, type }));
      assert.equal(back.type, type);
      if (isDataOnly(message.sdp)) assert.deepEqual(essence(back.sdp), essence(message.sdp), name);
      else assert.equal(back.sdp, message.sdp, name);
    }
  }
  const rollback: SignalingMessage = { kind: "description", type: "rollback", sdp: "" };
  assert.deepEqual(readOne(compact(rollback)), rollback);
});

Deno.test("code: what was rebuilt is written as the same code again", () => {
  for (const { message } of described) {
    const written = compact(message);
    assert.equal(compact(readOne(written)), written);
  }
});

/** Things that bits have no place for: each of them has the description packed, and read back byte for byte. */
const ODD: Readonly<Record<string, (sdp: string) => string>> = {
  "another component": (sdp) => `${sdp}a=candidate:1 2 udp 1 192.0.2.1 5 typ host\r\n`,
  "an unknown extension": (sdp) => `${sdp}a=candidate:1 1 udp 1 192.0.2.1 5 typ host x y\r\n`,
  "a strange ufrag": (sdp) => `${sdp}a=candidate:1 1 udp 1 192.0.2.1 5 typ host ufrag ~\r\n`,
  "a priority with a leading zero": (sdp) => `${sdp}a=candidate:1 1 udp 01 192.0.2.1 5 typ host\r\n`,
  "an address that is no ASCII": (sdp) => `${sdp}a=candidate:1 1 udp 1 bü.local 5 typ host\r\n`,
  "a long address": (sdp) => `${sdp}a=candidate:1 1 udp 1 ${"x".repeat(256)} 5 typ host\r\n`,
  "TCP without its type": (sdp) => `${sdp}a=candidate:1 1 tcp 1 192.0.2.1 9 typ host\r\n`,
  "too many candidates": (sdp) => sdp + "a=candidate:1 1 udp 1 192.0.2.1 5 typ host\r\n".repeat(32),
  "a candidate of the session": (sdp) => sdp.replace("m=", "a=candidate:1 1 udp 1 192.0.2.1 5 typ host\r\nm="),
  "a candidate behind the end": (sdp) => `${sdp}a=end-of-candidates\r\na=candidate:1 1 udp 1 192.0.2.1 5 typ host\r\n`,
  "an attribute": (sdp) => `${sdp}a=tls-id:0123456789012345678901234567\r\n`,
  "a direction": (sdp) => `${sdp}a=sendonly\r\n`,
  "a blank line": (sdp) => `${sdp}\r\n`,
  "a second m=": (sdp) => `${sdp}m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n`,
  "a second fingerprint": (sdp) => `${sdp}a=fingerprint:sha-1 ${Array(20).fill("00").join(":")}\r\n`,
  "a fingerprint with a tail": (sdp) => sdp.replace(/(a=fingerprint:.*)/, "$1 tail"),
  "a small fingerprint": (sdp) => sdp.replace(/(a=fingerprint:\S+ )(.*)/, (_, a, b) => a + b.toLowerCase() + "f"),
  "another hash": (sdp) => sdp.replace(/a=fingerprint:.*/, `a=fingerprint:sha-224 ${Array(28).fill("0A").join(":")}`),
  "no group": (sdp) => sdp.replace(/a=group:.*\r\n/, ""),
  "a wider group": (sdp) => sdp.replace(/a=group:.*/, "$& another"),
  "a rejected section": (sdp) => sdp.replace("m=application 9 ", "m=application 0 "),
  "TCP": (sdp) => sdp.replace("UDP/DTLS", "TCP/DTLS"),
  "a long mid": (sdp) =>
    sdp.replace(/(BUNDLE|a=mid:) ?\S+/g, (_, a) => `${a}${a === "BUNDLE" ? " " : ""}${"m".repeat(17)}`),
  "a late version": (sdp) => sdp.replace(/^o=.*$/m, "o=- 1 65536 IN IP4 0.0.0.0"),
  "another v=": (sdp) => sdp.replace("v=0", "v=1"),
  "another t=": (sdp) => sdp.replace("t=0 0", "t=1 2"),
  "no t=": (sdp) => sdp.replace("t=0 0\r\n", ""),
  "a broken o=": (sdp) => sdp.replace(/^o=.*$/m, "o=- 1 1"),
  "another option": (sdp) => `${sdp.replace(/a=ice-options:.*\r\n/, "")}a=ice-options:trickle ice2\r\n`,
  "the role hold": (sdp) => sdp.replace(/a=setup:.*/, "a=setup:holdconn"),
  "a huge size": (sdp) => `${sdp.replace(/a=max-message-size:.*\r\n/, "")}a=max-message-size:4294967296\r\n`,
  "a mid of the session": (sdp) => sdp.replace(/(m=[^]*)(a=mid:.*\r\n)/, "$2$1"),
  "a name that is a line": (sdp) => sdp.replace(/m=(application .*)/, "a=m=:$1"),
  "a byte order mark": (sdp) => `\ufeff${sdp}`,
  "something that is no ASCII": (sdp) => `${sdp}a=x:ü€😀\r\n`,
};

const PAIRS = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((raw) => raw.toHex().toUpperCase().match(/../g)!.join(":"));
const sdps = () =>
  fc.record({
    ufrag: code.ufrags(),
    pwd: code.pwds(),
    fingerprint: fc.oneof(
      ...([["sha-256", 32], ["sha-1", 20], ["sha-384", 48], ["sha-512", 64]] as const).map(([hash, bytes]) =>
        PAIRS(bytes).map((pairs) => `${hash} ${pairs}`)
      ),
    ),
    setup: fc.constantFrom("actpass", "active", "passive"),
    mid: fc.oneof(fc.constant("0"), code.word([..."abz09-_{}~!"], 1, 16)),
    version: fc.oneof(fc.nat(5), fc.nat(65535)),
    port: fc.oneof(fc.constant(5000), fc.nat(65535)),
    size: fc.option(fc.oneof(fc.constantFrom(262144, 1073741823, 0, 65536, 0xffffffff), fc.nat(0xffffffff))),
    trickle: fc.boolean(),
    ended: fc.boolean(),
    early: fc.boolean(),
    candidates: code.candidateLists(31),
  }).map((it) => {
    const ice = [`a=ice-ufrag:${it.ufrag}`, `a=ice-pwd:${it.pwd}`, `a=setup:${it.setup}`];
    const rest = [`a=fingerprint:${it.fingerprint}`, ...(it.trickle ? ["a=ice-options:trickle"] : [])];
    const [above, below] = it.early ? [rest, ice] : [[], [...ice, ...rest]];
    return [
      "v=0",
      `o=- 3735928559 ${it.version} IN IP4 127.0.0.1`,
      "s=-",
      "t=0 0",
      ...above,
      `a=group:BUNDLE ${it.mid}`,
      "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
      "c=IN IP4 0.0.0.0",
      ...it.candidates.map((text) => `a=candidate:${text}`),
      ...(it.ended ? ["a=end-of-candidates"] : []),
      ...below,
      `a=mid:${it.mid}`,
      `a=sctp-port:${it.port}`,
      ...(it.size === null ? [] : [`a=max-message-size:${it.size}`]),
      "",
    ].join("\r\n");
  });

Deno.test("code: any description of a data section is read back in all that matters", () => {
  fc.assert(
    fc.property(sdps(), fc.constantFrom("offer", "answer", "pranswer"), (sdp, type) => {
      const written = compact({ kind: "description", type, sdp });
      const back = readOne(written);
      assert.deepEqual(essence(back.sdp), essence(sdp));
      assert.equal(compact(back), written);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("code: a description that says anything more is read back byte for byte", () => {
  for (const [name, change] of Object.entries(ODD)) {
    const odd = change(OFFER);
    assert.notEqual(odd, OFFER, name);
    assert.equal(readOne(compact(offer(odd))).sdp, odd, name);
  }
  fc.assert(
    fc.property(sdps(), fc.constantFrom(...Object.values(ODD)), (sdp, change) => {
      const odd = change(sdp);
      if (odd !== sdp) assert.equal(readOne(compact(offer(odd))).sdp, odd);
    }),
    { numRuns: 300 },
  );
});

Deno.test("code: line endings become CRLF, as every browser wants them", () => {
  const media = capture("chromium-156", "audio.offerer.gathered.offer.sdp");
  for (const sdp of [media, OFFER]) {
    for (const text of [sdp.replaceAll("\r\n", "\n"), sdp.replaceAll("\r\n", "\r"), sdp.slice(0, -2)]) {
      assert.equal(compact(offer(text)), compact(offer(sdp)));
    }
  }
});

const initsOf = (browser: Browser, name: string): SignalingMessage[] =>
  candidatesOf(browser, name).filter((init) => init !== null).map((
    { candidate, sdpMid, sdpMLineIndex, usernameFragment },
  ) => ({
    ...(candidate === ""
      ? { kind: "end-of-candidates" as const }
      : { kind: "candidate" as const, candidate: candidate! }),
    ...(sdpMid != null && { sdpMid }),
    ...(sdpMLineIndex != null && { sdpMLineIndex }),
    ...(usernameFragment != null && { usernameFragment }),
  }));

Deno.test("code: captured candidates come back, alone and together, with and without their end", () => {
  for (const browser of BROWSERS) {
    for (const name of ["data-only.offerer", "data-only.answerer", "turn-relay-all.offerer"]) {
      const all = initsOf(browser, `${name}.candidates.jsonl`);
      const { sdpMid, usernameFragment } = all[0] as { sdpMid: string; usernameFragment: string };
      const ends: SignalingMessage[] = [{ kind: "end-of-candidates" }, {
        kind: "end-of-candidates",
        sdpMid,
        usernameFragment,
      }];
      const found = all.filter(({ kind }) => kind === "candidate");
      const sets = [all, found, ...all.map((one) => [one]), ...ends.flatMap((end) => [[end], [...found, end]])];
      for (const messages of sets) {
        const written = compact(messages);
        assert.deepEqual(readBack(written).map(messageEssence), messages.map(messageEssence));
        assert.ok(written.length < 30 + 52 * messages.length, `${written.length} for ${JSON.stringify(messages)}`);
      }
    }
  }
});

Deno.test("code: any candidates come back; those that do not belong together, character for character", () => {
  const places = fc.record({
    sdpMid: fc.oneof(fc.constant("0"), fc.string({ maxLength: 12 })),
    sdpMLineIndex: fc.oneof(fc.constant(0), fc.nat(65535), fc.constantFrom(-1, 65536, 2 ** 40)),
    usernameFragment: fc.oneof(code.ufrags(), fc.string({ maxLength: 12 })),
  }, { noNullPrototype: true, requiredKeys: [] });
  const lists = fc.tuple(places, fc.boolean(), fc.constantFrom(0, 1, 2)).chain(([place, inside, end]) => {
    const ufrag = inside && place.usernameFragment ? ` ufrag ${place.usernameFragment.replaceAll(" ", "")}` : "";
    return code.candidateLists(40, ufrag === " ufrag " ? "" : ufrag).map((texts): SignalingMessage[] => [
      ...texts.map((text) => ({ kind: "candidate", candidate: `candidate:${text}`, ...place } as const)),
      ...(end === 1 || texts.length === 0 ? [{ kind: "end-of-candidates", ...place } as const] : []),
      ...(end === 2 ? [{ kind: "end-of-candidates" } as const] : []),
    ]);
  });
  fc.assert(
    fc.property(fc.array(lists, { minLength: 1, maxLength: 2 }), (several) => {
      const messages = several.flat();
      const back = readBack(compact(messages));
      assert.deepEqual(back.map(messageEssence), messages.map(messageEssence));
      assert.equal(compact(back), compact(messages));
    }),
    { numRuns: 300 },
  );
});

Deno.test("code: candidates with an address or a place that bits cannot hold are packed", () => {
  const place = { sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "abcd" };
  const line = "candidate:1 1 udp 2113937151 192.0.2.1 5 typ host";
  const odd: SignalingMessage[][] = [
    [{ kind: "candidate", candidate: line.replace("192.0.2.1", "bü.local"), ...place }],
    [{ kind: "candidate", candidate: line.replace("192.0.2.1", "x".repeat(256)), ...place }],
    [{ kind: "candidate", candidate: `${line} raddr bü.local rport 1`, ...place }],
    [{ kind: "candidate", candidate: line, ...place, sdpMLineIndex: -1 }],
    [{ kind: "candidate", candidate: line, ...place, sdpMid: "\ud800" }],
    [{ kind: "candidate", candidate: line, ...place }, {
      kind: "candidate",
      candidate: `${line} ufrag abcd`,
      ...place,
    }],
    [{ kind: "end-of-candidates" }, { kind: "candidate", candidate: line, ...place }],
    [{ kind: "candidate", candidate: line }],
  ];
  for (const messages of odd) assert.deepEqual(readBack(compact(messages)), messages);
});

Deno.test("code: an answer says which offer it answers; an offer's name hangs on its credentials alone", () => {
  const answer = {
    kind: "description",
    type: "answer",
    sdp: capture("firefox-153", "audio.offerer.gathered.offer.sdp"),
  } as const;
  const data = { ...answer, sdp: capture("firefox-153", "data-only.answerer.gathered.answer.sdp") };
  for (const message of [answer, data, { ...data, type: "pranswer" } as const]) {
    fc.assert(
      fc.property(fc.nat(0xffffff), (n) => {
        const id = n.toString(16).padStart(6, "0");
        const { answers, messages } = findCodes(compact(message, id));
        assert.equal(answers, id);
        assert.equal(messages.length, 1);
      }),
      { numRuns: 30 },
    );
    assert.equal(findCodes(compact(message)).answers, undefined);
  }
  for (const id of ["", "12345", "1234567", "ABCDEF", "xyz123"]) assert.throws(() => compact(data, id), RangeError);
  const names = dataOnly.map(({ message }) => offerId(message.sdp));
  const credentials = dataOnly.map(({ message }) => JSON.stringify(essence(message.sdp)["ice-ufrag" as "first"]));
  assert.equal(new Set(names).size, new Set(credentials).size);
  for (const { message } of dataOnly) {
    const id = offerId(message.sdp);
    assert.match(id, /^[0-9a-f]{6}$/);
    assert.equal(offerId(readOne(compact(message)).sdp), id);
    assert.equal(offerId(message.sdp.replace(/a=(candidate|end-of).*\r\n/g, "")), id);
  }
});

Deno.test("code: sizes of the Chromium offer, as text, as a link and as a QR code", () => {
  const mixed = OFFER.replace(/\S+\.local 41949/, "192.168.178.23 41949")
    .replace(/\S+\.local 48731/, "2001:db8:a1b2:c3d4:9b1e:7a2f:44d0:1c05 48731")
    .replace(
      "a=ice-ufrag",
      "a=candidate:862673341 1 udp 1677729535 203.0.113.7 41949 typ srflx raddr 0.0.0.0 rport 0\r\na=ice-ufrag",
    );
  const base = "https://oob.example/";
  for (const [name, sdp] of [["2 mDNS", OFFER], ["IPv4, IPv6, srflx", mixed]] as const) {
    const text = compact(offer(sdp));
    const link = writeBlob(offer(sdp), "link", { base });
    const long = writeBlob(offer(sdp), "link", { base, lesson: "the-first-connection", client: "B" });
    const [bare, linked] = [qrOf(text, "L")!.version, qrOf(link, "M")!.version];
    console.log(
      `${name}: code ${text.length}, link ${link.length}, of a lesson ${long.length}, QR v${bare}-L v${linked}-M`,
    );
    assert.ok(text.length <= 160 && link.length <= 190 && long.length <= 220);
    assert.ok(bare <= 6 && linked <= 9);
  }
});

Deno.test("code: sizes of what is packed", () => {
  const bounds: Readonly<Record<string, number>> = {
    "chromium-156/audio.offerer.gathered.offer.sdp": 650,
    "chromium-156/video.offerer.gathered.offer.sdp": 800,
    "chromium-156/audio-video-data.offerer.gathered.offer.sdp": 900,
    "chromium-156/audio-video-data.answerer.gathered.answer.sdp": 850,
    "firefox-153/audio.offerer.gathered.offer.sdp": 800,
    "firefox-153/video.offerer.gathered.offer.sdp": 900,
    "firefox-153/audio-video-data.offerer.gathered.offer.sdp": 1050,
    "firefox-153/audio-video-data.answerer.gathered.answer.sdp": 950,
  };
  for (const [name, bound] of Object.entries(bounds)) {
    const { message } = described.find((one) => one.name === name)!;
    const { length } = compact(message);
    console.log(`${String(message.sdp.length).padStart(6)} → ${String(length).padStart(5)}  ${name}`);
    assert.ok(length < bound, name);
  }
});
