/** Addresses in STUN attributes, plain and masked (RFC 8489 §14.1 and §14.2). */
import { bytesOfIpv4, ipv4Of, ipv6Of, joined, numberOf } from "../bytes.ts";

const COOKIE = Uint8Array.of(0x21, 0x12, 0xa4, 0x42);
const IPV4 = 1;
const IPV6 = 2;

/** An address and a port. IPv6 is written as RFC 5952 has it. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** `192.0.2.1:5000`, `[2001:db8::1]:5000`. */
export const endpointText = ({ address, port }: Endpoint): string =>
  address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;

/** The bytes of an address, masked or unmasked: the same operation does both (RFC 8489 §14.2). */
export function xored(bytes: Uint8Array, transactionId: Uint8Array): Uint8Array {
  const mask = joined([COOKIE, transactionId]);
  return bytes.map((byte, i) => byte ^ (mask[i] ?? 0));
}

/** Bytes of an address as a text; a family that is neither IPv4 nor IPv6 has none. */
export const addressOf = (family: number, bytes: Uint8Array): string | undefined =>
  family === IPV4 && bytes.length >= 4
    ? ipv4Of(bytes)
    : family === IPV6 && bytes.length >= 16
    ? ipv6Of(bytes)
    : undefined;

/** The endpoint that a value of XOR-MAPPED-ADDRESS and its like holds; `undefined` if it holds none. */
export function readXorAddress(value: Uint8Array, transactionId: Uint8Array): Endpoint | undefined {
  const family = value[1];
  if (value.length !== (family === IPV4 ? 8 : family === IPV6 ? 20 : -1)) return undefined;
  const address = addressOf(family, xored(value.subarray(4), transactionId));
  return address === undefined ? undefined : { address, port: numberOf(value.subarray(2, 4)) ^ 0x2112 };
}

/** The value of XOR-MAPPED-ADDRESS and its like for an IPv4 endpoint; `undefined` where the address is none. */
export function writeXorAddress({ address, port }: Endpoint): Uint8Array | undefined {
  const bytes = bytesOfIpv4(address);
  const masked = port ^ 0x2112;
  return bytes && joined([Uint8Array.of(0, IPV4, masked >> 8 & 0xff, masked & 0xff), xored(bytes, new Uint8Array(12))]);
}
