/** The shape of a blob: what is left of it without its names, enough to tell the blobs of one session apart. */
import type { Entry, SignalingMessage } from "../../facts/mod.ts";
import { identify, readCandidate, replaceSecrets, secretsOf } from "../../sdp/mod.ts";

/**
 * Type, `<sess-version>` (RFC 3264 §8), setup, mids and the lengths of the ufrags; of a candidate what its priority
 * tells (RFC 8445 §5.1.2). No redaction changes these, and a compact code carries them.
 */
export function shapeOf(message: SignalingMessage): string {
  if (message.kind === "description") {
    const { sessionVersion, setup, mids, ufrags } = identify(message.sdp);
    return [message.type, sessionVersion, setup, ...mids, ...ufrags.map(({ length }) => Math.max(4, length))].join(" ");
  }
  const c = message.kind === "candidate" ? readCandidate(message.candidate) : undefined;
  return c ? ["candidate", c.component, c.transport.toLowerCase(), c.priority, c.type].join(" ") : "end of candidates";
}

/** A text with its secrets, or what stands in their place, replaced by their kinds. */
export const bare = (text: string): string => replaceSecrets(text, secretsOf(text), ({ kind }) => `<${kind}>`);

/** Substitutes of fingerprints and ufrags, as redacting writes them; a real fingerprint never begins so. */
const FINGERPRINT = /^\S+ (?:00:){6}/;
const UFRAG = /^u+\d+$/;

/** Whether the names in a log are substitutes, which mean something in this log only. */
export const isRedacted = (log: readonly Entry[]): boolean =>
  log.some((entry) => {
    if (entry.type !== "description-read" || !entry.description) return false;
    const { fingerprints, ufrags } = identify(entry.description.sdp);
    const names = fingerprints.length > 0 ? fingerprints : ufrags;
    return names.length > 0 && names.every((name) => (fingerprints.length > 0 ? FINGERPRINT : UFRAG).test(name));
  });
