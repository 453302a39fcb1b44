/** Finds every blob in a text, in whatever form and among whatever words, and reads each. */
import { MARK } from "./blob-marks.ts";
import { type Inside, isRefused, type Read, refused } from "./outcome.ts";
import { holdsBlob } from "./mend/lost-line-breaks.ts";
import type { TextLine } from "./lines.ts";
import type { Form, Repair } from "./reading.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { note, noteAll } from "./mend/repairs.ts";
import { BlobTaker } from "./take-blob.ts";

/** Reads all blobs of a text; `isOpen`: no line break follows the last line. */
export function findAll(lines: readonly TextLine[], isOpen: boolean, inside: Inside): Read {
  const taker = new BlobTaker(lines, isOpen, inside);
  const { text } = taker;
  const messages: SignalingMessage[] = [];
  const repairs: Repair[] = [];
  const forms = new Set<Form>();
  /** What is part of no blob, up to the end of the last one. */
  let words = "";
  let ended = 0;
  let from = 0;
  for (;;) {
    MARK.lastIndex = from;
    const mark = MARK.exec(text);
    if (!mark) break;
    const taken = taker.take(mark.index, mark.groups!);
    if (taken && isRefused(taken)) return taken;
    from = taken ? taken.end : mark.index + mark[0].length;
    if (!taken) continue;
    words += `${text.slice(ended, mark.index - taken.label).trim()}\n`;
    ended = from;
    forms.add(taken.form);
    messages.push(...taken.found.messages);
    noteAll(repairs, taken.found.repairs);
  }
  words += text.slice(ended).trim();
  if (messages.length === 0) return refused({ code: "not-a-blob", seen: "nothing in it is one" });
  if (holdsBlob(words)) {
    return refused({ code: "not-a-blob", seen: "it has lines like SDP, but does not begin with v=0" });
  }
  if (/[^\s,;"'()[\]]/.test(words)) note(repairs, "text-around");
  const [form] = forms;
  return { messages, repairs, form: forms.size > 1 ? "mixed" : form };
}
