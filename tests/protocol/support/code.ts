/** What the tests of the compact code share: what matters in a description, read without the code under test; generators. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { charactersOf, crc24, symbolOf } from "../../../protocol/blob/code/alphabet.ts";
import { BitWriter, type Symbols } from "../../../protocol/blob/code/bits.ts";
import { findCodes } from "../../../protocol/blob/code/find.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { writeBlob } from "../../../protocol/blob/mod.ts";
import { BROWSERS, capture } from "./mod.ts";

export type DescriptionMessage = SignalingMessage & { kind: "description" };

const FIXTURES = new URL("../../fixtures/sdp/", import.meta.url);

/** Every captured description, with its name. */
export const described: readonly { readonly name: string; readonly message: DescriptionMessage }[] = BROWSERS.flatMap(
  (browser) =>
    [...Deno.readDirSync(new URL(browser, FIXTURES))].map(({ name }) => name).filter((name) => name.endsWith(".sdp"))
      .sort().map((name) => ({
        name: `${browser}/${name}`,
        message: {
          kind: "description",
          type: name.endsWith(".answer.sdp") ? "answer" : "offer",
          sdp: capture(browser, name),
        } as const,
      })),
);

/** Whether the one section of a description is of data. */
export const isDataOnly = (sdp: string): boolean => {
  const heads = sdp.split("\r\n").filter((line) => line.startsWith("m="));
  return heads.length === 1 && heads[0].startsWith("m=application ");
};
export const dataOnly = described.filter(({ message }) => isDataOnly(message.sdp));

/** What the other side takes from a description of data, by plain string operations. */
export function essence(sdp: string) {
  const lines = sdp.split(/\r\n|\r|\n/).filter((line) => line !== "");
  const valuesOf = (start: string) => lines.filter((line) => line.startsWith(start)).map((l) => l.slice(start.length));
  const candidates = valuesOf("a=candidate:").map(candidateEssence);
  const names = candidates.map(({ foundation }) => foundation);
  return {
    first: lines[0],
    version: valuesOf("o=")[0].split(" ")[2],
    time: valuesOf("t="),
    group: valuesOf("a=group:"),
    section: valuesOf("m=").map((value) => value.replace(/ \d+ /, " ")),
    ...Object.fromEntries(
      ["ice-ufrag", "ice-pwd", "ice-options", "fingerprint", "setup", "mid", "sctp-port", "max-message-size"]
        .map((name) => [name, valuesOf(`a=${name}:`)]),
    ),
    ended: lines.includes("a=end-of-candidates"),
    candidates: candidates.map(({ foundation, ...rest }) => ({ ...rest, alike: names.indexOf(foundation) })),
  };
}

const DROPPED = ["generation", "network-id", "network-cost"];

/** A candidate's fields by plain string operations; `text` begins with the foundation. */
function candidateEssence(text: string) {
  const [foundation, component, transport, priority, address, port, typ, type, ...rest] = text.split(" ");
  assert.equal(typ, "typ");
  const pairs = rest.flatMap((word, i) => i % 2 === 0 && !DROPPED.includes(word) ? [`${word} ${rest[i + 1]}`] : []);
  const extensions = pairs.filter((pair) => !pair.startsWith("ufrag ")).sort();
  const ufrag = pairs.find((pair) => pair.startsWith("ufrag "));
  return {
    foundation,
    component,
    transport: transport.toLowerCase(),
    priority,
    address,
    port,
    type,
    extensions,
    ufrag,
  };
}

/** Candidates as they must come back, but for the fields that may be left out. */
export const messageEssence = (message: SignalingMessage) =>
  message.kind === "candidate"
    ? { ...message, candidate: candidateEssence(message.candidate.slice("candidate:".length)) }
    : message;

export const compact = (message: SignalingMessage | readonly SignalingMessage[], answers?: string): string =>
  writeBlob(message, "compact", answers === undefined ? {} : { answers });

/** What `findCodes` reads in a text that is nothing but codes. */
export function readBack(text: string): readonly SignalingMessage[] {
  const { messages, untidy, fault } = findCodes(text);
  assert.equal(untidy, false);
  assert.equal(fault, undefined);
  return messages;
}

/** The one description in a text. */
export function readOne(text: string): DescriptionMessage {
  const [message, ...more] = readBack(text);
  assert.equal(more.length, 0);
  assert.ok(message?.kind === "description");
  return message;
}

