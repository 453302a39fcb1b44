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
