/** Every term of the explanations and the lessons. Adding a term is adding an entry. */

/** A term, as explanations write it, with what it means and where that is written. */
export interface Term {
  readonly term: string;
  /** One or two sentences for whoever meets it for the first time. */
  readonly said: string;
  /** RFC, draft or specification, and section. */
  readonly source: string;
}

const term = (term: string, source: string, said: string): Term => ({ term, said, source });

/** The terms, in the order of the alphabet. */
export const GLOSSARY: readonly Term[] = [
  term(
    "answer",
    "RFC 3264 §6",
    "The reply to an offer. It says of each section of the offer whether it is accepted, and how to recognise whoever answers.",
  ),
  term("AV1", "AV1 Bitstream & Decoding Process Specification", "A video codec of the Alliance for Open Media."),
  term("AVC", "RFC 6184 §1.1", "The other name of H.264, a video codec."),
  term(
    "BUNDLE",
    "RFC 9143 §1, §7",
    "Several media sections share one transport: one pair of addresses, one DTLS. The offer asks for it, and the answer decides.",
  ),
  term(
    "candidate",
    "RFC 8445 §4, §5.1.1",
    "One address, with a port, at which a client may be reached. A client finds several, and does not know which of them works.",
  ),
  term(
    "candidate pair",
    "RFC 8445 §4, §6.1.2",
    "A candidate of this side with one of the other side: one way that packets might take. ICE tries pairs until one works.",
  ),
  term(
    "CN",
    "RFC 3389 §2",
    "Quiet noise that a receiver makes while nobody speaks, so that the line does not sound dead.",
  ),
  term(
    "codec",
    "RFC 7656 §2.1.6",
    "How sound or pictures are coded into bytes, and back again. Both sides must know the same one.",
  ),
  term(
    "component",
    "RFC 8445 §4",
    "A part of a media stream that needs a transport address of its own: 1 is RTP, 2 is RTCP where it does not share the port of RTP.",
  ),
  term(
    "connectivity check",
    "RFC 8445 §2.2, §7",
    "A STUN request from one candidate of a pair to the other. If its answer comes back, packets get through.",
  ),
  term(
    "controlling side",
    "RFC 8445 §6.1.1, §8.1.1",
    "The side that decides which working pair is used, by nominating it; the other is the controlled side. Between two browsers it is the one that made the first offer.",
  ),
  term(
    "data channel",
    "RFC 8831 §6",
    "A way for texts and bytes between two clients, much like a WebSocket, but without a server. It runs on SCTP, inside DTLS.",
  ),
  term(
    "direction",
    "RFC 3264 §5.1, §6.1",
    "Whether a section sends, receives, both or neither: sendonly, recvonly, sendrecv, inactive. It is always said from the writer’s own side.",
  ),
  term("DNS", "RFC 1034 §2", "What finds the address of a machine by its name, such as example.org."),
  term(
    "DTLS",
    "RFC 9147 §1, RFC 8827 §6.5",
    "TLS, the encryption of https, for packets that may be lost. In WebRTC it checks fingerprints and makes the keys for everything.",
  ),
  term(
    "ECN",
    "RFC 3168 §1",
    "Routers mark packets when a queue grows, in place of dropping them, so that senders slow down.",
  ),
  term(
    "FEC",
    "RFC 8854 §1",
    "Packets with redundant data, from which a receiver can restore some that were lost without asking for them again.",
  ),
  term(
    "fingerprint",
    "RFC 8122 §5",
    "A hash of the certificate that a client will show in DTLS. Whoever shows another certificate is not who wrote the description.",
  ),
  term(
    "FIR",
    "RFC 5104 §3.5.1, §4.3.1",
    "A receiver asks for a whole picture that needs no earlier one, for example since it has just joined.",
  ),
  term(
    "foundation",
    "RFC 8445 §5.1.1.3",
    "A name that candidates share which are of the same type and come from the same place. What is learned of one helps to order the others.",
  ),
  term(
    "G722",
    "RFC 3551 §4.5.2",
    "An audio codec of telephones with a wider sound; its clock is written as 8000 Hz for an old mistake.",
  ),
  term(
    "glare",
    "RFC 3264 §4",
    "Both sides have sent an offer, and each waits for an answer to its own. One of them has to take its offer back.",
  ),
  term(
    "H264",
    "RFC 6184 §1.1",
    "A video codec with profiles and levels: which tools of it may be used, and how large the picture may be.",
  ),
  term(
    "header extension",
    "RFC 8285 §1, §4",
    "A few bytes more in the header of an RTP packet. Offer and answer agree on a number for each kind, in a=extmap.",
  ),
  term(
    "host candidate",
    "RFC 8445 §5.1.1.1",
    "An address of the machine itself, such as that of its Wi-Fi. Browsers may hide it behind an mDNS name.",
  ),
  term("HTTP", "RFC 9110 §3", "How a browser gets a page: it sends a request, and a server sends one answer to it."),
  term(
    "ICE",
    "RFC 8445 §2",
    "How two clients find a way to each other: they collect addresses, exchange them, and try all pairs of them until one works.",
  ),
  term(
    "ICE restart",
    "RFC 8445 §9, RFC 8839 §4.4.1.1.1",
    "The search for a way begins anew, with a new ufrag and password. What is connected stays so until the new way is found.",
  ),
  term(
    "IP",
    "RFC 791 §1, RFC 8200 §1",
    "The protocol that brings a packet from one address to another. IPv4 addresses look like 192.0.2.1, IPv6 addresses like 2001:db8::1.",
  ),
  term(
    "IPv4",
    "RFC 791 §1",
    "The older version of IP. Its addresses have four numbers, and there are too few of them: see NAT.",
  ),
  term("IPv6", "RFC 8200 §1", "The newer version of IP, with addresses enough for every device."),
  term(
    "JSEP",
    "RFC 9429 §1, §3",
    "The rules by which a page drives offers and answers: createOffer, setLocalDescription and the others.",
  ),
  term(
    "kbit/s",
    "RFC 8866 §5.8",
    "A thousand bits in a second. Full-band speech in Opus takes 28 to 40 kbit/s (RFC 7587 §3.1.1).",
  ),
  term(
    "lite",
    "RFC 8445 §2.5",
    "A server with a public address may do half of ICE only: it answers checks and starts none, so the other side has to.",
  ),
  term(
    "mDNS",
    "RFC 6762 §3, draft-ietf-mmusic-mdns-ice-candidates",
    "Asking the local network who has a name that ends in .local. Browsers make up such a name for their own address, so that a page does not learn it.",
  ),
  term(
    "media section",
    "RFC 8866 §5.14",
    "A part of a description, from one m= line to the next: one sound, one picture, or all data channels.",
  ),
  term(
    "mid",
    "RFC 5888 §4, RFC 9143 §14",
    "The name of a media section, by which other lines, candidates and packets refer to it.",
  ),
  term("NACK", "RFC 4585 §6.2.1", "A receiver tells which packets did not arrive, so that they can be sent again."),
  term(
    "NAL",
    "RFC 6184 §1.3",
    "H.264 is cut into NAL units: a picture, or a part of one, or what is needed to read them.",
  ),
  term(
    "NAT",
    "RFC 3022 §1, RFC 4787 §4",
    "A router gives packets that leave a private network an address of its own, and remembers whom the answers are for. Whoever is outside can mostly not begin to talk to somebody inside.",
  ),
  term(
    "nomination",
    "RFC 8445 §8.1.1",
    "The controlling side says which of the pairs that work is the one to use.",
  ),
  term(
    "offer",
    "RFC 3264 §5",
    "A description that says what its writer would like to exchange, and how to recognise it. The other side replies with an answer.",
  ),
  term(
    "payload type",
    "RFC 3550 §5.1, RFC 3551 §6",
    "A number in every RTP packet that says which codec it holds. Offer and answer say which number means which codec, in a=rtpmap.",
  ),
  term(
    "PCMA",
    "RFC 3551 §4.5.14",
    "An audio codec of telephones, also called G.711 A-law: 8000 samples a second, one byte each, so 64 kbit/s.",
  ),
  term(
    "PCMU",
    "RFC 3551 §4.5.14",
    "An audio codec of telephones, also called G.711 μ-law: 8000 samples a second, one byte each, so 64 kbit/s.",
  ),
  term(
    "peer-reflexive candidate",
    "RFC 8445 §7.3.1.3",
    "An address that nobody told: a check came from there. It is usually the outside of a NAT.",
  ),
  term(
    "PLI",
    "RFC 4585 §6.3.1",
    "A receiver tells that it can no longer show the picture, and so asks for a whole one.",
  ),
  term(
    "priority",
    "RFC 8445 §5.1.2",
    "A number by which candidates are tried in order: higher is preferred. A direct way is worth more than one through a relay.",
  ),
  term(
    "relay candidate",
    "RFC 8656 §3, RFC 8445 §5.1.1.2",
    "An address on a TURN server, which passes everything on. It works nearly always, and costs somebody traffic.",
  ),
  term("RFC", "RFC 2026 §2.1", "The numbered documents in which the protocols of the Internet are written down."),
  term(
    "rid",
    "RFC 8851 §2, §4",
    "The name of one of several encodings of the same picture, in simulcast.",
  ),
  term(
    "rollback",
    "RFC 9429 §4.1.10.2",
    "A client takes back an offer that was not answered yet, and is as it was before.",
  ),
  term(
    "RTCP",
    "RFC 3550 §6",
    "Reports about RTP: how much arrived, how late, what was lost. They go both ways, beside the media.",
  ),
  term(
    "RTP",
    "RFC 3550 §1, §5",
    "How sound and pictures are sent: in packets with a number, a time and a payload type, over UDP.",
  ),
  term(
    "RTX",
    "RFC 4588 §4",
    "A packet that was lost is sent again, in a stream of its own, so that it is not taken for a new one.",
  ),
  term(
    "SCTP",
    "RFC 9260 §1.5, RFC 8831 §5",
    "What data channels run on: it sends messages in order and again when they are lost, or not, as you wish.",
  ),
  term("SDES", "RFC 4568 §1", "An older way to agree on media keys: they stand in the description itself."),
  term(
    "SDP",
    "RFC 8866 §5",
    "The text in which offers and answers are written: lines that begin with one letter and an equals sign.",
  ),
  term(
    "server-reflexive candidate",
    "RFC 8445 §5.1.1.2",
    "The address on the outside of a NAT, as a STUN server saw it.",
  ),
  term(
    "signaling",
    "RFC 9429 §3.1",
    "Carrying descriptions and candidates between two clients. WebRTC does not say how; here you do it.",
  ),
  term(
    "signaling state",
    "WebRTC 1.0 §4.3.1, RFC 9429 §3.2",
    "How far a client has come with offer and answer: stable, have-local-offer, have-remote-offer, and two more.",
  ),
  term(
    "simulcast",
    "RFC 8853 §1, §3",
    "The same picture is sent in several sizes at once, so that a server can pass on to each receiver the one that fits.",
  ),
  term("SIP", "RFC 3261 §2", "How telephones on the Internet call each other; it carries SDP, too."),
  term(
    "SRTP",
    "RFC 3711 §1, RFC 5764 §1",
    "RTP, encrypted. In WebRTC its keys come from DTLS, and there is no media without it.",
  ),
  term("SSRC", "RFC 3550 §3", "A number that tells one stream of RTP packets from the others."),
  term(
    "STUN",
    "RFC 8489 §2",
    "A client asks a server: from which address do you see me? ICE also uses its messages to try a way.",
  ),
  term(
    "TCP",
    "RFC 9293 §2.2",
    "Bytes in order, sent again until they arrive. Good for files, slow for a call: everything waits for what was lost.",
  ),
  term(
    "TLS",
    "RFC 8446 §1",
    "The encryption of https: certificates tell who is who, and both sides make keys that nobody else has.",
  ),
  term(
    "track",
    "Media Capture and Streams §4.3, RFC 8830 §2",
    "One sound or one picture, as a page holds it. Tracks that belong together are in one stream.",
  ),
  term(
    "transceiver",
    "RFC 9429 §3.4.1",
    "What a page has for one media section: a sender and a receiver of the same kind.",
  ),
  term(
    "trickle ICE",
    "RFC 8838 §1, §3",
    "Candidates travel one by one, as they are found, in place of all together inside the description.",
  ),
  term(
    "TSN",
    "RFC 9260 §1.4, §3.3.1",
    "The number that SCTP gives to each piece of data, whatever its stream, so that the other side can say what came.",
  ),
  term(
    "TURN",
    "RFC 8656 §3",
    "A server passes packets on between two clients that find no direct way. It asks for a user name and a password.",
  ),
  term(
    "UDP",
    "RFC 768",
    "Single packets, with ports and nothing more: they may be lost or overtaken, and nothing waits for them.",
  ),
  term(
    "ufrag",
    "RFC 8839 §5.4, RFC 8445 §5.3",
    "Half of the name by which a connectivity check is told apart; with the password it shows that the check is meant for this session.",
  ),
  term("VP8", "RFC 6386 §1, RFC 7741", "A video codec that every WebRTC browser has to know (RFC 7742 §5)."),
  term("VP9", "RFC 9628 §1", "A video codec, the successor of VP8: the same picture in fewer bits."),
  term("WHIP", "RFC 9725 §1", "Sending to a server over HTTP: the offer is posted, and the answer comes back."),
];

/** What a term is called in the address of its entry: `#candidate-pair`. */
export const idOf = ({ term }: Term): string => term.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
