/** The rows for RTP and media: every field is explained by what it says, and nothing makes them throw. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Context, contextOf } from "../../../protocol/sdp/context.ts";
import { readSdp, type SdpLine } from "../../../protocol/sdp/lines.ts";
import type { Row } from "../../../protocol/sdp/row.ts";
import { CODECS } from "../../../protocol/sdp/rows/codecs.ts";
import { EXTENSIONS } from "../../../protocol/sdp/rows/extensions.ts";
import { FEEDBACK } from "../../../protocol/sdp/rows/feedback.ts";
import { RTP } from "../../../protocol/sdp/rows/rtp.ts";
import { SESSION } from "../../../protocol/sdp/rows/session.ts";
import { SIMULCAST } from "../../../protocol/sdp/rows/simulcast.ts";
import { captures } from "../support/mod.ts";

const ROWS: readonly Row[] = [...RTP, ...CODECS, ...FEEDBACK, ...EXTENSIONS, ...SIMULCAST];
const BY_NAME = new Map(ROWS.map((row) => [row.name, row]));
const BANDWIDTH = SESSION.find(({ name }) => name === "b=")!;

const SECTION = [
  "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 100 108",
  "a=rtcp-mux",
  "a=rtpmap:96 VP8/90000",
  "a=rtpmap:97 rtx/90000",
  "a=rtpmap:98 VP9/90000",
  "a=rtpmap:45 AV1/90000",
  "a=rtpmap:100 H265/90000",
  "a=rtpmap:108 H264/90000",
  "a=rtpmap:111 opus/48000/2",
  "a=rtpmap:63 red/48000/2",
  "a=rtpmap:126 telephone-event/8000",
  "a=rtpmap:49 flexfec-03/90000",
  "a=rid:f send",
  "a=rid:q send",
];

/** The fields of one line, put into a section that has every codec. */
function fieldsOf(text: string): readonly (readonly [text: string, meaning: string])[] {
  const sdp = readSdp([...SECTION, text].join("\r\n"));
  const line = sdp.lines[SECTION.length];
  const row = line.name === "b=" ? BANDWIDTH : BY_NAME.get(line.name);
  return (row?.fields?.(line, contextOf(sdp)) ?? []).map((one) => [one.text, one.meaning]);
}

/** Each line's fields, in order, say this. */
function says(text: string, ...expected: (readonly [text: string, meaning: RegExp])[]) {
  const fields = fieldsOf(text);
  assert.deepEqual(fields.map(([field]) => field), expected.map(([field]) => field), text);
  fields.forEach(([, meaning], i) => assert.match(meaning, expected[i][1], text));
}

Deno.test("a payload type is explained by its codec, its range and what RFC 3551 gives it", () => {
  says("a=rtpmap:96 VP8/90000", ["96", /96 is VP8/], ["VP8", /VP8/], ["90000", /90000 ticks a second/]);
  says("a=rtpmap:0 PCMU/8000", ["0", /in every description/], ["PCMU", /μ-law/], ["8000", /8000/]);
  says("a=rtpmap:0 opus/48000/2", ["0", /gives it to PCMU/], ["opus", /audio/], ["48000", /48000/], ["2", /always/]);
  says("a=rtpmap:9 G722/8000", ["9", /G722/], ["G722", /audio/], ["8000", /16000 samples/]);
  says("a=rtpmap:72 X/1", ["72", /taken for RTCP/], ["X", /not know/], ["1", /1 ticks/]);
  says("a=rtpmap:35 VP9/90000", ["35", /96 to 127 do not suffice/], ["VP9", /VP9/], ["90000", /90000/]);
  says("a=rtpmap:200 VP9/90000", ["200", /too large/], ["VP9", /VP9/], ["90000", /90000/]);
});

