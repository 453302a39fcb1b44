/** Every command alike: help, wrong options, what cannot be read, and nothing that a terminal would obey. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { visible } from "../../protocol/text/mod.ts";
import { run } from "../process.ts";

const COMMANDS = ["annotate", "blob", "coverage", "follow", "join", "packets"] as const;
const SDP = "tests/fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp";
const TRACE = "tests/fixtures/traces/first-connection.trace.json";
/** What each is given to do its work well. */
const GOOD: Record<typeof COMMANDS[number], readonly string[]> = {
  annotate: [SDP],
  blob: [SDP],
  coverage: ["tests/fixtures/sdp/chromium-156"],
  follow: [TRACE],
  join: [],
  packets: ["tests/fixtures/packets/binding.pcap"],
};
const command = (name: string, args: readonly string[], stdin = "") =>
  run(["run", "--allow-read", `cli/${name}.ts`, ...args], { stdin });

/** No byte that a terminal obeys but the line feed. */
// deno-lint-ignore no-control-regex
const OBEYED = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** Ended with status 2 and a sentence on standard error alone: no stack, no words of the page. */
function isRefused(ended: Awaited<ReturnType<typeof command>>, says: RegExp, name: string): void {
  assert.equal(ended.code, 2, `${name}: ${ended.complained}`);
  assert.equal(ended.said, "", name);
  assert.match(ended.complained, says, name);
  assert.match(
    ended.complained.replace(/ Use: deno task .*/, ""),
    /^(?:\/\S+: )?[A-Z].*\.\n$/s,
    `${name} is a sentence`,
  );
  assert.doesNotMatch(ended.complained, /^ {4}at |Uncaught|TypeError|\bcard|\bbox\b|This program failed/m, name);
  assert.ok(!OBEYED.test(ended.complained), name);
}

