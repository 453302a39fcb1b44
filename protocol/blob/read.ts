/** Reads what was pasted: raw SDP, a description as JSON, candidates as lines or as JSON, and several of them. */
import type { SdpType } from "../fact.ts";
import { readCandidate, ufragOf } from "../candidate.ts";
import type { Problem } from "../problem.ts";
import { identify, normalizeSdp } from "../sdp/mod.ts";
import type { Session } from "../session/mod.ts";
import type { BlobReading, Repair, SignalingMessage } from "./message.ts";
import { originOf } from "./origin.ts";

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
  return { ok: true, ...read, origin: originOf(read.messages, bench) };
}

function readText(text: string): Read | { problem: Problem } {
  const read: Read = { messages: [], repairs: [] };
  if (text === "") return read;
  if (/^[[{"]/.test(text)) return readJson(text, read);
  if (/^v=0[\r\n]/.test(text)) return readRaw(text, read);
  if (/^(a=)?(candidate:|end-of-candidates)/.test(text)) return readLines(text, read);
  return problem({ code: "not-a-blob", seen: whatItLooksLike(text) });
}

/** A JSON value, an array of them, or one on each line. */
function readJson(text: string, read: Read): Read | { problem: Problem } {
  const whole = parse(text);
  const values = whole
    ? [whole.value].flat(1)
    : text.split(/[\r\n]+/).filter((l) => l.trim()).map((l) => parse(l)?.value);
  if (!whole && values.includes(undefined)) return problem({ code: "json-broken" });
  for (const value of values) {
    const more = fromValue(value);
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
  const line = candidate.replace(/^a=/, "");
  if (!readCandidate(line)) return problem({ code: "candidate-unreadable", line: line.slice(0, 120) });
  return { messages: [{ kind: "candidate", candidate: line, ...place }], repairs: [] };
}

/** Raw SDP says of itself which it is: only an offer may leave the DTLS role open (RFC 8842 §5.2: `actpass`). */
function readRaw(text: string, read: Read): Read | { problem: Problem } {
  const { setup } = identify(text);
  if (setup === undefined) return problem({ code: "sdp-incomplete", missing: "a=setup line" });
  const more = readDescription(text, setup === "actpass" ? "offer" : "answer");
  return "problem" in more ? more : { messages: [...read.messages, ...more.messages], repairs: more.repairs };
}

const NEEDED = [["ufrags", "a=ice-ufrag line"], ["fingerprints", "a=fingerprint line"]] as const;

function readDescription(sdp: string, type: SdpType): Read | { problem: Problem } {
  if (type === "rollback") return { messages: [{ kind: "description", type, sdp: "" }], repairs: [] };
  if (!/^v=0\s/.test(sdp)) return problem({ code: "not-a-blob", seen: "its sdp does not begin with v=0" });
  const said = identify(sdp);
  const missing = NEEDED.find(([what]) => said[what].length === 0);
  if (missing && said.mids.length > 0) return problem({ code: "sdp-incomplete", missing: missing[1] });
  const repairs = /[\r\n]$/.test(sdp)
    ? []
    : [{ code: "final-line-break", said: "The last line break was lost; it was put back." }];
  return { messages: [{ kind: "description", type, sdp: normalizeSdp(sdp) }], repairs };
}

function readLines(text: string, read: Read): Read | { problem: Problem } {
  for (const whole of text.trimEnd().split(/[\r\n]+/)) {
    const line = whole.trim().replace(/^a=/, "");
    const candidate = readCandidate(line);
    if (line === "end-of-candidates") read.messages.push({ kind: "end-of-candidates" });
    else if (!candidate) return problem({ code: "candidate-unreadable", line: line.slice(0, 120) });
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
  if (/^[a-z]=/m.test(text)) return "it has lines like SDP, but does not begin with v=0";
  return `it begins with “${text.slice(0, 24).replace(/\s+/g, " ")}${text.length > 24 ? "…" : ""}”`;
}
