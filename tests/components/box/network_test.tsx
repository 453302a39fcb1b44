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

Deno.test("a lesson on the box says what is missing where there is none, and how to start it; with one, nothing", () => {
  const { view } = stage();
  const asked: number[] = [];
  const note = (state: BoxState, isRecorded = false) =>
    shown(
      view,
      <LessonNetwork state={signal(state)} isRecorded={signal(isRecorded)} onAsk={() => void asked.push(1)} />,
    );
  for (const state of ["unasked", "asking", "joined"] as const) assert.equal(note(state), "");
  assert.match(note("none"), /No box serves this page.*deno task class/s);
  assert.doesNotMatch(note("none"), /recorded/);
  assert.match(note("none", true), /Recorded packets are under Packets/);
  assert.match(note("gone"), /The box does not answer any more\./);
  for (const state of ["none", "gone"] as const) {
    const [again] = buttonsOf(() => note(state));
    assert.equal(again.words, "Ask again");
    again.press();
  }
  assert.equal(asked.length, 2);
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
