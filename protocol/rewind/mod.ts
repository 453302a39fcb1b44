/**
 * Going back to a moment: new connections, and the acts up to there performed again, with the new blobs that correspond.
 * Credentials are new each time, since only a browser makes them: ice-ufrag, ice-pwd, fingerprint, and candidates
 * (RFC 8839 §5.4, RFC 8122 §5).
 */
export { actsOf, lastActOf } from "./acts.ts";
export { limitOf, LIMITS } from "./limit.ts";
export { planRewind, type RewindStep } from "./plan.ts";
export { nextOf, type Renewed } from "./renew.ts";
export { backAt, endedEarly, underWay } from "./told.ts";
