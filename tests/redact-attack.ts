/**
 * `deno task redact-attack [DIR …] [--all]`: tries to find out of redacted texts what stood in the originals. It reads the
 * descriptions and candidates of every text below the folders its own way, looks for each of their secrets in what
 * redaction leaves, and then hashes every private address as the stacks do that write such hashes (aiortc the MD5 of
 * `host|udp|address`, Pion the CRC-32 of type, address and network) and looks for those: 192.168.0.0/16 and the first 65 536 of the two larger ranges, with `--all` all of them, which takes
 * some ten minutes. Ends with 1 where one is found.
 */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { redact } from "../protocol/sdp/mod.ts";
import { leaksOf } from "./leaks.ts";

/**
 * What a redacted text holds that could be a hash: 32 hexadecimal digits, or a number of CRC-32's size. Where a number is
 * something else, it is none: an SSRC is drawn at random (RFC 3550 §8.1), a candidate's priority is computed of its type
 * (RFC 8445 §5.1.2). Among the 18 million private addresses every sixteenth number of that size is some address's CRC-32.
 */
export const hashesIn = (redacted: string): ReadonlySet<string> =>
  new Set(
    redacted.replace(/a=ssrc(?:-group)?:(?:\\(?!r)|[^\r\n\\])*/g, "").replace(/(candidate:\S+ \d+ \S+) \d+ /g, "$1 ")
      .match(/(?<![\w-])(?:[0-9a-f]{32}|\d{7,10})(?![\w-])/g) ?? [],
  );

/**
 * Whether a number that is the hash of an address is so by more than chance: it stood where a foundation does, or the
 * address stood in the text.
 */
export const isTelling = (original: string, hash: string, address: string): boolean =>
  hash.length === 32 || original.includes(`candidate:${hash} `) || original.includes(address);

/** The foundations that aiortc and Pion would write for an address. */
export function* foundationsOf(address: string): Generator<string> {
  for (const type of ["host", "srflx", "prflx", "relay"]) {
    for (const transport of ["udp", "tcp"]) {
      yield createHash("md5").update(`${type}|${transport}|${address}`).digest("hex");
      for (const network of [`${transport}4`, transport]) yield `${crc32(type + address + network)}`;
    }
  }
}

/** The private addresses (RFC 1918); without `all`, the first 65 536 of each range. */
export function* privateAddresses(all: boolean): Generator<string> {
  for (let n = 0; n < 0x10000; n++) yield `192.168.${n >> 8}.${n & 255}`;
  for (let n = 0; n < (all ? 0x100000 : 0x10000); n++) yield `172.${16 + (n >> 16)}.${n >> 8 & 255}.${n & 255}`;
  for (let n = 0; n < (all ? 0x1000000 : 0x10000); n++) yield `10.${n >> 16}.${n >> 8 & 255}.${n & 255}`;
}

/** Every text below a folder. */
export async function* textsBelow(folder: string): AsyncGenerator<readonly [path: string, text: string]> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* textsBelow(path);
    else if (/\.(?:sdp|txt|jsonl)$/.test(name)) yield [path, await Deno.readTextFile(path)];
  }
}

if (import.meta.main) {
  const named = Deno.args.filter((arg) => arg !== "--all");
  const folders = named.length > 0 ? named : ["tests/fixtures"];
  let [texts, found] = [0, 0];
  const suspects = new Map<string, { readonly path: string; readonly text: string }[]>();
  for (const folder of folders) {
    for await (const [path, text] of textsBelow(folder)) {
      texts++;
      for (const { kind, secret } of leaksOf(text)) {
        console.log(`${path}: the ${kind} ${secret} is still there`, ++found);
      }
      for (const hash of hashesIn(redact(text))) suspects.set(hash, [...suspects.get(hash) ?? [], { path, text }]);
    }
  }
  let addresses = 0;
  for (const address of suspects.size > 0 ? privateAddresses(Deno.args.includes("--all")) : []) {
    addresses++;
    for (const hash of foundationsOf(address)) {
      for (const { path, text } of suspects.get(hash) ?? []) {
        if (isTelling(text, hash, address)) console.log(`${path}: ${hash} is the hash of ${address}`, ++found);
      }
    }
  }
  console.log(
    `${texts} texts, ${suspects.size} possible hashes in them, ${addresses} addresses hashed: ${found} found.`,
  );
  if (texts === 0 || found > 0) Deno.exit(1);
}