/** A code with a right checksum around any body. */
export function forge(prefix: string, body: Symbols, long = body.length + 5 >= 992): string {
  const size = new BitWriter();
  if (long) size.put(31, 5);
  size.put(body.length + 5, long ? 20 : 10);
  const check = new BitWriter();
  check.put(crc24([...prefix].map((c) => symbolOf(c)!), size.done(), body), 24);
  return prefix + charactersOf([...size.done(), ...body, ...check.done()]);
}

/** The symbols between the length and the checksum of a short code. */
export const bodyOf = (code: string): number[] => [...code.slice(4, -5)].map((c) => symbolOf(c)!);

const ICE = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"];
const HEX = [..."0123456789abcdef"];
export const word = (units: readonly string[], minLength: number, maxLength = minLength): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units), minLength, maxLength });
export const ufrags = () => fc.oneof(word(ICE, 4), word(HEX, 8), word(ICE, 4, 255));
export const pwds = () => fc.oneof(word(ICE, 24), word(HEX, 32), word(ICE, 22, 255));

const ADDRESSES = [
  ..."2001:DB8::1 2001:0db8::1 2001:db8:0:0:1:0:0:1 2001:db8::1:0:0:1 :: ::1 1:: 1::8 1:2:3:4:5:6:7:8".split(" "),
  ..."0:0:0:0:0:0:0:1 ::ffff:192.0.2.1 fe80::1%eth0 1:0:3:4:5:6:7:8 1::3:4:5:6:7:8 ::2:3:4:5:6:7:8 ffff::".split(" "),
  ..."0.0.0.0 255.255.255.255 010.1.1.1 1.2.3 1.2.3.4.5 256.1.1.1 1.2.3.-4 1e1.1.1.1 0x1.1.1.1 host.example".split(" "),
  ..."9795D4EB-0E65-44CE-87F9-3762EFB46463.local 9795d4eb-0e65-14ce-87f9-3762efb46463.local".split(" "),
  ..."9795d4eb-0e65-44ce-07f9-3762efb46463.local 9795d4eb-0e65-44ce-87f9-3762efb46463.LOCAL a ~ {}".split(" "),
];
const addresses = () =>
  fc.oneof(
    fc.uuid({ version: 4 }).map((uuid) => `${uuid}.local`),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom(...ADDRESSES),
    word([...ICE, ".", "-"], 1, 60),
  );

const KINDS = ["udp", "UDP", "udp", "tcp active", "tcp passive", "TCP so"];
/** A candidate's text from its foundation on, of component 1 and with nothing but what browsers write. */
const candidateTexts = (ufrag = ""): fc.Arbitrary<string> =>
  fc.record({
    foundation: fc.oneof(fc.nat(0xffffffff).map(String), word(ICE, 1, 32), fc.constantFrom("1", "2", "3")),
    kind: fc.constantFrom(...KINDS),
    priority: fc.oneof(
      fc.nat(0xffffffff),
      fc.constantFrom(0, 0xffffffff),
      fc.tuple(fc.constantFrom(126, 100, 110, 0), fc.oneof(fc.nat(0xffff), fc.constantFrom(255, 256))).map((
        [type, p],
      ) => type * 2 ** 24 + p * 256 + 255),
    ),
    address: addresses(),
    port: fc.oneof(fc.nat(0xffff), fc.constant(9)),
    type: fc.constantFrom("host", "srflx", "prflx", "relay"),
    related: fc.option(
      fc.tuple(fc.oneof(fc.constant("0.0.0.0"), addresses()), fc.oneof(fc.constant(0), fc.nat(0xffff))),
    ),
    rest: fc.constantFrom("", " generation 0", " generation 0 network-id 1 network-cost 999"),
  }).map(({ foundation, kind, priority, address, port, type, related, rest }) => {
    const [transport, tcp] = kind.split(" ");
    return `${foundation} 1 ${transport} ${priority} ${address} ${port} typ ${type}` +
      (related ? ` raddr ${related[0]} rport ${related[1]}` : "") + (tcp ? ` tcptype ${tcp}` : "") + rest + ufrag;
  });

/** Candidates of which some share an address or a foundation. */
export const candidateLists = (maxLength: number, ufrag = "") =>
  fc.array(candidateTexts(ufrag), { maxLength }).chain((texts) =>
    fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }).map((again) =>
      texts.map((text, i) => {
        if (!again[i] || i === 0) return text;
        const words = text.split(" ");
        words[4] = texts[Math.floor(i / 2)].split(" ")[4];
        return words.join(" ");
      })
    )
  );