Deno.test("rates are told in kbit/s", () => {
  says("b=AS:500", ["AS", /kbit\/s/], ["500", /^500 kbit\/s\.$/]);
  says("b=TIAS:64000", ["TIAS", /bit\/s/], ["64000", /^64000 bit\/s, that is 64 kbit\/s\.$/]);
  says("b=RS:900", ["RS", /RTCP/], ["900", /^900 bit\/s\.$/]);
  says("b=X-YZ:128", ["X-YZ", /does not know/], ["128", /in the unit that X-YZ is counted in/]);
  says("a=fmtp:111 maxaveragebitrate=20000", ["111", /opus/], ["maxaveragebitrate=20000", /20 kbit\/s/]);
});

Deno.test("fmtp is read by the codec of its payload type", () => {
  says("a=fmtp:97 apt=96", ["97", /rtx/], ["apt=96", /payload type 96, which is VP8/]);
  says("a=fmtp:98 profile-id=2", ["98", /VP9/], ["profile-id=2", /profile 2: 10 or 12 bits/]);
  says("a=fmtp:100 profile-id=2; level-id=93", ["100", /H265/], ["profile-id=2", /Main 10/], ["level-id=93", /3\.1/]);
  says("a=fmtp:45 level-idx=5;profile=0;tier=0", ["45", /AV1/], ["level-idx=5", /level 3\.1/], ["profile=0", /Main/], [
    "tier=0",
    /Main tier/,
  ]);
  says("a=fmtp:111 minptime=10;useinbandfec=1", ["111", /opus/], ["minptime=10", /10 ms/], ["useinbandfec=1", /lost/]);
  says("a=fmtp:63 111/111", ["63", /red/], ["111", /opus: what is new/], ["111", /repeated/]);
  says("a=fmtp:126 0-15,16", ["126", /telephone-event/], ["0-15", /key 0 to key D/], ["16", /line flash/]);
  says("a=fmtp:49 repair-window=10000000", ["49", /flexfec/], ["repair-window=10000000", /10 seconds/]);
  says("a=fmtp:96 max-fs=12288;x-google-max-bitrate=900", ["96", /VP8/], ["max-fs=12288", /3145728 pixels/], [
    "x-google-max-bitrate=900",
    /900 kbit\/s/,
  ]);
  says("a=fmtp:96 __proto__=1;toString", ["96", /VP8/], ["__proto__=1", /not known/], ["toString", /not know/]);
  says("a=fmtp:77 a=b", ["77", /no a=rtpmap/], ["a=b", /no codec/]);
});

Deno.test("H.264 profiles and levels are decoded", () => {
  const profiles = {
    "42e01f": /Constrained Baseline .*level 3\.1 /,
    "42001f": /profile Baseline .*level 3\.1 /,
    "4d001f": /profile Main .*level 3\.1 /,
    "64001f": /profile High \(64 00\), level 3\.1 /,
    "640c34": /Constrained High .*level 5\.2 /,
    "f4001f": /High 4:4:4 Predictive/,
    "42f00b": /level 1b /,
    "42E00B": /level 1\.1 /,
    "999999": /unknown here \(99 99\), and a level unknown here \(99\)/,
    "42e0": /six hexadecimal digits/,
  };
  for (const [id, meaning] of Object.entries(profiles)) {
    says(`a=fmtp:108 profile-level-id=${id}`, ["108", /H264/], [`profile-level-id=${id}`, meaning]);
  }
});

Deno.test("feedback is explained by both of its words", () => {
  says("a=rtcp-fb:96 nack", ["96", /VP8/], ["nack", /packets that are missing/]);
  says("a=rtcp-fb:96 nack pli", ["96", /VP8/], ["nack", /next word/], ["pli", /picture loss/]);
  says("a=rtcp-fb:* ccm fir", ["*", /every payload type/], ["ccm", /codec/], ["fir", /key frame/]);
  says("a=rtcp-fb:* ack ccfb", ["*", /every/], ["ack", /arrive/], ["ccfb", /RFC 8888/]);
  says("a=rtcp-fb:96 trr-int 100", ["96", /VP8/], ["trr-int", /distance/], ["100", /100 milliseconds/]);
  says("a=rtcp-fb:96 ccm tmmbr smaxpr=120", ["96", /VP8/], ["ccm", /codec/], ["tmmbr", /bitrate/], [
    "smaxpr=120",
    /120 packets/,
  ]);
});

