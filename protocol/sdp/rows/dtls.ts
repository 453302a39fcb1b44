/** DTLS: who is who, and who begins (RFC 8122, RFC 4145, RFC 8842). */
import { bytesOfHash } from "../hashes.ts";
import { fieldOf, type Meaning, oneOf, type Row, wholeOf, words } from "../row.ts";

const hash: Meaning = (text) => {
  const bytes = bytesOfHash(text);
  if (bytes === undefined) return `“${text}” is a hash this reader does not know.`;
  if (/^md/i.test(text)) return `“${text}”: ${bytes} bytes; it is broken and must not be used (RFC 8122 §5).`;
  return `“${text}”: the certificate’s hash has ${bytes} bytes.`;
};

const digest: Meaning = (text, line) => {
  const [name = ""] = line.value.split(" ");
  const bytes = text.split(":");
  const wanted = bytesOfHash(name) ?? bytes.length;
  if (!bytes.every((byte) => /^[0-9A-Fa-f]{2}$/.test(byte))) {
    return `${text} is not bytes in hexadecimal with colons between.`;
  }
  if (bytes.length !== wanted) return `${text} has ${bytes.length} bytes, but ${name} has ${wanted}.`;
  return `${text}: the certificate that this side shows in the DTLS handshake must have this hash, or that of another a=fingerprint here, or the connection fails.`;
};

const SETUP: Readonly<Record<string, string>> = {
  actpass: "this side leaves it to the other who begins; only an offer says so (RFC 9429 §5.2.1).",
  active: "this side is the DTLS client: it sends the ClientHello.",
  passive: "this side is the DTLS server: it waits for the ClientHello.",
  holdconn: "no connection for now; it has no place in WebRTC (RFC 8842 §5.1).",
};

/** The attributes of DTLS. */
export const DTLS: readonly Row[] = [
  {
    name: "fingerprint",
    family: "dtls",
    grammar: "a=fingerprint:<hash-func> <XX:XX:…>",
    source: "RFC 8122 §5, RFC 9429 §5.2.1",
    summary: "The hash of this side’s certificate: it ties whoever speaks DTLS to whoever wrote this description.",
    answer: "The answer has its own. Who can change this line on its way can sit in the middle (RFC 8827 §9.1).",
    fields: words([["hash-func", hash], ["fingerprint", digest]]),
  },
  {
    name: "setup",
    family: "dtls",
    grammar: "a=setup:<actpass|active|passive|holdconn>",
    source: "RFC 4145 §4, RFC 8842 §5, RFC 9429 §5.2.1",
    summary: "Who begins the DTLS handshake.",
    answer: "To actpass the answer says active or passive; active is recommended (RFC 9429 §5.3.1).",
    fields: words([["role", oneOf(SETUP, "is no role that a=setup knows")]]),
  },
  {
    name: "tls-id",
    family: "dtls",
    grammar: "a=tls-id:<20 to 255 characters>",
    source: "RFC 8842 §4",
    summary: "This side’s half of the name of this DTLS association: a new one asks for a new handshake.",
    answer: "The answer has its own, but only if the offer has one (RFC 8842 §5.3).",
    fields: (line) => [fieldOf(wholeOf(line), "dtls-id-value", `This side calls the association ${line.value}.`)],
  },
];
