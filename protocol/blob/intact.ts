/** Reads an intact text: raw SDP, JSON, or candidate lines, and nothing else. */
import { readCandidate, ufragOf } from "../sdp/mod.ts";
import { WEB_ADDRESS } from "../problems/mod.ts";
import { shorten } from "../text/mod.ts";
import { description } from "./description.ts";
import { isRefused, type Read, refused } from "./outcome.ts";
import { isSound } from "./grammar.ts";
import { parseJson } from "./json-form.ts";
import { quoteLine } from "./lines.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { fromValue } from "./peel/json-values.ts";
import { sdpInJson, wholeSdp } from "./sdp-text.ts";

/** A description begins with a line that is `v=0` and nothing else (RFC 8866 §5.1). */
const STARTS = /^v=0(?:[\r\n]|$)/;

/**
 * Reads an intact text, or says what it is instead. `deeper` reads a text that stands in a string of it; `asGiven`: a
 * description in JSON that is not whole is taken as it was given.
 */
export function readIntact(whole: string, deeper: (text: string) => Read, asGiven: boolean): Read {
  const text = whole.trimStart();
  if (/^[[{"]/.test(text)) return readJson(text, deeper, asGiven);
  if (STARTS.test(text)) {
    return readRaw(text, whole.slice(0, whole.length - text.length).split(/\r\n|[\r\n]/).length - 1);
  }
  if (/^(a=)?(candidate:|end-of-candidates)/.test(text)) return readLines(text);
  return refused({ code: "not-a-blob", seen: whatItLooksLike(text) });
}

/** A JSON value, an array of them, or one on each line. */
function readJson(text: string, deeper: (text: string) => Read, asGiven: boolean): Read {
  const whole = parseJson(text);
  const values = whole ? [whole.value].flat(1) : [];
  if (!whole) {
    for (const line of text.split(/[\r\n]+/)) {
      if (line.trim() === "") continue;
      const one = parseJson(line);
      if (!one) return refused({ code: "json-broken" });
      values.push(one.value);
    }
  }
  const read = fromValue(whole && !Array.isArray(whole.value) ? whole.value : values, {
    text: deeper,
    sdp: (sdp) => sdpInJson(sdp, deeper, asGiven),
    asGiven,
  });
  return isRefused(read) ? read : { ...read, form: "json" };
}

/** Raw SDP says of itself which it is. `above` counts the blank lines before it. */
function readRaw(text: string, above: number): Read {
  const read = wholeSdp(text, above);
  if (isRefused(read)) return read;
  return { ...description(read), form: "sdp" };
}

function readLines(text: string): Read {
  const messages: SignalingMessage[] = [];
  for (const [index, whole] of text.split(/\r\n|[\r\n]/).entries()) {
    if (whole.trim() === "") continue;
    const line = whole.trim().replace(/^a=/, "");
    const candidate = readCandidate(line);
    if (line === "end-of-candidates") messages.push({ kind: "end-of-candidates" });
    else if (!candidate || !isSound(line)) {
      const at = quoteLine({ number: index + 1, text: whole });
      return refused({ code: "candidate-unreadable", line: shorten(whole.trim(), 120), at });
    } else {
      const ufrag = ufragOf(candidate);
      messages.push({ kind: "candidate", candidate: line, ...(ufrag && { usernameFragment: ufrag }) });
    }
  }
  return { messages, repairs: [], form: "lines" };
}

function whatItLooksLike(text: string): string {
  if (/^https?:\/\//.test(text)) return WEB_ADDRESS;
  if (text.startsWith("<")) return "it looks like markup";
  if (/^v=/.test(text)) return "its first line is not v=0 alone, as SDP begins";
  if (/^[a-z]=/m.test(text)) return "it has lines like SDP, but does not begin with v=0";
  return `it begins with “${shorten(text, 24).replace(/\s+/g, " ")}”`;
}
