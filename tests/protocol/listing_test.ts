/** The code that is shown is true: it is run here, against a pretended connection, and makes the calls it names. */
import assert from "node:assert/strict";
import type { ClientName, Mode } from "../../protocol/fact.ts";
import { listing, QUIET, type Role } from "../../protocol/listing.ts";

const KINDS = (["A", "B"] as const).flatMap((client) =>
  (["offerer", "answerer"] as const).flatMap((role) =>
    (["trickle", "gathered"] as const).map((mode): [ClientName, Role, Mode] => [client, role, mode])
  )
);
const textOf = (...kind: [ClientName, Role, Mode]) => listing(...kind).map(({ code }) => code).join("\n");

type Handlers = Record<string, ((event: never) => unknown) | undefined>;
const world = globalThis as unknown as Record<string, (argument: unknown) => Promise<void>>;

/** Runs a listing as a module, and gives what it called, what it logged, and its connection. */
async function run(client: ClientName, role: Role, mode: Mode) {
  const calls: string[] = [];
  const logged: string[] = [];
  const channel = { send: (text: string) => calls.push(`send ${text}`) } as Handlers & { send: unknown };
  const connections: Handlers[] = [];
  class Pretended {
    localDescription: unknown;
    constructor() {
      calls.push("RTCPeerConnection");
      connections.push(this as unknown as Handlers);
    }
    createDataChannel = (label: string) => (calls.push(`createDataChannel ${label}`), channel);
    createOffer = () => Promise.resolve((calls.push("createOffer"), { type: "offer", sdp: "O" }));
    createAnswer = () => Promise.resolve((calls.push("createAnswer"), { type: "answer", sdp: "A" }));
    setLocalDescription = (description: { type: string }) => {
      calls.push(`setLocalDescription ${description.type}`);
      this.localDescription = description;
      queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => this.found(null))));
      return Promise.resolve();
    };
    setRemoteDescription = (description: { type: string }) =>
      Promise.resolve(void calls.push(`setRemoteDescription ${description.type}`));
    addIceCandidate = (candidate: string) => Promise.resolve(void calls.push(`addIceCandidate ${candidate}`));
    found = (candidate: unknown) => (this as unknown as Handlers).onicecandidate?.({ candidate } as never);
  }
  const { log } = console;
  Object.assign(globalThis, { RTCPeerConnection: Pretended });
  console.log = (...words: unknown[]) => logged.push(words.join(" "));
  try {
    // A comment keeps each run a module of its own.
    const source = `${textOf(client, role, mode)}\n// ${crypto.randomUUID()}`;
    await import(`data:text/javascript,${encodeURIComponent(source)}`);
    const there = client === "A" ? "B" : "A";
    if (role === "offerer") await world[`answerFrom${there}`]({ type: "answer" });
    else await world[`offerFrom${there}`]({ type: "offer" });
    await world[`candidateFrom${there}`]("candidate:1");
    connections[0].onicecandidate?.({ candidate: { candidate: "candidate:2" } } as never);
    connections[0].onicecandidate?.({ candidate: null } as never);
    connections[0].ondatachannel?.({ channel } as never);
    channel.onmessage?.({ data: "hi" } as never);
    await world[`messageTo${there}`]("hello");
  } finally {
    console.log = log;
    delete (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection;
  }
  return { calls, logged, connections };
}

for (const [client, role, mode] of KINDS) {
  const there = client === "A" ? "B" : "A";

  Deno.test(`Client ${client}, ${role}, ${mode}: it runs, and makes its calls in order`, async () => {
    const began = performance.now();
    const { calls, logged, connections } = await run(client, role, mode);
    assert.ok(performance.now() - began < QUIET, "after the null candidate it waits no longer");
    assert.equal(connections.length, 1);
    assert.deepEqual(
      calls,
      role === "offerer"
        ? [
          "RTCPeerConnection",
          "createDataChannel channel",
          "createOffer",
          "setLocalDescription offer",
          "setRemoteDescription answer",
          "addIceCandidate candidate:1",
          "send hello",
        ]
        : [
          "RTCPeerConnection",
          "setRemoteDescription offer",
          "createAnswer",
          "setLocalDescription answer",
          "addIceCandidate candidate:1",
          "send hello",
        ],
    );
    const kind = role === "offerer" ? "Offer" : "Answer";
    const description = `${kind} from Client ${client}: ${JSON.stringify({ type: kind.toLowerCase(), sdp: kind[0] })}`;
    const candidate = `Candidate from Client ${client}: {"candidate":"candidate:2"}`;
    const message = `Message from Client ${there}: hi`;
    assert.deepEqual(logged, mode === "trickle" ? [description, candidate, message] : [description, message]);
  });

  Deno.test(`Client ${client}, ${role}, ${mode}: every call and event that it makes has a line that lights`, () => {
    const lit = listing(client, role, mode).flatMap(({ runs }) => runs ?? []);
    const role_ = role === "offerer" ? ["createDataChannel", "createOffer"] : ["createAnswer", "channel-found"];
    const common = ["RTCPeerConnection", "setLocalDescription", "setRemoteDescription", "addIceCandidate", "send"];
    assert.deepEqual([...lit].sort(), [...common, ...role_, "candidate-found", "message-received"].sort());
    for (const { code, runs } of listing(client, role, mode)) {
      if (runs && !runs.includes("-")) assert.match(code, new RegExp(`\\b${runs}\\(`), "the lit line makes the call");
    }
  });

  Deno.test(`Client ${client}, ${role}, ${mode}: it names this client and the other, and fits on a screen`, () => {
    const text = textOf(client, role, mode);
    assert.match(text, new RegExp(`^const peerConnection${client} = new RTCPeerConnection\\(\\);`));
    assert.doesNotMatch(text, new RegExp(`peerConnection${there}|from Client ${client} to Client ${client}`));
    assert.match(text, new RegExp(`to Client ${there}`));
    assert.doesNotMatch(text, /undefined|\[object|\t/);
    for (const { code } of listing(client, role, mode)) {
      assert.ok(code.length <= 100 && code.trimEnd() === code && !code.includes("\n"), code);
    }
  });
}

Deno.test("gathered waits as long as the bench does; trickle does not wait", () => {
  assert.ok(QUIET >= 2000 && QUIET <= 3000);
  assert.equal(textOf("A", "offerer", "gathered").split(`setTimeout(done, ${QUIET})`).length, 2);
  assert.doesNotMatch(textOf("A", "offerer", "trickle"), /setTimeout/);
});
