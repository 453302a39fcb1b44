/** What a JSON value says: a description, a candidate, several of them, or one of the wrappers around them. */
import type { SdpType } from "../../facts/mod.ts";
import { readCandidate } from "../../sdp/mod.ts";
import type { Problem } from "../../problems/mod.ts";
import { shorten } from "../../text/mod.ts";
import { messagesInDump } from "./dumps.ts";
import { mendedCandidate } from "../bare-candidates.ts";
import { description, typeOf } from "../description.ts";
import { type Found, type FoundMessage, type Inside, isRefused, type Read, type Refused, refused } from "../outcome.ts";
import type { Repair } from "../reading.ts";
import { SOFT } from "../mend/per-line-changes.ts";
import { note, noteAll } from "../mend/repairs.ts";

const TYPES: readonly unknown[] = ["offer", "pranswer", "answer", "rollback"] satisfies SdpType[];

/** Where signaling programs put what they send, beside the W3C's own names. */
const WRAPPERS =
  ("description candidate ice sdp offer answer pranswer jsep payload data message msg signal content body" +
    " localDescription remoteDescription sessionDescription desc iceCandidate ice_candidate candidates iceCandidates" +
    " ice_candidates").split(" ");
const HINTS: Readonly<Record<string, SdpType>> = { offer: "offer", answer: "answer", pranswer: "pranswer" };
/** Wrappers in wrappers, and lists in lists. */
const DEEPEST = 6;

/** Reads a value. `inside` reads a text that stands in it; `hint` is the type that the wrapper's name gave. */
export function fromValue(value: unknown, inside: Inside, depth = 0, hint?: SdpType): Read {
  if (depth > DEEPEST) return refused({ code: "nested-too-deep" });
  if (Array.isArray(value)) return fromList(value, inside, depth);
  if (typeof value === "string") return fromText(value, inside, depth, hint);
  if (typeof value !== "object" || value === null) {
    return refused({ code: "not-a-blob", seen: "it is JSON, but neither a description nor a candidate" });
  }
  const own = (key: string): unknown => Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  if (typeof own("candidate") === "string") return fromCandidate(own("candidate") as string, own);
  if (typeof own("sdp") === "string") return withMore(fromDescription(own("sdp") as string, own("type"), inside, hint));
  if (own("type") === "rollback") return rollback();
  if (Object.hasOwn(value, "candidate") && own("candidate") === null) {
    return { messages: [{ kind: "end-of-candidates" }], repairs: [] };
  }
  const connections = own("PeerConnections") ?? own("peerConnections");
  if (typeof connections === "object" && connections !== null) {
    return messagesInDump(connections, inside, (one) => fromValue(one, inside, depth + 1));
  }
  return withMore(undefined);

  /** Programs put candidates beside a description. */
  function withMore(read: Read | undefined): Read {
    if (read && isRefused(read)) return read;
    const messages: FoundMessage[] = [...read?.messages ?? []];
    const repairs: Repair[] = [...read?.repairs ?? []];
    let damage = read?.damage;
    let found = read !== undefined;
    for (const key of WRAPPERS) {
      const one = own(key);
      if (one === undefined || one === null || typeof one === "number" || typeof one === "boolean") continue;
      if (typeof one === "string" && (read || !looksLikeBlob(one))) continue;
      const more = fromValue(one, inside, depth + 1, hintOf(key, own("type")));
      if (isRefused(more)) return more;
      found = true;
      messages.push(...more.messages);
      damage ??= more.damage;
      noteAll(repairs, more.repairs);
    }
    return found
      ? { messages, repairs, ...(damage && { damage }) }
      : refused({ code: "not-a-blob", seen: "this JSON has neither type and sdp nor a candidate" });
  }
}

const hintOf = (key: string, type: unknown): SdpType | undefined =>
  HINTS[key] ?? (key === "sdp" && TYPES.includes(type) ? type as SdpType : undefined);

