/** Every datagram that tests begin with: those of browsers, those of RFCs, those made by hand. */
import { GLASS, SENT } from "./fixtures.ts";
import { DTLS, RTCP, RTP, SCTP } from "./made.ts";
import { IPV4_RESPONSE, IPV6_RESPONSE, LONG_TERM_REQUEST, REQUEST, SHA256_REQUEST } from "./vectors.ts";

export const SAMPLES: readonly Uint8Array[] = [
  ...SENT.map(({ bytes }) => bytes),
  REQUEST,
  IPV4_RESPONSE,
  IPV6_RESPONSE,
  LONG_TERM_REQUEST,
  SHA256_REQUEST,
  ...Object.values(SCTP),
  ...GLASS.flatMap(({ packets }) => packets.map(({ bytes }) => bytes)),
  ...Object.values(DTLS),
  ...Object.values(RTCP),
  RTP,
];
