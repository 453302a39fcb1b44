/** Looks at one connection: its machines, its descriptions, its channels; what is not as it was is reported. */
import type { ChannelOptions, Description, Machine, PeerFact } from "../protocol/facts/mod.ts";

/** Milliseconds that whatever only looks leaves to the calls. */
export const SETTLE_MS = 50;

/** A description as plain JSON. */
export const plain = ({ type, sdp }: RTCSessionDescriptionInit): Description => ({ type, sdp: sdp ?? "" });

const OPTIONS = ["ordered", "maxRetransmits", "maxPacketLifeTime", "protocol", "negotiated", "id"] as const;

/** What a channel says of itself; what it does not have is absent. */
const optionsOf = (channel: RTCDataChannel): ChannelOptions =>
  Object.fromEntries(
    OPTIONS.map((name) => [name, channel[name]]).filter(([, value]) => value !== null && value !== ""),
  );

type Side = "local" | "remote";

/** Looks at the channels of a connection, and reports those that are not as they were. */
function channelObserver(channels: readonly RTCDataChannel[], report: (fact: PeerFact) => void) {
  const toldOf: string[] = [];
  /** Options are read when the state changes: a browser asks its network thread for each, and `id` comes with `open`. */
  const channelStates: string[] = [];
  let options: ReturnType<typeof setTimeout> | undefined;

  function look() {
    for (let index = 0; index < channels.length; index++) {
      const state = channels[index].readyState;
      if (channelStates[index] === state) continue;
      channelStates[index] = state;
      // The state of the first one is a machine, told above: what changes with `open` can wait until the calls are over.
      if (index === 0 && state !== "connecting") options ??= setTimeout(() => tellOptions(0), SETTLE_MS);
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
  return look;
}

/** The transport of the first track that has one: where no data flows, no SCTP leads to it (WebRTC 1.0, §5.2 and §5.3). */
function mediaTransport(pc: RTCPeerConnection): RTCDtlsTransport | undefined {
  for (const { sender, receiver } of pc.getTransceivers()) {
    const found = sender.transport ?? receiver.transport;
    if (found) return found;
  }
}

/**
 * Reads every machine and the descriptions, and reports what is not as it was. It is called on events and after
 * every call, since `close()` fires no event on the side that closes, and transports appear without one.
 */
export function observer(
  connection: () => RTCPeerConnection | undefined,
  channels: readonly RTCDataChannel[],
  report: (fact: PeerFact) => void,
) {
  const states: Partial<Record<Machine, string>> = {};
  const descriptions = { local: "", remote: "" };
  const later: Partial<Record<Side, ReturnType<typeof setTimeout>>> = {};
  const heard = new WeakSet<EventTarget>();
  const lookAtChannels = channelObserver(channels, report);

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

  let soon: ReturnType<typeof setTimeout> | undefined;
  /** After a call: its own machine at once, and the others while the browser is at work on the next call. */
  function lookAfterCall() {
    tell("signaling", connection()?.signalingState);
    soon ??= setTimeout(look);
  }

  function look() {
    clearTimeout(soon);
    soon = undefined;
    const pc = connection();
    if (!pc) return;
    const { sctp } = pc;
    const dtls = sctp?.transport ?? mediaTransport(pc);
    for (const transport of [sctp, dtls]) follow(transport);
    tell("signaling", pc.signalingState);
    tell("gathering", pc.iceGatheringState);
    tell("ice", pc.iceConnectionState);
    tell("dtls", dtls?.state);
    tell("connection", pc.connectionState);
    tell("sctp", sctp?.state);
    tell("channel", channels[0]?.readyState);
    lookAtChannels();
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
    later[side] ??= setTimeout(() => read([side]), SETTLE_MS);
  }
  return { look, lookAfterCall, read, readSoon };
}
