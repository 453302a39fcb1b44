/** The real connection behind the port: one `RTCPeerConnection`, everything about it reported. */
import type { Argument, Call, OpenPeer, PairRead, PeerFact } from "../protocol/facts/mod.ts";
import { observer, plain, SETTLE_MS } from "./observer.ts";
import { noteBurst } from "./burst-scheduler.ts";

/** Opens an `RTCPeerConnection`. Each verb makes exactly the call it is named after (WebRTC 1.0, §4.4.2). */
export const openPeer: OpenPeer = (tell, onPairs, configuration) => {
  const report = (fact: PeerFact) => {
    noteBurst();
    tell(fact);
  };
  const channels: RTCDataChannel[] = [];
  let connection: RTCPeerConnection | undefined;
  let count = 0;

  async function call(
    name: Call,
    argument: Argument | undefined,
    run: () => unknown,
    more: { readonly channel?: string } = {},
  ): Promise<boolean> {
    const id = ++count;
    // What answers with a promise reports nothing before that, and is at work while its beginning is reported.
    const promises = connection !== undefined && PROMISED.includes(name);
    const started = {
      type: "call-started" as const,
      call: name,
      id,
      ...(argument !== undefined && { argument }),
      ...more,
    };
    try {
      if (!promises) report(started);
      const running = run();
      if (promises) report(started);
      const result = await running;
      if (!KEEPS.includes(name)) look();
      readAfter(name, argument);
      const made = name === "createOffer" || name === "createAnswer";
      report({
        type: "call-finished",
        call: name,
        id,
        ...(made && { result: plain(result as RTCSessionDescriptionInit) }),
      });
      return true;
    } catch (error) {
      look();
      readAfter(name, argument);
      const { name: kind, message, sdpLineNumber } = error as Error & { readonly sdpLineNumber?: number | null };
      const at = typeof sdpLineNumber === "number" ? { sdpLineNumber } : {};
      const said = configuration?.messageWithoutSecrets(message) ?? message;
      report({ type: "call-failed", call: name, id, name: kind, message: said, ...at });
      return false;
    }
  }

  const pc = (): RTCPeerConnection => {
    if (!connection) throw new Error("There is no RTCPeerConnection.");
    return connection;
  };

  const { look, read, readSoon } = observer(() => connection, channels, report);

  /** Reads the descriptions that a call may have changed: a rollback, or an offer in place of one’s own, changes both. */
  function readAfter(name: Call, argument: Argument | undefined) {
    const isAnswer = typeof argument === "object" && "type" in argument && argument.type === "answer";
    if (name === "setLocalDescription") read(isAnswer ? ["local"] : ["local", "remote"]);
    if (name === "setRemoteDescription") read(isAnswer ? ["remote"] : ["remote", "local"]);
    if (name === "addIceCandidate") readSoon("remote");
  }

  const labelOf = (channel?: RTCDataChannel) => channel && channel !== channels[0] ? { channel: channel.label } : {};

  function addChannel(channel: RTCDataChannel) {
    channels.push(channel);
    for (const event of ["open", "closing", "close", "error"]) channel.addEventListener(event, look);
    channel.addEventListener("message", ({ data }) => {
      const text = typeof data === "string" ? data : `${data.byteLength ?? data.size} bytes`;
      report({ type: "message-received", text, ...labelOf(channel) });
    });
    look();
  }

  call("RTCPeerConnection", configuration?.safe, () => {
    connection = new RTCPeerConnection(configuration?.given as RTCConfiguration | undefined);
    listen(connection, report, { look, readSoon }, addChannel);
    void watch(connection, report, onPairs);
  });

  return {
    createDataChannel: (channel) =>
      call("createDataChannel", channel, () => {
        const { label, ...options } = typeof channel === "string" ? { label: channel } : channel;
        addChannel(
          typeof channel === "string" ? pc().createDataChannel(label) : pc().createDataChannel(label, options),
        );
      }),
    createOffer: () => call("createOffer", undefined, () => pc().createOffer()),
    createAnswer: () => call("createAnswer", undefined, () => pc().createAnswer()),
    setLocalDescription: (description) =>
      call("setLocalDescription", description, () => pc().setLocalDescription(description)),
    setRemoteDescription: (description) =>
      call("setRemoteDescription", description, () => pc().setRemoteDescription(description)),
    addIceCandidate: (candidate) => call("addIceCandidate", candidate, () => pc().addIceCandidate(candidate)),
    restartIce: () => call("restartIce", undefined, () => pc().restartIce()),
    close: () => call("close", undefined, () => pc().close()),
    media: async (client) => (await import("./media/lazy.ts")).mediaOf(pc(), client, call),
    send: (text, index = 0) => call("send", text, () => channels[index].send(text), labelOf(channels[index])),
    readStates: () => {
      look();
      read(["local", "remote"]);
    },
  };
};

/** The calls that give back a promise, and reject instead of throwing (Web IDL on promise-returning operations). */
const PROMISED: readonly Call[] = [
  "createOffer",
  "createAnswer",
  "setLocalDescription",
  "setRemoteDescription",
  "addIceCandidate",
];

/** The calls that leave every machine where it is. */
const KEEPS: readonly Call[] = ["createOffer", "createAnswer", "addIceCandidate"];

/** Candidate pairs are there only once a description is; until then nothing that reads them is loaded. */
async function watch(
  connection: RTCPeerConnection,
  report: (fact: PeerFact) => void,
  onPairs: (pairs: readonly PairRead[]) => void = () => {},
) {
  await new Promise((done) => connection.addEventListener("icegatheringstatechange", done, { once: true }));
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  const { samePairs, watchPairs } = await import("./stats/lazy.ts");
  let told: readonly PairRead[] = [];
  watchPairs(connection, (pairs) => {
    if (!samePairs(told, pairs)) report({ type: "pairs-read", pairs });
    told = pairs;
    onPairs(pairs);
  });
}

function listen(
  connection: RTCPeerConnection,
  report: (fact: PeerFact) => void,
  { look, readSoon }: Pick<ReturnType<typeof observer>, "look" | "readSoon">,
  addChannel: (channel: RTCDataChannel) => void,
) {
  // The signaling state moves by calls only, and after them it is looked at.
  for (const event of ["icegatheringstatechange", "iceconnectionstatechange", "connectionstatechange"]) {
    connection.addEventListener(event, look);
  }
  connection.addEventListener("negotiationneeded", () => report({ type: "negotiation-needed" }));
  connection.addEventListener("icecandidate", ({ candidate }) => {
    readSoon("local");
    report({ type: "candidate-found", candidate: candidate ? candidate.toJSON() as { candidate: string } : null });
  });
  connection.addEventListener(
    "icecandidateerror",
    ({ url, errorCode, errorText }) => report({ type: "candidate-error", url, errorCode, errorText }),
  );
  connection.addEventListener("track", ({ track, transceiver }) => {
    const mid = transceiver.mid!;
    report({ type: "track-found", kind: track.kind, mid });
    for (const state of ["mute", "unmute", "ended"] as const) {
      track.addEventListener(state, () => report({ type: "track-changed", mid, state }));
    }
  });
  connection.addEventListener("datachannel", ({ channel }) => {
    report({ type: "channel-found", label: channel.label });
    addChannel(channel);
  });
}
