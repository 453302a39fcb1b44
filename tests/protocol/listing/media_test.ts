/** The code with media, further exchanges and a channel for signaling is run, and makes the calls that were made. */
import assert from "node:assert/strict";
import {
  type Argument,
  type Call,
  type ClientName,
  type Entry,
  type Mode,
  RELAY_LABEL,
} from "../../../protocol/facts/mod.ts";
import { codeOf } from "../../../protocol/listing/code.ts";
import { newSession, type Session } from "../../../protocol/session/mod.ts";
import { step } from "../../../protocol/calls/mod.ts";
import { listingText } from "../support/mod.ts";

const VIDEO = { kind: "video", source: "synthetic" } as const;
const AUDIO = { kind: "audio", source: "synthetic" } as const;
const MICROPHONE = { kind: "audio", source: "device" } as const;
const [OFFER, ANSWER] = [{ type: "offer", sdp: "v=0" }, { type: "answer", sdp: "v=0" }] as const;

/** A session in which all these calls finished, and these events happened. */
function sessionOf(client: ClientName, mode: Mode, acts: readonly (readonly [Call, Argument?, string?] | Entry)[]) {
  const start = step(newSession(client), { type: "mode-chosen", mode, at: 0 });
  return acts.reduce((session: Session, act, id) => {
    if (!Array.isArray(act)) return step(session, act as Entry);
    const [call, argument, channel] = act as [Call, Argument?, string?];
    const more = { ...(argument !== undefined && { argument }), ...(channel !== undefined && { channel }) };
    const result = call === "createOffer" ? OFFER : ANSWER;
    const began = step(session, { type: "call-started", call, id, at: id, ...more });
    return step(began, { type: "call-finished", call, id, at: id, ...(call.startsWith("create") && { result }) });
  }, start);
}

interface World {
  readonly calls: string[];
  readonly connection: Record<string, (event: unknown) => unknown>;
  readonly channels: { label: string; onmessage?: (event: unknown) => unknown }[];
}

/** Runs the code of a session in a pretended page, and what `then` does with it. */
async function run(
  session: Session,
  then: (world: World, run: (name: string, argument?: unknown) => Promise<void>) => Promise<void>,
) {
  const calls: string[] = [];
  const channels: World["channels"] = [];
  const connections: World["connection"][] = [];
  const track = () => ({ stop: () => calls.push("stop") });
  class Connection {
    localDescription: unknown;
    listeners: ((event: unknown) => void)[] = [];
    constructor() {
      calls.push("RTCPeerConnection");
      connections.push(this as never);
    }
    addEventListener = (_: string, listener: (event: unknown) => void) => void this.listeners.push(listener);
    createDataChannel = (label: string) => {
      calls.push("createDataChannel");
      const channel = { label, readyState: "open", send: (text: string) => calls.push(`send ${label} ${text}`) };
      channels.push(channel);
      return channel;
    };
    createOffer = () => Promise.resolve((calls.push("createOffer"), OFFER));
    createAnswer = () => Promise.resolve((calls.push("createAnswer"), ANSWER));
    setLocalDescription = (description: { type: string }) => {
      calls.push(`setLocalDescription ${description.type}`);
      this.localDescription = description;
      setTimeout(() => (this as unknown as World["connection"]).onicecandidate?.({ candidate: null }));
      return Promise.resolve();
    };
    setRemoteDescription = ({ type }: { type: string }) =>
      Promise.resolve(void calls.push(`setRemoteDescription ${type}`));
    addIceCandidate = () => Promise.resolve(void calls.push("addIceCandidate"));
    addTrack = (one: unknown) => (calls.push("addTrack"), { track: one });
    removeTrack = (sender: { track: unknown }) => void calls.push(`removeTrack ${sender.track ? "it" : "nothing"}`);
  }
  const canvas = () => ({ getContext: () => ({}), captureStream: () => ({ getVideoTracks: () => [track()] }) });
  const pretended: Record<string, unknown> = {
    RTCPeerConnection: Connection,
    MediaStream: class {},
    AudioContext: class {},
    OscillatorNode: class {
      connect = () => {};
      start = () => {};
    },
    MediaStreamAudioDestinationNode: class {
      stream = { getAudioTracks: () => [track()] };
    },
    document: { createElement: canvas, body: { append: (player: unknown) => calls.push(`shows ${typeof player}`) } },
    setInterval: () => 0,
  };
  const world = globalThis as unknown as Record<string, unknown>;
  const before = Object.fromEntries(Object.keys(pretended).map((name) => [name, world[name]]));
  const { log } = console;
  Object.assign(world, pretended);
  Object.defineProperty(navigator, "mediaDevices", {
    configurable: true,
    value: {
      getUserMedia: (asked: object) =>
        Promise.resolve({ getTracks: () => (calls.push(`getUserMedia ${JSON.stringify(asked)}`), [track()]) }),
    },
  });
  console.log = () => {};
  try {
    const code = `${listingText(codeOf(session, {}, false))}\n// ${crypto.randomUUID()}`;
    await import(`data:text/javascript,${encodeURIComponent(code)}`);
    await then({ calls, channels, connection: connections[0] }, async (name, argument) => {
      await (world[name] as (argument: unknown) => Promise<void>)(argument);
    });
  } finally {
    console.log = log;
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete world[name];
      else world[name] = value;
    }
    delete (navigator as { mediaDevices?: unknown }).mediaDevices;
  }
  return calls;
}

