/** Reads what was pasted into a client, and says whose it is: the blob by itself, then compared with the bench. */
import { type BlobReading, offerId, type Origin, readBlob } from "../blob/mod.ts";
import type { Session } from "../session/mod.ts";
import { alteredIn, originOf } from "./origin.ts";

/** The client that a text was pasted into, and the other clients that this page knows. */
interface BenchSessions {
  readonly here: Session;
  readonly others?: readonly Session[];
}

/** What {@link readBlob} reads, with its origin, and where it differs from the card it was copied from. */
export function readOnBench(text: string, bench: BenchSessions): BlobReading {
  const reading = readBlob(text);
  if (!reading.ok) return reading;
  const { messages, answers, isCode } = reading;
  const asked = answers !== undefined && bench.here.local?.type === "offer" &&
    answers === offerId(bench.here.local.sdp);
  const found = originOf(messages, bench);
  const origin = asked ? answeredFrom(found) : found;
  const altered = origin === "other" && !isCode ? alteredIn(messages, bench.others ?? []) : undefined;
  return { ...reading, origin, ...(altered && { altered }) };
}

/** An answer to an offer of this client’s, made by none that this page knows, comes from another device or tab. */
const answeredFrom = (origin: Origin): Origin => origin === "stranger" ? "unknown" : origin;
