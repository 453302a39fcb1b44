/** What abbreviations stand for. Those that are names, such as VP8, stand for nothing. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  AV1: "AOMedia Video 1",
  AVC: "Advanced Video Coding",
  BUNDLE: "a bundle of media sections",
  CN: "Comfort Noise",
  DNS: "Domain Name System",
  DTLS: "Datagram Transport Layer Security",
  ECN: "Explicit Congestion Notification",
  FEC: "Forward Error Correction",
  FIR: "Full Intra Request",
  HTTP: "Hypertext Transfer Protocol",
  ICE: "Interactive Connectivity Establishment",
  IP: "Internet Protocol",
  IPv4: "Internet Protocol, version 4",
  IPv6: "Internet Protocol, version 6",
  JSEP: "JavaScript Session Establishment Protocol",
  NACK: "Negative Acknowledgement",
  NAL: "Network Abstraction Layer",
  NAT: "Network Address Translation",
  PCMA: "Pulse Code Modulation, A-law",
  PCMU: "Pulse Code Modulation, μ-law",
  PLI: "Picture Loss Indication",
  RFC: "Request for Comments",
  RTCP: "RTP Control Protocol",
  RTP: "Real-time Transport Protocol",
  RTX: "Retransmission",
  SCTP: "Stream Control Transmission Protocol",
  SDES: "SDP Security Descriptions",
  SDP: "Session Description Protocol",
  SIP: "Session Initiation Protocol",
  SRTP: "Secure Real-time Transport Protocol",
  SSRC: "Synchronization Source",
  STUN: "Session Traversal Utilities for NAT",
  TCP: "Transmission Control Protocol",
  TLS: "Transport Layer Security",
  TSN: "Transmission Sequence Number",
  TURN: "Traversal Using Relays around NAT",
  UDP: "User Datagram Protocol",
  WHIP: "WebRTC-HTTP Ingestion Protocol",
  mDNS: "Multicast Domain Name System",
};

const WORD = /\b[A-Za-z][A-Za-z0-9]*\b/g;
/** What needs no expansion where it is read: it stands in every source, or its expansion says no more than itself. */
const PLAIN: ReadonlySet<string> = new Set(["RFC", "BUNDLE", "IPv4", "IPv6"]);

/** The abbreviations that a text uses, each once, in the order of the text: `ICE: Interactive Connectivity Establishment`. */
export function expandedIn(text: string): readonly string[] {
  const found = new Set(text.match(WORD)?.filter((word) => Object.hasOwn(ABBREVIATIONS, word) && !PLAIN.has(word)));
  return [...found].map((word) => `${word}: ${ABBREVIATIONS[word]}`);
}
