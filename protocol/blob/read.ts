/** Reads what was pasted, in any plain form: what is intact as it stands, the rest mended where that is certain. */
import { orCode, readCodes } from "./pasted-codes.ts";
import { typedByPlace } from "./description.ts";
import { bareMessage, type Found, isRefused, type Read, refused } from "./outcome.ts";
import { type BlobReading, TOO_LONG } from "./reading.ts";
import { readIntact } from "./intact.ts";
import { readMended } from "./mend/damaged.ts";
import type { Problem } from "../problems/mod.ts";
import { noteAll } from "./mend/repairs.ts";

/**
 * Says what a text is, and what was mended to read it. A description in which nothing shows damage is taken, however
 * unlike those that are known here; for one that does, `asItIs` takes it all the same. Never throws; an empty text reads
 * as no messages.
 */
export function readBlob(text: string, how: { readonly asItIs?: boolean } = {}): BlobReading {
  if (text.length > TOO_LONG) return { ok: false, problem: { code: "too-long", length: text.length } };
  const codes = readCodes(text);
  const read = codes ?? findIn(text);
  if (isRefused(read)) return { ok: false, problem: read.problem };
  if (read.damage && !how.asItIs) return { ok: false, problem: read.damage, canBeGiven: true };
  const { repairs, leftOut } = read;
  return {
    ok: true,
    form: read.form ?? "nothing",
    messages: read.messages.map(bareMessage),
    repairs,
    origin: "unknown",
    ...(codes?.answers !== undefined && { answers: codes.answers }),
    ...(codes && { isCode: true as const }),
    ...(leftOut && leftOut.length > 0 && { leftOut }),
  };
}

/** Everything in a text that holds no code: read with certainty, or else as it was given, with the reason to doubt it. */
export function findIn(text: string): Read {
  const certain = orCode(readText(text, 0, false), text);
  if (!isRefused(certain)) return typed(certain);
  const given = readText(text, 0, true);
  if (isRefused(given) || given.messages.length === 0) return certain;
  const { damage } = given;
  return typed({ ...given, ...(damage && { damage: isVague(certain.problem) ? damage : certain.problem }) });
}

/** What could not be mended with certainty tells better what is wrong than the text as it is, unless it says no more. */
const isVague = ({ code }: Problem): boolean =>
  code === "line-damaged" || code === "glued-unsure" || code === "not-a-blob";

function typed(found: Found): Found {
  const messages = typedByPlace(found.messages);
  const unknown = messages.some((message) =>
    message.kind === "description" && message.isGuess && message.type === "offer" && !/^a=setup:/m.test(message.sdp)
  );
  const repairs = [...found.repairs];
  if (unknown) noteAll(repairs, [{ code: "type-guessed", said: GUESSED }]);
  return { ...found, messages, repairs };
}
const GUESSED = "Nothing in it says whether it is an offer or an answer; it is taken for an offer.";

/** A text in a text in a text: more layers than this hold no blob. */
const DEEPEST = 5;

/** Reads a text that stands `depth` layers deep in others: a string in JSON, or what base64 held. */
function readText(text: string, depth: number, asGiven: boolean): Read {
  if (/^[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]*$/.test(text)) {
    return { messages: [], repairs: [], form: "nothing" };
  }
  if (depth > DEEPEST) return refused({ code: "nested-too-deep" });
  const deeper = (inner: string) => readText(inner, depth + 1, asGiven);
  const intact = readIntact(text, deeper, asGiven);
  if (!isRefused(intact)) return intact;
  const mended = readMended(text, deeper, asGiven);
  if (!isRefused(mended)) return mended;
  return mended.problem.code === "not-a-blob" ? intact : mended;
}
