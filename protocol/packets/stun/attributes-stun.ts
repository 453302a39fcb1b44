/** The attributes of STUN itself (RFC 8489 §14), by their number. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes, textOf } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { endpointText } from "./addresses.ts";
import { address, type AttributeRow, number, numbers, opaque, text } from "./attribute-row.ts";
import { fingerprintOf } from "./message.ts";
import { errorNamed } from "./methods.ts";
import { messageIntegrity } from "./verified.ts";

const seenFrom =
  "the address that the request came from, as the answering side saw it: outside of every NAT on the way";

/** `receiver:sender` between ICE agents (RFC 8445 §7.2.2); any name in TURN. */
const USERNAME: AttributeRow = {
  name: "USERNAME",
  source: "RFC 8489 §14.3",
  read(value, context) {
    const bytes = value.peek(value.left);
    const name = textOf(bytes);
    const colon = bytes.indexOf(0x3a);
    if (context.method !== 1 || colon < 0) {
      value.rest({ name: "user name", source: "RFC 8489 §14.3", shows: textOf, means: () => `The name “${name}”.` });
      return { value: name, meaning: `“${name}”: whose password the message is proven with (RFC 8489 §9).` };
    }
    const half = (who: string, size: number) =>
      value.raw(size, {
        name: `${who}’s ufrag`,
        source: "RFC 8445 §7.2.2",
        shows: textOf,
        means: (bytes) =>
          `“${textOf(bytes)}”: the a=ice-ufrag of the side that ${
            who === "receiver" ? "is to get" : "has sent"
          } this check.`,
        tie: (bytes) => ({ kind: "ufrag", ufrag: textOf(bytes) }),
      });
    const receiver = textOf(half("receiver", colon));
    value.raw(1, { name: "colon", source: "RFC 8445 §7.2.2", shows: textOf, means: () => "A colon between the two." });
    const sender = textOf(half("sender", value.left));
    return {
      value: name,
      meaning:
        `${sender} asks ${receiver}: both sides’ user fragments, the receiver’s first. The proof is made with the receiver’s a=ice-pwd.`,
    };
  },
};

const ERROR_CODE: AttributeRow = {
  name: "ERROR-CODE",
  source: "RFC 8489 §14.8",
  read(value) {
    const source = "RFC 8489 §14.8";
    value.number(2, { name: "reserved", source, means: (n) => `${n}; it is 0 and is ignored.` });
    const hundreds = value.number(1, { name: "class", source, means: (n) => `${n & 7}: the hundreds of the code.` }) &
      7;
    const code = 100 * hundreds +
      value.number(1, { name: "number", source, means: (n) => `${n}: the rest of the code.` });
    const reason = textOf(
      value.rest({ name: "reason phrase", source, shows: textOf, means: (b) => `“${textOf(b)}”, for people.` }),
    );
    const { source: written, means } = errorNamed(code);
    return { value: `${code} ${reason}`.trim(), meaning: `${code}: ${means} (${written}).` };
  },
};

const FINGERPRINT: AttributeRow = {
  name: "FINGERPRINT",
  source: "RFC 8489 §14.7",
  read(value, { bytes }, at) {
    const due = fingerprintOf(bytes, at);
    const sum = value.number(4, {
      name: "CRC-32, masked",
      source: "RFC 8489 §14.7",
      shows: (n) => hexNumber(n, 8),
      means: (n) => `${hexNumber(n, 8)}: the CRC-32 of all before it, masked with 0x5354554e, “STUN”.`,
    });
    const fits = sum === due;
    return {
      value: hexNumber(sum, 8),
      meaning: fits
        ? `${
          hexNumber(sum, 8)
        } fits the bytes before it: this is STUN, and it arrived undamaged. It proves nothing about who sent it.`
        : `${hexNumber(sum, 8)} does not fit the bytes before it, which give ${
          hexNumber(due, 8)
        }: the packet was damaged, or is no STUN.`,
      ...(!fits && { isWrong: true }),
    };
  },
};

const ALGORITHMS = ["number 0", "MD5", "SHA-256"];

function algorithm(value: FieldReader): string {
  const source = "RFC 8489 §18.5";
  const said = (n: number) => ALGORITHMS[n] ?? `algorithm ${n}`;
  const name = said(
    value.number(2, { name: "algorithm", source, shows: said, means: (n) => `${said(n)}, number ${n}.` }),
  );
  const length = value.number(2, {
    name: "parameters’ length",
    source,
    means: (n) => `${count(n, "byte")} of parameters.`,
  });
  const size = Math.min(Math.ceil(length / 4) * 4, value.left);
  if (size > 0) {
    value.raw(size, {
      name: "parameters",
      source,
      means: (bytes) => `${shownBytes(bytes)}, with padding.`,
    });
  }
  return name;
}

