/** What tells one description from another, and one generation from the next. */
import { readSdp } from "./lines.ts";

/** What {@link identify} finds. */
export interface Identity {
  /** `<sess-id>` of the `o=` line (RFC 8866 §5.2). */
  readonly sessionId?: string;
  /** `<sess-version>` of the `o=` line: one more for every changed description (RFC 3264 §8). */
  readonly sessionVersion?: string;
  /** Every `a=ice-ufrag` (RFC 8839 §5.4). */
  readonly ufrags: readonly string[];
  /** Every `a=fingerprint` (RFC 8122 §5). */
  readonly fingerprints: readonly string[];
  /** The first `a=setup` (RFC 4145 §4). */
  readonly setup?: string;
  /** Every `a=mid`, one for each media section (RFC 5888 §4). */
  readonly mids: readonly string[];
  /** The mids that `a=group:BUNDLE` names (RFC 9143 §7). */
  readonly bundled: readonly string[];
  /** Every `a=candidate`, without `a=` (RFC 8839 §5.1). */
  readonly candidates: readonly string[];
}

/** Many questions are asked of the few descriptions that a session has: what was found of the latest is kept. */
const KEPT = 16;
const known = new Map<string, Identity>();

/** Reads a description's {@link Identity}. Lines it does not know are passed over. */
export function identify(text: string): Identity {
  const before = known.get(text);
  if (before) return before;
  const found = read(text);
  if (known.size === KEPT) known.delete(known.keys().next().value!);
  known.set(text, found);
  return found;
}

function read(text: string): Identity {
  const lines = readSdp(text).lines.map((line) => line.text);
  const after = (start: string) => lines.filter((l) => l.startsWith(start)).map((l) => l.slice(start.length));
  const origin = after("o=")[0]?.split(" ");
  return {
    sessionId: origin?.[1],
    sessionVersion: origin?.[2],
    ufrags: [...new Set(after("a=ice-ufrag:"))],
    fingerprints: [...new Set(after("a=fingerprint:"))],
    setup: after("a=setup:")[0],
    mids: after("a=mid:"),
    bundled: after("a=group:BUNDLE").flatMap((rest) => rest.split(" ").filter(Boolean)),
    candidates: after("a=candidate:").map((rest) => `candidate:${rest}`),
  };
}
