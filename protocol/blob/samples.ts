/** Texts to try a reader with: made by Chromium 156, with documentation addresses (RFC 5737). */

const TRANSPORT = (ufrag: string, pwd: string, byte: string, setup: string) =>
  `c=IN IP4 0.0.0.0
a=candidate:250337062 1 udp 2113937151 192.0.2.7 43750 typ host generation 0 network-cost 999
a=ice-ufrag:${ufrag}
a=ice-pwd:${pwd}
a=ice-options:trickle
a=fingerprint:sha-256 ${Array(32).fill(byte).join(":")}
a=setup:${setup}`;

const session = (id: string) =>
  `v=0
o=- ${id} 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0
a=extmap-allow-mixed
a=msid-semantic: WMS`;

const data = (id: string, transport: string) =>
  `${session(id)}
m=application 9 UDP/DTLS/SCTP webrtc-datachannel
${transport}
a=mid:0
a=sctp-port:5000
a=max-message-size:262144
`;

const OFFER = data("4962303333179871722", TRANSPORT("WVnm", "3k2cmSDMqm5wECNURLnvbev1", "20", "actpass"));
const ANSWER = data("8709142455356293318", TRANSPORT("QF0e", "ZdxJBVabjZPEubnBTZwtKBll", "F9", "active"));

const CAMERA = `Copied from a camera’s log:
10:00:01 DBG sending the offer
${session("1559919114")}
m=video 9 UDP/TLS/RTP/SAVPF 96
${TRANSPORT("cjBe", "efQyU4S5ZaxFJLyJWo9THj", "E4", "actpass")}
a=mid:0
a=sendonly
a=rtcp-mux
a=rtpmap:96 H264/90000
a=rtcp-fb:96 nack pli

10:00:02 DBG waiting for the answer
`;

/** What can be tried, by the words of its button. */
export const SAMPLES: readonly (readonly [name: string, text: string])[] = [
  ["A data channel’s offer", OFFER],
  ["An offer and its answer", OFFER + ANSWER],
  ["A camera’s log, with a defect", CAMERA],
];
