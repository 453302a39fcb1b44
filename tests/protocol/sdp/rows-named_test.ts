/** Every attribute that is named at least has a row, and no row fails or goes astray, whatever the value is. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { AnnotatedField } from "../../../protocol/sdp/annotated.ts";
import { contextOf } from "../../../protocol/sdp/context.ts";
import { readSdp } from "../../../protocol/sdp/lines.ts";
import type { Row } from "../../../protocol/sdp/row.ts";
import { NAMED } from "../../../protocol/sdp/rows/named.ts";
import { OTHER } from "../../../protocol/sdp/rows/other.ts";

const NAMES: readonly string[] = JSON.parse(
  Deno.readTextFileSync(new URL("../../fixtures/sdp/names.json", import.meta.url)),
);
/** Explained in full, in rows/ice.ts. */
const ELSEWHERE = ["ice-pacing"];
const ROWS = [...NAMED, ...OTHER];

/** What a row says of a value, on a line of its own in a media section. */
function explain(row: Row, value: string, before: readonly string[] = []): readonly AnnotatedField[] {
  const sdp = readSdp(["m=audio 9 RTP/AVP 0", ...before, `a=${row.name}:${value}`].join("\n"));
  return row.fields?.(sdp.lines.at(-1)!, contextOf(sdp)) ?? [];
}

const rowOf = (name: string): Row => ROWS.find((row) => row.name === name)!;
const told = (name: string, value: string, before?: readonly string[]) =>
  explain(rowOf(name), value, before).map((field) => [field.text, field.name, field.meaning]);

const values = () =>
  fc.oneof(
    fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n]/g, " ")),
    fc.string({ unit: fc.constantFrom(...' ;,:|="^<>-/1a…😀+') }),
    fc.array(
      fc.constantFrom(
        "1",
        "-",
        "on",
        "IN",
        "IP4",
        "192.0.2.1",
        "inline:abc|2^20|1:4;inline:x",
        'label="a;b"',
        "100",
        "new",
        "AQAAAA==",
      ),
      { maxLength: 8 },
    ).map((words) => words.join(" ")),
  );

Deno.test("every attribute that must be named at least has one row", () => {
  assert.equal(NAMES.length, 271);
  const rows = NAMED.map((row) => row.name);
  assert.deepEqual([...rows, ...ELSEWHERE].sort(), [...NAMES].sort());
  assert.equal(new Set(ROWS.map((row) => row.name)).size, ROWS.length);
});

Deno.test("every row tells what it is, how it is written, and where that stands", () => {
  for (const { name, grammar, source, summary } of ROWS) {
    assert.match(grammar, new RegExp(`^a=${name.replaceAll(".", "\\.")}(:.+)?$`), name);
    assert.match(source, /[A-Za-z]{3}/, name);
    assert.match(summary, /^[A-Z].*[^.]\.$/, name);
    assert.ok(summary.length <= 120, `${name}: ${summary}`);
  }
  const summaries = ROWS.map((row) => row.summary);
  assert.deepEqual(summaries.filter((one, i) => summaries.indexOf(one) !== i), []);
});

Deno.test("for any value, fields stand in the line, in order, and leave out delimiters only", () => {
  for (const row of ROWS) {
    fc.assert(
      fc.property(values(), (value) => {
        const text = `a=${row.name}:${value}`;
        const fields = explain(row, value);
        let at = row.name.length + 3;
        for (const field of fields) {
          assert.ok(field.start >= at && field.end > field.start && field.end <= text.length);
          assert.match(text.slice(at, field.start), /^[\s;,:|]*$/);
          assert.equal(field.text, text.slice(field.start, field.end));
          assert.ok(field.name !== "" && field.meaning !== "");
          at = field.end;
        }
        if (row.fields) assert.match(text.slice(at), /^[\s;,:|]*$/);
      }),
      { numRuns: 60 },
    );
  }
});