Deno.test("a header extension is explained by its number, its direction and its URI", () => {
  says("a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid", ["4", /one-byte/], [
    "urn:ietf:params:rtp-hdrext:sdes:mid",
    /which section/,
  ]);
  says("a=extmap:16/recvonly urn:x", ["16", /two-byte/], ["recvonly", /wants it/], ["urn:x", /not know/]);
  says("a=extmap:15 urn:x", ["15", /reserved/], ["urn:x", /not know/]);
  says("a=extmap:0 urn:x", ["0", /padding/], ["urn:x", /not know/]);
  says("a=extmap:4096 urn:x", ["4096", /negotiation only/], ["urn:x", /not know/]);
  says(
    "a=extmap:9 urn:ietf:params:rtp-hdrext:encrypt urn:ietf:params:rtp-hdrext:toffset",
    ["9", /9/],
    ["urn:ietf:params:rtp-hdrext:encrypt", /RFC 6904/],
    ["urn:ietf:params:rtp-hdrext:toffset", /RFC 5450/],
  );
});

Deno.test("simulcast names the encodings, their alternatives and the paused ones", () => {
  says("a=rid:q send pt=96,98;max-width=320", ["q", /“q”/], ["send", /sends/], ["pt=96,98", /VP8.*VP9/], [
    "max-width=320",
    /320 pixels wide/,
  ]);
  says(
    "a=simulcast:send ~f,q;x recv q",
    ["send", /sends/],
    ["~f", /stream 1 .*paused/],
    ["q", /alternative 1/],
    [
      "x",
      /no a=rid/,
    ],
    ["recv", /receives/],
    ["q", /stream 1/],
  );
});

Deno.test("a source says its name, its stream and track, its codec, and what it repairs", () => {
  says("a=ssrc:7 cname:a b", ["7", /Source 7/], ["cname", /canonical/], ["a b", /“a b”/]);
  says("a=ssrc:7 msid:- t", ["7", /7/], ["msid", /stream/], ["-", /no stream/], ["t", /“t”/]);
  says("a=ssrc:7 fmtp:97 apt=96", ["7", /7/], ["fmtp", /codec/], ["97", /rtx/], ["apt=96", /VP8/]);
  says("a=ssrc:7 previous-ssrc:1 2", ["7", /7/], ["previous-ssrc", /before/], ["1", /Source 1/], ["2", /Source 2/]);
  says("a=ssrc-group:FID 1 2", ["FID", /again/], ["1", /original/], ["2", /sent again/]);
  says("a=msid:{s} {t}", ["{s}", /“{s}”/], ["{t}", /“{t}”/]);
});

Deno.test("the other lines are explained by their values", () => {
  says("a=rtcp:9 IN IP4 0.0.0.0", ["9", /discard/], ["IN", /Internet/], ["IP4", /IPv4/], ["0.0.0.0", /no address/]);
  says("a=rtcp:5001", ["5001", /Port 5001.*a=rtcp-mux/]);
  says(
    "a=rtcp-xr:rcvr-rtt=all:10 stat-summary=loss,HL",
    ["rcvr-rtt", /round trip/],
    ["all", /everyone/],
    [
      "10",
      /10 bytes/,
    ],
    ["stat-summary", /summary/],
    ["loss", /lost/],
    ["HL", /IPv6/],
  );
  says("a=ptime:20", ["20", /20 milliseconds/]);
  says("a=framerate:29.97", ["29.97", /29\.97 pictures/]);
  says("a=content:slides,x", ["slides", /presentation/], ["x", /not know/]);
  says(
    "a=imageattr:96 send [x=[480:16:800],y=320,q=0.6] recv *",
    ["96", /VP8/],
    ["send", /send/],
    [
      "[x=[480:16:800],y=320,q=0.6]",
      /width in pixels \[480:16:800\], height in pixels 320, preference, from 0 to 1 0\.6/,
    ],
    ["recv", /receive/],
    ["*", /any size/],
  );
  says("a=packetization:96 raw", ["96", /VP8/], ["raw", /cut anywhere/]);
});

