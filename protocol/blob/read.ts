/** Reads what was pasted: raw SDP, a description as JSON, candidates as lines or as JSON, and several of them. */
import type { SdpType } from "../fact.ts";
import { readCandidate, ufragOf } from "../candidate.ts";
import type { Problem } from "../problem.ts";
import { identify, normalizeSdp, readSdp, writeSdp } from "../sdp/mod.ts";
import { count, shorten } from "../words.ts";
import type { Session } from "../session/mod.ts";
import type { BlobReading, Repair, SignalingMessage } from "./message.ts";
import { alteredLine, originOf } from "./origin.ts";

/** No blob is longer than this many UTF-16 units; a longer text is refused unread. */
export const TOO_LONG = 1_000_000;

type Read = { messages: SignalingMessage[]; repairs: Repair[] };
const problem = (p: Problem): { problem: Problem } => ({ problem: p });

/**
 * Says what a text is. With a bench it also says whose: `here` is the client it was pasted into, `others` are the
 * other clients that this page knows. Never throws; an empty text reads as no messages.
 */
export function readBlob(
  text: string,
  bench?: { here: Session; others?: readonly Session[] },
): BlobReading {
  if (text.length > TOO_LONG) return { ok: false, problem: { code: "too-long", length: text.length } };
  const read = readText(text.trimStart());
  if ("problem" in read) return { ok: false, problem: read.problem };
  const origin = originOf(read.messages, bench);
  const altered = origin === "other" ? alteredLine(read.messages, bench?.others ?? []) : undefined;
  return { ok: true, ...read, origin, ...(altered && { altered }) };
}

/** A description begins with a line that is `v=0` and nothing else (RFC 8866 §5.1). */
const STARTS = /^v=0(?:[\r\n]|$)/;

