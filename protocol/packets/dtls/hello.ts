/** ClientHello, ServerHello, HelloRetryRequest and HelloVerifyRequest: all of a handshake that anybody may read. */
import { count } from "../../text/mod.ts";
import { hex, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { type Hello, readExtension } from "./extensions.ts";
import { cipherSuiteName, versionName } from "./names.ts";
import { list, vector } from "./vector.ts";

/** The random bytes by which a ServerHello says that it is a HelloRetryRequest: SHA-256 of those words. */
const RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

/** Whether the body of a ServerHello is a HelloRetryRequest (RFC 8446 §4.1.3). */
export const isRetryRequest = (body: Uint8Array): boolean => hex(body.subarray(2, 34)) === RETRY;

const version = (r: FieldReader, name: string, source: string, more: string) =>
  r.number(2, { name, source, shows: versionName, means: (n) => `${versionName(n)}${more}` });

const random = (r: FieldReader, source: string, means: (bytes: Uint8Array) => string) =>
  r.raw(32, { name: "random", source, means });

const sessionId = (r: FieldReader, source: string) =>
  vector(r, 1, "session_id", source, (inner) => {
    const id = inner.rest({ name: "session_id bytes", source, means: (b) => `${shownBytes(b)}.` });
    return {
      value: shownBytes(id),
      meaning: id.length === 0
        ? "Empty: no earlier session is taken up."
        : `${shownBytes(id)}: an earlier session, or bytes that only look like one.`,
    };
  });

function extensions(r: FieldReader, hello: Hello): void {
  if (r.left === 0) return;
  vector(r, 2, "extensions", "RFC 8446 §4.2", (inner) => {
    const names: string[] = [];
    while (inner.left >= 4) names.push(readExtension(inner, hello));
    return {
      value: count(names.length, "extension"),
      meaning: `${count(names.length, "extension")}: ${names.join(", ") || "none"}.`,
    };
  });
}

export function readClientHello(r: FieldReader): void {
  const source = "RFC 9147 §5.3";
  version(
    r,
    "legacy_version",
    source,
    ", as every client since DTLS 1.2 says here; the truth stands in supported_versions.",
  );
  random(r, source, (b) => `${hex(b)}: chosen anew by the client each time; the keys depend on it.`);
  sessionId(r, source);
  vector(r, 1, "cookie", "RFC 6347 §4.2.1", (inner) => {
    const cookie = inner.rest({ name: "cookie bytes", source: "RFC 6347 §4.2.1", means: (b) => `${shownBytes(b)}.` });
    return {
      value: shownBytes(cookie),
      meaning: cookie.length === 0
        ? "Empty: this is the first hello, or DTLS 1.3, which has an extension for it."
        : `${
          shownBytes(cookie)
        }: repeated from the server’s HelloVerifyRequest, and so the client’s address is proven.`,
    };
  });
  list(
    r,
    { length: 2, entry: 2 },
    "cipher_suites",
    "RFC 8446 §4.1.2",
    "cipher suite",
    cipherSuiteName,
    (names) => `${count(names.length, "way")} of encrypting, the most wanted first: ${names.join(", ")}.`,
  );
  list(
    r,
    { length: 1, entry: 1 },
    "compression_methods",
    "RFC 8446 §4.1.2",
    "method",
    (n) => n === 0 ? "null" : String(n),
    (names) => `${names.join(", ")}: nothing is compressed any more.`,
  );
  extensions(r, "ClientHello");
}

export function readServerHello(r: FieldReader, hello: "ServerHello" | "HelloRetryRequest"): void {
  const source = "RFC 8446 §4.1.3";
  version(r, "legacy_version", source, "; where DTLS 1.3 was chosen, supported_versions says so.");
  random(
    r,
    source,
    (b) =>
      hello === "HelloRetryRequest"
        ? `${hex(b)}: the fixed bytes that make a ServerHello a HelloRetryRequest.`
        : `${hex(b)}: chosen anew by the server each time; the keys depend on it.`,
  );
  sessionId(r, source);
  r.number(2, {
    name: "cipher_suite",
    source,
    shows: cipherSuiteName,
    means: (n) => `${cipherSuiteName(n)}: how everything will be encrypted.`,
  });
  r.number(1, {
    name: "compression_method",
    source,
    means: (n) => n === 0 ? "0: nothing is compressed." : `${n}: a compression, which is no longer allowed.`,
    isWrong: (n) => n !== 0,
  });
  extensions(r, hello);
}

export function readHelloVerifyRequest(r: FieldReader): void {
  const source = "RFC 6347 §4.2.1";
  version(r, "server_version", source, "; it says nothing about the version that will be chosen.");
  vector(r, 1, "cookie", source, (inner) => {
    const cookie = inner.rest({
      name: "cookie bytes",
      source,
      means: (b) => `${shownBytes(b)}: the client has to repeat them.`,
    });
    return {
      value: shownBytes(cookie),
      meaning: `${
        shownBytes(cookie)
      }: the client is to say hello again with it, so that it is known to be at its address.`,
    };
  });
}
