/** A packet as it is shown: its bytes, and fields that say what each of them means. */

/** Which protocol a packet speaks; `unknown` where the first byte belongs to none that WebRTC uses (RFC 7983 §7). */
export type PacketProtocol = "stun" | "channel-data" | "dtls" | "rtp" | "rtcp" | "sctp" | "unknown";

/**
 * What a value of a packet repeats of a session description, so that both can be shown together. `tie.ts` finds the
 * lines.
 */
export type SdpTie =
  /** Half of a STUN user name: an `a=ice-ufrag` (RFC 8445 §7.2.2). */
  | { readonly kind: "ufrag"; readonly ufrag: string }
  /** A password that a check was verified with: an `a=ice-pwd`. */
  | { readonly kind: "password"; readonly password: string }
  /** The PRIORITY of a check: the candidate with this priority, or from which it was made (RFC 8445 §7.1.1). */
  | { readonly kind: "priority"; readonly priority: number }
  /** An address and a port: the candidate that has them. */
  | { readonly kind: "address"; readonly address: string; readonly port: number }
  /** A certificate’s hash, as `a=fingerprint` writes it (RFC 8122 §5). */
  | { readonly kind: "fingerprint"; readonly hash: string; readonly value: string }
  /** Who sends a ClientHello is the one whose `a=setup` says active (RFC 8842 §5). */
  | { readonly kind: "setup"; readonly role: "active" | "passive" }
  /** A payload type: `m=`, `a=rtpmap` and the other lines about it. */
  | { readonly kind: "payload-type"; readonly payloadType: number }
  /** The id of a header extension: an `a=extmap` (RFC 8285 §5). */
  | { readonly kind: "extmap"; readonly id: number }
  /** A synchronization source: `a=ssrc` and `a=ssrc-group`. */
  | { readonly kind: "ssrc"; readonly ssrc: number }
  /** An SCTP port: `a=sctp-port` (RFC 8841 §5). */
  | { readonly kind: "sctp-port"; readonly port: number };

/** A part of a packet that means something. Its bytes count from 0 within the packet; `end` is exclusive. */
export interface PacketField {
  readonly start: number;
  readonly end: number;
  /**
   * For a field that is less than its bytes: its bits, counted from the most significant of byte `start`; the end is
   * exclusive. Such fields share their bytes with their neighbours.
   */
  readonly bits?: readonly [start: number, end: number];
  /** As the specification spells it. */
  readonly name: string;
  /** The value as a text: a number, an address, a name from a table, or bytes in hexadecimal. */
  readonly value: string;
  /** What this very value says. */
  readonly meaning: string;
  /** RFC (or draft, or code) and section. */
  readonly source: string;
  /** Whether it contradicts its specification, or what was promised elsewhere: a hash that does not fit, a cut. */
  readonly isWrong?: boolean;
  /** What it is made of, in order; together they are all of its bytes. */
  readonly fields?: readonly PacketField[];
  readonly tie?: SdpTie;
}

export interface Packet {
  readonly protocol: PacketProtocol;
  /** In the words of its specification: `Binding request`, `ClientHello`, `SR`. Several are joined by ` + `. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In order, without gaps: every byte of the packet lies in one of them. */
  readonly fields: readonly PacketField[];
}

/** A password that STUN messages may have been made with (RFC 8489 §9). */
export interface StunKey {
  /** Whose it is, in words for a sentence: `Client A’s a=ice-pwd`. */
  readonly name: string;
  readonly password: string;
  /** With a user name it is a long-term credential (RFC 8489 §9.2), as TURN uses; without one, an ICE password. */
  readonly username?: string;
  /** The realm of a long-term credential, for messages that do not name it: a TURN server’s answers. */
  readonly realm?: string;
}

/** What is known about a packet besides its bytes. */
export interface ReadOptions {
  /** The protocol, where it is not told by the first byte: SCTP comes inside DTLS (RFC 8261), and is seen only there. */
  readonly as?: "sctp";
  /** At most 64 of them are tried. */
  readonly keys?: readonly StunKey[];
  /**
   * Earlier datagrams of the same direction, oldest first, of which the last 16 are looked at: a DTLS handshake message
   * that goes through several datagrams (RFC 9147 §5.5) is explained to its end with them.
   */
  readonly earlier?: readonly Uint8Array[];
}

/** Calls with every field and every part of one, from the first byte to the last, parents first. */
export function eachField(fields: readonly PacketField[], visit: (field: PacketField) => void): void {
  for (const field of fields) {
    visit(field);
    if (field.fields) eachField(field.fields, visit);
  }
}

/** The fields that are made of no smaller ones, except of bits: they lie side by side, and are all of the packet. */
export function leavesOf(fields: readonly PacketField[]): readonly PacketField[] {
  return fields.flatMap((field) =>
    field.fields === undefined || field.fields.length === 0 || field.fields.some(({ bits }) => bits)
      ? [field]
      : leavesOf(field.fields)
  );
}
