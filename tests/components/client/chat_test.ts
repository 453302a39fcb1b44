/** Messages as they are laid out. */
import assert from "node:assert/strict";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Chat } from "../../../components/client/Chat.tsx";
import { newSession } from "../../../protocol/session/mod.ts";

const nothing = () => {};

function laidOut(count: number): string {
  const messages = Array.from({ length: count }, (_, i) => ({ from: "here" as const, text: `message ${i}`, at: i }));
  const session = { ...newSession("A"), messages };
  return renderToString(
    h(Chat, { session, draft: "", isNext: false, channel: 0, onChannel: nothing, onDraft: nothing, onSend: nothing }),
  );
}

Deno.test("of many messages the latest are laid out, and it is said where the others are", () => {
  assert.equal(laidOut(100).match(/class="message A"/g)!.length, 100);
  assert.doesNotMatch(laidOut(100), /earlier/);
  const many = laidOut(1234);
  assert.equal(many.match(/class="message A"/g)!.length, 100);
  assert.match(many, /1,134 earlier messages: see What happened\./);
  assert.match(many, /message 1233</);
  assert.doesNotMatch(many, /message 1133</);
});
