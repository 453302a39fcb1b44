/**
 * Reads packets, a JSON array of `{ bytes, as? }` with base64 on standard input, and prints `{ names, faults }`: the name of each, and what
 * the reader did not know in any of them. A program of its own, as Playwright’s loader takes no ES modules of npm.
 */
import { eachField, readPacket } from "../../protocol/packets/mod.ts";

const packets: readonly { readonly bytes: string; readonly as?: "sctp" }[] = JSON.parse(
  await new Response(Deno.stdin.readable).text(),
);
const names: string[] = [];
const faults: string[] = [];
for (const { bytes, as } of packets) {
  const packet = readPacket(Uint8Array.fromBase64(bytes), { as });
  names.push(packet.name);
  if (packet.protocol === "unknown") faults.push(`${packet.name}: ${bytes}`);
  eachField(packet.fields, ({ name, meaning, source }) => {
    const isKnown = !meaning.includes("reader does not know") && source !== "";
    if (!isKnown) faults.push(`${packet.name}: ${name}: ${meaning}`);
  });
}
console.log(JSON.stringify({ names, faults }));