const FIRST = [["RTCPeerConnection"], ["createDataChannel", "channel"]] as const;
const OFFERS = [["createOffer"], ["setLocalDescription", OFFER], ["setRemoteDescription", ANSWER]] as const;
const ANSWERS = [["setRemoteDescription", OFFER], ["createAnswer"], ["setLocalDescription", ANSWER]] as const;

for (const mode of ["trickle", "gathered"] as const) {
  Deno.test(`${mode}: the offerer adds and removes tracks, offers again, and answers`, async () => {
    const session = sessionOf("A", mode, [
      ...FIRST,
      ["addTrack", VIDEO],
      ...OFFERS,
      ["addTrack", AUDIO],
      ["getUserMedia", MICROPHONE],
      ["addTrack", MICROPHONE],
      ...OFFERS,
      ["removeTrack", { ...VIDEO, sender: 0 }],
      ...ANSWERS,
    ]);
    const calls = await run(session, async (world, call) => {
      await call("answerFromB", ANSWER);
      await call("change1OnA");
      await call("change2OnA");
      await call("offerAgainFromA");
      await call("answerFromB", ANSWER);
      await call("change3OnA");
      await call("offerFromB", OFFER);
      world.connection.ontrack({ track: { kind: "video" } });
      world.connection.onnegotiationneeded({});
    });
    assert.deepEqual(calls, [
      "RTCPeerConnection",
      "createDataChannel",
      "addTrack",
      "createOffer",
      "setLocalDescription offer",
      "setRemoteDescription answer",
      "addTrack",
      'getUserMedia {"audio":true}',
      "addTrack",
      "createOffer",
      "setLocalDescription offer",
      "setRemoteDescription answer",
      "stop",
      "removeTrack it",
      "setRemoteDescription offer",
      "createAnswer",
      "setLocalDescription answer",
      "shows object",
    ]);
  });

  Deno.test(`${mode}: the answerer adds before its answer, and offers later`, async () => {
    const session = sessionOf("B", mode, [
      ["RTCPeerConnection"],
      ["setRemoteDescription", OFFER],
      ["addTrack", VIDEO],
      ["createAnswer"],
      ["setLocalDescription", ANSWER],
      ["addTrack", AUDIO],
      ...OFFERS,
      ...ANSWERS,
    ]);
    const calls = await run(session, async (_, call) => {
      await call("offerFromA", OFFER);
      await call("change1OnB");
      await call("offerAgainFromB");
      await call("answerFromA", ANSWER);
    });
    assert.deepEqual(calls, [
      "RTCPeerConnection",
      "setRemoteDescription offer",
      "addTrack",
      "createAnswer",
      "setLocalDescription answer",
      "addTrack",
      "createOffer",
      "setLocalDescription offer",
      "setRemoteDescription answer",
    ]);
  });
}

Deno.test("a channel for signaling sends what is made, and applies what comes", async () => {
  const init = { label: RELAY_LABEL, protocol: RELAY_LABEL };
  const session = sessionOf("A", "trickle", [
    ...FIRST,
    ...OFFERS,
    ["createDataChannel", init],
    ["send", "hello"],
    ["createOffer"],
    ["setLocalDescription", OFFER],
    ["send", JSON.stringify(OFFER), RELAY_LABEL],
    { type: "message-received", text: "hi", at: 90 },
    { type: "message-received", text: JSON.stringify(ANSWER), channel: RELAY_LABEL, at: 91 },
  ]);
  const calls = await run(session, async ({ channels }, call) => {
    await call("answerFromB", ANSWER);
    await call("laterOnA");
    await call("offerAgainFromA");
    await channels[1].onmessage?.({ data: JSON.stringify(ANSWER) });
    await channels[1].onmessage?.({ data: JSON.stringify(OFFER) });
    await channels[1].onmessage?.({ data: JSON.stringify({ candidate: "candidate:1" }) });
  });
  assert.deepEqual(calls, [
    "RTCPeerConnection",
    "createDataChannel",
    "createOffer",
    "setLocalDescription offer",
    "setRemoteDescription answer",
    "createDataChannel",
    "createOffer",
    "setLocalDescription offer",
    `send ${RELAY_LABEL} ${JSON.stringify(OFFER)}`,
    "setRemoteDescription answer",
    "setRemoteDescription offer",
    "createAnswer",
    "setLocalDescription answer",
    `send ${RELAY_LABEL} ${JSON.stringify(ANSWER)}`,
    "addIceCandidate",
  ]);
  const turns = (runs: string) => codeOf(session, {}, false).filter((line) => line.runs === runs).map(({ nth }) => nth);
  assert.deepEqual(turns("send"), [[2], [1]]);
  assert.deepEqual(turns("message-received"), [[2], [1]]);
  assert.deepEqual(turns("createOffer"), [[1], [2]]);
  assert.deepEqual(turns("setRemoteDescription"), [[1], []]);
  for (const { code } of codeOf(session, {}, false)) assert.ok(code.length <= 100, code);
});

Deno.test("without media, and before a second exchange, the code is the plain one", () => {
  const session = sessionOf("A", "trickle", [...FIRST, ...OFFERS]);
  const code = listingText(codeOf(session, {}, false));
  assert.doesNotMatch(code, /ontrack|Again|negotiation/);
});
