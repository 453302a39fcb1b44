/**
 * What holds each sentence that says something of browsers, outside the words of findings: a text that both browsers are
 * given (`claims-list.ts`), a line that both are asked to write (`WRITES`), a browser test, a measurement in
 * docs/browsers.md, a rule of a specification. It holds no test itself: `tests/protocol/text/said-of-browsers_test.ts` compares
 * it with the sources, and `claims.spec.ts` asks the browsers.
 */

/** A line that a description of a browser has or has not: of an offer with sound, pictures and a data channel. */
interface Written {
  readonly about: string;
  readonly line: RegExp;
  readonly chromium: boolean;
  readonly firefox: boolean;
}

const written = (about: string, line: RegExp, chromium: boolean, firefox: boolean): Written => ({
  about,
  line,
  chromium,
  firefox,
});

/** What each browser writes, asked of it as it is now. */
export const WRITES: readonly Written[] = [
  written("sctp-port 5000", /^a=sctp-port:5000$/m, true, true),
  written("another sctp-port", /^a=sctp-port:(?!5000$)/m, false, false),
  written("msid-semantic", /^a=msid-semantic:/m, true, true),
  written("o=-", /^o=- /m, true, false),
  written("o=mozilla", /^o=mozilla/m, false, true),
  written("a direction in a data section", /^m=application[^]*^a=sendrecv$/m, false, true),
  written("end-of-candidates", /^a=end-of-candidates/m, false, true),
  written("generation and network-cost", /^a=candidate:.* generation 0.* network-cost \d+/m, true, false),
  written("peer-reflexive candidates", /^a=candidate:.* typ prflx/m, false, false),
  written("ice-lite", /^a=ice-lite/m, false, false),
  written("msid of a source", /^a=ssrc:\d+ msid:/m, true, false),
  written("the conference flag", /^a=x-google-flag/m, false, false),
  written("dcmap", /^a=dcmap/m, false, false),
  written("repetitions", /^[rz]=/m, false, false),
  written("names for addresses", /^a=candidate:\S+ 1 \S+ \d+ [\w-]+\.local /m, true, true),
];

/** What holds a sentence. */
type Held =
  | { readonly claims: readonly string[] }
  | { readonly writes: readonly string[] }
  /** A spec of tests/browser, and in it words of a test. */
  | { readonly spec: string; readonly test: string }
  /** Words of docs/browsers.md, which says how it was measured. */
  | { readonly measured: string }
  /** The sentence itself cites it. */
  | { readonly rule: RegExp }
  /** Names browsers, and says nothing of them. */
  | { readonly none: true };

const claims = (...claims: string[]): Held => ({ claims });
const writes = (...writes: string[]): Held => ({ writes });
const measured = (measured: string): Held => ({ measured });
const NONE: Held = { none: true };
const FIVE = measured("never recovers (tried at 7, 15 and 40 s)");
const LATE = measured("DTLS waits for 222 s");
const ROLLBACK: Held = { spec: "claims.spec.ts", test: "a rollback takes the transport away" };

