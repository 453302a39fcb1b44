/** Packets drawn on the server: rows with what became of them, and one packet’s bytes and fields side by side. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { PacketRows, type ShownPacket } from "../../../components/packets/PacketRows.tsx";
import { PacketView, type Tie } from "../../../components/packets/PacketView.tsx";
import { eachField, type PacketField, readPacket } from "../../../protocol/packets/mod.ts";
import { SAMPLES } from "../../protocol/packets/samples.ts";
import { REQUEST } from "../../protocol/packets/vectors.ts";

/** Nothing is pressed on the server. */
const nothing = () => {};

const rows = (packets: readonly ShownPacket[], opened?: number) =>
  renderToString(h(PacketRows, { packets, label: "Packets of pair 1", opened, onOpen: () => {} }));

const view = (
  bytes: Uint8Array,
  opened?: number,
  tiesOf?: (field: PacketField) => readonly Tie[],
  onTie?: () => void,
) => renderToString(h(PacketView, { packet: readPacket(bytes), opened, onOpen: () => {}, tiesOf, onTie }));

const row = (number: number, more: Partial<ShownPacket> = {}): ShownPacket => ({
  number,
  at: 12.4 * number,
  from: "Client A",
  to: "Client B’s NAT",
  name: "Binding request",
  length: 108,
  ...more,
});

/** The bytes that the dump shows, in order. */
const dumped = (html: string): string =>
  [...html.matchAll(/<button[^>]*class="packet-run(?: lit)?"[^>]*>([^<]*)</g)].map(([, hex]) => hex).join(" ")
    .replaceAll(" ", "");

Deno.test("a row says when, from where to where, what, how long, and what became of it", () => {
  const html = rows([row(1), row(2, { fate: "It arrived.", isDropped: false })]);
  for (const words of ["12 ms", "Client A", "Client B’s NAT", "Binding request", "108 bytes", "It arrived."]) {
    assert.ok(html.includes(words), words);
  }
  assert.match(html, /<caption>Packets of pair 1<\/caption>/);
  assert.doesNotMatch(html, /aria-expanded="true"|packet-dropped/);
});

Deno.test("a packet that was dropped is marked, for eyes and for ears; the one that is open says so", () => {
  const html = rows([row(1), row(2, { fate: "Client B’s NAT (symmetric) dropped it.", isDropped: true })], 2);
  assert.equal(html.match(/class="packet-dropped"/g)?.length, 1);
  assert.ok(html.includes("dropped it."));
  assert.equal(html.match(/aria-expanded="true"/g)?.length, 1);
});

Deno.test("a line that a field repeats is a button where it can be shown", () => {
  const ties = () => [{ text: 0, line: 6, said: "line 7 of Client A’s local SDP: a=ice-ufrag:evtj" }];
  assert.doesNotMatch(view(REQUEST, 0, ties), /packet-tie/);
  assert.match(
    view(REQUEST, 0, ties, nothing),
    /<button[^>]*class="packet-tie"[^>]*>line 7 of Client A’s local SDP: a=ice/,
  );
});

Deno.test("below the row that lies open stands what is in it, and nowhere else", () => {
  const draw = (opened?: number) =>
    renderToString(h(PacketRows, { packets: [row(1), row(2)], label: "Packets", opened, onOpen: nothing }, "inside"));
  assert.doesNotMatch(draw(), /inside/);
  assert.match(draw(1), /Binding request.*packet-open.*inside.*Binding request/s);
  assert.equal(draw(2).match(/inside/g)?.length, 1);
});

Deno.test("a capture has no fates, and no column for them; no packets are said", () => {
  assert.doesNotMatch(rows([row(1)]), /What became of it/);
  assert.match(rows([]), /Packets of pair 1: none yet/);
});

Deno.test("of very many rows the latest are drawn, and the others counted", () => {
  const html = rows(Array.from({ length: 1200 }, (_, i) => row(i + 1)));
  assert.match(html, /700 earlier packets are not drawn/);
  assert.equal(html.match(/<tr/g)?.length, 501);
});

Deno.test("every byte of a packet stands in the dump, in order, and every field in the list", () => {
  for (const bytes of SAMPLES) {
    const html = view(bytes);
    assert.equal(dumped(html), bytes.toHex());
    let fields = 0;
    eachField(readPacket(bytes).fields, () => fields++);
    assert.equal(html.match(/<button[^>]*class="packet-field/g)?.length ?? 0, Math.min(fields, 600));
  }
});

Deno.test("a field that is open says what it means and where that is written, and lights its bytes", () => {
  const names: string[] = [];
  eachField(readPacket(REQUEST).fields, ({ name }) => names.push(name));
  const at = names.indexOf("magic cookie");
  const html = view(REQUEST, at, ({ name }) => [{ text: 0, line: 6, said: `line 7: ${name}` }]);
  const told = /<div class="packet-told"[^>]*>(.*?)<\/div>/.exec(html)![1];
  assert.match(
    told,
    /the same in every message.*The same stands in<.*line 7: magic cookie<.*bytes 4 to 7 · RFC 8489 §5/,
  );
  assert.equal(html.match(/class="packet-run lit"/g)?.length, 1);
  assert.match(html, /class="packet-run lit"[^>]*>21 12 a4 42</);
  assert.equal(html.match(/aria-expanded="true"/g)?.length, 1);
  assert.doesNotMatch(view(REQUEST), /packet-told|lit"/);
});

Deno.test("a part of a byte lights the byte, a group all that it is made of", () => {
  assert.match(view(REQUEST, 1), /class="packet-run lit"[^>]*>00 01</);
  const group = readPacket(REQUEST).fields.findIndex(({ name }) => name === "SOFTWARE");
  let [place, n] = [0, 0];
  eachField(readPacket(REQUEST).fields, ({ name }) => {
    if (name === "SOFTWARE") place = n;
    n++;
  });
  assert.ok(group > 0);
  const lit = [...view(REQUEST, place).matchAll(/class="packet-run lit"[^>]*>([^<]*)</g)].map(([, hex]) => hex).join(
    " ",
  );
  assert.equal(lit.split(" ").length, 20);
});

Deno.test("what is wrong is marked, for eyes and for ears", () => {
  const html = view(REQUEST.with(REQUEST.length - 1, 0));
  assert.match(html, /class="packet-field packet-wrong"[^>]*><b>FINGERPRINT<\/b>[^<]*<span class="hidden">: wrong</);
});

Deno.test("any bytes whatever are drawn: all of them, no markup of theirs, and in bounded number", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(50), (bytes, opened) => {
    assert.equal(dumped(view(bytes, opened)), bytes.toHex());
  }));
  const script = new TextEncoder().encode("<script>alert(1)</script>");
  const software = Uint8Array.of(0x80, 0x22, 0, script.length, ...script, 0, 0, 0);
  const head = Uint8Array.fromHex("00010000" + "2112a442" + "00".repeat(12));
  head[3] = software.length;
  assert.ok(!view(Uint8Array.from([...head, ...software])).includes("<script"));
  assert.match(view(new Uint8Array(5000).fill(0xff)), /2,952 more bytes are not drawn/);
});
