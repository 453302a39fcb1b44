/** Numbers of TLS and DTLS by their names (IANA, TLS Parameters). Names that begin with GREASE are RFC 8701’s. */
import { hexNumber } from "../bytes.ts";

/** Looks a number up; what is not there is named by its digits. */
function lookUp(table: Readonly<Record<number, string>>, n: number, digits: number): string {
  return Object.hasOwn(table, n) ? table[n] : hexNumber(n, digits);
}

/** Values that mean nothing: a browser strews them in, so that servers do not choke on what is new (RFC 8701 §2). */
export const isGrease = (n: number): boolean => (n & 0x0f0f) === 0x0a0a && n >> 8 === (n & 0xff);

/** A name, or GREASE, for values of two bytes. */
const named = (table: Readonly<Record<number, string>>) => (n: number): string =>
  isGrease(n) ? `GREASE ${hexNumber(n, 4)}` : lookUp(table, n, 4);

export const versionName: (n: number) => string = named({
  0xfeff: "DTLS 1.0",
  0xfefd: "DTLS 1.2",
  0xfefc: "DTLS 1.3",
  0x0301: "TLS 1.0",
  0x0302: "TLS 1.1",
  0x0303: "TLS 1.2",
  0x0304: "TLS 1.3",
});

export const cipherSuiteName: (n: number) => string = named({
  0x000a: "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
  0x002f: "TLS_RSA_WITH_AES_128_CBC_SHA",
  0x0033: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
  0x0035: "TLS_RSA_WITH_AES_256_CBC_SHA",
  0x0039: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
  0x003c: "TLS_RSA_WITH_AES_128_CBC_SHA256",
  0x003d: "TLS_RSA_WITH_AES_256_CBC_SHA256",
  0x0067: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
  0x006b: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
  0x009c: "TLS_RSA_WITH_AES_128_GCM_SHA256",
  0x009d: "TLS_RSA_WITH_AES_256_GCM_SHA384",
  0x009e: "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
  0x009f: "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
  0x00ff: "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
  0x1301: "TLS_AES_128_GCM_SHA256",
  0x1302: "TLS_AES_256_GCM_SHA384",
  0x1303: "TLS_CHACHA20_POLY1305_SHA256",
  0x1304: "TLS_AES_128_CCM_SHA256",
  0x1305: "TLS_AES_128_CCM_8_SHA256",
  0x5600: "TLS_FALLBACK_SCSV",
  0xc009: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
  0xc00a: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
  0xc013: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
  0xc014: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
  0xc023: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
  0xc024: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
  0xc027: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
  0xc028: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
  0xc02b: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
  0xc02c: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
  0xc02f: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  0xc030: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
  0xc0ac: "TLS_ECDHE_ECDSA_WITH_AES_128_CCM",
  0xc0ad: "TLS_ECDHE_ECDSA_WITH_AES_256_CCM",
  0xc0ae: "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
  0xc0af: "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8",
  0xcca8: "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  0xcca9: "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
  0xccaa: "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
});

export const groupName: (n: number) => string = named({
  0x0017: "secp256r1",
  0x0018: "secp384r1",
  0x0019: "secp521r1",
  0x001d: "x25519",
  0x001e: "x448",
  0x0100: "ffdhe2048",
  0x0101: "ffdhe3072",
  0x0102: "ffdhe4096",
  0x0103: "ffdhe6144",
  0x0104: "ffdhe8192",
  0x0200: "MLKEM512",
  0x0201: "MLKEM768",
  0x0202: "MLKEM1024",
  0x11eb: "SecP256r1MLKEM768",
  0x11ec: "X25519MLKEM768",
  0x11ed: "SecP384r1MLKEM1024",
  0x6399: "X25519Kyber768Draft00",
});

/** What stands behind the names of groups that are new, or that everybody uses. */
const GROUP_MEANINGS: Readonly<Record<string, string>> = {
  X25519MLKEM768:
    "two key exchanges in one, x25519 and ML-KEM-768; the second is to hold also against a quantum computer, and makes the hello longer than a datagram (draft-ietf-tls-ecdhe-mlkem)",
  x25519: "a Diffie–Hellman exchange on Curve25519 (RFC 7748)",
  secp256r1: "a Diffie–Hellman exchange on the curve P-256 (RFC 8422 §5.1.1)",
  secp384r1: "a Diffie–Hellman exchange on the curve P-384 (RFC 8422 §5.1.1)",
  secp521r1: "a Diffie–Hellman exchange on the curve P-521 (RFC 8422 §5.1.1)",
};

/** A group’s name, and what it is where there is more to say. */
export const groupMeaning = (n: number): string => {
  const name = groupName(n);
  return Object.hasOwn(GROUP_MEANINGS, name) ? `${name}: ${GROUP_MEANINGS[name]}` : name;
};

