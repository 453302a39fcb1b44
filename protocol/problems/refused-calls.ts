/** Calls without a description that a browser refused: candidates, data channels, the configuration. */
import { TEXT, worded } from "./words.ts";

export const REFUSED_CALLS = {
  // Candidates
  "candidate-shape": worded({}, () => ({
    said:
      "The method addIceCandidate takes an object with a candidate in it, and was given something else (WebRTC 1.0 §4.8.1).",
    next: "Give it { candidate, sdpMid }, as a candidate’s card has it.",
  })),
  "candidate-lines": worded({}, () => ({
    said: "There are several lines in this one candidate, and a candidate is a single line (RFC 8839 §5.1).",
    next: "Add them one by one.",
  })),
  // Data channels (WebRTC 1.0 §6.1)
  "channel-id-missing": worded({}, () => ({
    said: "A channel that both clients agree on beforehand (negotiated) needs an id.",
    next: "Give both clients the same id.",
  })),
  "channel-limits-both": worded({}, () => ({
    said: "A channel can limit its repetitions or their time, and not both.",
    next: "Leave out maxRetransmits or maxPacketLifeTime.",
  })),
  "channel-id-high": worded({}, () => ({
    said: "A channel’s id is 65534 at most.",
    next: "Choose a smaller id, or let the browser choose.",
  })),
  "channel-id-taken": worded({}, () => ({
    said: "Another data channel of this connection has this id already.",
    next: "Choose another id, or let the browser choose.",
  })),
  "channel-label-long": worded({}, () => ({
    said: "A channel’s label is 65535 bytes long at most.",
    next: "Choose a shorter label.",
  })),
  // The configuration (WebRTC 1.0 §4.2.1)
  "turn-without-credentials": worded({}, () => ({
    said: "A TURN server needs a username and a credential, and one of them is not there.",
    next: "Add both; only STUN does without.",
  })),
  "turn-credentials-empty": worded({}, () => ({
    said: "The username or the credential of the TURN server is empty.",
    next: "Fill in both.",
  })),
  "server-scheme": worded({ url: TEXT }, (p) => ({
    said:
      `The text “${p.url}” is no address of an ICE server: it begins with stun:, stuns:, turn: or turns: (RFC 7064, RFC 7065).`,
    next: "Write it so, without slashes.",
  })),
  "server-url": worded({ url: TEXT }, (p) => ({
    said:
      `The text “${p.url}” is no address of a server, as it does not say stun: or turn: first (RFC 7064, RFC 7065).`,
    next: "Put stun: or turn: in front of it.",
  })),
  "server-urls-empty": worded({}, () => ({
    said: "An ICE server is given without any address.",
    next: "Give it one in urls, or take the server out.",
  })),
  "stun-with-query": worded({ url: TEXT }, (p) => ({
    said: `The address “${p.url}” has a question mark, which only TURN addresses may have (RFC 7064 §3.1).`,
    next: "Take the question mark out, with everything behind it.",
  })),
  "server-port": worded({}, () => ({
    said: "The port in a server’s address cannot be used: it is above 65535, or the browser blocks it.",
    next: "Correct the port; 3478 is the usual one.",
  })),
  "configuration-value": worded({ value: TEXT, type: TEXT }, (p) => ({
    said: `The word “${p.value}” is no value of ${p.type}.`,
    next: "Look up the few words that this setting takes.",
  })),
  "pool-size": worded({}, () => ({
    said: "The iceCandidatePoolSize is 255 at most.",
    next: "Choose a smaller one; 0 is usual.",
  })),
  "certificate-expired": worded({}, () => ({
    said: "The certificate for this connection has expired.",
    next: "Make a new one with RTCPeerConnection.generateCertificate.",
  })),
  "configuration-fixed": worded({}, () => ({
    said: "This part of the configuration cannot be changed after the connection was made (WebRTC 1.0 §4.4.2).",
    next: "Make a new connection with it.",
  })),
};
