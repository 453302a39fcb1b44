/** What is drawn, an independent library reads; how large it gets is known before anybody holds up a phone. */
import assert from "node:assert/strict";
import { decodeQR } from "qr/decode.js";
import { type Qr, qrOf } from "../../../components/desk/qr.ts";

const LEVELS = ["L", "M"] as const;
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const MIXED = `${UPPER}${UPPER.toLowerCase()}-_`;

/** Characters that look random and are the same in every run. */
function letters(length: number, alphabet = UPPER): string {
  let seed = length;
  return Array.from({ length }, () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return alphabet[(seed >> 8) % alphabet.length];
  }).join("");
}

/** Fills the path's rectangles, as a browser would: quiet zone included, `scale` pixels for a module. */
function paint({ modules, path }: Qr, scale = 4) {
  const width = (modules + 8) * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = +y * scale; row < (+y + 1) * scale; row++) {
      for (let column = +x * scale; column < (+x + +run) * scale; column++) {
        data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
      }
    }
  }
  return { width, height: width, data };
}

const read = (qr: Qr) => decodeQR(paint(qr), { effort: 8, timeLimit: 5_000 });

/** The level that the code itself says it has, in the two modules beside the finder's lower left corner. */
function levelIn({ modules, path }: Qr): string {
  const { width, data } = paint({ modules, path } as Qr, 1);
  const isDark = (x: number, y: number) => Number(data[4 * ((y + 4) * width + x + 4)] === 0);
  const bits = (isDark(8, modules - 1) << 1 | isDark(8, modules - 2)) ^ 0b10; // the mask of ISO/IEC 18004, §7.9.1
  return "MLHQ"[bits];
}

const TEXTS: Record<string, string> = {
  ...Object.fromEntries([10, 58, 160, 400, 1000, 2000].map((n) => [`${n} upper-case characters`, letters(n)])),
  ...Object.fromEntries([10, 160, 711, 1500, 2000].map((n) => [`${n} mixed-case characters`, letters(n, MIXED)])),
  "a link with a code": `https://oob.example/device/?client=B#${letters(160)}`,
  "a link with base64url": `https://Oob.Example/device/#${letters(300, MIXED)}`,
  "a link with digits": `https://oob.example/#${letters(234, "0123456789")}`,
  "raw SDP": "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-options:trickle\r\n",
  "German and quotes": "Grüße – “schön”, 20 €",
  "Japanese, Greek, emoji": "漢字かな αβγ 👋🏽 …",
  "nothing": "",
};

for (const level of LEVELS) {
  Deno.test(`another library reads what is drawn at level ${level}`, () => {
    for (const [name, text] of Object.entries(TEXTS)) {
      const qr = qrOf(text, level);
      assert.ok(qr, name);
      assert.equal(read(qr), text, name);
      assert.equal(qr.modules, 17 + 4 * qr.version, name);
      assert.equal(levelIn(qr), level, `${name}: the level is exactly the one that was asked for`);
    }
  });
}

Deno.test("what is carried most stays small", () => {
  const code = letters(160);
  const version = (text: string, level: "L" | "M") => qrOf(text, level)!.version;
  assert.ok(version(code, "L") <= 6, `${version(code, "L")}`);
  assert.ok(version(`https://oob.example/device/#${code}`, "M") <= 9);
  // Digits behind a link are written as digits: as bytes they would take version 12.
  assert.ok(version(TEXTS["a link with digits"], "M") <= 8);
});

Deno.test("without a level it is M, and L where M would be dense", () => {
  assert.equal(qrOf(letters(160))!.level, "M");
  const dense = letters(1100);
  assert.ok(qrOf(dense, "M")!.version > 20);
  const { level, version } = qrOf(dense)!;
  assert.deepEqual({ level, version }, { level: "L", version: qrOf(dense, "L")!.version });
});

Deno.test("what is too long for the largest code is undefined, and one character less is not", () => {
  for (const [level, bytes, narrow] of [["L", 2953, 4296], ["M", 2331, 3391]] as const) {
    assert.equal(qrOf("a".repeat(bytes), level)?.version, 40);
    assert.equal(qrOf("a".repeat(bytes + 1), level), undefined);
    assert.equal(qrOf("A".repeat(narrow), level)?.version, 40);
    assert.equal(qrOf("A".repeat(narrow + 1), level), undefined);
  }
  assert.equal(qrOf("a".repeat(2953))?.level, "L");
  assert.equal(qrOf("a".repeat(2954)), undefined);
});

Deno.test("the path draws inside its quiet zone, and each dark module once", () => {
  const qr = qrOf(letters(160))!;
  const seen = new Set<string>();
  for (const [, x, y, run] of qr.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let column = +x; column < +x + +run; column++) {
      const at = `${column} ${y}`;
      assert.ok(!seen.has(at) && column >= 4 && +y >= 4 && column < qr.modules + 4 && +y < qr.modules + 4, at);
      seen.add(at);
    }
  }
  assert.equal(qr.path.replaceAll(/M\d+ \d+h(\d+)v1h-\1z/g, ""), "");
  for (const corner of ["4 4", "10 4", "4 10"]) assert.ok(seen.has(corner));
});
