/** What happens to a code on its way: 22 things that chats, e-mails and people do to texts, and damage at random. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { findCodes } from "../../../protocol/blob/code/find.ts";
import { writeLink } from "../../../protocol/blob/link.ts";
import { conversation } from "../support/mod.ts";
import { compact, dataOnly, described } from "../support/code.ts";

/** Numbers below 1 that are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = state + 0x6d2b79f5 >>> 0;
    const once = Math.imul(state ^ state >>> 15, state | 1);
    const twice = once ^ once + Math.imul(once ^ once >>> 7, once | 61);
    return ((twice ^ twice >>> 14) >>> 0) / 2 ** 32;
  };
}

type Damage = (text: string, random: () => number) => string;
const oneOf = <T>(random: () => number, ...all: readonly T[]): T => all[Math.floor(random() * all.length)];
/** Puts something after some of the characters. */
const sprinkle = (what: () => string, often: number): Damage => (text, random) =>
  [...text].map((c) => random() < often ? c + what() : c).join("");
const grouped = (by: string): Damage => (text) =>
  text.replace(/[0-9A-Z]{20,}/gi, (run) => run.match(/.{1,5}/g)!.join(by));
const lines = (change: (line: string, random: () => number) => string): Damage => (text, random) =>
  text.split("\n").map((line) => change(line, random)).join("\n");
const WORDS = [
  "Hi Anna,",
  "here is my offer:",
  "das Angebot für dich",
  "call me at 7",
  "also see above",
  "→ über WhatsApp",
];