for (const name of COMMANDS) {
  Deno.test(`${name}: --help and -h print its use and its options, with status 0, whatever else is asked`, async () => {
    for (const args of [["--help"], ["-h"], ["--nonsense", "--help", "no-such-file", "too", "many"]]) {
      const { code, said, complained } = await command(name, args);
      assert.equal(code, 0, args.join(" "));
      assert.equal(complained, "");
      assert.match(said, new RegExp(`^[A-Z].*\\. Use: deno task ${name} `));
      const long = said.split("\n").filter((line) => /^ {2}/.test(line) && line.length > 100);
      assert.deepEqual(long, [], "an option is told in lines that a terminal shows whole");
      assert.match(said, /\n {2}-h, --help +Print this\.\n\nIt ends with status 0 when .*, 1 when .*, 2 if /);
    }
  });

  Deno.test(`${name}: what is wrongly asked or cannot be read is a sentence, with status 2`, async () => {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.writeFile(`${folder}/bytes`, new Uint8Array([1, 0, 255, 0, 254, 7]));
      await Deno.writeTextFile(`${folder}/empty`, "");
      const both = (file: string) => name === "join" ? [file, TRACE] : [file];
      isRefused(await command(name, ["--nonsense"]), /^There is no option “--nonsense”\. Use: deno task /, name);
      isRefused(await command(name, ["-x\x1b[2J"]), /^There is no option “-x”\. Use: /, name);
      isRefused(await command(name, both("no-such\x1b[2J-file")), /no-such.*-file/, name);
      const files: [string, RegExp][] = [
        [`${folder}/bytes`, /holds no text|no folder|is no capture/],
        [`${folder}/empty`, /nothing to read|no trace|no folder|is no capture/],
        [`${folder}`, /is a folder|no \*\.sdp below/],
      ];
      for (const [file, says] of files) isRefused(await command(name, both(file)), says, `${name} ${file}`);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

Deno.test("an option that lacks its value, or has one too many, is named; so is one file too many", async () => {
  const cases: [name: string, args: string[], says: RegExp][] = [
    ["blob", [SDP, "--to"], /^The option “--to” needs json\|sdp.* behind it\. Use: /],
    ["annotate", [SDP, "--whole=yes"], /^The option “--whole” takes no value\. Use: /],
    ["blob", [SDP, SDP], /^Only one file can be read at a time\. Use: /],
    ["follow", [TRACE, TRACE], /^Only one file can be read at a time\. Use: /],
    ["join", [TRACE], /^Two files are joined\. Use: /],
    ["packets", [TRACE, TRACE], /^One capture is read\. Use: /],
    ["coverage", [], /^One folder is searched\. Use: /],
    [
      "follow",
      [TRACE, "--lesson", "none"],
      /^There is no lesson “none”\. There is: the-first-connection, .*[a-z]\. Use: /,
    ],
  ];
  for (const [name, args, says] of cases) isRefused(await command(name, args), says, `${name} ${args}`);
});

Deno.test("standard input is read for “-” and for nothing, in UTF-8 and in what Windows writes", async () => {
  const trace = await Deno.readTextFile(TRACE);
  for (const args of [[], ["-"]]) {
    const { code, said } = await command("follow", args, trace);
    assert.equal(code, 0);
    assert.match(said, /say-hello-both-ways/);
  }
  const folder = await Deno.makeTempDir();
  try {
    const units = Uint16Array.from(`\ufeff${await Deno.readTextFile(SDP)}`, (unit) => unit.charCodeAt(0));
    await Deno.writeFile(`${folder}/utf-16.sdp`, new Uint8Array(units.buffer));
    const { code, said } = await command("blob", [`${folder}/utf-16.sdp`]);
    assert.equal(code, 0);
    assert.match(said, /^An offer of 716 characters/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("nothing that the input holds is obeyed by a terminal, on either stream, in any form", async () => {
  const ansi = "tests/fixtures/hostile/ansi.sdp";
  for (const format of ["text", "md", "html", "json"]) {
    const { said, complained, code } = await command("annotate", [ansi, "--format", format]);
    assert.equal(code, 1);
    assert.ok(!OBEYED.test(said + complained), format);
    assert.match(said, format === "json" ? /\\u001b\[2J/ : /U\+001B\[2J/);
  }
  isRefused(await command("blob", [ansi]), /U\+001B\[2J/, "blob");
  isRefused(
    await command("annotate", ["-"], "\x1b]0;pwn\x07 \u009b2J \u202e"),
    /U\+001B|nothing that can be read/,
    "annotate",
  );

  // What can be read with control characters in it: the name of a session may hold any.
  const sdp = (await Deno.readTextFile(SDP)).replace("s=-", "s=\x1b[31mred\x9b2J\u202e");
  const blob = JSON.stringify({ type: "offer", sdp });
  const json = await command("blob", ["--to", "json"], blob);
  assert.ok(!OBEYED.test(json.said + json.complained));
  assert.equal(JSON.parse(json.said).sdp, sdp, "JSON stays what it is");
  const lines = await command("blob", ["--to", "sdp"], blob);
  assert.ok(!lines.said.includes("\x1b") && !lines.said.includes("\x9b") && !OBEYED.test(lines.complained));
  assert.match(lines.said, /s=U\+001B\[31mredU\+009B2J/);
  assert.match(lines.complained, /Control characters in it are written by their numbers/);
  assert.equal(lines.code, 1);
});

Deno.test("a long list is a line for each, or told in part: no line grows with it", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const write = async (names: number) => {
      const unknown = Array.from({ length: names }, (_, i) => `a=unknown${i}:value host${i}.example`);
      const candidates = Array.from(
        { length: names },
        (_, i) => `a=candidate:${i} 1 udp 1 192.0.2.9 ${1000 + i} typ host`,
      );
      const offer = await Deno.readTextFile(SDP);
      await Deno.writeTextFile(`${folder}/a.sdp`, `${offer}${[...unknown, ...candidates, ""].join("\r\n")}`);
    };
    const longest = async (name: "annotate" | "blob" | "coverage") => {
      const { said, complained } = await command(name, [name === "coverage" ? folder : `${folder}/a.sdp`]);
      return Math.max(...`${said}${complained}`.split("\n").map((line) => line.length));
    };
    for (const name of ["annotate", "blob", "coverage"] as const) {
      await write(30);
      const few = await longest(name);
      await write(600);
      assert.ok(await longest(name) < few + 60, `${name}: ${few} and ${await longest(name)} characters`);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a link leads only to an address of the web", async () => {
  const link = (base: string) => command("blob", [SDP, "--to", "link", "--base", base]);
  for (const base of ["https://oob.example/x/", "http://localhost:8000", "HTTPS://[2001:db8::1]/"]) {
    const { code, said } = await link(base);
    assert.equal(code, 0, base);
    assert.ok(said.startsWith(`${base.replace(/\/$/, "")}/device/#`), said);
  }
  for (
    const base of [
      "javascript:alert(1)",
      "data:text/html,x",
      'http://x/"><script>',
      "//x",
      "x",
      "",
      "http://",
      "https://x y/",
      "https://x/?a#b",
      "\x1b[2J",
    ]
  ) isRefused(await link(base), /^This is no http or https address: “/, base);
});

Deno.test("a problem is worded for a command line: no cards, boxes, buttons or pages there", () => {
  const where = { client: "A", other: "B" };
  const problems: Problem[] = [
    { code: "too-long", length: 1_000_001 },
    { code: "not-a-blob", seen: "it is a web address" },
    { code: "not-sdp", seen: "it is a web address" },
    { code: "json-broken" },
    { code: "sdp-incomplete", missing: "m= line" },
    { code: "cut-off" },
    { code: "line-damaged" },
    { code: "fingerprint-damaged" },
    { code: "wrapped-unsure" },
    { code: "glued-unsure" },
    { code: "case-changed" },
    { code: "type-unknown", seen: "“ofer”" },
    { code: "base64-damaged" },
    { code: "compressed", what: "gzip" },
    { code: "nested-too-deep" },
    { code: "mislabelled", kind: "offer", setup: "active" },
    { code: "candidate-unreadable", line: "candidate:1" },
    { code: "code-cut-off", have: 1, want: 2 },
    { code: "code-damaged" },
    { code: "code-newer", version: "2" },
    { code: "two-descriptions", what: "two offers" },
    { code: "trace-not-json" },
    { code: "trace-newer", version: 2 },
    { code: "trace-older", version: 0 },
    { code: "entry-broken", client: "A", entry: 1, kind: "pasted", member: "text" },
    { code: "trace-long", client: "A", entries: 1, besides: false, most: 0 },
    { code: "traces-of-one-client", ...where },
  ];
  for (const problem of problems) {
    const words = Object.values(explain(problem, "command")).join(" ");
    assert.doesNotMatch(words, /\b(card|box|paste|press|button|this page)\b/i, problem.code);
    assert.match(words, /^[A-Z]/);
  }
});

Deno.test("characters that nobody sees are named, whatever the text; the others stay", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const shown = visible(text);
    assert.ok(!OBEYED.test(shown.replace(/\r\n|\t/g, "")) && shown.isWellFormed());
    assert.equal(visible(shown), shown);
  }));
  assert.equal(visible("a\r\nb\tc\nd – é 👩‍👩‍👧"), "a\r\nb\tc\nd – é 👩‍👩‍👧");
  assert.equal(visible("\u202egnp\ud800\r\u2028\ufeff"), "U+202EgnpU+D800U+000DU+2028U+FEFF");
});

Deno.test("well asked, each does its work and is silent about it", async () => {
  for (const name of COMMANDS.filter((one) => GOOD[one].length > 0)) {
    const { code, said, complained } = await command(name, GOOD[name]);
    assert.equal(code, 0, `${name}: ${complained}`);
    assert.ok(said.length > 0);
    assert.equal(complained, "");
  }
});
