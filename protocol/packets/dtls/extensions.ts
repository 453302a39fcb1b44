/** The extensions of a ClientHello or ServerHello, by their number (IANA, TLS ExtensionType Values). */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes, textOf } from "../bytes.ts";
import type { FieldReader, GroupText } from "../field-reader.ts";
import {
  compressionName,
  groupMeaning,
  groupName,
  isGrease,
  pointFormatName,
  pskModeName,
  signatureName,
  srtpProfileName,
  versionName,
} from "./names.ts";
import { list, vector } from "./vector.ts";

/** In which message the extension stands: some are lists where they are offered, and one value where it is chosen. */
export type Hello = "ClientHello" | "ServerHello" | "HelloRetryRequest";

interface ExtensionRow {
  readonly name: string;
  readonly source: string;
  /** Reads what stands behind type and length. */
  readonly read: (r: FieldReader, hello: Hello) => GroupText;
}

const words = (names: readonly string[]) => names.join(", ") || "none";
const wishes = (what: string) => (names: readonly string[]) => `${words(names)}: ${what}, the most wanted first.`;

/** An extension that says all by being there, or whose bytes are not looked into. */
const bare = (name: string, source: string, meaning: string): ExtensionRow => ({
  name,
  source,
  read(r) {
    const bytes = r.rest({ name: "data", source, means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
    return {
      value: shownBytes(bytes),
      meaning: bytes.length === 0 ? meaning : `${meaning} ${count(bytes.length, "byte")}: ${shownBytes(bytes)}.`,
    };
  },
});

/** An extension that is one list. */
const listed = (
  name: string,
  source: string,
  sizes: { readonly length: 1 | 2; readonly entry: 1 | 2 },
  entry: string,
  named: (n: number) => string,
  what: string,
  said?: (n: number) => string,
): ExtensionRow => ({
  name,
  source,
  read(r) {
    list(r, sizes, `list of ${name}`, source, entry, named, wishes(what), said);
    const value = r.fields.at(-1)?.value ?? "(empty)";
    return { value, meaning: `${value}: ${what}, the most wanted first.` };
  },
});

const SUPPORTED_VERSIONS: ExtensionRow = {
  name: "supported_versions",
  source: "RFC 8446 §4.2.1",
  read(r, hello) {
    const source = "RFC 8446 §4.2.1";
    if (hello === "ClientHello") {
      list(r, { length: 1, entry: 2 }, "versions", source, "version", versionName, wishes("what this client speaks"));
      const value = r.fields.at(-1)?.value ?? "(empty)";
      return {
        value,
        meaning:
          `${value}: the versions that this client speaks. This counts, not the version at the beginning of the hello.`,
      };
    }
    const chosen = versionName(
      r.number(2, { name: "selected_version", source, shows: versionName, means: (n) => `${versionName(n)}.` }),
    );
    return {
      value: chosen,
      meaning: `${chosen} was chosen${
        chosen === "DTLS 1.3" ? ": everything after this message is encrypted, the certificates too" : ""
      }.`,
    };
  },
};

function keyShareEntry(r: FieldReader): string {
  const source = "RFC 8446 §4.2.8";
  const size = 4 + numberOf(r.peek(4).subarray(2));
  let said = "";
  r.group(size, "KeyShareEntry", source, (entry) => {
    const name = groupName(
      entry.number(2, { name: "group", source, shows: groupName, means: (n) => `${groupMeaning(n)}.` }),
    );
    const length = numberOf(entry.peek(2));
    vector(entry, 2, "key_exchange", source, (inner) => {
      const key = inner.rest({
        name: "public key",
        source,
        means: (b) => `${count(b.length, "byte")} of a public key for ${name}: ${shownBytes(b)}.`,
      });
      return { value: shownBytes(key), meaning: `${count(length, "byte")} of a public key: anybody may see them.` };
    });
    said = `${name}, ${count(length, "byte")}`;
    return { value: said, meaning: `${said}: this side’s half of the key exchange.` };
  });
  return said;
}

const KEY_SHARE: ExtensionRow = {
  name: "key_share",
  source: "RFC 8446 §4.2.8",
  read(r, hello) {
    const source = "RFC 8446 §4.2.8";
    if (hello === "HelloRetryRequest") {
      const name = groupName(
        r.number(2, { name: "selected_group", source, shows: groupName, means: (n) => `${groupMeaning(n)}.` }),
      );
      return { value: name, meaning: `${name}: the client is to say hello again with a key for this group.` };
    }
    if (hello === "ServerHello") {
      const said = keyShareEntry(r);
      return {
        value: said,
        meaning:
          `${said}: the server’s half of the key exchange. From here on both have the same secret, and nobody else.`,
      };
    }
    const shares: string[] = [];
    vector(r, 2, "client_shares", source, (inner) => {
      while (inner.left >= 4) shares.push(keyShareEntry(inner));
      return { value: words(shares), meaning: `${words(shares)}.` };
    });
    return {
      value: words(shares),
      meaning: `${
        words(shares)
      }: public keys for groups that the server will probably take. They make up most of the hello.`,
    };
  },
};

const USE_SRTP: ExtensionRow = {
  name: "use_srtp",
  source: "RFC 5764 §4.1",
  read(r, hello) {
    const source = "RFC 5764 §4.1.2";
    list(
      r,
      { length: 2, entry: 2 },
      "SRTPProtectionProfiles",
      source,
      "profile",
      srtpProfileName,
      wishes("how media may be encrypted"),
    );
    const value = r.fields.at(-1)?.value ?? "(empty)";
    vector(r, 1, "srtp_mki", "RFC 5764 §4.1.3", (inner) => {
      const mki = inner.rest({
        name: "MKI",
        source: "RFC 5764 §4.1.3",
        means: (b) => `${shownBytes(b)}: names the master key.`,
      });
      return {
        value: shownBytes(mki),
        meaning: mki.length === 0 ? "No master key identifier." : `${shownBytes(mki)} names the master key.`,
      };
    });
    return {
      value,
      meaning: `${value}: how media ${
        hello === "ClientHello" ? "may be" : "will be"
      } encrypted, with keys made from this handshake.`,
    };
  },
};

const ALPN: ExtensionRow = {
  name: "application_layer_protocol_negotiation",
  source: "RFC 7301 §3.1",
  read(r) {
    const names: string[] = [];
    vector(r, 2, "ProtocolNameList", "RFC 7301 §3.1", (inner) => {
      while (inner.left > 0) {
        vector(inner, 1, "ProtocolName", "RFC 7301 §3.1", (one) => {
          const name = textOf(
            one.rest({ name: "name", source: "RFC 7301 §6", shows: textOf, means: (b) => `“${textOf(b)}”.` }),
          );
          names.push(name);
          return { value: name, meaning: alpnMeaning(name) };
        });
      }
      return { value: words(names), meaning: `${words(names)}.` };
    });
    return { value: words(names), meaning: `${words(names)}: what is to be spoken inside.` };
  },
};

const alpnMeaning = (name: string): string =>
  name === "webrtc"
    ? "“webrtc”: media and data channels (RFC 8833 §2)."
    : name === "c-webrtc"
    ? "“c-webrtc”: media and data channels, kept confidential even from the page (RFC 8833 §2)."
    : `“${name}”: a protocol that this reader does not know.`;

const COOKIE: ExtensionRow = {
  name: "cookie",
  source: "RFC 8446 §4.2.2",
  read(r) {
    vector(r, 2, "cookie", "RFC 8446 §4.2.2", (inner) => {
      const bytes = inner.rest({
        name: "cookie bytes",
        source: "RFC 8446 §4.2.2",
        means: (b) => `${shownBytes(b)}: only the server can read it.`,
      });
      return { value: shownBytes(bytes), meaning: `${shownBytes(bytes)}.` };
    });
    const value = r.fields.at(-1)?.value ?? "(empty)";
    return {
      value,
      meaning:
        `${value}: the client repeats it, and shows with that that it is reached at its address (RFC 9147 §5.1).`,
    };
  },
};

const recordSizeLimit: ExtensionRow = {
  name: "record_size_limit",
  source: "RFC 8449 §4",
  read(r) {
    const n = r.number(2, { name: "RecordSizeLimit", source: "RFC 8449 §4", means: (n) => `${count(n, "byte")}.` });
    return { value: String(n), meaning: `${count(n, "byte")}: the longest record that this side takes.` };
  },
};

const ROWS: Readonly<Record<number, ExtensionRow>> = {
  0: bare("server_name", "RFC 6066 §3", "Which server is meant; WebRTC has none."),
  1: bare("max_fragment_length", "RFC 6066 §4", "How long a record may be."),
  5: bare("status_request", "RFC 6066 §8", "A proof is wished for that the certificate was not called back."),
  10: listed(
    "supported_groups",
    "RFC 8446 §4.2.7",
    { length: 2, entry: 2 },
    "group",
    groupName,
    "ways of agreeing on a key",
    groupMeaning,
  ),
  11: listed(
    "ec_point_formats",
    "RFC 8422 §5.1.2",
    { length: 1, entry: 1 },
    "format",
    pointFormatName,
    "how points on a curve are written",
  ),
  13: listed(
    "signature_algorithms",
    "RFC 8446 §4.2.3",
    { length: 2, entry: 2 },
    "algorithm",
    signatureName,
    "signatures that this side can check",
  ),
  14: USE_SRTP,
  15: bare("heartbeat", "RFC 6520 §2", "Signs of life may be sent."),
  16: ALPN,
  17: bare("status_request_v2", "RFC 6961 §2.2", "A proof is wished for that no certificate was called back."),
  18: bare(
    "signed_certificate_timestamp",
    "RFC 6962 §3.3.1",
    "A proof is wished for that the certificate stands in a public log.",
  ),
  19: bare("client_certificate_type", "RFC 7250 §3", "Kinds of certificates that the client has."),
  20: bare("server_certificate_type", "RFC 7250 §3", "Kinds of certificates that the client takes."),
  21: bare("padding", "RFC 7685 §3", "Bytes that say nothing: they make the hello longer."),
  22: bare(
    "encrypt_then_mac",
    "RFC 7366 §2",
    "With older ciphers, what is encrypted is authenticated, and not the other way round.",
  ),
  23: bare(
    "extended_master_secret",
    "RFC 7627 §5.1",
    "The keys will depend on the whole handshake, so that nobody in the middle can bind two handshakes together.",
  ),
  27: listed(
    "compress_certificate",
    "RFC 8879 §3",
    { length: 1, entry: 2 },
    "algorithm",
    compressionName,
    "ways in which a certificate may be compressed",
  ),
  28: recordSizeLimit,
  34: listed(
    "delegated_credential",
    "RFC 9345 §4.1.1",
    { length: 2, entry: 2 },
    "algorithm",
    signatureName,
    "signatures with which the other side may use a short-lived stand-in for its certificate",
  ),
  35: bare("session_ticket", "RFC 5077 §3.2", "A ticket for taking up an earlier session is welcome."),
  41: bare("pre_shared_key", "RFC 8446 §4.2.11", "A key that both have already."),
  42: bare("early_data", "RFC 8446 §4.2.10", "Data comes along with the first flight."),
  43: SUPPORTED_VERSIONS,
  44: COOKIE,
  45: listed(
    "psk_key_exchange_modes",
    "RFC 8446 §4.2.9",
    { length: 1, entry: 1 },
    "mode",
    pskModeName,
    "how a key that both have already may be used",
  ),
  47: bare("certificate_authorities", "RFC 8446 §4.2.4", "Who may have signed the certificate."),
  48: bare("oid_filters", "RFC 8446 §4.2.5", "What the client’s certificate has to say."),
  49: bare("post_handshake_auth", "RFC 8446 §4.2.6", "The client would show a certificate later, too."),
  50: listed(
    "signature_algorithms_cert",
    "RFC 8446 §4.2.3",
    { length: 2, entry: 2 },
    "algorithm",
    signatureName,
    "signatures in certificates that this side can check",
  ),
  51: KEY_SHARE,
  54: bare(
    "connection_id",
    "RFC 9146 §3",
    "Records may carry a name of the connection, which lasts when the address changes.",
  ),
  55: bare("external_id_hash", "RFC 8844 §3.2", "Binds the identity of a=identity to this handshake."),
  56: bare("external_session_id", "RFC 8844 §4.3", "Binds a=tls-id to this handshake."),
  17513: bare(
    "application_settings",
    "draft-vvv-tls-alps",
    "Settings of the protocol inside, sent along with the handshake.",
  ),
  17613: bare(
    "application_settings",
    "draft-vvv-tls-alps",
    "Settings of the protocol inside, sent along with the handshake.",
  ),
  0xfe0d: bare(
    "encrypted_client_hello",
    "draft-ietf-tls-esni",
    "The real hello, encrypted; or bytes that only look like one.",
  ),
  0xff01: bare("renegotiation_info", "RFC 5746 §3.2", "A new handshake inside an old one would be tied to it."),
};

function rowOf(type: number): ExtensionRow {
  if (Object.hasOwn(ROWS, type)) return ROWS[type];
  if (isGrease(type)) {
    return bare(
      `GREASE ${hexNumber(type, 4)}`,
      "RFC 8701 §2",
      `${hexNumber(type, 4)} means nothing: it keeps others used to what they do not know.`,
    );
  }
  return bare(
    `extension ${hexNumber(type, 4)}`,
    "RFC 8446 §4.2",
    `${hexNumber(type, 4)} is an extension that this reader does not know.`,
  );
}

/** Every number of an extension that this reader has a row for, with its name and source. */
export const EXTENSIONS: readonly (readonly [type: number, name: string, source: string])[] = Object.entries(ROWS).map(
  ([type, { name, source }]) => [Number(type), name, source],
);

/** Reads one extension: type, length, contents (RFC 8446 §4.2). Gives its name. */
export function readExtension(r: FieldReader, hello: Hello): string {
  const row = rowOf(numberOf(r.peek(2)));
  const length = numberOf(r.peek(4).subarray(2));
  r.group(4 + length, row.name, row.source, (inner) => {
    inner.number(2, { name: "extension_type", source: "RFC 8446 §4.2", means: (n) => `${n}: ${row.name}.` });
    inner.number(2, {
      name: "length",
      source: "RFC 8446 §4.2",
      means: (n) => `${count(n, "byte")}: the length of ${row.name}.`,
    });
    return row.read(inner, hello);
  });
  return row.name;
}
