/** Reads a damaged text: layers are peeled off it, and every blob among its words is looked for. */
import { readBase64 } from "../peel/base64.ts";
import { findAll } from "../find-blobs.ts";
import { bareMessage, type FoundMessage, isRefused, type Read, refused } from "../outcome.ts";
import { sdpInJson } from "../sdp-text.ts";
import { readFragments } from "../fragments.ts";
import { endsOpen, joinLines, textLines } from "../lines.ts";
import { withoutLog } from "../peel/console-log.ts";
import type { Repair } from "../reading.ts";
import { peel } from "../peel/wrappers.ts";
import { note, noteAll, noteLineBreaks } from "./repairs.ts";

/** Without any of these, in any case, a text holds no blob, and is not worth peeling. */
const HINTS = /^[mv]=|\(v\): 0|v\s{0,2}(?:=|&#61;|\uff1d)|candidate|\btyp\b|[{["“&\uff01-\uff5e]|[\w+/-]{40}/im;

/**
 * Reads every blob in a text, mended where that is certain, else taken as it was given if `asGiven` is set. `deeper`
 * reads a text that stood in one of them.
 */
export function readMended(text: string, deeper: (text: string) => Read, asGiven: boolean): Read {
  const nothing = refused({ code: "not-a-blob", seen: "nothing in it is one" });
  if (!HINTS.test(text)) return nothing;
  const repairs: Repair[] = [];
  const lines = withoutLog(peel(textLines(text), repairs), repairs);
  noteLineBreaks(repairs, text);
  const parts = asGiven ? readFragments(lines) : nothing;
  if (!isRefused(parts)) {
    noteAll(repairs, parts.repairs);
    return { ...parts, repairs };
  }
  const found = findAll(lines, endsOpen(lines), {
    text: deeper,
    sdp: (sdp) => sdpInJson(sdp, deeper, asGiven),
    asGiven,
  });
  if (!isRefused(found)) {
    noteAll(repairs, found.repairs);
    return { ...found, messages: once(found.messages, repairs), repairs };
  }
  if (found.problem.code !== "not-a-blob") return found;
  const peeled = joinLines(lines);
  if (/\bV ?= ?0\s{1,4}O ?= ?\S/.test(peeled)) return refused({ code: "case-changed" });
  const compact = peeled.trim();
  if (compact.length < 60 || !/^[\w+/\s-]+={0,2}$/.test(compact) || !/[\w+/-]{60}/.test(compact)) return found;
  const read = readBase64(compact, deeper, repairs);
  return isRefused(read) ? read : { ...read, repairs: [...repairs, ...read.repairs], form: "base64" };
}

/** A description that is there twice counts once, with the candidates that came along. */
function once(messages: readonly FoundMessage[], repairs: Repair[]): readonly FoundMessage[] {
  const keys = messages.map((message) => JSON.stringify(bareMessage(message)));
  let length = messages.length;
  for (let half = length / 2; Number.isInteger(half) && isDoubled(half); half /= 2) length = half;
  const kept = messages.filter(({ kind }, index) =>
    index < length && (kind !== "description" || keys.indexOf(keys[index]) === index)
  );
  if (kept.length < messages.length) note(repairs, "pasted-twice");
  return kept;

  function isDoubled(half: number): boolean {
    return half > 0 && keys.slice(0, half).every((key, index) => key === keys[index + half]);
  }
}
