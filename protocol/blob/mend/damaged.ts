/** Reads what something has happened to: layers are peeled off, and every blob among the words is looked for. */
import type { SdpType, SignalingMessage } from "../../facts/mod.ts";
import { readBase64 } from "../peel/base64.ts";
import { findAll } from "../find-blobs.ts";
import { isRefused, type Read, type Refused, refused } from "../outcome.ts";
import { sdpInJson } from "../intact.ts";
import { atLine, type Line, linesOf, textOf } from "../lines.ts";
import { withoutLog } from "../peel/console-log.ts";
import type { Repair } from "../reading.ts";
import { peel } from "../peel/wrappers.ts";
import { readRegion } from "./raw-sdp.ts";
import { note, noteAll } from "./repairs.ts";
import { SOFT } from "./per-line-changes.ts";

/** Without any of these, in any case, a text holds no blob, and is not worth peeling. */
const HINTS = /v\s{0,2}(?:=|&#61;|\uff1d)|candidate|\btyp\b|[{["“&\uff01-\uff5e]|[\w+/-]{40}/i;

/** Reads every blob in a text, mended where that is certain. `deeper` reads a text that stood in one of them. */
export function readMended(text: string, deeper: (text: string) => Read): Read {
  const nothing = refused({ code: "not-a-blob", seen: "nothing in it is one" });
  if (!HINTS.test(text)) return nothing;
  const repairs: Repair[] = [];
  const lines = withoutLog(peel(linesOf(text), repairs), repairs);
  if (/\r\r\n|\r(?!\n)/.test(text)) note(repairs, "line-breaks");
  const found = findAll(lines, isOpen(lines), { text: deeper, sdp: (sdp) => sdpInJson(sdp, deeper) });
  if (!isRefused(found)) {
    noteAll(repairs, found.repairs);
    return { ...found, messages: once(found.messages, repairs), repairs };
  }
  if (found.problem.code !== "not-a-blob") return found;
  const peeled = textOf(lines);
  if (/\bV ?= ?0\s{1,4}O ?= ?\S/.test(peeled)) return refused({ code: "case-changed" });
  const compact = peeled.trim();
  if (compact.length < 60 || !/^[\w+/\s-]+={0,2}$/.test(compact) || !/[\w+/-]{60}/.test(compact)) return found;
  const read = readBase64(compact, deeper, repairs);
  return isRefused(read) ? read : { ...read, repairs: [...repairs, ...read.repairs], form: "base64" };
}

/** A description that is there twice counts once, with the candidates that came along. */
function once(messages: readonly SignalingMessage[], repairs: Repair[]): readonly SignalingMessage[] {
  const keys = messages.map((message) => JSON.stringify(message));
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

/** Whether no line break follows the last line. */
const isOpen = (lines: readonly Line[]): boolean => lines[lines.length - 1].text.trim() !== "";

/** The SDP of a description in JSON, mended; with the type if the text itself named one. */
export function mendedSdp(
  sdp: string,
): { readonly sdp: string; readonly type?: SdpType; readonly repairs: readonly Repair[] } | Refused {
  const repairs: Repair[] = [];
  const lines = peel(linesOf(sdp.replaceAll(`\r${SOFT}\n`, "\r\n")), repairs);
  const first = lines.findIndex(({ text }) => /v ?= ?0/i.test(text));
  if (first < 0) return refused({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  if (/^\s*V/.test(lines[first].text)) return refused({ code: "case-changed" });
  if (/\r\r\n|\r(?!\n)/.test(sdp)) note(repairs, "line-breaks");
  const from = lines[first].text.search(/v ?= ?0/);
  const read = readRegion(lines.slice(first), from, isOpen(lines), repairs);
  if (isRefused(read)) return read;
  const behind = read.rest.find(({ text }) => text.trim() !== "");
  if (behind) return refused({ code: "line-damaged", at: atLine(behind) });
  const words = [...lines.slice(0, first), { text: lines[first].text.slice(0, from) }];
  if (words.some(({ text }) => /\w/.test(text))) note(repairs, "text-around");
  return { sdp: read.sdp, repairs };
}
