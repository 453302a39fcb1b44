/** Named at least: streaming on demand, broadcast, file delivery, and television over IP. */
import { named } from "./naming.ts";
import type { Row } from "../row.ts";

const RTSP: readonly Row[] = [
  named(
    "range",
    "RFC 2326 Appendix C.1, RFC 7826 Appendix D.1",
    "From when to when a stream can be played.",
    "other",
    "<time range>",
  ),
  named(
    "control",
    "RFC 2326 Appendix C.1, RFC 7826 Appendix D.1",
    "The address by which RTSP, the remote control of streaming, plays and pauses this.",
    "other",
    "<URI>",
  ),
  named(
    "etag",
    "RFC 2326 Appendix C.1",
    "A tag by which RTSP notices that the description has changed.",
    "other",
    "<entity tag>",
  ),
  named(
    "mtag",
    "RFC 7826 Appendix D.1",
    "A tag by which RTSP 2.0 notices that the description has changed.",
    "other",
    "<message tag>",
  ),
  named("rtsp-ice-d-m", "RFC 7825", "The streaming server can use ICE for its media.", "ice"),
];

const DELIVERY: readonly Row[] = [
  named(
    "flute-tsi",
    "draft-mehta-rmt-flute-sdp",
    "The number of a session that delivers files by multicast.",
    "other",
    "<session number>",
  ),
  named(
    "flute-ch",
    "draft-mehta-rmt-flute-sdp",
    "Over how many channels files are delivered by multicast.",
    "other",
    "<channel count>",
  ),
  named(
    "FEC-declaration",
    "draft-mehta-rmt-flute-sdp",
    "A way to repair losses in delivered files, numbered so that sections can refer to it.",
    "other",
    "<number> <parameters>",
  ),
  named(
    "FEC-OTI-extension",
    "draft-mehta-rmt-flute-sdp",
    "More parameters of a way to repair losses in delivered files.",
    "other",
    "<number> <parameters>",
  ),
  named(
    "content-desc",
    "draft-mehta-rmt-flute-sdp",
    "Where the delivered content is described.",
    "other",
    "<URI>",
  ),
  named(
    "FEC",
    "draft-mehta-rmt-flute-sdp",
    "Which declared way of repairing losses this section uses.",
    "other",
    "<number>",
  ),
];

const pss = (name: string, summary: string, value: string): Row =>
  named(name, "RFC 6064, 3GPP TS 26.234", summary, "other", value);

const mbms = (name: string, summary: string, value: string): Row =>
  named(name, "RFC 6064, 3GPP TS 26.346", summary, "other", value);

const TICKS = "ticks of a 90 kHz clock";

const MOBILE: readonly Row[] = [
  pss("X-predecbufsize", "How much a player must be able to hold before it decodes.", "<buffer in bytes>"),
  pss("X-initpredecbufperiod", "How long a player waits before it begins to decode.", `<wait in ${TICKS}>`),
  pss(
    "X-initpostdecbufperiod",
    "How long a player waits after decoding before it begins to show.",
    `<wait in ${TICKS}>`,
  ),
  pss("X-decbyterate", "The highest rate at which a player decodes.", "<rate in bytes per second>"),
  pss("3gpp-videopostdecbufsize", "How much decoded video a player must be able to hold.", "<buffer in bytes>"),
  pss("framesize", "The size of the picture.", "<payload type> <width and height in pixels>"),
  pss("3GPP-Integrity-Key", "The key by which a streamed file’s integrity is checked.", "<key>"),
  pss("3GPP-SDP-Auth", "A code by which a changed description is noticed.", "<authentication code>"),
  pss("3GPP-SRTP-Config", "How integrity is protected while streaming.", "<configuration>"),
  pss(
    "alt",
    "A line that replaces one of this section if an alternative is chosen; old softphones list addresses with it.",
    "<alternative>",
  ),
  pss("alt-default-id", "Which alternative this section is if none is chosen.", "<alternative number>"),
  pss("alt-group", "Which alternatives of the sections go together.", "<grouping>"),
  pss(
    "3GPP-Adaptation-Support",
    "The server adapts its rate, and how often it wants reports for that.",
    "<report frequency>",
  ),
  pss("3GPP-Asset-Information", "What is being streamed: title, author, copyright.", "<information>"),
  pss("3GPP-QoE-Metrics", "Which measures of quality the player is to report.", "<metrics>"),
  mbms("mbms-mode", "Whether a mobile broadcast is sent to all or to those who asked.", "<mode>"),
  mbms("mbms-flowid", "Which flow of a mobile broadcast a repair flow protects.", "<flow>"),
  mbms("mbms-repair", "How losses in a mobile broadcast are repaired.", "<parameters>"),
];