/** In the order in which they happen: to characters, between them, to lines, to the whole, and on the wire. */
const DAMAGES: readonly (readonly [name: string, Damage])[] = [
  ["lower case", (text) => text.toLowerCase()],
  ["upper case", (text) => text.toUpperCase()],
  ["O and 0", (text, r) => text.replace(/[0Oo]/g, () => oneOf(r, "0", "O", "o"))],
  ["I, l and 1", (text, r) => text.replace(/[1IiLl]/g, () => oneOf(r, "1", "I", "l", "L", "i"))],
  ["full-width forms", (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
  ["groups with spaces", grouped(" ")],
  ["groups with hyphens", grouped("-")],
  ["smart dashes", (text, r) => grouped(oneOf(r, "–", "—", "‑", "−", " — "))(text, r)],
  ["no-break spaces", (text, r) => grouped(oneOf(r, "\u00a0", "\u202f", "\u2009", "\u3000"))(text, r)],
  [
    "zero-width characters",
    (text, r) => sprinkle(() => oneOf(r, "\u200b", "\u200c", "\u2060", "\ufeff", "\u200e"), 0.2)(text, r),
  ],
  ["soft hyphens", (text, r) => sprinkle(() => "\u00ad", 0.2)(text, r)],
  ["wrapping", (text, r) => text.replace(new RegExp(`.{${oneOf(r, 40, 72, 76)}}`, "g"), "$&\n")],
  ["emoji", (text) => text.replace(/:-?[)(DPO/]/g, "😀").replace(/<3/g, "❤️") + " 🎉1️⃣"],
  ["markdown", (text, r) => {
    const mark = oneOf(r, "*", "**", "_", "__", "`", "~~");
    return r() < 0.3 ? `\`\`\`\n${text}\n\`\`\`` : mark + text + mark;
  }],
  ["smart quotes", (text, r) => oneOf(r, ["“", "”"], ["„", "“"], ["«", "»"], ["‘", "’"], ['"', '"']).join(text)],
  ["punctuation behind it", (text, r) => text + oneOf(r, ".", ",", ")", "!?", "…", ";", "]")],
  [
    "words around it and a signature",
    (text, r) =>
      `${oneOf(r, ...WORDS)}${oneOf(r, " ", "\n", "\n\n")}${text}\n${
        oneOf(r, ...WORDS)
      }\n-- \nAnna O'Neil, +49 151 0101010`,
  ],
  ["quote prefixes", (text, r) => lines((line) => oneOf(r, "> ", ">> ", "| ", ">") + line)(text, r)],
  [
    "indentation",
    (text, r) => lines((line) => " ".repeat(Math.floor(r() * 9)) + line + oneOf(r, "", " ", "\t"))(text, r),
  ],
  [
    "line endings and a byte order mark",
    (text, r) => "\ufeff" + text.replaceAll("\n", oneOf(r, "\r\n", "\n", "\r", "\r\n\r\n")) + "\r\n",
  ],
  ["HTML", (text, r) => {
    const escaped = text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll(
      "\n",
      oneOf(r, "<br>", "<br/>\n", "</p><p>"),
    );
    return `<div class="message">${oneOf(r, "&quot;", "&nbsp;", "<b>", "<span style='color:red'>")}${escaped}</div>`;
  }],
  [
    "quoted-printable",
    (text) =>
      [...text].map((c) => c === "=" || c > "~" ? encodeBytes(c) : c).join("").replace(
        /(?:=..|[^=\n]){70}/g,
        "$&=\r\n",
      ),
  ],
  ["plus for space", (text) => text.replaceAll(" ", "+")],
  ["a web address of it", (text) => encodeURIComponent(text)],
];

const encodeBytes = (c: string): string =>
  [...new TextEncoder().encode(c)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

const { offer, answer, offered } = conversation("chromium-156");
const CODES = [
  ...dataOnly.filter((_, i) => i % 5 === 0).map(({ message }) => compact(message)),
  compact({ kind: "description", ...offer }),
  compact({ kind: "description", ...answer }, "0a1b2c"),
  compact(
    offered.flatMap((init) =>
      init
        ? [{
          kind: "candidate" as const,
          candidate: init.candidate!,
          sdpMid: "0",
          sdpMLineIndex: 0,
          usernameFragment: "c1S0",
        }]
        : []
    ),
  ),
  compact(described.find(({ name }) => name.includes("audio-video-data.offerer"))!.message),
];
const TEXTS = CODES.flatMap((code) => [
  code,
  writeLink(code, { base: "https://oob.example/" }),
  writeLink(code, { base: "https://oob.example/", lesson: "the-first-connection", client: "B" }),
]);
const read = (text: string) => {
  const { messages, answers } = findCodes(text);
  return { messages, answers };
};
const READ = TEXTS.map(read);

Deno.test("damage: what is sent whole is read whole", () => {
  for (const [i, reading] of READ.entries()) {
    assert.equal(reading.messages.length > 0, true);
    assert.deepEqual(reading, READ[i - i % 3]);
  }
});

Deno.test("damage: each of the things that texts go through is survived", () => {
  assert.ok(DAMAGES.length >= 22);
  for (const [name, damage] of DAMAGES) {
    for (let run = 0; run < 5 * TEXTS.length; run++) {
      const which = run % TEXTS.length;
      const text = damage(TEXTS[which], dice(run));
      assert.deepEqual(read(text), READ[which], `${name}: ${text}`);
    }
  }
});

Deno.test("damage: three of them together are survived", () => {
  fc.assert(
    fc.property(
      fc.nat(TEXTS.length - 1),
      fc.subarray([...DAMAGES], { minLength: 2, maxLength: 3 }),
      fc.nat(),
      (which, some, seed) => {
        const random = dice(seed);
        const text = some.reduce((now, [, damage]) => damage(now, random), TEXTS[which]);
        assert.deepEqual(read(text), READ[which], `${some.map(([name]) => name).join(", ")}: ${text}`);
      },
    ),
    { numRuns: 4000 },
  );
});

Deno.test("a tag that a mail’s source has broken over two lines is no part of a code", () => {
  for (const [which, text] of TEXTS.entries()) {
    const broken = text.replaceAll(/(?<=[0-9A-Z]{40})(?=[0-9A-Z])/gi, "</p=\r\n><p>");
    assert.deepEqual(read(broken), READ[which], broken);
  }
});

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** One change at a place behind the letter and the version. */
const hurt = (code: string, kind: number, at: number, put: string): string => {
  const here = 2 + at % (code.length - 2);
  switch (kind) {
    case 0:
      return code.slice(0, here) + put + code.slice(here + 1);
    case 1:
      return code.slice(0, here) + code.slice(here + 1);
    case 2:
      return code.slice(0, here) + put + code.slice(here);
    default:
      return code.slice(0, here) + code.slice(here + 1, here + 2) + code[here] + code.slice(here + 2);
  }
};

Deno.test("damage: no damage makes another message; it is told, or it is none", () => {
  const one = fc.tuple(fc.nat(3), fc.nat(), fc.constantFrom(...ALPHABET));
  fc.assert(
    fc.property(
      fc.nat(CODES.length - 1),
      fc.array(one, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (which, changes, words) => {
        const code = changes.reduce((now, [kind, at, put]) => hurt(now, kind, at, put), CODES[which]);
        const found = findCodes(words ? `${code}\nSee you, Ben` : code);
        if (found.messages.length > 0) {
          assert.deepEqual(found.messages, READ[3 * which].messages);
          assert.ok(code.startsWith(CODES[which]));
        } else assert.ok(found.fault && found.fault.letter === code[0] && found.fault.why !== "newer", code);
      },
    ),
    { numRuns: 20_000 },
  );
});

Deno.test("damage: a broken prefix makes no other message either", () => {
  for (const [which, code] of CODES.entries()) {
    for (const at of [0, 1]) {
      for (const c of ALPHABET) {
        const { messages } = findCodes(code.slice(0, at) + c + code.slice(at + 1));
        if (messages.length > 0) assert.deepEqual(messages, READ[3 * which].messages);
      }
    }
  }
});

Deno.test("damage: what was cut off says how much is there of how much", () => {
  for (const code of CODES) {
    const head = code[2] === "Z" ? 7 : 4;
    for (const text of [code, code.toLowerCase(), `Hi! ${code}`, writeLink(code, { base: "https://oob.example/" })]) {
      const start = text.length - code.length;
      for (let length = head + 20; length < code.length; length++) {
        const { messages, fault } = findCodes(text.slice(0, start + length));
        assert.deepEqual(messages, []);
        assert.deepEqual(fault, { why: "cut-off", have: length - head, want: code.length - head, letter: code[0] });
      }
    }
  }
});

Deno.test("damage: several codes in one text, in links and among words", () => {
  const [one, two] = [CODES.at(-4)!, CODES.at(-3)!];
  const both = [...read(one).messages, ...read(two).messages];
  const chat =
    `[10:31] Anna: https://oob.example/device/#${one}\n[10:34] Ben: thanks! https://oob.example/device/?client=B#${two}.`;
  assert.deepEqual(read(chat), { messages: both, answers: "0a1b2c" });
  assert.equal(findCodes(chat).inLink, true);
  const { offer: sent } = { offer: { kind: "description", ...offer } as const };
  const written = compact([sent, { kind: "description", ...answer }]);
  assert.equal(findCodes(written).messages.length, 2);
  assert.deepEqual([findCodes(written).untidy, findCodes(written).inLink], [false, false]);
  assert.deepEqual(
    [findCodes(` ${written.replaceAll("\n", "\r\n")}\n`).untidy, findCodes(`offer: ${written}`).untidy],
    [false, true],
  );
  assert.equal(findCodes(written.toLowerCase()).untidy, true);
  const link = writeLink(written, { base: "https://oob.example/oob", lesson: "the-first-connection", client: "A" });
  assert.ok(link.startsWith("https://oob.example/oob/device/the-first-connection/?client=A#O1"));
  const found = findCodes(`Please open ${link}.`);
  assert.deepEqual([found.messages.length, found.inLink, found.untidy], [2, true, false]);
  assert.equal(writeLink("O1", {}), "device/#O1");
});
