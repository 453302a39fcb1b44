/** RTP and RTCP: headers in the clear, reports before and after SRTCP has encrypted them. */
import assert from "node:assert/strict";
import { eachField, type Packet, type PacketField, readPacket } from "../../../protocol/packets/mod.ts";
import { SENT } from "./fixtures.ts";
import { RTCP, RTP } from "./made.ts";

const all = (packet: Packet, name: string): readonly PacketField[] => {
  const found: PacketField[] = [];
  eachField(packet.fields, (one) => one.name === name && found.push(one));
  return found;
};
const value = (packet: Packet, name: string): string =>
  all(packet, name)[0]?.value ?? assert.fail(`${packet.name} has no ${name}`);

Deno.test("a packet with everything: contributing sources, extensions with headers of two bytes, padding between them", () => {
  const packet = readPacket(RTP);
  assert.equal(packet.name, "RTP, payload type 96");
  assert.equal(value(packet, "CSRC"), "4");
  assert.deepEqual(all(packet, "element").map(({ value }) => value), ["id 5", "id 7", "id 8"]);
  assert.deepEqual(all(packet, "element")[0].tie, { kind: "extmap", id: 5 });
  assert.equal(value(packet, "payload"), "deadbeef");
});

Deno.test("browsers’ packets: types, sources and extensions are those of their descriptions", () => {
  let [checked, extensions] = [0, 0];
  for (const { bytes, run } of SENT) {
    const packet = readPacket(bytes);
    if (packet.protocol !== "rtp") continue;
    checked++;
    const sdp = run.offer + run.answer;
    assert.match(sdp, new RegExp(`^a=rtpmap:${value(packet, "PT")} `, "m"));
    for (const { tie } of all(packet, "element")) {
      extensions++;
      assert.ok(tie?.kind === "extmap");
      assert.match(sdp, new RegExp(`^a=extmap:${tie.id}[ /]`, "m"));
    }
  }
  assert.ok(checked >= 6 && extensions >= 10, `${checked} and ${extensions}`);
});

Deno.test("reports in the clear: what was lost, how unevenly it came, how far it is", () => {
  const sr = readPacket(RTCP.SR);
  assert.equal(sr.name, "RTCP SR");
  assert.equal(value(sr, "sender’s packet count"), "16");
  assert.match(all(sr, "fraction lost")[0].meaning, /25\.0 %/);
  assert.equal(value(sr, "cumulative number of packets lost"), "-2");
  assert.match(all(sr, "DLSR")[0].meaning, /1\.0000 s/);
  assert.equal(readPacket(RTCP["RR + SDES"]).name, "RTCP RR + SDES");
  assert.equal(value(readPacket(RTCP["RR + SDES"]), "CNAME"), "abcd");
  assert.equal(value(readPacket(RTCP.BYE), "reason for leaving"), "bye.");
});

Deno.test("feedback by its name, and what it asks for", () => {
  const names = ["NACK", "PLI", "FIR", "REMB", "XR", "old"].map((key) => readPacket(RTCP[key]).name);
  assert.deepEqual(names, ["RTCP NACK", "RTCP PLI", "RTCP FIR", "RTCP AFB", "RTCP XR", "RTCP IJ"]);
  assert.equal(value(readPacket(RTCP.NACK), "missing"), "100, 101, 116");
  assert.equal(value(readPacket(RTCP.REMB), "BR Exp and Mantissa"), "4 bit/s");
  assert.equal(value(readPacket(RTCP.padded), "padding"), "00000004");
});

Deno.test("encrypted reports: eight bytes are read, and the index where either cipher has it", () => {
  const places = new Map<string, Set<string>>();
  for (const { bytes, recorded } of SENT) {
    const packet = readPacket(bytes);
    if (packet.protocol !== "rtcp") continue;
    assert.match(packet.name, /encrypted$/);
    const [index] = all(packet, "SRTCP index");
    assert.ok(index, packet.bytes.toHex());
    const behind = packet.bytes.length - index.end;
    places.set(recorded.browser, (places.get(recorded.browser) ?? new Set()).add(String(behind)));
  }
  // Chromium chose AES-CM with HMAC-SHA1-80, and Firefox AES-GCM.
  assert.deepEqual(places, new Map([["Chromium 156", new Set(["10"])], ["Firefox 153", new Set(["0"])]]));
});
