/** Named at least: the telephone network, fax, ATM, and mobile telephony. */
import { named } from "./naming.ts";
import { type Family, oneOf, type Row, words } from "../row.ts";

const NETWORK: readonly Row[] = [
  named(
    "cs-correlation",
    "RFC 7195",
    "How to recognize the ordinary telephone call that carries this section’s sound.",
    "telephony",
    "<mechanism> …",
  ),
  named(
    "phone-context",
    "RFC 2848",
    "Where a telephone number is valid, if it is not valid everywhere.",
    "telephony",
    "<context>",
  ),
  named("clir", "RFC 2848", "Whether the caller’s number is withheld.", "telephony", "<restriction>"),
  named(
    "Q763-nature",
    "RFC 2848",
    "What kind of telephone number follows, as ITU-T Q.763 counts them.",
    "telephony",
    "<kind of number>",
  ),
  named(
    "Q763-plan",
    "RFC 2848",
    "The numbering plan of a telephone number, as ITU-T Q.763 counts them.",
    "telephony",
    "<numbering plan>",
  ),
  named(
    "Q763-INN",
    "RFC 2848",
    "Whether a call may be routed to an internal network number, as ITU-T Q.763 defines it.",
    "telephony",
    "<indicator>",
  ),
  named(
    "require",
    "RFC 2848",
    "Attributes that a telephone gateway must understand, or else refuse.",
    "telephony",
    "<attributes>",
  ),
  named(
    "ipbcp",
    "ITU-T Q.1970",
    "A message of the protocol that sets up telephone bearers over IP.",
    "telephony",
    "<version> <message type>",
  ),
  named(
    "h248item",
    "ITU-T H.248.15",
    "A property of H.248, with which telephone gateways are controlled.",
    "telephony",
    "<property and value>",
  ),
];

const t38 = (name: string, summary: string, value: string): Row =>
  named(name, "ITU-T T.38 Annex D", summary, "telephony", value);

const FAX: readonly Row[] = [
  t38("T38FaxVersion", "The version of T.38, fax over IP, that the writer knows.", "<version>"),
  t38("T38MaxBitRate", "How fast the fax may be sent at most.", "<bit rate in bits per second>"),
  t38("T38FaxFillBitRemoval", "Whether the fill bits of a fax may be left out on the way.", "<ability>"),
  t38("T38FaxTranscodingMMR", "Whether a fax may be recoded to MMR and back on the way.", "<ability>"),
  t38("T38FaxTranscodingJBIG", "Whether a fax may be recoded to JBIG and back on the way.", "<ability>"),
  t38(
    "T38FaxRateManagement",
    "Whether the test signal that finds the speed is made locally or sent across.",
    "<method>",
  ),
  t38("T38FaxMaxBuffer", "How much the writer can hold before it must pass it on.", "<buffer in bytes>"),
  t38("T38FaxMaxDatagram", "The largest packet that the writer takes.", "<datagram in bytes>"),
  t38("T38FaxMaxIFP", "The largest piece of fax in one packet that the writer takes.", "<frame in bytes>"),
  t38("T38FaxUdpEC", "How lost fax packets are made good: by repeating them or by computing them.", "<method>"),
  t38("T38FaxUdpECDepth", "How many earlier fax packets each packet repeats.", "<least> <most>"),
  t38(
    "T38FaxUdpFECMaxSpan",
    "How many packets one repair packet of a fax may cover.",
    "<span in packets>",
  ),
  t38("T38ModemType", "Which fax modems can be carried.", "<modem type>"),
  t38("T38VendorInfo", "Who made the fax gateway.", "<country, extension and manufacturer code>"),
];

const atm = (name: string, section: string, summary: string, value: string): Row =>
  named(name, `RFC 3108 §${section}`, summary, "telephony", value);

