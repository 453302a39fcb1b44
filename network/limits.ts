/** How much the box carries: enough for a class, and too little to be worth abusing. */

/** Pairs at one time. */
export const MOST_PAIRS = 40;
/** Sockets of browsers that a client may have: each RTCPeerConnection opens one for each network and media section. */
export const MOST_HOSTS = 64;
/** New ones in a second. */
export const MOST_NEW_HOSTS = 32;
/** Outside addresses that a client’s NAT gives out. */
export const MOST_MAPPINGS = 128;
/** Relayed addresses that a user, which is a pair, may have (RFC 8656 §7.2, 486). */
export const MOST_ALLOCATIONS = 32;
/** Peers that a relayed address lets in, and channels that it binds. */
export const MOST_PERMISSIONS = 64;
/** Datagrams in a second that a client may send, and bytes: video of a few Mbit/s takes a tenth of it. */
export const MOST_PACKETS = 5000;
export const MOST_BYTES = 5_000_000;
/** Datagrams that the weather holds back at one time, all clients together. */
export const MOST_HELD = 10_000;
/** Datagrams of strangers in a second that a pair is told of; more are counted only. */
export const MOST_STRANGERS = 20;
/** Datagrams that are kept of a pair, and their bytes. */
export const MOST_KEPT = 2000;
export const MOST_KEPT_BYTES = 500_000;
/** Pages that may watch one pair: two devices, a teacher, and some that are being loaded anew. */
export const MOST_PAGES = 8;
/** Peers of glass at one time. werift takes 26 MB once it is loaded, each peer about one, and all of them time. */
export const MOST_GLASS = 12;
/** Milliseconds after which a peer of glass on which nobody calls is closed. */
export const GLASS_LIFE = 15 * 60_000;
/** Messages in a second from one page. */
export const MOST_MESSAGES = 100;
/** Milliseconds after which a browser’s socket is taken for closed: a living one asks every 15 seconds at most. */
export const SILENCE = 30_000;
/** Milliseconds that a pair is kept for which no page is open. */
export const PAIR_LIFE = 30 * 60_000;

/** A measure that fills up again: so much each second, and no more than that at once. */
export class Allowance {
  #left: number;
  #at = 0;

  constructor(readonly perSecond: number) {
    this.#left = perSecond;
  }

  /** Takes some, if it is there. */
  take(amount: number, now: number): boolean {
    this.#left = Math.min(this.perSecond, this.#left + Math.max(0, now - this.#at) * this.perSecond / 1000);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}

/**
 * Whether an address is near enough to the box to be a client: this machine, a private network (RFC 1918), link-local,
 * the addresses of documentation (RFC 5737), which tests use, or an address that shares its first half with the box’s
 * own, as on a campus. Nobody else is answered, so that the box is of no use from the Internet.
 */
export function isNear(address: string, host: string): boolean {
  const [a, b, c] = address.split(".").map(Number);
  if (
    a === 127 || a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254)
  ) return true;
  const documentation = (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  const [hostA, hostB] = host.split(".").map(Number);
  return documentation || (a === hostA && b === hostB);
}
