/** Reads a QR code from a greyscale picture on standard input, with a library that has nothing to do with our own. */
import { decodeQR } from "qr/decode.js";

const [width, height] = Deno.args.map(Number);
const grey = new Uint8Array(await new Response(Deno.stdin.readable).arrayBuffer());
const data = new Uint8ClampedArray(grey.length * 4);
grey.forEach((value, i) => data.fill(value, 4 * i, 4 * i + 3));
console.log(decodeQR({ width, height, data }, { effort: 8, timeLimit: 20_000 }));
