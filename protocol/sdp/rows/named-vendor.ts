/** Named at least: what proxies, telephones, Microsoft’s and Google’s programs write without having registered it. */
import { named } from "./naming.ts";
import { type Family, oneOf, type Row, words } from "../row.ts";

const PROXY = "Kamailio and OpenSIPS, nathelper module";

const PROXIES: readonly Row[] = [
  named("nortpproxy", PROXY, "A proxy has dealt with this description already.", "ice", "<mark>"),
  named("sdpmangled", PROXY, "A proxy has changed this description.", "ice", "<mark>"),
  named("oldmediaip", PROXY, "The address for media before a proxy changed it.", "ice", "<address>"),
  named("oldmediaport", PROXY, "The port for media before a proxy changed it.", "ice", "<port>"),
  named("oldoip", PROXY, "The address in o= before a proxy changed it.", "ice", "<address>"),
  named("oldcip", PROXY, "The address in c= before a proxy changed it.", "ice", "<address>"),
  named(
    "direction",
    "draft-ietf-mmusic-sdp-comedia, before RFC 4145",
    "Which side opens the connection, as a=setup says it today; proxies still write it.",
    "ice",
    "<role>",
  ),
];

const CISCO = "Cisco gateways, before RFC 3407";
const PACKETCABLE = "PacketCable, unregistered";

const TELEPHONES: readonly Row[] = [
  named(
    "X-sqn",
    CISCO,
    "A number that counts the sets of capabilities declared, as a=sqn does.",
    "telephony",
    "<sequence number>",
  ),
  named(
    "X-cap",
    CISCO,
    "What else this section could be, as a=cdsc says it.",
    "telephony",
    "<capability number> <media> <transport> <format> …",
  ),
  named("X-cpar", CISCO, "A line that would belong to the capability above, as in a=cpar.", "telephony", "<line>"),
  {
    ...named(
      "X-nat",
      "PJSIP, pjnath/nat_detect.h",
      "What kind of NAT the telephone found itself behind.",
      "telephony",
      "<NAT type>",
    ),
    fields: words([[
      "NAT type",
      oneOf({
        0: "not looked for.",
        1: "looked for, and not found out.",
        2: "none: open to the Internet.",
        3: "blocked: UDP does not pass.",
        4: "a firewall that lets answers in only.",
        5: "a full cone NAT.",
        6: "a symmetric NAT.",
        7: "a restricted cone NAT.",
        8: "a port restricted cone NAT.",
      }, "is no number of a NAT type"),
    ]], ["NAT type name", (v) => `“${v}” belongs to the NAT type’s name.`]),
  },
  named("X-fax", "Cisco gateways, unregistered", "The gateway can carry fax.", "telephony"),
  named(
    "X-pc-codec",
    PACKETCABLE,
    "Codecs that a cable telephone could use besides.",
    "telephony",
    "<codec> …",
  ),
  named(
    "X-pc-csuites",
    PACKETCABLE,
    "The ciphers that a cable telephone could use.",
    "telephony",
    "<cipher suites>",
  ),
  named(
    "X-pc-secret",
    PACKETCABLE,
    "The secret from which a cable telephone’s keys are made.",
    "telephony",
    "<secret>",
  ),
  named(
    "X-rtcp-xr",
    "Cisco gateways, unregistered",
    "Extended RTCP reports, as a=rtcp-xr names them.",
    "telephony",
    "<reports>",
  ),
  named(
    "x-rtp-session-id",
    "CounterPath softphones, unregistered",
    "The softphone’s own name for this RTP session.",
    "telephony",
    "<session>",
  ),
  named("x-modem", "telephone adapters, unregistered", "The gateway can carry a modem call.", "telephony"),
  named(
    "DEVADDR",
    "BTicino door intercoms, unregistered",
    "Which door station of an intercom the call is about.",
    "telephony",
    "<device address>",
  ),
];

const ms = (name: string, summary: string, family: Family, value: string, section = ""): Row =>
  named(name, `[MS-SDPEXT]${section}`, summary, family, value);

/** The dialect of Lync, Skype for Business and Teams. */
const MICROSOFT: readonly Row[] = [
  ms("x-candidate-ipv6", "An IPv6 candidate, written apart from the others.", "ice", "<candidate>"),
  ms("x-candidate-info", "More about a candidate, such as its kind of network.", "ice", "<foundation> <information>"),
  ms("x-ssrc-range", "The SSRC numbers that the writer sends with.", "rtp", "<SSRC range>"),
  ms("x-source", "Which of the conference’s sources this section is.", "rtp", "<source>"),
  ms("x-source-streamid", "The number of the source in the conference.", "rtp", "<source number>"),
  ms(
    "x-caps",
    "Which sizes, frame rates and bit rates of video the writer can receive.",
    "codecs",
    "<payload type> <capabilities>",
    " §3.1.5.24",
  ),
  ms("x-devicecaps", "Which media the device can send and receive.", "rtp", "<capabilities>"),
  ms("x-bypassid", "The site of the writer: within one site media need no relay.", "ice", "<site>"),
  ms("x-bypass", "Whether media may go directly, without passing a server.", "ice", "<setting>"),
  ms("x-mediabw", "How much a kind of media may send and receive.", "rtp", "<media> <limits>"),
  ms("x-mediasettings", "Which kinds of media are required or allowed.", "rtp", "<settings>"),
  ms(
    "x-signaling-fb",
    "Which feedback goes by way of the signalling, in place of RTCP.",
    "feedback",
    "<payload type> <feedback>",
  ),
  ms("x-data-protocol", "Which protocol carries data.", "sctp", "<protocol>"),
  ms("x-feedback-profile", "Which set of feedback messages is used.", "feedback", "<profile>"),
  ms("x-tool", "The program that wrote this description, as a=tool says it.", "session", "<name and version>"),
  ms("x-acceptable-transport", "Which transports the writer takes.", "session", "<transports>"),
  ms(
    "cryptoscale",
    "A key for encryption that a server need not undo for each receiver.",
    "dtls",
    "<tag> <role> <cipher suite> <key parameters>",
  ),
  ms("encryption", "Whether encryption is required, possible or refused.", "dtls", "<requirement>"),
];

const BROWSERS: readonly Row[] = [
  named("google-data", "libjingle, unregistered", "A relic of data channels that were carried in RTP.", "other"),
  named("conference", "libjingle, unregistered", "A relic of Google’s old programs, about conferences.", "other"),
  named(
    "dtls-message",
    "draft-rescorla-dtls-in-sdp",
    "The first message of DTLS, sent along to save a round trip; an experiment.",
    "dtls",
    "<role> <base64 message>",
  ),
];

/** What is in no registry. */
export const NAMED_VENDOR: readonly Row[] = [...PROXIES, ...TELEPHONES, ...MICROSOFT, ...BROWSERS];
