/**
 * The seven state machines as the W3C draws them: every state, and what leads from one to the next. Where a state may
 * be drawn stands here as well, so that a picture needs no other table. Arrows from a state to itself, as the offer that
 * replaces an offer (RFC 9429 §3.2), are left out: they change no state.
 */
import type { Machine } from "../facts/mod.ts";

/** Stands for each state from which the same thing leads on: `close()` ends every one of them. */
export const ANY = "any state";

/** An arrow of a machine: what leads from one state to another. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  /** What brings it about, in a few words. */
  readonly cause: string;
  /** How it is drawn: bowed by so many units to its left, or round the right edge where others are in the way. */
  readonly bend?: number;
  readonly around?: true;
}

/** One machine as it is drawn. */
interface MachineDiagram {
  /** What is read to know the state. */
  readonly property: string;
  /** Two columns where the names are long, else three. */
  readonly columns: 2 | 3;
  /** Every state, with its column and its row. */
  readonly spots: Readonly<Record<string, readonly [column: number, row: number]>>;
  /** How it comes to its first state. */
  readonly start: { readonly state: string; readonly cause: string };
  readonly transitions: readonly Transition[];
}

const closed = (cause = "close()"): Transition => ({ from: ANY, to: "closed", cause });

/** Every machine. */
export const DIAGRAMS: Readonly<Record<Machine, MachineDiagram>> = {
  // RTCSignalingState: WebRTC 1.0 §4.3.1; the picture of RFC 9429 §3.2. A rollback is refused in `stable` and after a
  // provisional answer (WebRTC 1.0 §4.4.1.5).
  signaling: {
    property: "RTCPeerConnection.signalingState",
    columns: 2,
    spots: {
      "stable": [0, 1],
      "have-local-offer": [0, 2],
      "have-remote-offer": [0, 0],
      "have-local-pranswer": [1, 0],
      "have-remote-pranswer": [1, 2],
      "closed": [1, 3],
    },
    start: { state: "stable", cause: "new RTCPeerConnection()" },
    transitions: [
      { from: "stable", to: "have-local-offer", cause: "setLocalDescription(offer)" },
      { from: "stable", to: "have-remote-offer", cause: "setRemoteDescription(offer)" },
      { from: "have-local-offer", to: "stable", cause: "setRemoteDescription(answer), or a rollback" },
      { from: "have-local-offer", to: "have-remote-pranswer", cause: "setRemoteDescription(pranswer)" },
      { from: "have-remote-pranswer", to: "stable", cause: "setRemoteDescription(answer)" },
      { from: "have-remote-offer", to: "stable", cause: "setLocalDescription(answer), or a rollback" },
      { from: "have-remote-offer", to: "have-local-pranswer", cause: "setLocalDescription(pranswer)" },
      { from: "have-local-pranswer", to: "stable", cause: "setLocalDescription(answer)" },
      closed(),
    ],
  },
  // RTCIceGatheringState: WebRTC 1.0 §4.3.2, a sum over the transports' own states (§5.6.3). close() leaves it alone.
  gathering: {
    property: "RTCPeerConnection.iceGatheringState",
    columns: 3,
    spots: { new: [0, 0], gathering: [1, 0], complete: [2, 0] },
    start: { state: "new", cause: "new RTCPeerConnection()" },
    transitions: [
      { from: "new", to: "gathering", cause: "a description is kept, and ICE begins to gather" },
      { from: "gathering", to: "complete", cause: "all transports have gathered" },
      { from: "complete", to: "gathering", cause: "an ICE restart, or one more transport" },
      { from: "gathering", to: "new", cause: "a rollback takes the transport away" },
      { from: "complete", to: "new", cause: "a rollback takes the transport away", bend: -34 },
    ],
  },
  // RTCIceConnectionState: WebRTC 1.0 §4.3.4, a sum over the transports; how those move: §5.6.4.
  ice: {
    property: "RTCPeerConnection.iceConnectionState",
    columns: 3,
    spots: {
      new: [0, 0],
      checking: [1, 0],
      connected: [0, 1],
      completed: [1, 2],
      disconnected: [1, 1],
      failed: [2, 1],
      closed: [2, 3],
    },
    start: { state: "new", cause: "new RTCPeerConnection()" },
    transitions: [
      { from: "new", to: "checking", cause: "a candidate of the other client, or a check from it" },
      { from: "checking", to: "connected", cause: "a path answered" },
      { from: "checking", to: "completed", cause: "the last check found the path", around: true },
      { from: "checking", to: "disconnected", cause: "no check was answered, but more candidates may come" },
      { from: "checking", to: "failed", cause: "no check was answered, and nothing more is to come" },
      { from: "connected", to: "completed", cause: "all checks are done" },
      { from: "connected", to: "checking", cause: "the path was lost, and others are left to check" },
      { from: "connected", to: "disconnected", cause: "the path does not answer" },
      { from: "completed", to: "connected", cause: "an ICE restart" },
      { from: "completed", to: "disconnected", cause: "the path does not answer" },
      { from: "completed", to: "failed", cause: "every path has lost consent" },
      { from: "disconnected", to: "connected", cause: "the path answers again" },
      { from: "disconnected", to: "checking", cause: "new candidates, or an ICE restart" },
      { from: "disconnected", to: "failed", cause: "nothing more is to come" },
      { from: "failed", to: "checking", cause: "an ICE restart" },
      closed(),
    ],
  },
  // RTCDtlsTransportState: WebRTC 1.0 §5.5.
  dtls: {
    property: "RTCPeerConnection.sctp.transport.state",
    columns: 3,
    spots: { new: [0, 0], connecting: [1, 0], connected: [2, 0], failed: [1, 1], closed: [2, 2] },
    start: { state: "new", cause: "a description made the transport" },
    transitions: [
      { from: "new", to: "connecting", cause: "the handshake begins" },
      { from: "connecting", to: "connected", cause: "the certificate fits the fingerprint" },
      { from: "connecting", to: "failed", cause: "an error, or another certificate than announced" },
      { from: "connected", to: "failed", cause: "an error alert" },
      { from: "connected", to: "closed", cause: "close(), or the other client’s close_notify" },
      closed("close(), or a rollback took the transport away"),
    ],
  },
  // RTCPeerConnectionState: WebRTC 1.0 §4.3.3, worked out anew whenever ICE or DTLS changes.
  connection: {
    property: "RTCPeerConnection.connectionState",
    columns: 3,
    spots: {
      new: [0, 0],
      connecting: [1, 0],
      connected: [0, 1],
      disconnected: [1, 1],
      failed: [2, 1],
      closed: [2, 2.4],
    },
    start: { state: "new", cause: "new RTCPeerConnection()" },
    transitions: [
      { from: "new", to: "connecting", cause: "ICE begins to check, or DTLS its handshake" },
      { from: "connecting", to: "connected", cause: "ICE and DTLS are connected" },
      { from: "connecting", to: "disconnected", cause: "ICE is disconnected" },
      { from: "connecting", to: "failed", cause: "ICE or DTLS failed" },
      { from: "connected", to: "connecting", cause: "ICE checks again, or one more transport begins" },
      { from: "connected", to: "disconnected", cause: "ICE is disconnected" },
      { from: "connected", to: "failed", cause: "DTLS or ICE failed", bend: -30 },
      { from: "disconnected", to: "connected", cause: "the path answers again" },
      { from: "disconnected", to: "connecting", cause: "ICE checks again" },
      { from: "disconnected", to: "failed", cause: "ICE or DTLS failed" },
      { from: "failed", to: "connecting", cause: "an ICE restart" },
      closed(),
    ],
  },
  // RTCSctpTransportState: WebRTC 1.0 §6.1.2.
  sctp: {
    property: "RTCPeerConnection.sctp.state",
    columns: 3,
    spots: { connecting: [0, 0], connected: [2, 0], closed: [2, 1] },
    start: { state: "connecting", cause: "a description made the transport" },
    transitions: [
      { from: "connecting", to: "connected", cause: "both sides have set up the association" },
      { from: "connected", to: "closed", cause: "close(), the other client ended it, or DTLS closed" },
      closed("close(), DTLS closed, or a rollback took the transport away"),
    ],
  },
  // RTCDataChannelState: WebRTC 1.0 §6.2; the given channel: §6.2.3; closing: §6.2.4 and §6.2.5.
  channel: {
    property: "RTCDataChannel.readyState",
    columns: 3,
    spots: { connecting: [0, 0], open: [1, 0], closing: [2, 0], closed: [2, 1] },
    start: { state: "connecting", cause: "createDataChannel" },
    transitions: [
      { from: "connecting", to: "open", cause: "SCTP is connected" },
      { from: "connecting", to: "closing", cause: "the channel’s own close()", bend: 24 },
      { from: "open", to: "closing", cause: "the channel’s close(), here or there" },
      { from: "closing", to: "closed", cause: "what was waiting is sent" },
      closed("the connection’s close(), or the transport ended"),
    ],
  },
};

/** Every state of a machine, in the order in which it is told. */
export const statesOf = (machine: Machine): readonly string[] => Object.keys(DIAGRAMS[machine].spots);

/** The arrow from one state to the next, the machine's own before the one that leads from anywhere. */
export const transition = (machine: Machine, from: string, to: string): Transition | undefined =>
  DIAGRAMS[machine].transitions.find((one) => one.from === from && one.to === to) ??
    DIAGRAMS[machine].transitions.find((one) => one.from === ANY && one.to === to && from !== to);

/** Whether a browser went a way that is not in the table. It happens, and is drawn dashed: it is no error. */
export const unexpected = (machine: Machine, from: string, to: string): boolean =>
  from !== to && !transition(machine, from, to);

/** The ways on from a state. */
export const waysFrom = (machine: Machine, state: string): readonly Transition[] =>
  statesOf(machine).flatMap((to) => transition(machine, state, to) ?? []);
