/**
 * Feeds random and mutated texts to `readBlob`: `deno task fuzz [RUNS] [SEED]`. It ends with status 1 on a throw, on a
 * reading that takes too long, and on memory that grows. A tenth of it runs with the other tests.
 */
import { readOnBench } from "../protocol/calls/mod.ts";
import { writeBlob } from "../protocol/blob/mod.ts";
import { boxText } from "../protocol/calls/box-text.ts";
import { explain } from "../protocol/problems/mod.ts";
import { newSession } from "../protocol/session/mod.ts";

/** A generous guard per text, in milliseconds for each 100 000 characters; typical is a hundredth of it. */
const SLOW = 50;
/** Bytes that may be kept at the end beyond those that were kept after the first tenth. */
const GROWTH = 8_000_000;

/** What is left on the heap after collecting, in bytes; it needs `--v8-flags=--expose-gc`. */
function heapKept(): number {
  (globalThis as { gc?: () => void }).gc!();
  return Deno.memoryUsage().heapUsed;
}

/** Small, fast and repeatable: xorshift32. Numbers from 0 to `below`, exclusive. */
export function dice(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const FIXTURES = new URL("./fixtures/sdp/", import.meta.url);

/** Real blobs in every form: what most mutations begin with. */
export function corpus(): readonly string[] {
  const texts: string[] = [];
  for (const browser of ["chromium-156", "firefox-153"]) {
    const folder = new URL(`${browser}/`, FIXTURES);
    for (const { name } of [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1)) {
      const text = Deno.readTextFileSync(new URL(name, folder));
      if (!name.endsWith(".sdp")) {
        texts.push(text);
        continue;
      }
      const message = {
        kind: "description" as const,
        type: name.includes("answer.sdp") ? "answer" as const : "offer" as const,
        sdp: text,
      };
      for (const form of ["sdp", "json", "base64", "compact", "link"] as const) {
        texts.push(writeBlob(message, form, { base: "https://oob.example/" }));
      }
    }
  }
  return texts;
}

const PIECES = [
  "\r",
  "\n",
  "\r\n",
  " ",
  "\t",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\ud800",
  "> ",
  "| ",
  "```",
  "`",
  "“",
  "”",
  "’",
  "–",
  "&quot;",
  "&amp;quot;",
  "<br>",
  "<script>",
  "</textarea>",
  "\\r\\n",
  "\\n",
  "\\\\",
  '\\"',
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "=",
  "=3D",
  "=\n",
  "v=0",
  "o=- 1 1 IN IP4 0",
  "a=candidate:",
  "candidate:",
  "a=",
  "m=audio 9 ",
  "a=mid:0",
  '{"type":"offer","sdp":"',
  '{"candidate":"',
  '"__proto__":',
  "null",
  "O1",
  "A1",
  "C1",
  "O14TY",
  "#O1",
  "https://",
  "javascript:alert(1)",
  "data:text/html,",
  "H4sIAAAA",
  "AAAA",
  "%0d%0a",
  "😀",
  "Ⓞ",
  "０",
  "－",
  "1e999",
  "\0",
];

/** One random or mutated text. */
export function anyBlob(roll: (below: number) => number, texts: readonly string[]): string {
  const piece = () => PIECES[roll(PIECES.length)];
  if (roll(10) === 0) {
    return Array.from({ length: roll(60) }, () => roll(3) ? piece() : String.fromCharCode(roll(0x10000))).join("");
  }
  let text = texts[roll(texts.length)];
  for (let cuts = roll(5); cuts > 0; cuts--) {
    const at = roll(text.length + 1);
    const length = roll(4) === 0 ? roll(text.length + 1) : roll(4);
    const put = roll(3) === 0 ? "" : roll(4) === 0 ? texts[roll(texts.length)].slice(0, roll(400)) : piece();
    text = text.slice(0, at) + put + text.slice(at + length);
  }
  if (roll(20) === 0) text = text.replaceAll("\n", piece());
  if (roll(40) === 0) text = text.toUpperCase();
  if (roll(40) === 0) text = text.split("\n").map((line) => piece() + line).join("\n");
  if (roll(60) === 0) text = JSON.stringify(JSON.stringify(text));
  return text;
}

function timeOf(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/** Runs so many texts; gives the longest time in milliseconds for each 100 000 characters, or throws with the text. */
export function fuzz(runs: number, seed: number): { readonly read: number; readonly slowest: number } {
  const roll = dice(seed);
  const texts = corpus();
  const here = newSession("B");
  let [read, slowest] = [0, 0];
  let early = 0;
  for (let i = 0; i < runs; i++) {
    const text = anyBlob(roll, texts);
    const began = performance.now();
    try {
      const reading = readOnBench(text, { here });
      if (reading.ok) {
        boxText(reading, here);
        if (reading.messages.length > 0) read++;
      } else explain(reading.problem);
    } catch (error) {
      throw new Error(`Text ${i} of seed ${seed} makes it throw: ${JSON.stringify(text)}`, { cause: error });
    }
    const took = performance.now() - began;
    if (took > SLOW * Math.max(1, text.length / 100_000)) {
      // A pause of the machine is no fault of the reader: it must be slow every time.
      const least = Math.min(...Array.from({ length: 5 }, () => timeOf(() => readOnBench(text, { here }))));
      slowest = Math.max(slowest, least);
      if (least > SLOW * Math.max(1, text.length / 100_000)) {
        throw new Error(`Text ${i} of seed ${seed} takes ${least.toFixed()} ms: ${JSON.stringify(text)}`);
      }
    } else slowest = Math.max(slowest, took);
    if (i === Math.floor(runs / 10)) early = heapKept();
  }
  const grown = heapKept() - early;
  if (grown > GROWTH) throw new Error(`The heap has grown by ${grown} bytes.`);
  return { read, slowest };
}

if (import.meta.main) {
  const [runs = 1_000_000, seed = 1] = Deno.args.map(Number);
  const began = performance.now();
  const { read, slowest } = fuzz(runs, seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${runs} texts in ${seconds} s: no throw, ${read} read, the slowest took ${slowest.toFixed(1)} ms.`);
}