export const signatureName: (n: number) => string = named({
  0x0201: "rsa_pkcs1_sha1",
  0x0202: "dsa_sha1",
  0x0203: "ecdsa_sha1",
  0x0301: "rsa_pkcs1_sha224",
  0x0303: "ecdsa_sha224",
  0x0401: "rsa_pkcs1_sha256",
  0x0402: "dsa_sha256",
  0x0403: "ecdsa_secp256r1_sha256",
  0x0501: "rsa_pkcs1_sha384",
  0x0502: "dsa_sha384",
  0x0503: "ecdsa_secp384r1_sha384",
  0x0601: "rsa_pkcs1_sha512",
  0x0602: "dsa_sha512",
  0x0603: "ecdsa_secp521r1_sha512",
  0x0804: "rsa_pss_rsae_sha256",
  0x0805: "rsa_pss_rsae_sha384",
  0x0806: "rsa_pss_rsae_sha512",
  0x0807: "ed25519",
  0x0808: "ed448",
  0x0809: "rsa_pss_pss_sha256",
  0x080a: "rsa_pss_pss_sha384",
  0x080b: "rsa_pss_pss_sha512",
  0x0904: "mldsa44",
  0x0905: "mldsa65",
  0x0906: "mldsa87",
});

/** How media will be encrypted with the keys of this handshake (RFC 5764 §4.1.2, RFC 7714 §14.2). */
export const srtpProfileName: (n: number) => string = named({
  0x0001: "SRTP_AES128_CM_HMAC_SHA1_80",
  0x0002: "SRTP_AES128_CM_HMAC_SHA1_32",
  0x0005: "SRTP_NULL_HMAC_SHA1_80",
  0x0006: "SRTP_NULL_HMAC_SHA1_32",
  0x0007: "SRTP_AEAD_AES_128_GCM",
  0x0008: "SRTP_AEAD_AES_256_GCM",
});

export const compressionName = (n: number): string => lookUp({ 1: "zlib", 2: "brotli", 3: "zstd" }, n, 4);
export const pointFormatName = (n: number): string =>
  lookUp({ 0: "uncompressed", 1: "ansiX962_compressed_prime", 2: "ansiX962_compressed_char2" }, n, 2);
export const certificateTypeName = (n: number): string =>
  lookUp({ 1: "rsa_sign", 2: "dss_sign", 64: "ecdsa_sign", 65: "rsa_fixed_ecdh", 66: "ecdsa_fixed_ecdh" }, n, 2);
export const pskModeName = (n: number): string => lookUp({ 0: "psk_ke", 1: "psk_dhe_ke" }, n, 2);

const ALERTS: Readonly<Record<number, readonly [name: string, means: string]>> = {
  0: ["close_notify", "the sender has nothing more to say, and closes"],
  10: ["unexpected_message", "a message came that does not belong here"],
  20: ["bad_record_mac", "a record was not made with the right key"],
  22: ["record_overflow", "a record was too long"],
  40: ["handshake_failure", "the two sides have no way of talking in common"],
  42: ["bad_certificate", "the certificate is damaged, or does not fit what was agreed: in WebRTC, a=fingerprint"],
  43: ["unsupported_certificate", "the certificate is of a kind that is not taken"],
  44: ["certificate_revoked", "the certificate was called back"],
  45: ["certificate_expired", "the certificate is too old, or not valid yet"],
  46: ["certificate_unknown", "the certificate was not taken, for some other reason"],
  47: ["illegal_parameter", "a value is out of what is allowed"],
  48: ["unknown_ca", "nobody known has signed the certificate"],
  49: ["access_denied", "the certificate is valid, and its owner may not"],
  50: ["decode_error", "a message could not be read"],
  51: ["decrypt_error", "a signature or a proof of the handshake was wrong"],
  70: ["protocol_version", "the versions have nothing in common"],
  71: ["insufficient_security", "what was offered is too weak"],
  80: ["internal_error", "the sender failed by itself"],
  86: ["inappropriate_fallback", "a lower version was asked for than both can"],
  90: ["user_canceled", "somebody broke it off"],
  109: ["missing_extension", "an extension that has to be there is not"],
  110: ["unsupported_extension", "an extension came that was not asked for"],
  112: ["unrecognized_name", "no server of that name is here"],
  113: ["bad_certificate_status_response", "the proof that the certificate is still good was wrong"],
  115: ["unknown_psk_identity", "the shared key is not known"],
  116: ["certificate_required", "a certificate was asked for, and did not come"],
  120: ["no_application_protocol", "no protocol of ALPN is spoken by both"],
  121: ["ech_required", "the hello should have come encrypted"],
};

/** An alert’s name, and what it says (RFC 8446 §6, RFC 5246 §7.2). */
export const alertNamed = (n: number): readonly [name: string, means: string] =>
  Object.hasOwn(ALERTS, n) ? ALERTS[n] : [`alert ${n}`, "this reader does not know it"];
