/** What keeps a Firefox that has answered waiting (docs/browsers.md, “How long may a human take?”). */

/** How often Firefox must be given a new pair to check, in milliseconds; the first must come before five seconds. */
export const KEEP_ALIVE_MS = 4_000;

/**
 * The n-th candidate that keeps Firefox waiting: the IPv4 dummy address (RFC 7600 §4.8), which no host has, so that
 * checks go nowhere and the list of pairs is never done. Each must be new, and UDP.
 */
export const dummyCandidate = (n: number, sdpMid: string) => ({
  candidate: `candidate:9${n} 1 udp 1 192.0.0.8 ${41000 + n} typ host`,
  sdpMid,
});