const ATM: readonly Row[] = [
  atm("eecid", "5.6.1", "A name that both ends know for an ATM connection.", "<identifier>"),
  atm("aalType", "5.6.1", "Which adaptation layer an ATM connection uses.", "<adaptation layer>"),
  atm("capability", "5.6.1", "Which kind of service the ATM network gives.", "<service category> <subtype>"),
  atm("qosClass", "5.6.1", "The class of quality of an ATM connection.", "<class>"),
  atm("bcob", "5.6.1", "The bearer class of an ATM connection.", "<class> <timing>"),
  atm("stc", "5.6.1", "Whether losing the beginning of speech would harm.", "<susceptibility to clipping>"),
  atm("upcc", "5.6.1", "Whether an ATM connection has one far end or several.", "<configuration>"),
  atm("atmQOSparms", "5.6.1", "How much delay and loss an ATM connection may have.", "<direction> <limit> …"),
  atm("atmTrfcDesc", "5.6.1", "How many cells an ATM connection may carry.", "<direction> <limit> …"),
  atm("abrParms", "5.6.1", "Parameters of an ATM connection that takes what bandwidth is left.", "<parameter> …"),
  atm("abrSetup", "5.6.1", "How such an ATM connection is set up.", "<parameter> …"),
  atm("bearerType", "5.6.1", "Whether an ATM connection is permanent or switched.", "<bearer type> <initiation>"),
  atm("lij", "5.6.1", "How further far ends join an ATM connection.", "<parameter> …"),
  atm("anycast", "5.6.1", "An ATM address that any one of a group answers to.", "<group address> <scope>"),
  atm("cache", "5.6.1", "Whether an ATM connection is kept for later use, and how long.", "<switch> <time>"),
  atm("bearerSigIE", "5.6.1", "A piece of ATM signalling, as it stands.", "<type> <content>"),
  atm("aalApp", "5.6.2", "What uses the ATM adaptation layer.", "<application class> <identifier> …"),
  atm("cbrRate", "5.6.2", "The constant rate of an ATM connection.", "<rate code>"),
  atm("sbc", "5.6.2", "How many telephone channels an ATM connection carries.", "<channel count>"),
  atm("clkrec", "5.6.2", "How the sender’s clock is recovered from ATM cells.", "<method>"),
  atm("fec", "5.6.2", "Whether an ATM connection corrects errors, and for which kind of traffic.", "<method>"),
  atm("prtfl", "5.6.2", "How many bytes of each ATM cell are filled.", "<fill in bytes>"),
  atm(
    "structure",
    "5.6.2",
    "Whether an ATM connection keeps blocks together, and how large they are.",
    "<switch> <size>",
  ),
  atm("cpsSDUsize", "5.6.2", "The largest unit that an ATM adaptation layer takes.", "<direction> <size> …"),
  atm("aal2CPS", "5.6.2", "Parameters of packets in the ATM adaptation layer 2.", "<parameter> …"),
  atm("aal2CPSSDUrate", "5.6.2", "The highest rate through the ATM adaptation layer 2.", "<rate> …"),
  atm(
    "aal2sscs3661unassured",
    "5.6.2",
    "Parameters for cutting up long units in ATM, where losses are not made good.",
    "<parameter> …",
  ),
  atm(
    "aal2sscs3661assured",
    "5.6.2",
    "Parameters for cutting up long units in ATM, where losses are made good.",
    "<parameter> …",
  ),
  atm("aal2sscs3662", "5.6.2", "Parameters of telephone channels in the ATM adaptation layer 2.", "<parameter> …"),
  atm("aal5sscop", "5.6.2", "Parameters for making losses good in the ATM adaptation layer 5.", "<parameter> …"),
  atm("atmmap", "5.6.3", "Which codec a payload type is, over ATM.", "<payload type> <encoding>"),
  {
    ...atm(
      "silenceSupp",
      "5.6.3.2",
      "Whether silence is sent, or left out to save bandwidth; still common in internet telephony.",
      "<switch> <timer> <preference> <silence descriptor> <noise level>",
    ),
    fields: words([
      [
        "switch",
        oneOf({ on: "silence is left out.", off: "silence is sent like speech." }, "is neither on nor off"),
      ],
      ["timer", (v) => v === "-" ? "“-”: no time is given." : `After ${v} milliseconds of silence it is left out.`],
      ["preference", (v) => v === "-" ? "“-”: no way is preferred." : `“${v}”: the preferred way of leaving it out.`],
      [
        "silence descriptor",
        (v) => v === "-" ? "“-”: nothing is said of noise in its place." : `“${v}”: what is sent in its place.`,
      ],
      ["noise level", (v) => v === "-" ? "“-”: no noise level is given." : `“${v}”: how loud the noise is.`],
    ], ["more", (v) => `“${v}” is more than this line’s grammar has.`]),
  },
  {
    ...atm(
      "ecan",
      "5.6.3.3",
      "Whether echo is cancelled, and in which direction.",
      "<direction> <switch> <standard>",
    ),
    fields: words([
      [
        "direction",
        oneOf(
          { f: "forward.", b: "backward.", fb: "in both directions." },
          "is none of f for forward, b for backward, fb for both",
        ),
      ],
      ["switch", oneOf({ on: "echo is cancelled.", off: "echo is not cancelled." }, "is neither on nor off")],
      ["standard", (v) => v === "-" ? "“-”: no standard is named." : `“${v}”: the standard of the echo canceller.`],
    ], ["more", (v) => `“${v}” is more than this line’s grammar has.`]),
  },
  atm("gc", "5.6.3", "Whether loudness is adjusted, and to which level.", "<direction> <switch> <level>"),
  atm("profileDesc", "5.6.3", "A list of the codecs that an ATM channel may change between.", "<entry> …"),
  atm("vsel", "5.6.3", "Which codecs may carry voice over ATM, the preferred one first.", "<codec or packet size> …"),
  atm("dsel", "5.6.3", "Which codecs may carry modem data over ATM.", "<codec or packet size> …"),
  atm("fsel", "5.6.3", "Which codecs may carry fax over ATM.", "<codec or packet size> …"),
  atm("onewaySel", "5.6.3", "Which codecs may be used in one direction only, over ATM.", "<choice> …"),
  atm("codecconfig", "5.6.3", "How a codec is configured, as ITU-T Q.765.5 codes it.", "<configuration>"),
  atm("isup_usi", "5.6.3", "The bearer capability that the telephone network signals.", "<bearer capability>"),
  atm("uiLayer1_Prot", "5.6.3", "The layer 1 protocol that the telephone network signals.", "<protocol>"),
  atm("chain", "5.6.4", "Which description goes before or after this one, for the same ATM call.", "<link>"),
];

