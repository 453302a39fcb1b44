/** Every lesson, and what an author is told: all of it parses, every check has its words, every mistake its line. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { CHECKS } from "../../lessons/checks/mod.ts";
import { ACT_FORMS, readAct } from "../../lessons/format/acts.ts";
import { slugOf, templateOf } from "../../lessons/format/template.ts";
import { LEAST_PREDICTIONS, MOST_WORDS, readLesson, wordsIn } from "../../lessons/format/read.ts";
import { SLUGS } from "../../lessons/mod.ts";
import { proseOf } from "../../server/prose.ts";
import { newSession } from "../../protocol/session/mod.ts";
import { lesson as acts, play } from "../protocol/support/mod.ts";
import { COURSE, FILES } from "./course.ts";

const source = (slug: string) => Deno.readTextFileSync(`lessons/${slug}/lesson.md`);
const says = (text: string): readonly string[] => {
  const read = readLesson("a-lesson", text);
  return "mistakes" in read ? read.mistakes.map(({ line, says }) => `${line}: ${says}`) : [];
};
const first = source(SLUGS[0]);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

for (const lesson of FILES) {
  Deno.test(`${lesson.slug}: it can be read in steps, foretold, walked and looked up`, () => {
    assert.ok(lesson.challenge, "something to do better");
    assert.ok(lesson.steps.some(({ hints }) => hints.length > 0), "help, where a step is hard");
    for (const { id, prose, goals, solution, done, hints, prediction } of lesson.steps) {
      assert.ok(wordsIn(prose) <= MOST_WORDS, id);
      assert.ok(goals.length > 0 && solution.length > 0 && done !== "", id);
      assert.ok(hints.length === 0 || hints.length === 3, id);
      for (const word of [prediction?.question, prediction?.because, ...prediction?.options ?? [], ...hints]) {
        assert.doesNotMatch(word ?? "", /[*_[\]<]/, `${id}: only code is marked in “${word}”`);
      }
    }
    assert.ok(lesson.steps.filter(({ prediction }) => prediction).length >= LEAST_PREDICTIONS);
    assert.ok((lesson.end.match(/https:\/\//g) ?? []).length >= 2);
    assert.deepEqual(Object.keys(proseOf(lesson).html!).sort().filter((key) => proseOf(lesson).html![key] === ""), []);
  });

  Deno.test(`${lesson.slug}: each check has words for met, for missing, and nothing is met at first`, () => {
    const benches = [{ A: newSession("A"), B: newSession("B") }, ...play(acts())];
    for (const { id, goals } of lesson.steps) {
      for (const goal of goals) {
        for (const bench of benches) {
          const { done, missing, unseen } = CHECKS.get(goal.check)!.ask(bench, goal);
          for (const words of [done, missing, ...unseen ? [unseen.says] : []]) {
            assert.match(words, /^[A-Za-z“].*\S$/, `${id} ${goal.check}`);
            assert.doesNotMatch(words, /undefined|NaN|\[object|Oops/, `${id} ${goal.check}`);
          }
          assert.notEqual(done, missing);
          assert.notEqual(unseen?.says, done);
        }
      }
    }
    for (const step of COURSE.find(({ slug }) => slug === lesson.slug)!.steps) {
      assert.ok(!step.checks(benches[0]).every(({ met }) => met), `${step.id} is met before anything happened`);
    }
  });
}

Deno.test("no two lessons have one title or one place, and each folder is in the course", () => {
  assert.equal(new Set(FILES.map(({ title }) => title)).size, FILES.length);
  const folders = [...Deno.readDirSync("lessons")].filter(({ name, isDirectory }) =>
    isDirectory && !["checks", "format"].includes(name)
  );
  assert.deepEqual(folders.map(({ name }) => name).sort(), [...SLUGS].sort());
});

const MISTAKES: readonly [mistake: string, spoil: (text: string) => string, says: RegExp][] = [
  ["no front matter", (text) => text.slice(4), /^1: a lesson begins with ---/],
  ["minutes in words", (text) => text.replace("minutes: 8", "minutes: eight"), /^3: minutes: must be a whole number/],
  ["an unknown name", (text) => text.replace("minutes: 8", "minuts: 8"), /^3: minuts: |^1: minutes: /],
  ["no title", (text) => text.replace(/^# .*$/m, ""), /^1: there is no title/],
  ["a heading without its id", (text) => text.replace(" {#make-an-offer}", ""), /the heading “Make an offer” has no/],
  ["an unknown directive", (text) => text.replace("::point{", "::pointt{"), /::pointt is no directive of a step/],
  ["an unknown pane", (text) => text.replace('pane="Code"', 'pane="Cde"'), /::point pane: /],
  ["an unknown check", (text) => text.replace("channel-made", "chanel-made"), /chanel-made: is no check\. There is: /],
  ["a check without its attribute", (text) => text.replace('"channel-made" of="offerer"', '"channel-made"'), /of: /],
  ["an open container", (text) => text.slice(0, text.lastIndexOf(":::")), /:::\w+ has no ::: at its end/],
  ["two things that happen", (text) => text.replace("- [ ] Yes", "- [x] Yes"), /one option that happens.*this one 2/],
  [
    "an act that is none",
    (text) => text.replace("- A createDataChannel", "- A makes a channel"),
    /is no act\. Acts are/,
  ],
  ["a long step", (text) => text.replace("On Client A press", "word ".repeat(90)), /words; at most 90 can be read/],
  ["no goal", (text) => text.replaceAll(/^::goal\{check="offer-taken".*$/gm, ""), /has no ::goal/],
  [
    "a server that is none",
    (text) => text.replace("minutes", "servers: stnu:x\nminutes"),
    /^3: servers\.0: must be a stun/,
  ],
  ["a policy that is none", (text) => text.replace("minutes", "policy: some\nminutes"), /^3: policy: /],
  ["what cannot be taken away", (text) => text.replace("minutes", "away:\n  - carry\n  - B\nminutes"), /^5: away\.1: /],
  [
    "a beginning that is no act",
    (text) => text.replace("minutes", "begins:\n  - A has offered\n  - A sings\nminutes"),
    /^5: begins\.1: is no act\. Acts are: A has offered, B has offered, connected, A createOffer/,
  ],
  ["an aside without its title", (text) => text.replace("::point", ":::aside\n\nSo.\n\n:::\n\n::point"), /title: /],
  ["an empty aside", (text) => text.replace("::point", ':::aside{title="So"}\n:::\n\n::point'), /has nothing inside/],
  ["no sources", (text) => text.replaceAll("https://", ""), /its foot names 0 of at least 2 sources/],
];
for (const [mistake, spoil, wanted] of MISTAKES) {
  Deno.test(`an author’s mistake is an error with its line: ${mistake}`, () => {
    assert.deepEqual(says(first), []);
    const spoiled = spoil(first);
    assert.notEqual(spoiled, first);
    assert.ok(says(spoiled).some((one) => wanted.test(one)), says(spoiled).join("\n"));
  });
}

Deno.test("the line that is said is the line of the mistake", () => {
  const spoiled = first.replace('::goal{check="answer-made"', '::goal{check="answer-mad"');
  assert.match(says(spoiled)[0], new RegExp(`^${lineOf(spoiled, 'answer-mad"')}: answer-mad: is no check`));
});

Deno.test("how a bench begins is read into acts, servers and what is taken away", () => {
  const text = first.replace(
    "minutes",
    "begins:\n  - A has offered\n  - A carry offer\nservers: turn:h ada secret\npolicy: relay\naway: carry\nminutes",
  );
  const read = readLesson("a-lesson", text);
  assert.ok(!("mistakes" in read));
  assert.deepEqual(read.begins.map((act) => act.act), ["press", "press", "press", "carry"]);
  assert.deepEqual(read.servers, [{ urls: "turn:h", username: "ada", credential: "secret" }]);
  assert.deepEqual([read.policy, read.away], ["relay", ["carry"]]);
  const connected = readLesson("a-lesson", first.replace("minutes", "begins: connected\nminutes"));
  assert.ok(!("mistakes" in connected) && connected.begins.length > 10);
});

Deno.test("an aside is folded under its title, and its words are not those of the step", () => {
  const aside = `:::aside{title="So"}\n\n${"word ".repeat(100)}\n\n:::\n\n`;
  const read = readLesson("a-lesson", first.replace("::point", `${aside}::point`));
  assert.ok(!("mistakes" in read));
  assert.match(proseOf(read).html!["make-an-offer"], /<details><summary>So<\/summary><p>word word/);
});

Deno.test("any text at all is read or refused, and nothing is thrown", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("---", "# T", "## H {#h}", "::goal{", ':::predict{a="b"}', ":::", "- [x] y", "::point{}", "- A x"),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (lines) => {
    const read = readLesson("any", lines.join("\n"));
    assert.ok("mistakes" in read && read.mistakes.every(({ line, says }) => line >= 1 && says !== ""));
  }));
});

Deno.test("every form of an act that authors are told is read", () => {
  for (const form of ACT_FORMS) assert.ok(readAct(form), form);
});

Deno.test("what the build is told of a lesson with mistakes names its file and line", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/a-lesson`;
    await Deno.mkdir(path);
    await Deno.writeTextFile(`${path}/lesson.md`, first.replace("minutes: 8", "minutes: 0"));
    const { courseFiles, LessonMistakes } = await import("../../server/course.ts");
    const read = courseFiles(["a-lesson"], new URL(`file://${folder}/`));
    await assert.rejects(read, (error) => {
      assert.ok(error instanceof LessonMistakes);
      assert.match(error.message, /^lessons\/a-lesson\/lesson\.md:3: minutes: /);
      return true;
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a new lesson passes as it is written, whatever it is called", () => {
  for (const title of ["The second connection", "Größe & “quotes”", "ICE"]) {
    assert.deepEqual(says(templateOf(title)), [], title);
    assert.match(slugOf(title), /^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});

Deno.test("deno task lesson writes a lesson that is read, at the end of the course, and none twice", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const part of ["cli", "lessons", "protocol", "deno.json", "deno.lock"]) await copy(part, `${folder}/${part}`);
    await Deno.symlink(await Deno.realPath("node_modules"), `${folder}/node_modules`);
    const begin = (...name: string[]) =>
      new Deno.Command(Deno.execPath(), {
        args: ["run", "--no-lock", "--allow-read", "--allow-write=lessons", "cli/lesson.ts", ...name],
        cwd: folder,
      }).output();
    const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const begun = await begin("The", "second", "connection");
    assert.equal(begun.code, 0, decode(begun.stderr));
    assert.deepEqual(says(await Deno.readTextFile(`${folder}/lessons/the-second-connection/lesson.md`)), []);
    assert.match(await Deno.readTextFile(`${folder}/lessons/mod.ts`), /"the-second-connection",\n\] as const;/);
    const again = await begin("The second connection");
    assert.equal(again.code, 2);
    assert.match(decode(again.stderr), /There is a lesson “the-second-connection” already\./);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function copy(from: string, to: string): Promise<void> {
  if ((await Deno.stat(from)).isFile) return await Deno.copyFile(from, to);
  await Deno.mkdir(to);
  for await (const { name } of Deno.readDir(from)) {
    if (name !== "node_modules") await copy(`${from}/${name}`, `${to}/${name}`);
  }
}

Deno.test("authors are told of every check, with what it asks", () => {
  const page = Deno.readTextFileSync("docs/authoring.md").replaceAll(/ +/g, " ");
  for (const [name, { asks }] of CHECKS) assert.ok(page.includes(`| \`${name}\` | ${asks} |`), name);
});
