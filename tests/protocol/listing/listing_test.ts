/** The code that is shown is true: it is run here, against a pretended connection, and makes the calls it names. */
import assert from "node:assert/strict";
import { type ClientName, GATHERING_SETTLES_MS, type Mode } from "../../../protocol/facts/mod.ts";
import { listing, plain } from "../../../protocol/listing/listing.ts";
import type { Role } from "../../../protocol/session/mod.ts";
import { chosen, type Setup } from "../../../protocol/listing/chosen.ts";
import { listingText } from "../support/mod.ts";

const KINDS = (["A", "B"] as const).flatMap((client) =>
  (["offerer", "answerer"] as const).flatMap((role) =>
    (["trickle", "gathered"] as const).map((mode): [ClientName, Role, Mode] => [client, role, mode])
  )
);
const textOf = (...kind: [ClientName, Role, Mode]) => listing(...kind).map(({ code }) => code).join("\n");

type Handlers = Record<string, ((event: never) => unknown) | undefined>;
const world = globalThis as unknown as Record<string, (argument: unknown) => Promise<void>>;

const partsOf = (client: ClientName, role: Role, setup?: Setup) =>
  setup ? chosen(client, role, setup) : plain(client, role);

/** Runs a listing as a module, and gives what it called, what it logged, and its connection. */
async function run(client: ClientName, role: Role, mode: Mode, setup?: Setup) {
  const calls: string[] = [];
  const logged: string[] = [];
  const channel = { send: (text: string) => calls.push(`send ${text}`) } as Handlers & { send: unknown };
  const connections: Handlers[] = [];
  class Pretended {
    localDescription: unknown;
    constructor(...args: unknown[]) {
      calls.push(["RTCPeerConnection", ...args.map((argument) => JSON.stringify(argument))].join(" "));
      connections.push(this as unknown as Handlers);
    }
    createDataChannel = (label: string, ...more: unknown[]) => {
      calls.push(["createDataChannel", label, ...more.map((argument) => JSON.stringify(argument))].join(" "));
      return channel;
    };
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
    const source = `${
      listingText(listing(client, role, mode, partsOf(client, role, setup)))
    }\n// ${crypto.randomUUID()}`;
    await import(`data:text/javascript,${encodeURIComponent(source)}`);
    const there = client === "A" ? "B" : "A";
    if (role === "offerer") await world[`answerFrom${there}`]({ type: "answer" });
    else await world[`offerFrom${there}`]({ type: "offer" });
    await world[`candidateFrom${there}`]("candidate:1");
    connections[0].onicecandidate?.({ candidate: { candidate: "candidate:2" } } as never);
    connections[0].onicecandidate?.({ candidate: null } as never);
    connections[0].ondatachannel?.({ channel } as never);
    channel.onmessage?.({ data: "hi" } as never);
    await world[`laterOn${client}`]?.(undefined);
    await world[`messageTo${there}`]("hello");
  } finally {
    console.log = log;
    delete (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection;
    delete (globalThis as Record<string, unknown>)[`laterOn${client}`];
  }
  return { calls, logged, connections };
}

for (const [client, role, mode] of KINDS) {
  const there = client === "A" ? "B" : "A";

  Deno.test(`Client ${client}, ${role}, ${mode}: it runs, and makes its calls in order`, async () => {
    const began = performance.now();
    const { calls, logged, connections } = await run(client, role, mode);
    assert.ok(performance.now() - began < GATHERING_SETTLES_MS, "after the null candidate it waits no longer");
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
  assert.ok(GATHERING_SETTLES_MS >= 2000 && GATHERING_SETTLES_MS <= 3000);
  assert.equal(textOf("A", "offerer", "gathered").split(`setTimeout(done, ${GATHERING_SETTLES_MS})`).length, 2);
  assert.doesNotMatch(textOf("A", "offerer", "trickle"), /setTimeout/);
});

const CHOSEN: Setup = {
  configuration: {
    iceServers: [{ urls: "stun:192.0.2.1" }, { urls: "turn:192.0.2.2", username: "…", credential: "…" }],
    iceTransportPolicy: "relay",
    iceCandidatePoolSize: 2,
  },
  channels: [],
  several: false,
  finds: true,
};
const game = { label: "game", ordered: false, maxRetransmits: 0, protocol: 'a"b' };
const GAME = 'createDataChannel game {"ordered":false,"maxRetransmits":0,"protocol":"a\\"b"}';

for (const [client, role, mode] of KINDS) {
  const kind = `Client ${client}, ${role}, ${mode}`;
  const there = client === "A" ? "B" : "A";
  const description = role === "offerer" ? ["createOffer", "setLocalDescription offer"] : [];
  const remote = role === "offerer" ? ["setRemoteDescription answer"] : ["setRemoteDescription offer"];
  const answer = role === "offerer" ? [] : ["createAnswer", "setLocalDescription answer"];
  const end = ["addIceCandidate candidate:1"];

  Deno.test(`${kind}: the configuration goes to the constructor, its secrets as "…" with a word about them`, async () => {
    const channels: Setup["channels"] = role === "offerer" ? [{ with: game, when: "first" }] : [];
    const setup = { ...CHOSEN, channels, finds: role === "answerer" };
    const { calls } = await run(client, role, mode, setup);
    assert.deepEqual(calls, [
      `RTCPeerConnection ${JSON.stringify(CHOSEN.configuration)}`,
      ...(role === "offerer" ? [GAME] : []),
      ...description,
      ...remote,
      ...answer,
      ...end,
      "send hello",
    ]);
    const lines = listing(client, role, mode, partsOf(client, role, setup)).map(({ code }) => code);
    assert.equal(lines.filter((code) => code.includes("// write your own")).length, 1);
    assert.match(lines.find((code) => code.includes("// write your own"))!, /^ {4}\{ urls: "turn:192\.0\.2\.2", /);
  });

  Deno.test(`${kind}: several channels, each made at its moment, and told apart by their place`, async () => {
    const channels: Setup["channels"] = [
      { with: "channel", when: "first" },
      ...(role === "answerer" ? [{ with: "asked", when: "between" } as const] : []),
      { with: game, when: "later" },
    ];
    const setup: Setup = { channels, several: true, finds: role === "answerer" };
    const { calls, logged } = await run(client, role, mode, setup);
    assert.deepEqual(calls, [
      "RTCPeerConnection",
      "createDataChannel channel",
      ...description,
      ...remote,
      ...(role === "answerer" ? ["createDataChannel asked"] : []),
      ...answer,
      ...end,
      GAME,
      "send hello",
    ]);
    assert.ok(logged.includes(`Message from Client ${there}: hi`));
    const turns = listing(client, role, mode, partsOf(client, role, setup)).filter(({ runs }) =>
      runs === "createDataChannel"
    );
    assert.deepEqual(turns.map(({ nth }) => nth), channels.map((_, i) => i + 1));
  });
}

for (const client of ["A", "B"] as const) {
  Deno.test(`Client ${client} withholds an offer’s candidates until its answer is on its way`, async () => {
    const there = client === "A" ? "B" : "A";
    const setup: Setup = { channels: [], several: false, finds: true, withholds: true };
    const lines = listingText(listing(client, "answerer", "gathered", chosen(client, "answerer", setup)));
    const calls: unknown[] = [];
    const Pretended = class {
      localDescription = { type: "answer", sdp: "" };
      onicecandidate: (event: unknown) => void = () => {};
      setRemoteDescription = (offer: unknown) => Promise.resolve(void calls.push(offer));
      createAnswer = () => Promise.resolve({});
      setLocalDescription = () => Promise.resolve(void setTimeout(() => this.onicecandidate({ candidate: null })));
      addIceCandidate = (candidate: unknown) => Promise.resolve(void calls.push(candidate));
    };
    Object.assign(globalThis, { RTCPeerConnection: Pretended });
    await import(`data:text/javascript,${encodeURIComponent(lines)}`);
    delete (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection;
    const sdp = "v=0\r\nm=a\r\na=candidate:1 x\r\na=mid:0\r\nm=b\r\na=candidate:2 y\r\na=end-of-candidates\r\n";
    await (world[`offerFrom${there}`] as (offer: unknown) => Promise<void>)({ type: "offer", sdp });
    await world[`answerIsOnItsWayTo${there}`](undefined);
    assert.deepEqual(calls, [
      { type: "offer", sdp: "v=0\r\nm=a\r\na=mid:0\r\nm=b\r\n" },
      { candidate: "candidate:1 x", sdpMLineIndex: 0 },
      { candidate: "candidate:2 y", sdpMLineIndex: 1 },
      { candidate: "", sdpMLineIndex: 1 },
    ]);
  });
}
