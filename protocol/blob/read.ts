/** Reads what was pasted, in any plain form: what is intact as it stands, the rest mended where that is certain. */
import { offerId } from "./code/mod.ts";
import { orCode, readCodes } from "./pasted-codes.ts";
import { isRefused, type Read, refused } from "./outcome.ts";
import { type BlobReading, type Origin, TOO_LONG } from "./reading.ts";
import { readIntact } from "./intact.ts";
import { readMended } from "./mend/damaged.ts";
import { alteredLine, originOf } from "../calls/origin.ts";
import type { Session } from "../session/mod.ts";

/**
 * Says what a text is, and what was mended to read it. With a bench it also says whose: `here` is the client it was
 * pasted into, `others` are the other clients that this page knows. Never throws; an empty text reads as no messages.
 */
export function readBlob(
  text: string,
  bench?: { here: Session; others?: readonly Session[] },
): BlobReading {
  if (text.length > TOO_LONG) return { ok: false, problem: { code: "too-long", length: text.length } };
  const codes = readCodes(text);
  const read = codes ?? orCode(readText(text), text);
  if (isRefused(read)) return { ok: false, problem: read.problem };
  const { messages, repairs } = read;
  const asked = codes?.answers !== undefined && bench?.here.local?.type === "offer" &&
    codes.answers === offerId(bench.here.local.sdp);
  const origin = asked ? answeredFrom(originOf(messages, bench)) : originOf(messages, bench);
  // A code has a checksum, and leaves out what the other side does not read.
  const altered = origin === "other" && !codes ? alteredLine(messages, bench?.others ?? []) : undefined;
  return {
    ok: true,
    form: read.form ?? "nothing",
    messages,
    repairs,
    origin,
    ...(codes?.answers !== undefined && { answers: codes.answers }),
    ...(altered && { altered }),
  };
}

/** An answer to an offer of this client’s, made by none that this page knows, comes from another device or tab. */
const answeredFrom = (origin: Origin): Origin => origin === "stranger" ? "unknown" : origin;

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
