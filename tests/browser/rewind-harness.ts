/**
 * A bench without a page, with the connections of the browser that it runs in: what going back does there is told as
 * plain data. It is bundled by `rewind.spec.ts`, and holds no test itself.
 */
import { effect } from "@preact/signals";
import { after, now } from "../../browser/timers.ts";
import { openPeer } from "../../browser/peer.ts";
import { BenchModel } from "../../models/bench/bench.ts";
import { RewindModel } from "../../models/bench/rewind.ts";
import { type ClientName, CLIENTS, type Entry, type Mode } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { stateOf } from "../../protocol/session/mod.ts";

/** What cannot happen here. */
const never = () => Promise.reject(new Error("Nothing of this is asked for here."));

const begin = () => {
  const copied: string[] = [];
  const bench = new BenchModel({
    now,
    after,
    soon: (run) => void setTimeout(run),
    openPeer,
    notes: { load: () => ({}), save: () => {} },
    loadReader: never,
    loadPressTools: () => import("../../wiring/lazy/press-tools.ts"),
    loadQr: never,
    engine: () => "other",
    base: () => "https://oob.example/",
    canShare: () => false,
    share: never,
    save: () => {},
    read: () => Promise.resolve(copied.at(-1)),
    readFile: never,
    readPicture: never,
    scan: () => () => {},
    copy: (text) => Promise.resolve(copied.push(text) > 0),
  });
  bench.reset();
  return { bench, copied, rewind: new RewindModel(bench, { after }) };
};
type On = ReturnType<typeof begin>;

const until = (is: () => boolean): Promise<void> =>
  new Promise((done) => {
    const stop = effect(() => {
      if (is()) queueMicrotask(() => (stop(), done()));
    });
  });

const has = ({ bench }: On, client: ClientName, kind: string) =>
  until(() => bench[client].session.value.cards.some((card) => card.kind === kind && card.ready));

/** Copies a card, pastes it on the other side, and presses what takes it. */
async function byHand({ bench, copied }: On, from: ClientName, id: string) {
  const to = from === "A" ? "B" : "A";
  await bench.outgoing.copy(from, id);
  bench.incoming.arrive(to, copied.at(-1)!);
  await bench.press(to, id.startsWith("candidate") ? "addIceCandidate" : "setRemoteDescription");
}

async function exchange(on: On, mode: Mode) {
  const { bench } = on;
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await bench.press("A", press);
  }
  await has(on, "A", "offer");
  await byHand(on, "A", "offer-1");
  for (const press of ["createAnswer", "setLocalDescription"] as const) await bench.press("B", press);
  await has(on, "B", "answer");
  await byHand(on, "B", "answer-1");
  if (mode === "trickle") {
    await has(on, "A", "candidate");
    await has(on, "B", "candidate");
    await byHand(on, "A", "candidate-1");
    await byHand(on, "B", "candidate-1");
  }
  await open(on);
  bench.A.channels.write("hello from A");
  await bench.A.send();
  await until(() => bench.B.session.value.messages.length === 1);
}

const open = ({ bench }: On) =>
  until(() => CLIENTS.every((name) => stateOf(bench[name].session.value, "channel") === "open"));

/** What a bench is, but for its credentials; and those. */
const told = ({ bench, rewind }: On) => ({
  said: rewind.state.peek()?.said,
  calls: CLIENTS.map((name) => bench[name].latest.peek().calls.map(({ call, outcome }) => `${call} ${outcome}`)),
  signaling: CLIENTS.map((name) => stateOf(bench[name].latest.peek(), "signaling")),
  messages: CLIENTS.map((name) => bench[name].latest.peek().messages.map(({ from, text }) => `${from}: ${text}`)),
  statuses: CLIENTS.map((name) => bench[name].latest.peek().cards.filter((card) => card.copiedAt).map(({ id }) => id)),
  credentials: CLIENTS.flatMap((name) => {
    const { ufrags, fingerprints } = identify(bench[name].latest.peek().local?.sdp ?? "");
    return [...ufrags, ...fingerprints];
  }),
});

const placeOf = (log: readonly Entry[], is: (entry: Entry) => boolean) => log.findIndex(is);

/** A whole connection, gone back to its end, to its middle and from there on again; and one act undone. */
export async function run(mode: Mode) {
  const on = begin();
  const { bench, rewind } = on;
  bench.choose(mode);
  await exchange(on, mode);
  const before = told(on);
  await rewind.goBack("B", bench.B.log.peek().length - 1);
  await open(on);
  await until(() => bench.B.session.value.messages.length === 1);
  const end = told(on);
  const answered = placeOf(
    bench.B.log.peek(),
    (entry) => entry.type === "call-finished" && entry.call === "setLocalDescription",
  );
  await rewind.goBack("B", answered);
  const middle = told(on);
  await has(on, "B", "answer");
  await byHand(on, "B", "answer-1");
  if (mode === "trickle") {
    await has(on, "A", "candidate");
    await has(on, "B", "candidate");
    for (const name of CLIENTS) await bench.carry(name, "candidate-1");
  }
  await open(on);
  await bench.press("A", "close");
  await until(() => rewind.lastAct.value?.name === "close");
  const undone = rewind.lastAct.peek();
  await rewind.undo();
  await open(on);
  return { before, end, middle, undone, live: told(on) };
}