const looksLikeBlob = (text: string): boolean => /^\s{0,9}(?:[{["]|v=0|(?:a=)?candidate:|[\w+/-]{40})/.test(text);

const rollback = (): Read => ({ messages: [{ kind: "description", type: "rollback", sdp: "" }], repairs: [] });

function fromList(values: readonly unknown[], inside: Inside, depth: number): Read {
  const messages: FoundMessage[] = [];
  const repairs: Repair[] = [];
  let damage: Found["damage"];
  let other: Refused | undefined;
  if (values.length === 0) return refused({ code: "not-a-blob", seen: "this JSON list is empty" });
  for (const value of values) {
    // Among candidates, null is what `JSON.stringify` makes of the last `icecandidate` event's.
    if (value === null && messages.length > 0) {
      messages.push({ kind: "end-of-candidates" });
      continue;
    }
    const more = fromValue(value, inside, depth + 1);
    if (isRefused(more)) {
      if (more.problem.code !== "not-a-blob") return more;
      other ??= more;
      continue;
    }
    messages.push(...more.messages);
    damage ??= more.damage;
    noteAll(repairs, more.repairs);
  }
  // Logs have names and times beside what they log: `["setLocalDescription", "PC_0", {…}, 1234]`.
  if (other && messages.length === 0) return other;
  return { messages, repairs, ...(damage && { damage }) };
}

/** A text in JSON: a blob of any form, or a description's SDP. */
function fromText(text: string, inside: Inside, depth: number, hint: SdpType | undefined): Read {
  if (/^\s{0,9}v[ \t]{0,9}=[ \t]{0,9}0/.test(text)) return fromSdp(text, inside, hint);
  if (!looksLikeBlob(text) && !/candidate/.test(text)) {
    return refused({ code: "not-a-blob", seen: "it is JSON, but neither a description nor a candidate" });
  }
  return inside.text(text, depth);
}

/** Raw SDP in a string says itself which it is, if nothing around it does. */
function fromSdp(text: string, inside: Inside, hint: SdpType | undefined): Read {
  const read = inside.sdp(text);
  return isRefused(read) ? read : description({ ...read, ...(hint && { type: hint }) });
}

function fromDescription(sdp: string, said: unknown, inside: Inside, hint: SdpType | undefined): Read {
  if (said === "rollback") return rollback();
  const repairs: Repair[] = [];
  const known = typeof said === "string" ? said.trim().toLowerCase().replaceAll(SOFT, "") : "";
  if (typeof said === "string" && known !== "" && !TYPES.includes(known)) {
    return refused({ code: "type-unknown", seen: `“${shorten(said, 24)}”` });
  }
  if (said !== undefined && said !== null && typeof said !== "string") {
    return refused({ code: "type-unknown", seen: shorten(JSON.stringify(said) ?? "", 24) });
  }
  const read = inside.sdp(sdp);
  if (isRefused(read)) return read;
  noteAll(repairs, read.repairs);
  if (known !== "" && known !== said) note(repairs, "type-spelling");
  const type = known !== "" ? known as SdpType : hint ?? read.type;
  if (!type && !typeOf(read.sdp)) return refused({ code: "type-unknown", seen: "nothing" });
  if (!type) note(repairs, "type-missing");
  return description({ ...read, ...(type && { type }), repairs });
}

/** `RTCIceCandidateInit` (WebRTC 1.0, §4.8.1); some programs say `id` and `label` for its place. */
function fromCandidate(said: string, own: (key: string) => unknown): Read {
  const word = (key: string) => typeof own(key) === "string" ? (own(key) as string).replaceAll(SOFT, "") : undefined;
  const whole = (key: string) => Number.isInteger(own(key)) ? own(key) as number : undefined;
  const named = whole("label") !== undefined && word("id") !== undefined;
  const sdpMid = word("sdpMid") ?? (named ? word("id") : undefined);
  const sdpMLineIndex = whole("sdpMLineIndex") ?? (named ? whole("label") : undefined);
  const usernameFragment = word("usernameFragment");
  const place = {
    ...(sdpMid !== undefined && { sdpMid }),
    ...(sdpMLineIndex !== undefined && { sdpMLineIndex }),
    ...(usernameFragment !== undefined && { usernameFragment }),
  };
  if (said === "") return { messages: [{ kind: "end-of-candidates", ...place }], repairs: [] };
  const line = said.trimEnd().replace(/^a=/, "");
  if (line === "end-of-candidates") return { messages: [{ kind: "end-of-candidates", ...place }], repairs: [] };
  if (readCandidate(line) && /^[\x20-\x7e]*$/.test(line)) {
    return { messages: [{ kind: "candidate", candidate: line, ...place }], repairs: [] };
  }
  const repairs: Repair[] = [];
  const candidate = mendedCandidate(said, repairs);
  if (candidate) return { messages: [{ kind: "candidate", candidate, ...place }], repairs };
  if (readCandidate(line)) return { messages: [{ kind: "candidate", candidate: line, ...place }], repairs: [] };
  const problem: Problem = { code: "candidate-unreadable", line: shorten(JSON.stringify(said), 120) };
  return refused(problem);
}
