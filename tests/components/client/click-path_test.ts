/** From a click to the call: how many files of the house lie on the way. */
import assert from "node:assert/strict";
import { h } from "preact";
import { CallButton } from "../../../components/client/CallButton.tsx";
import { OFFER } from "../../models/fake-peer.ts";
import { buttonsOf, shown, stage } from "../stage.ts";

/** Files between a click and `RTCPeerConnection.setRemoteDescription`, both ends counted. */
const MOST = 7;

Deno.test("from a click to setRemoteDescription lie at most seven files", async () => {
  const on = stage();
  await on.model.ready();
  on.model.B.paste(JSON.stringify(OFFER));
  const press =
    buttonsOf(() => shown(on.view, h(CallButton, { button: "setRemoteDescription" }), "B")).find(({ words }) =>
      words === "setRemoteDescription"
    )!
      .press;
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  let stack = "";
  on.fake.onCall = () => stack ||= new Error().stack!;
  press();
  Error.stackTraceLimit = stackTraceLimit;
  await new Promise((done) => setTimeout(done));
  assert.ok(on.fake.calls.some(({ call }) => call === "setRemoteDescription"), "the call was made inside the click");
  const lines = stack.split("\n").filter((line) => line.includes("file://") && !line.includes("node_modules"));
  const files = new Set(lines.map((line) => /file:\/\/[^:)]*/.exec(line)![0]));
  const house = [...files].filter((file) => !file.includes("/tests/"));
  // The fake peer stands where browser/peer.ts makes the call.
  assert.ok(house.length + 1 <= MOST, `${house.length + 1} files:\n${house.join("\n")}`);
  assert.ok(house.some((file) => file.endsWith("CallButton.tsx")), `the click is on the stack:\n${stack}`);
});
