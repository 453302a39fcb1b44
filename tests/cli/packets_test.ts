/** Captures on the command line: a line for each packet, every field of some, and what is no capture. */
import assert from "node:assert/strict";
import { run } from "../process.ts";
import { SENT } from "../protocol/packets/fixtures.ts";
import { REQUEST } from "../protocol/packets/vectors.ts";
import { ipv4, LINKS, pcap, pcapng } from "../protocol/packets/write-capture.ts";

const packets = (...args: string[]) => run(["run", "--allow-read", "cli/packets.ts", ...args]);
const FLOW = { from: "192.0.2.1", fromPort: 5000, to: "192.0.2.2", toPort: 3478 };
const STYLE = { isLittle: true, isNano: false };

const DATAGRAMS = [
  REQUEST,
  new TextEncoder().encode("\x05\x1b[2J no packet of WebRTC’s"),
  ...SENT.map(({ bytes }) => bytes),
];
const FRAMES = DATAGRAMS.map((bytes, i) => ({
  at: 1_700_000_000_000 + 20 * i,
  bytes: LINKS[1](ipv4(FLOW, bytes), false),
}));

async function withFile(bytes: Uint8Array, use: (file: string) => Promise<void>) {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeFile(file, bytes);
    await use(file);
  } finally {
    await Deno.remove(file);
  }
}

for (const [kind, write] of Object.entries({ pcap, pcapng })) {
  Deno.test(`${kind}: a line for each packet, with number, time, way, name and length`, () =>
    withFile(write(FRAMES, 1, STYLE), async (file) => {
      const { code, said } = await packets(file);
      assert.equal(code, 0);
      const lines = said.trimEnd().split("\n");
      assert.equal(lines.length, DATAGRAMS.length);
      assert.match(
        lines[0],
        /^ {4}1 {7}0\.0 ms {2}192\.0\.2\.1:5000 → 192\.0\.2\.2:3478 {2}Binding request, 108 bytes$/,
      );
      assert.match(lines[1], /^ {4}3 {6}40\.0 ms /);
      assert.match(lines.at(-1)!, new RegExp(`^${DATAGRAMS.length - 1} of ${DATAGRAMS.length} UDP datagrams in `));
      const all = await packets(file, "--all");
      assert.equal(all.said.trimEnd().split("\n").length, DATAGRAMS.length + 1);
    }));
}

Deno.test("some are explained field by field, with bytes, meaning and source; no terminal obeys what is in them", () =>
  withFile(pcap(FRAMES, 1, STYLE), async (file) => {
    const { code, said } = await packets(file, "--only", "1-2");
    assert.equal(code, 0);
    assert.match(
      said,
      /^ {2}magic cookie: 0x2112a442 {2}\[bytes 4 to 7: 2112a442\]\n {4}# 0x2112a442: the same in every message/m,
    );
    assert.match(said, /^ {4}method: 0 {2}\[bits 2 to 6\]$/m);
    assert.match(said, /^ {4}class: 0 {2}\[bit 7\]$/m);
    assert.match(said, /\(RFC 8489 §14\.\d+\)/);
    assert.match(said, /unknown, first byte 5/);
    assert.ok(!said.includes("\x1b"));
  }));

Deno.test("exit 1 when there is nothing or it is damaged, 2 when it is no capture or wrongly asked", () =>
  withFile(pcap(FRAMES, 1, STYLE), async (file) => {
    assert.equal((await packets(file, "--only", "9999")).code, 1);
    const odd = await packets(file, "--only", "first");
    assert.deepEqual([odd.code, /--only is “first”; it is numbers/.test(odd.complained)], [2, true]);
    const whole = await Deno.readFile(file);
    await withFile(whole.subarray(0, -30), async (cut) => {
      const { code, complained } = await packets(cut);
      assert.deepEqual([code, /damaged from there on/.test(complained)], [1, true]);
    });
    await withFile(new TextEncoder().encode("v=0\r\n"), async (text) => {
      const { code, complained } = await packets(text);
      assert.deepEqual([code, /is no capture/.test(complained)], [2, true]);
    });
    const missing = await packets("no-such-file");
    assert.deepEqual([missing.code, /there is none of this name/.test(missing.complained)], [2, true]);
  }));