Deno.test("a meaning contains what it explains, and two values never share one", () => {
  for (const row of ROWS.filter((row) => row.fields)) {
    fc.assert(
      fc.property(values(), values(), (one, other) => {
        const meanings = new Map<string, string>();
        for (const { text, name, meaning } of [...explain(row, one), ...explain(row, other)]) {
          const told = /^(crypto|dcmap)$/.test(row.name) ? text.split(/[=:]/).at(-1)! : text;
          assert.ok(meaning.includes(told), `${row.name} ${text}: ${meaning}`);
          const key = `${name}\n${meaning}`;
          assert.equal(meanings.get(key) ?? text, text);
          meanings.set(key, text);
        }
      }),
      { numRuns: 60 },
    );
  }
});

Deno.test("a number is told with its unit, a word with its name, and the rest as one", () => {
  assert.deepEqual(told("max-size", "4096"), [["4096", "size", "The size is 4096 bytes."]]);
  assert.deepEqual(told("max-size", "much"), [["much", "size", "The size in bytes is “much”."]]);
  assert.deepEqual(told("tool", "Some Program 1.0").map(([text]) => text), ["Some Program 1.0"]);
  assert.deepEqual(told("curr", "qos local sendrecv").map(([, name]) => name), [
    "precondition",
    "segment",
    "direction",
  ]);
  assert.deepEqual(told("source-filter", " incl IN IP4 232.3.4.5 192.0.2.10 192.0.2.11").at(-1), [
    "192.0.2.11",
    "source",
    "One source is “192.0.2.11”.",
  ]);
  assert.deepEqual(told("csup", "foo, bar").map(([text]) => text), ["foo", "bar"]);
  assert.deepEqual(told("silenceSupp", "off - - - -")[0], ["off", "switch", "“off”: silence is sent like speech."]);
  assert.deepEqual(explain(rowOf("rtcp-rgrp"), ""), []);
});

Deno.test("a key in the clear is taken apart", () => {
  const key = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";
  const fields = told("crypto", `1 AES_CM_128_HMAC_SHA1_80 inline:${key}|2^20|1:4 KDR=3 UNENCRYPTED_SRTCP`);
  assert.deepEqual(fields.map(([text, name]) => [text, name]), [
    ["1", "tag"],
    ["AES_CM_128_HMAC_SHA1_80", "suite"],
    ["inline", "key method"],
    [key, "key and salt"],
    ["2^20", "lifetime"],
    ["1:4", "MKI"],
    ["KDR=3", "session parameter"],
    ["UNENCRYPTED_SRTCP", "session parameter"],
  ]);
  assert.match(fields[3][2], /30 bytes/);
});

Deno.test("a data channel in SDP is taken apart, with a semicolon in its label", () => {
  assert.deepEqual(told("dcmap", '2 subprotocol="bfcp";label="a;b";ordered=false;max-retr=3').map(([text]) => text), [
    "2",
    'subprotocol="bfcp"',
    'label="a;b"',
    "ordered=false",
    "max-retr=3",
  ]);
  const value = "2 accept-types:text/plain message/cpim";
  assert.match(told("dcsa", value, ["a=dcmap:2"])[0][2], /which a=dcmap:2 declares/);
  assert.match(told("dcsa", value)[0][2], /no a=dcmap:2 declares it/);
  assert.equal(told("dcsa", value)[1][0], "accept-types:text/plain message/cpim");
});

Deno.test("an INIT chunk and an assertion are decoded", () => {
  const chunk = "AQAAHGVPFd8AEAAA/////9tAK2qACAAIgsBAwg==";
  assert.match(
    told("sctp-init", chunk)[0][2],
    /28 bytes: tag 1699681759, a receive window of 1048576 bytes, up to 65535/,
  );
  assert.match(told("sctp-init", "AQAA")[0][2], /is no INIT chunk/);
  const assertion = btoa(JSON.stringify({ idp: { domain: "example.org" }, assertion: "x" }));
  assert.match(told("identity", assertion)[0][2], /comes from example\.org/);
  assert.match(told("identity", "bnVsbA==")[0][2], /no identity provider/);
});