/** By a part of the sentence. Every sentence has one here, and every part here is of a sentence. */
export const HELD: readonly (readonly [part: string, held: Held])[] = [
  ["Two browsers want to talk", NONE],
  ["Connect two browsers.", NONE],
  ["What browsers do that surprises", NONE],
  ["You use Firefox.", NONE],
  ["Between two browsers it is the one", { rule: /RFC 8445 §6\.1\.1/ }],
  ["browsers give such pages no", { spec: "lan.spec.ts", test: "" }],
  // Deadlines.
  ["Without them a Chromium waits for you", measured("F | the offer was given without candidates | `failed` at 5.0 s")],
  ["That the round trip stays while a cable is out", {
    spec: "stats.spec.ts",
    test: "the round trip stays what it was while a cable is out, in",
  }],
  ["both ends say `open` with two ids", measured("`negotiated` channels with ids 1 and 2")],
  ["keep Firefox waiting", measured("Keep F busy")],
  ["This Firefox is kept waiting", measured("Keep F busy")],
  ["a few STUN packets go nowhere, and Firefox does not give up", measured("Keep F busy")],
  ["Firefox has given up: it waits only about five seconds", FIVE],
  ["Firefox gives up about five seconds", FIVE],
  ["Firefox gives an answer about five seconds", FIVE],
  ["fails for good about 5 seconds", FIVE],
  ["a Firefox that answered gave up after five seconds; a Chromium that could reach", FIVE],
  ["or keeps Firefox waiting already", measured("**Keep F busy.**")],
  ["Chromium gives up after 222 seconds", LATE],
  ["Chromium waited 222 seconds", LATE],
  ["A Chromium that has found a path gives up after 222 seconds", LATE],
  ["This Chromium gives up 222 seconds", LATE],
  ["Chromium’s handshake gives up after 222 seconds", LATE],
  ["can say failed after 15 seconds", measured("recovers: 30 s and 60 s connected")],
  ["Chromium stays new for good", measured("C stays `new` (watched for 120")],
  ["Firefox fails within seconds.", measured("F fails: after 5 s")],
  ["complete can take 40 seconds in Chromium", measured("`complete` can take **40 s** (C)")],
  ["On a first failure Chromium says disconnected", measured("C's `iceConnectionState` says `disconnected`")],
  ["Chromium leaves ICE at disconnected", measured("C's `iceConnectionState` says `disconnected`")],
  ["connects only if one side began well before the other", measured("C failed 6 of 6 times when both began together")],
  ["Chromium first calls it closed", ROLLBACK],
  ["whereupon Chromium gives addresses in place of names", measured("plain host addresses in place of `.local` names")],
  ["Browsers may hide it behind an mDNS name", writes("names for addresses")],
  ["Browsers make up such a name", writes("names for addresses")],
  [
    "In our tests Chromium gave up after 40 seconds, Firefox after 11",
    measured("can take **40 s** (C) when a STUN server"),
  ],
  [
    "it took Chromium five to six seconds, and Firefox some more",
    measured("C is `disconnected` after 5 s and `failed`"),
  ],
  ["Chromium after 16 seconds, Firefox after 30, and stayed so", measured("C after 16 s, F after 30 s")],
  ["In our tests Chromium gave up after 15 seconds, Firefox after 11", measured("after 15.0 s in C, 11.2 s in F")],
  ["Chromium offers `X25519MLKEM768`", measured("C's ClientHello is 1413 bytes in two datagrams and offers")],
  ["Only the browsers read them.", NONE],
  // What they take and refuse.
  ["Firefox wants one for each", claims("no-connection")],
  ["which Firefox does not take (RFC 8122", claims("fingerprint-lowercase")],
  ["is no hash that browsers take", claims("fingerprint-hash")],
  ["two fingerprints for the whole session, and Chromium takes one", claims("fingerprint-twice")],
  ["a=setup:holdconn asks for no connection", claims("setup-holdconn")],
  ["browsers carry RTP and RTCP on one port only", claims("no-rtcp-mux")],
  ["Chromium refuses the whole description for it", claims("candidate-unreadable", "candidate-field")],
  ["browsers write 5000 there", writes("sctp-port 5000", "another sctp-port")],
  ["Firefox writes such lines for codecs that setCodecPreferences took out", measured("**F writes such lines**")],
  ["Chromium wants each once", claims("msid-doubled")],
  ["has not built provisional answers", claims("a provisional answer")],
  ["A pranswer is a provisional answer", claims("a provisional answer")],
  ["browsers take no longer one", claims("mid-long")],
  ["Firefox makes an answer for one only", claims("data-doubled")],
  ["Firefox takes audio, video and application sections only", claims("kind-unknown")],
  ["has no media section, so browsers take it", claims("no-media")],
  ["Firefox gathers nothing from a server on 127.0.0.1", measured("from a server there it gathers nothing")],
  ["That both ends say `open` with two ids", measured("both say `open`, and nothing arrives")],
  ["browsers would take it and never connect", measured("the answer of another session all **resolve** in both")],
  ["Browsers accept this candidate, but", claims("priority 0", "ssltcp")],
  ["browsers may refuse the description", claims("blank-line")],
  ["(RFC 3264 §6); Chromium then says “The order of m-lines", claims("sections in another order")],
  ["An answer keeps the mids", claims("a section with another mid")],
  ["Browsers take it where a=fingerprint is there", claims("transport-plain")],
  ["the DTLS role of a standing transport may not change", { spec: "claims.spec.ts", test: "Failed to set SSL role" }],
  ["is no candidate type that browsers know", claims("typ foo")],
  ["which Firefox does not take.", claims("extmap-high")],
  ["browsers still take it and answer in kind", claims("sctpmap")],
  ["browsers accept it for UDP/TLS/RTP/SAVPF", claims("RTP/SAVPF")],
  ["browsers ignore it", claims("i=, u=, e= and p=")],
  ["not used between browsers", writes("repetitions")],
  [
    "That these browsers take it does not make it a right offer",
    { spec: "smallest-offer.spec.ts", test: "connects by an offer without seven of its lines" },
  ],
  [
    "the Chromium that was measured did also without",
    { spec: "smallest-offer.spec.ts", test: "expect(outcomes.chromium.refused).toBeUndefined()" },
  ],
  // What they write.
  ["Firefox writes it all the same", writes("a direction in a data section")],
  ["browsers never signal it", writes("peer-reflexive candidates")],
  ["Chromium’s count of ICE restarts", writes("generation and network-cost")],
  ["what Chromium thinks the network costs", writes("generation and network-cost")],
  ["on Chromium’s own scale", writes("generation and network-cost")],
  ["Chromium uses local preference", measured("local preference 30 is IPv4, 50 is IPv6")],
  ["Firefox writes it; Chromium says it by an event only", writes("end-of-candidates")],
  ["Browsers never write it.", writes("ice-lite")],
  ["browsers agree on theirs without SDP", writes("dcmap")],
  ["as Chromium repeats them from a=msid", writes("msid of a source")],
  ["browsers insist on it by default", claims("no-rtcp-mux")],
  ["no browser writes it by itself", writes("the conference flag")],
  ["as every browser writes it", writes("sctp-port 5000")],
  ["as in every browser but Firefox", writes("o=-", "o=mozilla")],
  ["a relic that browsers still write", writes("msid-semantic")],
  // Rules that bind all of them, or history.
  ["every WebRTC browser must have", { rule: /RFC 787[4] §3|RFC 7742 §5/ }],
  ["every WebRTC browser has to know", { rule: /RFC 7742 §5/ }],
  // The channel of a relay, and a connection that was given up.
  ["Firefox binds none", { spec: "firefox-lessons.spec.ts", test: "the box has seen no “ChannelBind request” of A" }],
  ["In our tests Firefox had closed it when it failed", {
    spec: "box-cable.spec.ts",
    test: 'expectLost(await inFirefox(), "closed")',
  }],
  ["So it was in Chromium: DTLS and SCTP never noticed", {
    spec: "box-cable.spec.ts",
    test: 'expectLost(page as BoxPage, "open")',
  }],
  ["Firefox had closed SCTP", { measured: "SCTP is `closed`, and after a restart that connects both stay so" }],
  ["In Chromium everything above ICE stays", {
    measured: "Its data channels stay `open`, and go on after the restart",
  }],
];
