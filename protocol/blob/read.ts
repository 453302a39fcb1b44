/** Reads what was pasted, in any plain form: what is intact as it stands, the rest mended where that is certain. */
import { orCode, readCodes } from "./pasted-codes.ts";
import { isRefused, type Read, refused } from "./outcome.ts";
import { type BlobReading, TOO_LONG } from "./reading.ts";
import { readIntact } from "./intact.ts";
import { readMended } from "./mend/damaged.ts";

/** Says what a text is, and what was mended to read it. Never throws; an empty text reads as no messages. */
export function readBlob(text: string): BlobReading {
  if (text.length > TOO_LONG) return { ok: false, problem: { code: "too-long", length: text.length } };
  const codes = readCodes(text);
  const read = codes ?? orCode(readText(text), text);
  if (isRefused(read)) return { ok: false, problem: read.problem };
  const { messages, repairs } = read;
  return {
    ok: true,
    form: read.form ?? "nothing",
    messages,
    repairs,
    origin: "unknown",
    ...(codes?.answers !== undefined && { answers: codes.answers }),
    ...(codes && { isCode: true as const }),
  };
}

/** A text in a text in a text: more layers than this hold no blob. */
const DEEPEST = 5;

/** Reads a text that stands `depth` layers deep in others: a string in JSON, or what base64 held. */
function readText(text: string, depth = 0): Read {
  if (/^[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]*$/.test(text)) {
    return { messages: [], repairs: [], form: "nothing" };
  }
  if (depth > DEEPEST) return refused({ code: "nested-too-deep" });
  const deeper = (inner: string) => readText(inner, depth + 1);
  const intact = readIntact(text, deeper);
  if (!isRefused(intact)) return intact;
  const mended = readMended(text, deeper);
  if (!isRefused(mended)) return mended;
  return mended.problem.code === "not-a-blob" ? intact : mended;
}
