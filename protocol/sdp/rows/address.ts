/** What an address is, by the ranges that RFCs set aside. */

/** An address of such a kind is found on the same network only. */
const NEAR = true;

/** The shape of each kind, what it is, and whether it is {@link NEAR}. */
const KINDS: readonly (readonly [shape: RegExp, is: string, near?: typeof NEAR])[] = [
  [/^0\.0\.0\.0$/, "no address at all"],
  [/^127\./, "the loopback address: this machine itself (RFC 1122 §3.2.1.3)"],
  [
    /^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./,
    "a private address, reachable on its own network only (RFC 1918 §3)",
    NEAR,
  ],
  [/^169\.254\./, "a link-local address (RFC 3927)", NEAR],
  [/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, "an address shared behind a carrier’s NAT (RFC 6598)"],
  [/^192\.0\.0\.8$/, "the IPv4 dummy address, where nobody is (RFC 7600)"],
  [/^198\.1[89]\./, "an address for benchmarks (RFC 2544)"],
  [/^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\./, "an address for documentation (RFC 5737)"],
  [/^2(2[4-9]|3\d)\./, "a multicast address (RFC 5771)"],
  [/^::$/, "no address at all"],
  [/^::1$/, "the loopback address: this machine itself (RFC 4291 §2.5.3)"],
  [/^fe[89ab][0-9a-f]:/i, "a link-local address (RFC 4291 §2.5.6)", NEAR],
  [/^f[cd][0-9a-f]{2}:/i, "a unique local address, reachable on its own network only (RFC 4193)", NEAR],
  [/^2001:db8:/i, "an address for documentation (RFC 3849)"],
  [/^ff[0-9a-f]{2}:/i, "a multicast address (RFC 4291 §2.7)"],
  [/\.local$/i, "an mDNS name: it hides an address, and can be resolved on the same network only", NEAR],
  [/^\d+\.\d+\.\d+\.\d+(\/|$)/, "an IPv4 address on the Internet"],
  [/^[0-9a-f]*:[0-9a-f:.]*$/i, "an IPv6 address on the Internet"],
];

/** One sentence about an address, which it contains. */
export function addressOf(text: string): string {
  const [, kind = "a host name"] = kindOf(text);
  return `${text}: ${kind}.`;
}

/** Whether an address or a name is found on the same network only. */
export const isNear = (text: string): boolean => kindOf(text)[2] === NEAR;

const kindOf = (text: string): (typeof KINDS)[number] | readonly [] => KINDS.find(([shape]) => shape.test(text)) ?? [];
