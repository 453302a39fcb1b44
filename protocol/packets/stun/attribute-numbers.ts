/** Attributes of STUN and TURN by their numbers (RFC 8489 §18.3, RFC 8656 §18), for whoever writes messages. */
export const USERNAME = 0x0006;
export const MESSAGE_INTEGRITY = 0x0008;
export const ERROR_CODE = 0x0009;
export const UNKNOWN_ATTRIBUTES = 0x000a;
export const CHANNEL_NUMBER = 0x000c;
export const LIFETIME = 0x000d;
export const XOR_PEER_ADDRESS = 0x0012;
/** DATA; the method of that name is another number. */
export const DATA_ATTRIBUTE = 0x0013;
export const REALM = 0x0014;
export const NONCE = 0x0015;
export const XOR_RELAYED_ADDRESS = 0x0016;
export const REQUESTED_ADDRESS_FAMILY = 0x0017;
export const EVEN_PORT = 0x0018;
export const REQUESTED_TRANSPORT = 0x0019;
export const MESSAGE_INTEGRITY_SHA256 = 0x001c;
export const XOR_MAPPED_ADDRESS = 0x0020;
export const RESERVATION_TOKEN = 0x0022;
export const PRIORITY = 0x0024;
export const USE_CANDIDATE = 0x0025;
export const SOFTWARE = 0x8022;
export const FINGERPRINT = 0x8028;
