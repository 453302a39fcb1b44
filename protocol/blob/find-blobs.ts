/** Finds every blob in a text, in whatever form and among whatever words, and reads each. */
import { MARK } from "./blob-marks.ts";
import { type Found, type FoundMessage, type Inside, isRefused, type Read, refused } from "./outcome.ts";
import { hintIn } from "./description.ts";
import { holdsBlob } from "./mend/lost-line-breaks.ts";
import type { TextLine } from "./lines.ts";
import type { Form, Repair } from "./reading.ts";
import type { Problem } from "../problems/mod.ts";
import { note, noteAll } from "./mend/repairs.ts";
import { BlobTaker } from "./take-blob.ts";

/** Reads all blobs of a text; `isOpen`: no line break follows the last line. */
export function findAll(lines: readonly TextLine[], isOpen: boolean, inside: Inside): Read {
  const taker = new BlobTaker(lines, isOpen, inside);
  const { text } = taker;
  const messages: FoundMessage[] = [];
  const repairs: Repair[] = [];
  const forms = new Set<Form>();
  let damage: Problem | undefined;
  /** What is part of no blob, up to the end of the last one. */
  let words = "";
  const leftOut: string[] = [];
  let ended = 0;
  let from = 0;
  for (;;) {
    MARK.lastIndex = from;
    const mark = MARK.exec(text);
    if (!mark) break;
    const before = mark.groups!.sdp === undefined ? "" : text.slice(Math.max(ended, mark.index - NEAR), mark.index);
    const taken = taker.take(mark.index, mark.groups!, hintIn(before));
    if (taken && isRefused(taken)) {
      if (!inside.asGiven) return taken;
      damage ??= taken.problem;
    }
    const found = taken && !isRefused(taken) ? taken : undefined;
    from = found ? found.end : mark.index + mark[0].length;
    if (!found) continue;
    const around = text.slice(ended, mark.index - found.label).trim();
    words += `${around}\n`;
    leftOut.push(...around.split("\n"), ...found.found.leftOut ?? []);
    ended = from;
    forms.add(found.form);
    messages.push(...found.found.messages);
    damage ??= found.found.damage;
    noteAll(repairs, found.found.repairs);
  }
  const behind = text.slice(ended).trim();
  words += behind;
  leftOut.push(...behind.split("\n"));
  if (messages.length === 0) return refused({ code: "not-a-blob", seen: "nothing in it is one" });
  if (inside.asGiven) {
    const part = leftOut.find((line) => LOST.test(line) && !SENTENCE.test(line) && !/^\s*["{}\]]/.test(line));
    if (part !== undefined) damage ??= { code: "not-a-blob", seen: PART };
  } else if (holdsBlob(words)) return refused({ code: "not-a-blob", seen: PART });
  if (/[^\s,;"'()[\]]/.test(words)) note(repairs, "text-around");
  const [form] = forms;
  const found: Found = { messages, repairs, form: forms.size > 1 ? "mixed" : form };
  const said = leftOut.filter((line) => /\w/.test(line));
  return { ...found, ...(said.length > 0 && { leftOut: said }), ...(damage && { damage }) };
}

/** What stands further before a description says nothing of it. */
const NEAR = 4000;
const PART = "it has lines like SDP, but does not begin with v=0";
/** A line that may have been a part of a description, or of a candidate. */
const LOST = /(?:^|[\s>|*.])[a-z]=\S|a=[a-z-]+:|candidate:\S|\btyp (?:host|srflx|prflx|relay)\b|\bIN IP[46]\b/;
/** Three words of prose in a row: somebody speaks of a blob there. */
const SENTENCE = /(?:\b[A-Za-z][a-z’']+[,:;]? ){2}[a-z]{2}|\b[A-Z]{3,} \w+:|(?:^|: ?)[A-Z][A-Za-z-]+: \S/;