export const STUN_ATTRIBUTES: Readonly<Record<number, AttributeRow>> = {
  0x0001: address(
    "MAPPED-ADDRESS",
    "RFC 8489 §14.1",
    (e) => `${endpointText(e)}: ${seenFrom}. Some routers rewrite it on the way back, so XOR-MAPPED-ADDRESS counts.`,
    { isMasked: false },
  ),
  0x0006: USERNAME,
  0x0008: messageIntegrity("MESSAGE-INTEGRITY", "RFC 8489 §14.5", "sha1"),
  0x0009: ERROR_CODE,
  0x000a: numbers(
    "UNKNOWN-ATTRIBUTES",
    "RFC 8489 §14.13",
    "attribute type",
    (n) => hexNumber(n, 4),
    (all) =>
      `${
        all.map((n) => hexNumber(n, 4)).join(", ") || "None"
      }: attributes of the request that have to be understood, and were not.`,
  ),
  0x0014: text(
    "REALM",
    "RFC 8489 §14.9",
    (realm) => `“${realm}”: whose users are meant. The key is made of user name, realm and password (RFC 8489 §9.2.2).`,
  ),
  0x0015: text(
    "NONCE",
    "RFC 8489 §14.10",
    (nonce) =>
      `“${nonce}”: chosen by the server, and repeated by the client, so that an old request cannot be played back.`,
  ),
  0x001c: messageIntegrity("MESSAGE-INTEGRITY-SHA256", "RFC 8489 §14.6", "sha256"),
  0x001d: {
    name: "PASSWORD-ALGORITHM",
    source: "RFC 8489 §14.12",
    read(value) {
      const name = algorithm(value);
      return { value: name, meaning: `${name}: how the key of this request was made from the password.` };
    },
  },
  0x001e: opaque(
    "USERHASH",
    "RFC 8489 §14.4",
    (bytes) => `${shownBytes(bytes)}: the SHA-256 of user name and realm, in place of the name itself.`,
  ),
  0x0020: address("XOR-MAPPED-ADDRESS", "RFC 8489 §14.2", (e) => `${endpointText(e)}: ${seenFrom}.`, {
    isMasked: true,
  }),
  0x8002: {
    name: "PASSWORD-ALGORITHMS",
    source: "RFC 8489 §14.11",
    read(value) {
      const names: string[] = [];
      while (value.left > 0) names.push(algorithm(value));
      return {
        value: names.join(", "),
        meaning: `${names.join(", ") || "None"}: the ways in which the server makes a key from a password.`,
      };
    },
  },
  0x8003: text(
    "ALTERNATE-DOMAIN",
    "RFC 8489 §14.16",
    (domain) => `“${domain}”: the name that the other server’s certificate has to hold.`,
  ),
  0x8022: text(
    "SOFTWARE",
    "RFC 8489 §14.14",
    (name) => `“${name}”: what the sender runs, for people who look for faults.`,
  ),
  0x8023: address("ALTERNATE-SERVER", "RFC 8489 §14.15", (e) => `${endpointText(e)}: the server to ask instead.`, {
    isMasked: false,
  }),
  0x8028: FINGERPRINT,
};

/** What a check of an address’s family would be for; RFC 5780’s and RFC 3489’s attributes, which WebRTC never sends. */
export const OLD_ATTRIBUTES: Readonly<Record<number, AttributeRow>> = {
  0x0002: address(
    "RESPONSE-ADDRESS",
    "RFC 3489 §11.2.2",
    (e) => `${endpointText(e)}: where RFC 3489 let the answer be sent.`,
    { isMasked: false },
  ),
  0x0003: opaque(
    "CHANGE-REQUEST",
    "RFC 5780 §7.2",
    (bytes) =>
      `${numberOf(bytes) & 4 ? "Answer from another address. " : ""}${
        numberOf(bytes) & 2 ? "Answer from another port." : ""
      }`.trim() ||
      "Answer from the address and port that were asked.",
  ),
  0x0004: address(
    "SOURCE-ADDRESS",
    "RFC 3489 §11.2.5",
    (e) => `${endpointText(e)}: where RFC 3489 sent the answer from.`,
    { isMasked: false },
  ),
  0x0005: address(
    "CHANGED-ADDRESS",
    "RFC 3489 §11.2.3",
    (e) => `${endpointText(e)}: RFC 3489’s other address of the server.`,
    { isMasked: false },
  ),
  0x0007: opaque("PASSWORD", "RFC 3489 §11.2.7", (bytes) => `${shownBytes(bytes)}: RFC 3489 sent passwords so.`),
  0x000b: address("REFLECTED-FROM", "RFC 3489 §11.2.11", (e) => `${endpointText(e)}: who had asked for this answer.`, {
    isMasked: false,
  }),
  0x0026: opaque(
    "PADDING",
    "RFC 5780 §7.6",
    (bytes) => `${count(bytes.length, "byte")} that say nothing: they make the packet long.`,
  ),
  0x0027: number("RESPONSE-PORT", "RFC 5780 §7.5", 2, (n) => `Port ${n}: where the answer is to go.`),
  0x8027: number("CACHE-TIMEOUT", "RFC 5780 §9.1", 4, (n) => `${count(n, "second")}.`),
  0x802b: address("RESPONSE-ORIGIN", "RFC 5780 §7.3", (e) => `${endpointText(e)}: where the answer was sent from.`, {
    isMasked: false,
  }),
  0x802c: address("OTHER-ADDRESS", "RFC 5780 §7.4", (e) => `${endpointText(e)}: the server’s other address.`, {
    isMasked: false,
  }),
};
