/** The real connection behind the port: one `RTCPeerConnection`, everything about it reported. */
import type { Argument, Call, OpenPeer, PeerFact } from "../protocol/facts/mod.ts";
import { noteBurst } from "./burst-scheduler.ts";
import { listen, listenToChannel, watch } from "./listen.ts";
import { observer, plain } from "./observer.ts";

/** Opens an `RTCPeerConnection`. Each verb makes exactly the call it is named after (WebRTC 1.0, §4.4.2). */
export const openPeer: OpenPeer = (tell, onRead, configuration) => {
  const report = (fact: PeerFact) => {
    noteBurst();
    tell(fact);
  };
  const channels: RTCDataChannel[] = [];
  let connection: RTCPeerConnection | undefined;
  const pc = (): RTCPeerConnection => {
    if (!connection) throw new Error("There is no RTCPeerConnection.");
    return connection;
  };
  const observed = observer(() => connection, channels, report);
  const call = caller({ report, observed, connection: () => connection, configuration });
  const addChannel = (channel: RTCDataChannel) => {
    channels.push(channel);
    listenToChannel(channel, report, observed.look, () => labelOf(channel));
  };
  /** The first channel is meant where none is named. */
  const labelOf = (channel?: RTCDataChannel) => channel && channel !== channels[0] ? { channel: channel.label } : {};

  call("RTCPeerConnection", configuration?.safe, () => {
    connection = new RTCPeerConnection(configuration?.given as RTCConfiguration | undefined);
    listen(connection, report, observed, addChannel);
    void watch(connection, report, onRead);
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
      observed.look();
      observed.read(["local", "remote"]);
    },
  };
};

interface Calling {
  readonly report: (fact: PeerFact) => void;
  readonly observed: ReturnType<typeof observer>;
  /** The connection, once there is one that a call could be made on. */
  readonly connection: () => RTCPeerConnection | undefined;
  readonly configuration?: Parameters<OpenPeer>[2];
}

/** Makes calls, and reports how each began and ended. */
function caller({ report, observed, connection, configuration }: Calling) {
  let count = 0;
  return async function call(
    name: Call,
    argument: Argument | undefined,
    run: () => unknown,
    more: { readonly channel?: string } = {},
  ): Promise<boolean> {
    const id = ++count;
    // What answers with a promise reports nothing before that, and is at work while its beginning is reported.
    const promises = connection() !== undefined && PROMISED.includes(name);
    const signaling = connection()?.signalingState;
    const begin = () =>
      report({ type: "call-started", call: name, id, ...(argument !== undefined && { argument }), ...more });
    try {
      if (!promises) begin();
      const running = run();
      if (promises) begin();
      const result = await running;
      if (DESCRIBES.includes(name)) observed.lookAfterCall();
      else if (!KEEPS.includes(name)) observed.look();
      readAfter(observed, name, argument, signaling);
      const made = name === "createOffer" || name === "createAnswer";
      const description = made && { result: plain(result as RTCSessionDescriptionInit) };
      report({ type: "call-finished", call: name, id, ...description });
      return true;
    } catch (error) {
      observed.look();
      observed.read(["local", "remote"]);
      const { name: kind, message, sdpLineNumber } = error as Error & { readonly sdpLineNumber?: number | null };
      const at = typeof sdpLineNumber === "number" ? { sdpLineNumber } : {};
      const said = configuration?.safeMessage(message) ?? message;
      report({ type: "call-failed", call: name, id, name: kind, message: said, ...at });
      return false;
    }
  };
}

/**
 * Reads the descriptions that a call may have changed. A rollback changes both, and so does an offer in place of one’s
 * own (RFC 9429 §4.1.8.2); reading one that did not change would keep the next call waiting.
 */
function readAfter(
  { read, readSoon }: Calling["observed"],
  name: Call,
  argument: Argument | undefined,
  before: RTCSignalingState | undefined,
) {
  const type = typeof argument === "object" && "type" in argument ? argument.type : undefined;
  if (type === "rollback") read(["local", "remote"]);
  else if (name === "setLocalDescription") read(["local"]);
  else if (name === "setRemoteDescription") read(before === "have-local-offer" ? ["remote", "local"] : ["remote"]);
  if (name === "addIceCandidate") readSoon("remote");
}

/** The calls that apply a description. */
const DESCRIBES: readonly Call[] = ["setLocalDescription", "setRemoteDescription"];

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
