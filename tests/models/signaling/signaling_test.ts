/** Programs that carry for a bench of fake peers: by the real server’s room of two, and by a channel that all hear. */
import assert from "node:assert/strict";
import { enter } from "../../../network/signaling.ts";
import type { Connection } from "../../../network/web-socket.ts";
import { SignalingModel } from "../../../models/signaling/signaling.ts";
import type { LinkTools } from "../../../models/signaling/links.ts";
import { ANSWER, OFFER } from "../fake-peer.ts";
import { bench } from "../tools.ts";

let ids = 0;

/** Pages that hear each other as those of one browser do, and whatever else is said there. */
function browser() {
  const ends = new Set<(message: unknown) => void>();
  const say = (message: unknown, from?: (message: unknown) => void) => {
    for (const end of ends) if (end !== from) end(structuredClone(message));
  };
  const broadcast: LinkTools["broadcast"] = (heard, { greeting, farewell }) => {
    ends.add(heard);
    say(greeting, heard);
    return {
      send: (message) => say(message, heard),
      close: () => {
        say(farewell, heard);
        ends.delete(heard);
      },
    };
  };
  return { broadcast, say };
}

/** The server’s own thirty lines, behind wires that are no sockets. */
const connect: LinkTools["connect"] = (room, { heard, closed }) => {
  const connection: Connection = {
    onText: () => {},
    onClose: () => {},
    send: (text) => heard(text),
    close: (code) => closed(code),
  };
  queueMicrotask(() => enter(room, connection));
  return { send: (text) => connection.onText(text), close: () => connection.onClose() };
};

function withPrograms({ broadcast = browser().broadcast, connect: to = connect, room = `room${++ids}` } = {}) {
  const on = bench();
  const model = new SignalingModel(
    { now: () => 0, broadcast, connect: to, newId: () => `page-${++ids}`, room },
    on.model,
  );
  return { ...on, signaling: model };
}

/** What was set going goes on by itself, a few turns later. */
const settled = () => new Promise((done) => setTimeout(done, 0));
const boxOf = (on: ReturnType<typeof bench>, client: "A" | "B") => on.model[client].latest.peek().pasted;

async function offer({ model }: ReturnType<typeof bench>) {
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"] as const) await model.press("A", call);
}

for (const program of ["broadcast", "websocket"] as const) {
  Deno.test(`${program}: nothing passes before it is chosen; then each card comes into the other’s box, both ways`, async () => {
    const on = withPrograms();
    await offer(on);
    await settled();
    assert.deepEqual([boxOf(on, "B"), on.signaling.passed.value], ["", []]);
    on.signaling.choose(program);
    await settled();
    assert.deepEqual(JSON.parse(boxOf(on, "B")), OFFER);
    const sent = on.model.A.latest.peek().cards[0];
    assert.deepEqual(sent.departures?.map(({ by }) => by), [program]);
    for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"] as const) {
      await on.model.press("B", call);
    }
    await settled();
    assert.deepEqual(JSON.parse(boxOf(on, "A")), ANSWER);
    assert.deepEqual(
      on.signaling.passed.value.map(({ client, is, what }) => `${client} ${is} ${what}`),
      ["A sent offer", "B came offer", "B sent answer", "A came answer"],
    );
    const by = on.model.A.log.peek().flatMap((entry) => entry.type === "pasted" && entry.text ? [entry.by] : []);
    assert.deepEqual(by, [program]);
  });

  Deno.test(`${program}: blobs wait for an empty box, come one at a time, and stop with the program`, async () => {
    const on = withPrograms();
    on.signaling.choose(program);
    await settled();
    await on.model.B.paste("typed by hand");
    await offer(on);
    on.fake.report(0, {
      type: "candidate-found",
      candidate: { candidate: "candidate:1 1 udp 1 192.0.2.1 1 typ host" },
    });
    await settled();
    assert.equal(boxOf(on, "B"), "typed by hand");
    assert.equal(on.signaling.waiting.value.B.length, 2);
    await on.model.B.paste("");
    await settled();
    assert.deepEqual(JSON.parse(boxOf(on, "B")), OFFER);
    await on.model.press("B", "setRemoteDescription");
    await settled();
    assert.match(boxOf(on, "B"), /192\.0\.2\.1/);
    on.signaling.choose(undefined);
    on.fake.report(0, {
      type: "candidate-found",
      candidate: { candidate: "candidate:2 1 udp 1 192.0.2.2 2 typ host" },
    });
    await settled();
    assert.equal(on.signaling.passed.value.filter(({ is }) => is === "sent").length, 2);
    assert.deepEqual(on.signaling.others.value, {});
  });

  Deno.test(`${program}: after a reset it carries what is new, and a hand’s card is not carried twice`, async () => {
    const on = withPrograms();
    await offer(on);
    await on.model.outgoing.copy("A", "offer-1");
    on.signaling.choose(program);
    await settled();
    assert.deepEqual([boxOf(on, "B"), on.signaling.passed.value], ["", []]);
    on.model.reset();
    await offer(on);
    await settled();
    assert.deepEqual(JSON.parse(boxOf(on, "B")), OFFER);
  });
}

Deno.test("broadcast: every page with the other client hears an offer, one that comes later too; a third answers twice", async () => {
  const all = browser();
  const [first, second] = [withPrograms(all), withPrograms(all)];
  second.model.sitAlone("B");
  first.signaling.choose("broadcast");
  await settled();
  await offer(first);
  await settled();
  assert.equal(first.signaling.others.value.A, 1);
  second.signaling.choose("broadcast");
  await settled();
  assert.equal(first.signaling.others.value.A, 2);
  assert.deepEqual(JSON.parse(boxOf(second, "B")), OFFER);
  // The one that had it has it once.
  assert.equal(first.signaling.waiting.value.B.length, 0);
  second.signaling.stop();
  assert.equal(first.signaling.others.value.A, 1);
});

Deno.test("whatever else is said between pages is passed over", async () => {
  const all = browser();
  const on = withPrograms(all);
  on.signaling.choose("broadcast");
  await settled();
  for (
    const message of [null, "offer", { from: "A", id: "x" }, { blob: "y" }, { from: "A", id: "x", blob: "", more: 1 }]
  ) {
    all.say(message);
  }
  await settled();
  assert.deepEqual([boxOf(on, "B"), on.signaling.waiting.value.B], ["", []]);
  // A text that is no blob comes into the box, which says what it is; a flood of them does not.
  for (let i = 0; i < 200; i++) all.say({ from: "A", id: "x", blob: `text ${i}` });
  await settled();
  assert.equal(boxOf(on, "B"), "text 0");
  assert.ok(on.signaling.waiting.value.B.length <= 50);
});

Deno.test("a server that is not there, a full room, one that goes, and no name for a room are said, and hands carry again", () => {
  const ends: ((code?: number) => void)[] = [];
  const on = withPrograms({
    connect: (_room, { closed }) => {
      ends.push(closed);
      return { send: () => {}, close: () => {} };
    },
  });
  for (
    const [code, says] of [[undefined, "signaling-none"], [4001, "signaling-full"], [1001, "signaling-closed"]] as const
  ) {
    on.signaling.choose("websocket");
    ends.at(-1)!(code);
    assert.deepEqual([on.signaling.problem.value?.code, on.signaling.program.value], [says, undefined]);
  }
  on.signaling.writeRoom("no name");
  on.signaling.choose("websocket");
  assert.deepEqual([on.signaling.problem.value?.code, ends.length], ["signaling-room", 6]);
});
