/** Reads the machines of a connection of werift’s, and reports what is not as it was. */
import type { RTCDataChannel, RTCPeerConnection } from "werift";
import type { ChannelOptions, Machine, PeerFact } from "../../protocol/facts/mod.ts";

/** What a channel says of itself; what it does not have is absent. */
function optionsOf(channel: RTCDataChannel): ChannelOptions {
  const { ordered, maxRetransmits, maxPacketLifeTime, protocol, negotiated, id } = channel;
  const options = { ordered, maxRetransmits, maxPacketLifeTime, protocol, negotiated, id };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value != null && value !== ""));
}

export function glassObserver(
  pc: RTCPeerConnection,
  channels: readonly RTCDataChannel[],
  report: (fact: PeerFact) => void,
) {
  const states: Partial<Record<Machine, string>> = {};
  const toldOf: string[] = [];

  function tell(machine: Machine, state: string | undefined) {
    if (state === undefined || states[machine] === state) return;
    states[machine] = state;
    report({ type: "state-changed", machine, state });
  }

  function lookAtChannel(channel: RTCDataChannel, index: number) {
    const options = optionsOf(channel);
    const state = channel.readyState;
    const key = JSON.stringify([state, options]);
    if (toldOf[index] === key) return;
    toldOf[index] = key;
    report({ type: "channel-changed", index, state, options });
  }

  function look() {
    const { sctpTransport } = pc;
    tell("signaling", pc.signalingState);
    tell("gathering", pc.iceGatheringState);
    // werift says “completed” of gathering, too.
    const ice = pc.iceConnectionState;
    if (ice !== "completed" || states.ice === "connected") tell("ice", ice);
    // A browser has no transport before there is a description for one (WebRTC 1.0, §4.4.2, `sctp`).
    if (sctpTransport && (pc.localDescription || pc.remoteDescription)) {
      tell("dtls", sctpTransport.dtlsTransport.state);
      const { state } = sctpTransport.sctp;
      tell("sctp", state === "new" ? "connecting" : state);
    }
    tell("connection", pc.connectionState);
    tell("channel", channels[0]?.readyState);
    channels.forEach(lookAtChannel);
  }
  return { look };
}
