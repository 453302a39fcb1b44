/** What a lesson and a device say of the network, drawn on the server. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { LessonNetwork } from "../../../components/box/LessonNetwork.tsx";
import { type BoxView, NetworkPanel } from "../../../components/box/NetworkPanel.tsx";
import type { BoxState } from "../../../models/box/box.ts";
import { describeBox, FAIR, type Settings } from "../../../protocol/box/mod.ts";
import { buttonsOf, shown, stage } from "../stage.ts";

const line = (nat: "open" | "symmetric") => ({ nat, up: FAIR, down: FAIR, isPulled: false });
const nothing = () => {};
const joined = (): BoxView => ({
  state: signal("joined"),
  problem: signal(undefined),
  description: signal(describeBox({ host: "127.0.0.1", socket: "box", pairs: { joined: 1, most: 40 } })),
  pair: signal(undefined),
  settings: signal<Settings>({ A: line("open"), B: line("symmetric") }),
  isGiven: signal(false),
  isGlass: signal(false),
  playGlass: nothing,
  ask: nothing,
  set: nothing,
  pull: nothing,
  plug: nothing,
  give: nothing,
});

Deno.test("a lesson on the box says where there is none how to start it, and that it can be watched; with one, that it is there", () => {
  const { view } = stage();
  const pressed: string[] = [];
  const press = (what: string) => () => void pressed.push(what);
  const note = (state: BoxState, recording: "none" | "coming" | "watched" | "missing" = "none") =>
    shown(
      view,
      <LessonNetwork
        view={{
          state: signal(state),
          recording: signal(recording),
          onAsk: press("ask"),
          onFollow: press("follow"),
          onLeave: press("leave"),
        }}
      />,
    );
  // What is sent takes the room that it will need, and says nothing that is not known yet.
  const asking = shown(view, <LessonNetwork />);
  assert.match(asking, /Does a box serve this page\?.*deno task class.*Follow the recording/s);
  assert.doesNotMatch(asking, /No box serves/);
  for (const state of ["unasked", "asking"] as const) assert.equal(note(state), asking);
  const early: string[] = [];
  for (const { press } of buttonsOf(() => shown(view, <LessonNetwork onEarly={(which) => early.push(which)} />))) {
    press();
  }
  assert.deepEqual(early, ["onFollow", "onAsk"], "what is pressed early is not lost");
  assert.match(note("joined"), /The box serves this page/);
  assert.match(note("none"), /No box serves this page.*deno task class/s);
  assert.match(note("gone"), /The box does not answer any more\./);
  for (const state of ["none", "gone"] as const) {
    const buttons = buttonsOf(() => note(state));
    assert.deepEqual(buttons.map(({ words }) => words), ["Follow the recording", "Ask again"]);
    for (const button of buttons) button.press();
  }
  assert.match(note("none", "coming"), /role="status">The recording is coming…/);
  assert.match(note("none", "missing"), /role="alert">The recording did not come/);
  assert.match(note("none", "watched"), /You watch a recording.*With <code>deno task class<\/code> you do it/s);
  assert.doesNotMatch(note("none", "watched"), /No box serves/);
  const [leave, ...others] = buttonsOf(() => note("none", "watched"));
  assert.deepEqual([leave.words, others], ["Leave the recording", []]);
  leave.press();
  assert.deepEqual(pressed, ["follow", "ask", "follow", "ask", "leave"]);
});

Deno.test("on a bench both lines can be set; a client alone has its own line, and its own words", () => {
  const { view, model } = stage();
  const panel = () => shown(view, <NetworkPanel view={joined()} />);
  assert.match(panel(), /Give both clients these servers/);
  assert.deepEqual([...panel().matchAll(/<legend class="(\w)">/g)].map(([, side]) => side), ["A", "B"]);
  model.sitAlone("B");
  assert.match(panel(), /Give this client these servers/);
  assert.doesNotMatch(panel(), /of glass/);
  assert.match(panel(), /This client does not have them yet/);
  assert.deepEqual([...panel().matchAll(/<legend class="(\w)">/g)].map(([, side]) => side), ["B"]);
});
