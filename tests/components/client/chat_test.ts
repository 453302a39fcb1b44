/** Messages as they are laid out. */
import assert from "node:assert/strict";
import { h } from "preact";
import { Chat } from "../../../components/client/Chat.tsx";
import { shown, stage } from "../stage.ts";

function laidOut(count: number): string {
  const { model, view } = stage();
  for (let i = 0; i < count; i++) model.A.record({ type: "message-received", text: `message ${i}` });
  return shown(view, h(Chat, null), "A");
}

Deno.test("of many messages the latest are laid out, and it is said where the others are", () => {
  assert.equal(laidOut(100).match(/class="message B"/g)!.length, 100);
  assert.doesNotMatch(laidOut(100), /earlier/);
  const many = laidOut(1234);
  assert.equal(many.match(/class="message B"/g)!.length, 100);
  assert.match(many, /1,134 earlier messages: see What happened\./);
  assert.match(many, /message 1233</);
  assert.doesNotMatch(many, /message 1133</);
});

function saying(text: string): string {
  const { model, view } = stage();
  model.A.record({ type: "message-received", text });
  return shown(view, h(Chat, null), "A");
}

Deno.test("a message of any length is laid out in parts, and a long word has places to break at", () => {
  const word = saying("W".repeat(250_000));
  assert.ok(word.length < 20_000, `${word.length}`);
  assert.match(word, /characters 1 to 2,000 of 250,000/);
  assert.match(word, />Next part</);
  assert.ok(word.match(/<wbr\/?>/g)!.length >= 24);
  assert.doesNotMatch(saying("a message of some words"), /<wbr|part-of/);
});

Deno.test("a part is not cut inside of a character", () => {
  const shown = saying(`x${"😀".repeat(2000)}`);
  assert.doesNotMatch(shown, /[\ud800-\udbff](?![\udc00-\udfff])|U\+D8/);
});

Deno.test("what nobody sees is named, and turns nothing around it", () => {
  const shown = saying("harmless\u202egnp.exe\u0000\u0007");
  assert.match(shown, /harmlessU\+202Egnp\.exeU\+0000U\+0007/);
  assert.match(shown, /<bdi class="message-text">/);
});

Deno.test("a channel of the other side has a label of any length, which is shortened", () => {
  const { model, view } = stage();
  for (const label of ["chat", `\u202e${"x".repeat(60_000)}`]) model.A.record({ type: "channel-found", label });
  const drawn = shown(view, h(Chat, null), "A");
  assert.ok(drawn.length < 5_000, `${drawn.length}`);
  assert.match(drawn, /U\+202Ex+…/);
});