/** What must hold of every line, whatever it says. */
function check(line: SdpLine, context: Context) {
  let at = line.valueStart;
  let uncovered = "";
  for (const field of BY_NAME.get(line.name)?.fields?.(line, context) ?? []) {
    assert.ok(field.start >= at && field.end > field.start && field.end <= line.text.length, line.text);
    assert.equal(field.text, line.text.slice(field.start, field.end));
    assert.ok(field.meaning.length > 0 && field.name.length > 0);
    uncovered += line.text.slice(at, field.start);
    at = field.end;
  }
  if (BY_NAME.get(line.name)?.fields) assert.doesNotMatch(uncovered + line.text.slice(at), /[^ ;,=/:]/, line.text);
}

const anyValue = () =>
  fc.oneof(
    fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n]/g, " ")),
    fc.array(
      fc.oneof(
        fc.constantFrom(..." ;,=/:~*-[]\t".split(""), "__proto__", "constructor", "96", "97", "98", "108", "111", "63"),
        fc.constantFrom(
          "126",
          "send",
          "recv",
          "nack",
          "ccm",
          "cname",
          "fmtp",
          "apt",
          "profile-level-id",
          "pt",
          "q",
          "x",
        ),
        fc.nat().map(String),
      ),
      { maxLength: 12 },
    ).map((words) => words.join("")),
  );

Deno.test("no value makes a row throw, and its fields always fit the line", () => {
  for (const { name } of ROWS) {
    fc.assert(
      fc.property(anyValue(), fc.boolean(), (value, inSection) => {
        const sdp = readSdp([...(inSection ? SECTION : []), `a=${name}:${value}`].join("\r\n"));
        check(sdp.lines.at(-1)!, contextOf(sdp));
      }),
      { numRuns: 300 },
    );
  }
});

Deno.test("two values that differ in a number never mean the same", () => {
  const lines: ((n: number) => string)[] = [
    (n) => `a=rtpmap:${n} X/${n}/${n}`,
    (n) => `a=fmtp:108 profile-level-id=${n};max-br=${n};y=${n}`,
    (n) => `a=fmtp:63 ${n}`,
    (n) => `a=fmtp:126 ${n}`,
    (n) => `a=rtcp-fb:${n} ${n} ${n}`,
    (n) => `a=extmap:${n}/${n} ${n} ${n}`,
    (n) => `a=rid:${n} ${n} max-br=${n}`,
    (n) => `a=simulcast:${n} ~${n},${n}`,
    (n) => `a=ssrc:${n} msid:${n} ${n}`,
    (n) => `a=ssrc-group:FID ${n} ${n}`,
    (n) => `a=rtcp:${n} ${n} ${n} ${n}`,
    (n) => `a=imageattr:${n} ${n} [x=${n}]`,
    (n) => `a=rtcp-xr:${n}=${n}`,
  ];
  fc.assert(fc.property(fc.constantFrom(...lines), fc.nat(5000), fc.nat(5000), (line, a, b) => {
    if (a === b) return;
    const [one, other] = [fieldsOf(line(a)), fieldsOf(line(b))];
    one.forEach(([text, meaning], i) => {
      if (text !== other[i]?.[0]) assert.notEqual(meaning, other[i]?.[1]);
    });
  }));
});

Deno.test("every line that browsers wrote is covered but for its delimiters", () => {
  for (const text of captures(".sdp")) {
    const sdp = readSdp(text);
    const context = contextOf(sdp);
    for (const line of sdp.lines) if (BY_NAME.has(line.name)) check(line, context);
  }
});

Deno.test("each row has its sentence, its grammar and its source, and each name stands once", () => {
  assert.equal(BY_NAME.size, ROWS.length);
  for (const row of ROWS) {
    assert.match(row.summary, /^[A-Z“].*\.$/s);
    assert.ok(row.grammar.startsWith(`a=${row.name}`));
    assert.notEqual(row.source, "");
  }
});
