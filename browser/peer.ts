/** The real connection behind the port: one `RTCPeerConnection`, everything about it reported. */
import type { Argument, Call, ChannelOptions, Description, Machine, PeerFact } from "../protocol/fact.ts";
import type { PairRead } from "../protocol/pairs.ts";
import type { OpenPeer } from "../protocol/peer.ts";
import { hear } from "./pace.ts";

/** Opens an `RTCPeerConnection`. Each verb makes exactly the call it is named after (WebRTC 1.0, §4.4.2). */
export const openPeer: OpenPeer = (tell, onPairs, configuration) => {
  const report = (fact: PeerFact) => {
    hear();
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
      report({ type: "call-finished", call: name, id, ...(made && { result: plain(result as Description) }) });
      return true;
    } catch (error) {
      look();
      readAfter(name, argument);
      const { name: kind, message, sdpLineNumber } = error as Error & { readonly sdpLineNumber?: number | null };
      const at = typeof sdpLineNumber === "number" ? { sdpLineNumber } : {};
      const said = configuration?.sayAbout(message) ?? message;
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

  call("RTCPeerConnection", configuration?.told, () => {
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
    media: async (client) => (await import("./media.ts")).mediaOf(pc(), client, call),
    send: (text, index = 0) => call("send", text, () => channels[index].send(text), labelOf(channels[index])),
    look: () => {
      look();
      read(["local", "remote"]);
    },
  };
};

/** The calls that give back a promise, and never throw (Web IDL, §3.7.6 on operations with a promise type). */
const PROMISED: readonly Call[] = [
  "createOffer",
  "createAnswer",
  "setLocalDescription",
  "setRemoteDescription",
  "addIceCandidate",
];

/** The calls that leave every machine where it is. */
const KEEPS: readonly Call[] = ["createOffer", "createAnswer", "addIceCandidate"];

/** Milliseconds that whatever only looks leaves to the calls. */
const LATER = 50;

/** Candidate pairs are there only once a description is; until then nothing that reads them is loaded. */
async function watch(
  connection: RTCPeerConnection,
  report: (fact: PeerFact) => void,
  onPairs: (pairs: readonly PairRead[]) => void = () => {},
) {
  await new Promise((done) => connection.addEventListener("icegatheringstatechange", done, { once: true }));
  await new Promise((done) => setTimeout(done, LATER));
  const [{ watchPairs }, { samePairs }] = await Promise.all([import("./stats.ts"), import("../protocol/pairs.ts")]);
  let told: readonly PairRead[] = [];
  watchPairs(connection, (pairs) => {
    if (!samePairs(told, pairs)) report({ type: "pairs-read", pairs });
    told = pairs;
    onPairs(pairs);
  });
}

const plain = ({ type, sdp }: RTCSessionDescriptionInit): Description => ({ type, sdp: sdp ?? "" });

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

const OPTIONS = ["ordered", "maxRetransmits", "maxPacketLifeTime", "protocol", "negotiated", "id"] as const;

/** What a channel says of itself; what it does not have is absent. */
const optionsOf = (channel: RTCDataChannel): ChannelOptions =>
  Object.fromEntries(
    OPTIONS.map((name) => [name, channel[name]]).filter(([, value]) => value !== null && value !== ""),
  );

type Side = "local" | "remote";

/**
 * Reads every machine and the descriptions, and reports what is not as it was. It is called on events and after
 * every call, since `close()` fires no event on the side that closes, and transports appear without one.
 */
function observer(
  connection: () => RTCPeerConnection | undefined,
  channels: readonly RTCDataChannel[],
  report: (fact: PeerFact) => void,
) {
  const states: Partial<Record<Machine, string>> = {};
  const descriptions = { local: "", remote: "" };
  const later: Partial<Record<Side, ReturnType<typeof setTimeout>>> = {};
  const heard = new WeakSet<EventTarget>();
  const toldOf: string[] = [];
  /** Options are read when the state changes: a browser asks its network thread for each, and `id` comes with `open`. */
  const channelStates: string[] = [];
  let options: ReturnType<typeof setTimeout> | undefined;

  function tell(machine: Machine, state: string | undefined) {
    if (state === undefined || states[machine] === state) return;
    states[machine] = state;
    report({ type: "state-changed", machine, state });
  }

  function follow(transport: RTCSctpTransport | RTCDtlsTransport | null | undefined) {
    if (!transport || heard.has(transport)) return;
    heard.add(transport);
    transport.addEventListener("statechange", look);
  }

  function look() {
    const pc = connection();
    if (!pc) return;
    const { sctp } = pc;
    const dtls = sctp?.transport;
    follow(sctp);
    follow(dtls);
    tell("signaling", pc.signalingState);
    tell("gathering", pc.iceGatheringState);
    tell("ice", pc.iceConnectionState);
    tell("dtls", dtls?.state);
    tell("connection", pc.connectionState);
    tell("sctp", sctp?.state);
    tell("channel", channels[0]?.readyState);
    for (let index = 0; index < channels.length; index++) {
      const state = channels[index].readyState;
      if (channelStates[index] === state) continue;
      channelStates[index] = state;
      // The state of the first one is a machine, told above: its options can wait until the calls are over.
      if (index === 0) options ??= setTimeout(() => tellOptions(0), LATER);
      else tellOptions(index);
    }
  }

  function tellOptions(index: number) {
    if (index === 0) options = undefined;
    const state = channels[index].readyState;
    const read = optionsOf(channels[index]);
    const key = JSON.stringify(index === 0 ? read : [state, read]);
    if (toldOf[index] === key) return;
    toldOf[index] = key;
    report({ type: "channel-changed", index, state, options: read });
  }

  /** Reading a description takes a browser longer than all the rest: it is written anew each time. */
  function read(sides: readonly Side[]) {
    const pc = connection();
    if (!pc || pc.signalingState === "closed") return; // Firefox lets nobody read those of a closed connection.
    for (const side of sides) {
      clearTimeout(later[side]);
      delete later[side];
      const found = side === "local" ? pc.localDescription : pc.remoteDescription;
      const key = found ? found.type + found.sdp : "";
      if (descriptions[side] === key) continue;
      descriptions[side] = key;
      report({ type: "description-read", side, description: found ? plain(found) : null });
    }
  }

  /** Candidates come in bursts, and each changes a description: it is read after them. */
  function readSoon(side: Side) {
    later[side] ??= setTimeout(() => read([side]), LATER);
  }
  return { look, read, readSoon };
}