const mtsi = (name: string, where: string, summary: string, family: Family, value?: string): Row =>
  named(name, `3GPP TS 26.114${where}`, summary, family, value);

const MOBILE: readonly Row[] = [
  {
    ...named(
      "3ge2ae",
      "3GPP TS 24.229 §7.5.2, 3GPP TS 33.328",
      "Media are encrypted between the phone and the edge of the mobile network.",
      "telephony",
      "<indicator>",
    ),
    fields: words([[
      "indicator",
      oneOf(
        { requested: "the phone asks for it.", applied: "the network does it." },
        "is neither requested nor applied",
      ),
    ]]),
  },
  mtsi(
    "3gpp_mtsi_app_adapt",
    "",
    "By which messages a phone can ask the other to change what it sends.",
    "telephony",
    "<messages>",
  ),
  mtsi(
    "3gpp_sync_info",
    " Annex M.2",
    "Whether sound and picture are to be played in step.",
    "telephony",
    "<synchronization>",
  ),
  mtsi(
    "predefined_ROI",
    " §6.2.3.4 and Annex M.5",
    "Parts of the picture that the other side can ask to see.",
    "telephony",
    "<payload type> <regions>",
  ),
  mtsi(
    "3gpp-qos-hint",
    "",
    "How much loss and delay a stream bears, as a hint to the network.",
    "telephony",
    "<limits>",
  ),
  mtsi(
    "3gpp_360video",
    " Annex Y",
    "This section sends video all around, in 360 degrees.",
    "telephony",
    "<parameters>",
  ),
  mtsi("3gpp_fisheye", " Annex Y", "This section sends video of fisheye cameras.", "telephony", "<parameters>"),
  mtsi(
    "itt4rt_group",
    " Annex Y",
    "Which sections belong together in an immersive conference.",
    "telephony",
    "<sections>",
  ),
  mtsi("anbr", "", "The phone can be told by its radio network which bit rate to use.", "telephony"),
  named(
    "3gpp.iut.replication",
    "3GPP TS 24.337",
    "A stream may be copied to another device of the same user.",
    "telephony",
    "<value>",
  ),
];

const omr = (name: string, summary: string, value: string): Row =>
  named(name, "3GPP TS 24.229 §7.5.3, 3GPP TS 29.079", summary, "telephony", value);

/** Media that take the shortest way through the networks of several operators. */
const ROUTEING: readonly Row[] = [
  omr(
    "visited-realm",
    "An address in a network that the media pass through, so that a detour can be cut short.",
    "<instance number> <realm> <address and port>",
  ),
  omr(
    "secondary-realm",
    "An address in another network that the media could pass through instead.",
    "<instance number> <realm> <address and port>",
  ),
  omr("omr-m-cksum", "A checksum by which a change to this media section is noticed.", "<checksum>"),
  omr("omr-s-cksum", "A checksum by which a change to the session part is noticed.", "<checksum>"),
  omr("omr-m-att", "A media attribute as it stood before a network changed it.", "<instance number> <attribute>"),
  omr("omr-s-att", "A session attribute as it stood before a network changed it.", "<instance number> <attribute>"),
  omr("omr-m-bw", "This section’s bandwidth before a network changed it.", "<instance number> <bandwidth>"),
  omr("omr-s-bw", "The session’s bandwidth before a network changed it.", "<instance number> <bandwidth>"),
  omr("omr-codecs", "The codecs offered before a network changed them.", "<instance number> <codecs>"),
];

/** Telephone networks, old and mobile. */
export const NAMED_TELEPHONY: readonly Row[] = [...NETWORK, ...FAX, ...ATM, ...MOBILE, ...ROUTEING];
