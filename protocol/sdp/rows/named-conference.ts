/** Named at least: conferences, chat, file transfer, speech servers, recording, and tests. */
import { named } from "./naming.ts";
import { oneOf, type Row, words } from "../row.ts";

const BFCP: readonly Row[] = [
  {
    ...named(
      "floorctrl",
      "RFC 8856 §5.1",
      "Which parts the writer can play where the right to speak or to show is handed out.",
      "other",
      "<role> …",
    ),
    fields: words([], [
      "role",
      oneOf({
        "c-only": "it asks for the floor.",
        "s-only": "it hands out the floor.",
        "c-s": "it can do both.",
      }, "is no role of floor control"),
    ]),
  },
  named("confid", "RFC 8856 §5.2", "The number of the conference, for floor control.", "other", "<conference number>"),
  named("userid", "RFC 8856 §5.3", "The number of this participant, for floor control.", "other", "<user number>"),
  named(
    "floorid",
    "RFC 8856 §5.4",
    "A floor, and the sections that whoever holds it may use.",
    "other",
    "<floor number> <sections>",
  ),
  named("bfcpver", "RFC 8856 §5.5", "The versions of floor control that the writer knows.", "other", "<version> …"),
];

const MESSAGES: readonly Row[] = [
  named("accept-types", "RFC 4975 §8", "The kinds of message that the writer takes.", "other", "<media type> …"),
  named(
    "accept-wrapped-types",
    "RFC 4975 §8",
    "The kinds of message that the writer takes inside another one only.",
    "other",
    "<media type> …",
  ),
  named("max-size", "RFC 4975 §8", "The largest message that the writer takes.", "other", "<size in bytes>"),
  named("path", "RFC 4975 §8", "Where messages are sent to, relay by relay.", "other", "<URI> …"),
  named("chatroom", "RFC 7701", "What a chat room offers, such as nicknames.", "other", "<feature> …"),
  named(
    "msrp-cema",
    "RFC 6714",
    "A middlebox may carry the messages: their address is in the c= and m= lines.",
    "other",
  ),
  named("file-selector", "RFC 5547 §6", "Which file is to be sent.", "other", "<name, type, size and hash>"),
  named("file-transfer-id", "RFC 5547 §6", "A name for this transfer of a file.", "other", "<transfer>"),
  named(
    "file-disposition",
    "RFC 5547 §6",
    "What to do with the file, such as showing it or keeping it.",
    "other",
    "<disposition>",
  ),
  named("file-date", "RFC 5547 §6", "When the file was made, changed and read.", "other", "<dates>"),
  named("file-icon", "RFC 5547 §6", "A small picture of the file, sent along with this description.", "other", "<URI>"),
  named("file-range", "RFC 5547 §6", "Which part of the file is to be sent, in bytes from 1.", "other", "<byte range>"),
];

const SERVERS: readonly Row[] = [
  named(
    "resource",
    "RFC 6787 §4.2",
    "What the client wants of a speech server, such as recognizing or reading aloud.",
    "other",
    "<resource>",
  ),
  named("channel", "RFC 6787 §4.2", "The speech server’s name for a control channel.", "other", "<channel>"),
  named(
    "cmid",
    "RFC 6787 §4.2",
    "Which media section this control channel is about, by its a=mid.",
    "other",
    "<section>",
  ),
  named("cfw-id", "RFC 6230", "A name that ties a media control channel to its call.", "other", "<identifier>"),
  named(
    "loopback",
    "RFC 6849",
    "This section tests the way: one side returns what it receives.",
    "rtp",
    "<kind of loopback> …",
  ),
  named("loopback-source", "RFC 6849", "The writer sends what is to be returned.", "rtp"),
  named("loopback-mirror", "RFC 6849", "The writer returns what it receives.", "rtp"),
  {
    ...named("record", "RFC 7866", "Whether the call is being recorded.", "other", "<state>"),
    fields: words([[
      "state",
      oneOf({
        on: "it is being recorded.",
        off: "it is not being recorded.",
        paused: "it is being recorded, but not at this moment.",
      }, "is no state of recording"),
    ]]),
  },
  {
    ...named("recordpref", "RFC 7866", "Whether the writer wants the call to be recorded.", "other", "<preference>"),
    fields: words([[
      "preference",
      oneOf({
        on: "please record.",
        off: "please do not record.",
        pause: "please stop recording for now.",
        nopreference: "as you like.",
      }, "is no preference about recording"),
    ]]),
  },
];

const VIDEO: readonly Row[] = [
  named(
    "ccc_list",
    "3GPP TS 26.114 §S.5.7.2 and Annex M.7",
    "How many streams of which codecs a phone can code and decode at once, in a short form.",
    "codecs",
    "<codec capabilities>",
  ),
  named(
    "sprop-levels",
    "unregistered, conferencing vendors",
    "An unregistered attribute of video conferencing, about the levels of a video.",
    "codecs",
    "<levels>",
  ),
  named(
    "ixmap",
    "Cisco Unified Communications Manager, iX media channel",
    "Which conference control protocol has which number inside Cisco’s iX channel.",
    "other",
    "<number> <protocol>",
  ),
];

/** Conferences, messages and files, media servers and recorders. */
export const NAMED_CONFERENCE: readonly Row[] = [...BFCP, ...MESSAGES, ...SERVERS, ...VIDEO];