const iptv = (name: string, summary: string, value: string): Row =>
  named(name, "ETSI TS 183 063", summary, "other", value);

const TELEVISION: readonly Row[] = [
  iptv("PSCid", "The identifier that television over IMS calls PSC.", "<identifier>"),
  iptv("bc_service", "The television channel that is watched.", "<channel>"),
  iptv("bc_program", "The television programme that is watched.", "<programme>"),
  iptv("bc_service_package", "The package of television channels that may be watched.", "<package>"),
  named(
    "bcastversion",
    "RFC 5159",
    "The version of OMA BCAST, a standard of mobile television.",
    "other",
    "<version>",
  ),
  named("stkmstream", "RFC 5159", "Which stream carries the keys of this one, in OMA BCAST.", "other", "<stream>"),
  named(
    "SRTPAuthentication",
    "RFC 5159",
    "By which algorithm packets are authenticated, in OMA BCAST.",
    "other",
    "<algorithm>",
  ),
  named(
    "SRTPROCTxRate",
    "RFC 5159",
    "How often a packet also tells how many times the packet numbers began anew, in OMA BCAST.",
    "other",
    "<rate in packets>",
  ),
];

const CAMERAS: readonly Row[] = [
  named(
    "x-dimensions",
    "QuickTime Streaming Server, unregistered",
    "The width and height of the picture.",
    "other",
    "<width and height in pixels>",
  ),
  named(
    "x-framerate",
    "RTSP cameras, unregistered",
    "How many pictures are sent in a second.",
    "other",
    "<frame rate in frames per second>",
  ),
  named(
    "cliprect",
    "QuickTime Streaming Server, unregistered",
    "The part of the picture that is shown: its top, left, bottom and right edge.",
    "other",
    "<visible part in pixels>",
  ),
  named(
    "mpeg4-esid",
    "ISMA specification, unregistered",
    "The number of this stream inside MPEG-4.",
    "other",
    "<stream number>",
  ),
  named(
    "mpeg4-iod",
    "ISMA specification, unregistered",
    "What MPEG-4 needs to know before all else: its initial object descriptor.",
    "other",
    "<object descriptor>",
  ),
  named(
    "isma-compliance",
    "ISMA specification, unregistered",
    "Which profile and versions of ISMA, a streaming standard, this keeps to.",
    "other",
    "<profile and versions>",
  ),
  named("Width", "RealMedia servers, unregistered", "The width of the picture.", "other", "<width in pixels>"),
  named("Height", "RealMedia servers, unregistered", "The height of the picture.", "other", "<height in pixels>"),
  named("avg-br", "RTSP servers, unregistered", "The average bit rate.", "other", "<average bit rate>"),
  named(
    "x-qt-text-nam",
    "QuickTime Streaming Server, unregistered",
    "The title of what is streamed.",
    "other",
    "<title>",
  ),
  named(
    "x-plgroup",
    "VideoLAN VLC, SAP announcements, unregistered",
    "The folder of a playlist in which this announced programme is listed.",
    "other",
    "<group>",
  ),
];

const AIRPLAY = "Apple AirPlay audio, unregistered";

const SPEAKERS: readonly Row[] = [
  named("aesiv", AIRPLAY, "The initialization vector with which AirPlay encrypts sound.", "other", "<base64 vector>"),
  named("fpaeskey", AIRPLAY, "The key of AirPlay’s sound, wrapped by FairPlay.", "other", "<base64 wrapped key>"),
  named("rsaaeskey", AIRPLAY, "The key of AirPlay’s sound, wrapped by RSA.", "other", "<base64 wrapped key>"),
  named("min-latency", AIRPLAY, "How far ahead of playing sound is sent at least.", "other", "<latency in samples>"),
];

/** Streaming servers and broadcasts, cameras and speakers. */
export const NAMED_STREAMING: readonly Row[] = [
  ...RTSP,
  ...DELIVERY,
  ...MOBILE,
  ...TELEVISION,
  ...CAMERAS,
  ...SPEAKERS,
];
