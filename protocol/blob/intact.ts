/** Reads what nothing has happened to: raw SDP, JSON, or candidate lines, and nothing else in the text. */
import { readCandidate, ufragOf } from "../sdp/mod.ts";
import { count, shorten } from "../text/mod.ts";
import { isRefused, type Read, refused } from "./outcome.ts";
import { isSound } from "./grammar.ts";
import { atLine, linesOf } from "./lines.ts";
import { mendedSdp } from "./mend/damaged.ts";
import type { Repair } from "./reading.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { inWords } from "./mend/raw-sdp.ts";
import { note, noteAll } from "./mend/repairs.ts";
import { fromValue, typeOf } from "./peel/json-values.ts";
import { flawOf } from "./mend/completeness.ts";

/** A description begins with a line that is `v=0` and nothing else (RFC 8866 §5.1). */
const STARTS = /^v=0(?:[\r\n]|$)/;

/** Reads an intact text, or says what it is instead. `deeper` reads a text that stands in a string of it. */
export function readIntact(whole: string, deeper: (text: string) => Read): Read {
  const text = whole.trimStart();
  if (/^[[{"]/.test(text)) return readJson(text, deeper);
  if (STARTS.test(text)) {
    return readRaw(text, whole.slice(0, whole.length - text.length).split(/\r\n|[\r\n]/).length - 1);
  }
  if (/^(a=)?(candidate:|end-of-candidates)/.test(text)) return readLines(text);
  return refused({ code: "not-a-blob", seen: whatItLooksLike(text) });
}

/** A JSON value, an array of them, or one on each line. */
function readJson(text: string, deeper: (text: string) => Read): Read {
  const whole = parse(text);
  const values = whole ? [whole.value].flat(1) : [];
  if (!whole) {
    for (const line of text.split(/[\r\n]+/)) {
      if (line.trim() === "") continue;
      const one = parse(line);
      if (!one) return refused({ code: "json-broken" });
      values.push(one.value);
    }
  }
  const read = fromValue(whole && !Array.isArray(whole.value) ? whole.value : values, {
    text: deeper,
    sdp: (sdp) => sdpInJson(sdp, deeper),
  });
  return isRefused(read) ? read : { ...read, form: "json" };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The SDP of a description in JSON: as it stands if it is whole, mended if it is not. */
export function sdpInJson(sdp: string, deeper: (text: string) => Read): ReturnType<typeof mendedSdp> {
  const read = wholeSdp(sdp, 0);
  if (!isRefused(read)) return read;
  if (/^\s{0,9}(?:[{"]|[\w+/-]{40})/.test(sdp)) {
    const inner = deeper(sdp);
    if (isRefused(inner)) return inner;
    const [only, more] = inner.messages;
    if (only?.kind === "description" && !more) return { sdp: only.sdp, type: only.type, repairs: inner.repairs };
  }
  if (!/v ?= ?0/i.test(sdp)) {
    return refused({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  }
  return mendedSdp(sdp);
}

/** Raw SDP says of itself which it is. `above` counts the blank lines before it. */
function readRaw(text: string, above: number): Read {
  const read = wholeSdp(text, above);
  if (isRefused(read)) return read;
  const type = typeOf(read.sdp);
  if (!type) return refused({ code: "sdp-incomplete", missing: "whole a=setup line" });
  return { messages: [{ kind: "description", type, sdp: read.sdp }], repairs: read.repairs, form: "sdp" };
}

/** A description that needs no more than its line breaks put in order. */
function wholeSdp(sdp: string, above: number) {
  const plain = sdp.replaceAll("\r\r\n", "\r\n");
  const all = linesOf(plain);
  const lines = all.filter((line) => line.text.trim() !== "");
  // An empty line at the end is how it is written for libdatachannel.
  const ending = /[^\n]\n\n$/.test(plain) ? 2 : /[\r\n]$/.test(plain) ? 1 : 0;
  const blank = all.length - lines.length - ending;
  const open = !/[\r\n]$/.test(sdp);
  const flaw = flawOf(lines.map((line) => line.text), { open, mended: false });
  if (flaw) return refused(inWords(flaw, lines.map((line) => ({ ...line, number: line.number + above }))));
  const repairs: Repair[] = [];
  if (/\r\r\n|\r(?!\n)/.test(sdp)) note(repairs, "line-breaks");
  if (open) note(repairs, "final-line-break");
  if (blank > 0) noteAll(repairs, [{ code: "blank-lines", said: `${count(blank, "blank line")} taken out.` }]);
  return { sdp: lines.map((line) => `${line.text}\r\n`).join(""), repairs };
}

function readLines(text: string): Read {
  const messages: SignalingMessage[] = [];
  for (const [index, whole] of text.split(/\r\n|[\r\n]/).entries()) {
    if (whole.trim() === "") continue;
    const line = whole.trim().replace(/^a=/, "");
    const candidate = readCandidate(line);
    if (line === "end-of-candidates") messages.push({ kind: "end-of-candidates" });
    else if (!candidate || !isSound(line)) {
      const at = atLine({ number: index + 1, text: whole });
      return refused({ code: "candidate-unreadable", line: shorten(whole.trim(), 120), at });
    } else {
      const ufrag = ufragOf(candidate);
      messages.push({ kind: "candidate", candidate: line, ...(ufrag && { usernameFragment: ufrag }) });
    }
  }
  return { messages, repairs: [], form: "lines" };
}

function whatItLooksLike(text: string): string {
  if (/^https?:\/\//.test(text)) return "it is a web address";
  if (text.startsWith("<")) return "it looks like markup";
  if (/^v=/.test(text)) return "its first line is not v=0 alone, as SDP begins";
  if (/^[a-z]=/m.test(text)) return "it has lines like SDP, but does not begin with v=0";
  return `it begins with “${shorten(text, 24).replace(/\s+/g, " ")}”`;
}