function readText(text: string): Read | { problem: Problem } {
  const read: Read = { messages: [], repairs: [] };
  if (text === "") return read;
  if (/^[[{"]/.test(text)) return readJson(text, read);
  if (STARTS.test(text)) return readRaw(text);
  if (/^(a=)?(candidate:|end-of-candidates)/.test(text)) return readLines(text, read);
  return problem({ code: "not-a-blob", seen: whatItLooksLike(text) });
}

/** A JSON value, an array of them, or one on each line. */
function readJson(text: string, read: Read): Read | { problem: Problem } {
  const whole = parse(text);
  const values = whole ? [whole.value].flat(1) : [];
  if (!whole) {
    for (const line of text.split(/[\r\n]+/)) {
      if (line.trim() === "") continue;
      const one = parse(line);
      if (!one) return problem({ code: "json-broken" });
      values.push(one.value);
    }
  }
  if (values.length === 0) return problem({ code: "not-a-blob", seen: "this JSON list is empty" });
  for (const value of values) {
    // Among candidates, null is what `JSON.stringify` makes of the last `icecandidate` event's.
    const last = value === null && read.messages.length > 0;
    const more: Read | { problem: Problem } = last
      ? { messages: [{ kind: "end-of-candidates" }], repairs: [] }
      : fromValue(value);
    if ("problem" in more) return more;
    read.messages.push(...more.messages);
    read.repairs.push(...more.repairs);
  }
  return read;
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const TYPES: readonly unknown[] = ["offer", "pranswer", "answer", "rollback"] satisfies SdpType[];

function fromValue(value: unknown): Read | { problem: Problem } {
  if (typeof value !== "object" || value === null) {
    return problem({ code: "not-a-blob", seen: "it is JSON, but neither a description nor a candidate" });
  }
  const v = value as Record<string, unknown>;
  if (typeof v.sdp === "string" && TYPES.includes(v.type)) return readDescription(v.sdp, v.type as SdpType);
  if (typeof v.candidate === "string") return readCandidateInit(v.candidate, v);
  return problem({ code: "not-a-blob", seen: "this JSON has neither type and sdp nor a candidate" });
}

function readCandidateInit(candidate: string, v: Record<string, unknown>): Read | { problem: Problem } {
  const place = {
    ...(typeof v.sdpMid === "string" && { sdpMid: v.sdpMid }),
    ...(Number.isInteger(v.sdpMLineIndex) && { sdpMLineIndex: v.sdpMLineIndex as number }),
    ...(typeof v.usernameFragment === "string" && { usernameFragment: v.usernameFragment }),
  };
  if (candidate === "") return { messages: [{ kind: "end-of-candidates", ...place }], repairs: [] };
  const line = candidate.trimEnd().replace(/^a=/, "");
  if (!readCandidate(line)) {
    return problem({ code: "candidate-unreadable", line: shorten(JSON.stringify(candidate), 120) });
  }
  return { messages: [{ kind: "candidate", candidate: line, ...place }], repairs: [] };
}

/** Raw SDP says of itself which it is: an offer leaves the DTLS role open, an answer takes one (RFC 9429 §5.2.1, §5.3.1). */
function readRaw(text: string): Read | { problem: Problem } {
  const { setup } = identify(text);
  if (!SETUPS.includes(setup)) return problem({ code: "sdp-incomplete", missing: "whole a=setup line" });
  return readDescription(text, setup === "actpass" ? "offer" : "answer");
}

/** RFC 4145 §4. */
const SETUPS: readonly unknown[] = ["actpass", "active", "passive", "holdconn"];

function readDescription(sdp: string, type: SdpType): Read | { problem: Problem } {
  if (type === "rollback") return { messages: [{ kind: "description", type, sdp: "" }], repairs: [] };
  if (!STARTS.test(sdp)) {
    return problem({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  }
  const missing = missingFrom(sdp);
  if (missing) return problem({ code: "sdp-incomplete", missing });
  const lines = readSdp(sdp).lines;
  const repairs: Repair[] = [];
  if (!/[\r\n]$/.test(sdp)) {
    repairs.push({ code: "final-line-break", said: "The last line break was lost; it was put back." });
  }
  const blank = lines.filter((line) => line.text.trim() === "");
  if (blank.length > 0) repairs.push({ code: "blank-lines", said: `${count(blank.length, "blank line")} taken out.` });
  const whole = writeSdp({ lines: lines.filter((line) => !blank.includes(line)) });
  return { messages: [{ kind: "description", type, sdp: normalizeSdp(whole) }], repairs };
}

/** What every description with a media section has, and one that was cut off may have lost. */
function missingFrom(sdp: string): string | undefined {
  const { ufrags, fingerprints, bundled, mids } = identify(sdp);
  if (bundled.some((mid) => !mids.includes(mid))) return "a=mid line for every section that a=group names";
  if (mids.length === 0) return undefined;
  if (ufrags.length === 0) return "a=ice-ufrag line";
  return fingerprints.length === 0 ? "a=fingerprint line" : undefined;
}

function readLines(text: string, read: Read): Read | { problem: Problem } {
  for (const whole of text.split(/[\r\n]+/).filter((line) => line.trim() !== "")) {
    const line = whole.trim().replace(/^a=/, "");
    const candidate = readCandidate(line);
    if (line === "end-of-candidates") read.messages.push({ kind: "end-of-candidates" });
    else if (!candidate) return problem({ code: "candidate-unreadable", line: shorten(whole.trim(), 120) });
    else {
      const ufrag = ufragOf(candidate);
      read.messages.push({ kind: "candidate", candidate: line, ...(ufrag && { usernameFragment: ufrag }) });
    }
  }
  return read;
}

function whatItLooksLike(text: string): string {
  if (/^https?:\/\//.test(text)) return "it is a web address";
  if (text.startsWith("<")) return "it looks like markup";
  if (/^v=/.test(text)) return "its first line is not v=0 alone, as SDP begins";
  if (/^[a-z]=/m.test(text)) return "it has lines like SDP, but does not begin with v=0";
  return `it begins with “${shorten(text, 24).replace(/\s+/g, " ")}”`;
}
