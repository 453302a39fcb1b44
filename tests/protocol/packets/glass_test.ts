/** What browsers and a peer of glass said inside of DTLS: every chunk named, every field explained, and written back. */
import assert from "node:assert/strict";
import { eachField, type PacketField, readPacket, writePacket } from "../../../protocol/packets/mod.ts";
import { faultOf } from "../../fuzz-packets.ts";
import { GLASS } from "./fixtures.ts";

const read = (bytes: Uint8Array) => readPacket(bytes, { as: "sctp" });

Deno.test("every SCTP packet of a browser with a peer of glass is explained, sourced, and written back", () => {
  assert.deepEqual(GLASS.map(({ browser }) => browser), ["Chromium 156", "Firefox 153"]);
  for (const { browser, packets } of GLASS) {
    for (const { bytes } of packets) {
      const packet = read(bytes);
      assert.equal(faultOf(packet), undefined, packet.name);
      assert.deepEqual(writePacket(packet), bytes);
      eachField(packet.fields, ({ name, source, meaning, isWrong }) => {
        assert.match(source, /^RFC \d+ (§\d+(\.\d+)*|Appendix [A-Z])$/, name);
        assert.doesNotMatch(meaning, /reader does not know/, `${browser}: ${packet.name}: ${meaning}`);
        assert.ok(!isWrong, `${browser}: ${packet.name}: ${name}: ${meaning}`);
        assert.notEqual(name, "more than expected", packet.name);
      });
    }
  }
});

Deno.test("both browsers set up, carry, give up, reset and end an association with the chunks that RFCs have for it", () => {
  for (const { browser, packets } of GLASS) {
    const by = (who: "browser" | "glass") =>
      new Set(
        packets.filter(({ from }) => from === who).flatMap(({ bytes }) =>
          read(bytes).name.split(" + ").map((name) => /^[A-Z -]+?(?= TSN \d|$)/.exec(name)![0])
        ),
      );
    assert.deepEqual(
      by("browser"),
      new Set(["INIT", "COOKIE ECHO", "DATA", "SACK", "FORWARD TSN", "RE-CONFIG", "ABORT"]),
      browser,
    );
    assert.deepEqual(by("glass"), new Set(["INIT ACK", "COOKIE ACK", "DATA", "SACK", "RE-CONFIG"]), browser);
  }
});

Deno.test("each DATA_CHANNEL_OPEN has the type of the options that its channel was made with", () => {
  // As `KINDS` in tests/browser/glass-page.ts asked for them.
  const types = [
    "0x00 DATA_CHANNEL_RELIABLE",
    "0x80 DATA_CHANNEL_RELIABLE_UNORDERED",
    "0x01 DATA_CHANNEL_PARTIAL_RELIABLE_REXMIT",
    "0x81 DATA_CHANNEL_PARTIAL_RELIABLE_REXMIT_UNORDERED",
    "0x02 DATA_CHANNEL_PARTIAL_RELIABLE_TIMED",
    "0x82 DATA_CHANNEL_PARTIAL_RELIABLE_TIMED_UNORDERED",
  ];
  for (const { browser, packets } of GLASS) {
    const found = new Map<string, string>();
    for (const { bytes } of packets) {
      const fields: PacketField[] = [];
      eachField(read(bytes).fields, (field) => fields.push(field));
      const valueOf = (name: string) => fields.find((field) => field.name === name)?.value;
      const label = valueOf("Label");
      if (label !== undefined) found.set(label, valueOf("Channel Type")!);
    }
    assert.deepEqual(types.map((_, i) => found.get(`channel ${i}`)), types, browser);
  }
});
