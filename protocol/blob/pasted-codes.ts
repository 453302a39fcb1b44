/** Compact codes in a pasted text, as blobs. */
import { readCandidate } from "../sdp/mod.ts";
import { findCodes } from "./code/find.ts";
import { readSpoken } from "./code/spoken.ts";
import { type Found, type Read, refused } from "./outcome.ts";
import type { SignalingMessage } from "../facts/mod.ts";

/** What the codes in a text say; `undefined` if it holds none. */
export function readCodes(text: string): (Found & { readonly answers?: string }) | undefined {
  const spoken = readSpoken(text);
  if (spoken) {
    const read = "code" in spoken ? readCodes(spoken.code) : undefined;
    return read && { ...read, repairs: [], form: "spoken" };
  }
  const found = findCodes(text);
  const { untidy, inLink, answers } = found;
  const messages = [...new Map(found.messages.map((message) => [JSON.stringify(message), message])).values()];
  // Whoever writes a code by hand can pack anything into it.
  if (messages.length === 0 || !messages.every(isSound)) return undefined;
  const repairs = untidy ? [{ code: "around-code", said: "The code was found among other characters." }] : [];
  return { messages, repairs, form: inLink ? "link" : "compact", ...(answers !== undefined && { answers }) };
}

const isSound = (message: SignalingMessage): boolean =>
  message.kind === "description"
    ? message.type === "rollback" || /^v=0\r\n/.test(message.sdp)
    : message.kind === "end-of-candidates" || readCandidate(message.candidate) !== undefined;

/** Characters before those that a length counts: the letter, the version, and the length itself. */
const headOf = (length: number): number => length < 992 ? 4 : 7;

/** What else a text may be taken for that is a damaged code. */
const ALIKE: readonly string[] = ["not-a-blob", "base64-damaged", "compressed", "cut-off"];

/** A refusal in the words for codes, if the text holds something that was meant as one. */
export function orCode(read: Read, text: string): Read {
  const spoken = readSpoken(text);
  if (spoken && "line" in spoken) return refused({ code: "spoken-line", line: spoken.line, why: spoken.why });
  if (!("problem" in read) || !ALIKE.includes(read.problem.code)) return read;
  const { fault } = findCodes(text);
  switch (fault?.why) {
    case "cut-off":
      return refused({
        code: "code-cut-off",
        have: fault.have + headOf(fault.want),
        want: fault.want + headOf(fault.want),
      });
    case "newer":
      return refused({ code: "code-newer", version: fault.version });
    case "damaged":
      return refused({ code: "code-damaged" });
    default:
      return read;
  }
}
