/** The other messages of a DTLS 1.2 handshake that go in the clear: certificates, keys, signatures. */
import { sha256 } from "@noble/hashes/sha2.js";
import { count } from "../../text/mod.ts";
import { colonHex, hexNumber, numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { certificateTypeName, groupMeaning, groupName, signatureName } from "./names.ts";
import { list, vector } from "./vector.ts";

/** RFC 5246 §7.4.2: a list of certificates, the sender’s own first. */
export function readCertificate(r: FieldReader): void {
  const source = "RFC 5246 §7.4.2";
  vector(r, 3, "certificate_list", source, (inner) => {
    let n = 0;
    while (inner.left >= 3) {
      n++;
      vector(inner, 3, n === 1 ? "certificate" : `certificate ${n}`, source, (one, length) => {
        const isWhole = one.left === length;
        const der = one.rest({
          name: "X.509",
          source: "RFC 5280 §4.1",
          means: (b) => `${count(b.length, "byte")} of DER: ${shownBytes(b)}.`,
        });
        if (!isWhole) {
          return {
            value: count(length, "byte"),
            meaning: `A certificate of ${count(length, "byte")}, of which not all are here.`,
          };
        }
        const value = colonHex(sha256(der));
        return {
          value: `${count(length, "byte")}, SHA-256 ${value}`,
          meaning:
            `Its SHA-256 is ${value}. The sender’s a=fingerprint must say the same, or the connection fails (RFC 8122 §5).`,
          tie: { kind: "fingerprint", hash: "sha-256", value } as const,
        };
      });
    }
    return {
      value: count(n, "certificate"),
      meaning: n === 0
        ? "No certificate."
        : `${count(n, "certificate")}, the sender’s own first. In DTLS 1.3 nobody else sees it.`,
    };
  });
}

const signature = (r: FieldReader, source: string, over: string) => {
  r.number(2, {
    name: "algorithm",
    source: "RFC 5246 §7.4.1.4.1",
    shows: signatureName,
    means: (n) => `${signatureName(n)}, ${hexNumber(n, 4)}.`,
  });
  vector(r, 2, "signature", source, (inner) => {
    const bytes = inner.rest({ name: "signature bytes", source, means: (b) => `${shownBytes(b)}.` });
    return { value: shownBytes(bytes), meaning: `${count(bytes.length, "byte")}: ${over}` };
  });
};

const point = (r: FieldReader, source: string, whose: string) =>
  vector(r, 1, "public", source, (inner) => {
    const bytes = inner.rest({ name: "point", source, means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
    return { value: shownBytes(bytes), meaning: `The ${whose}’s half of the key exchange: anybody may see it.` };
  });

/** RFC 8422 §5.4: an elliptic curve, a point on it, and a signature over both. Other key exchanges are not read. */
export function readServerKeyExchange(r: FieldReader): void {
  const source = "RFC 8422 §5.4";
  if (r.peek(1)[0] !== 3) {
    r.rest({
      name: "parameters",
      source: "RFC 5246 §7.4.3",
      means: (b) => `${shownBytes(b)}: a key exchange that WebRTC does not use.`,
    });
    return;
  }
  r.number(1, { name: "curve_type", source, means: (n) => `${n}: a curve by its name.` });
  r.number(2, { name: "namedcurve", source, shows: groupName, means: (n) => `${groupMeaning(n)}.` });
  point(r, source, "server");
  signature(r, source, "the server’s certificate signs what stands before, so that nobody else can have chosen it.");
}

/** RFC 8422 §5.7. */
export function readClientKeyExchange(r: FieldReader): void {
  if (numberOf(r.peek(1)) === r.left - 1) point(r, "RFC 8422 §5.7", "client");
  else {r.rest({
      name: "exchange_keys",
      source: "RFC 5246 §7.4.7",
      means: (b) => `${shownBytes(b)}: a key exchange that WebRTC does not use.`,
    });}
}

export function readCertificateVerify(r: FieldReader): void {
  signature(
    r,
    "RFC 5246 §7.4.8",
    "signs the handshake so far, and shows with that that the sender owns the certificate.",
  );
}

export function readCertificateRequest(r: FieldReader): void {
  const source = "RFC 5246 §7.4.4";
  list(
    r,
    { length: 1, entry: 1 },
    "certificate_types",
    source,
    "type",
    certificateTypeName,
    (names) => `${names.join(", ")}: kinds of certificates that are taken.`,
  );
  list(
    r,
    { length: 2, entry: 2 },
    "supported_signature_algorithms",
    source,
    "algorithm",
    signatureName,
    (names) => `${names.join(", ")}: signatures that the server can check.`,
  );
  vector(r, 2, "certificate_authorities", source, (inner) => {
    const bytes = inner.rest({ name: "names", source, means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
    return {
      value: shownBytes(bytes),
      meaning: bytes.length === 0
        ? "Empty: anybody may have signed it. WebRTC looks at its hash alone."
        : `${count(bytes.length, "byte")} of names.`,
    };
  });
}

/** RFC 5077 §3.3. */
export function readSessionTicket(r: FieldReader): void {
  const source = "RFC 5077 §3.3";
  r.number(4, { name: "ticket_lifetime_hint", source, means: (n) => `${count(n, "second")}.` });
  vector(r, 2, "ticket", source, (inner) => {
    const bytes = inner.rest({ name: "ticket bytes", source, means: (b) => `${shownBytes(b)}.` });
    return {
      value: shownBytes(bytes),
      meaning: `${count(bytes.length, "byte")} that only the server can read: with it a later handshake is shorter.`,
    };
  });
}

/** A message whose contents this reader does not take apart. */
export const readOpaque = (r: FieldReader, name: string, source: string): void => {
  r.rest({ name: `${name} contents`, source, means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
};
