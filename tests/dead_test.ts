/** No file and no export is dead: knip finds them, and finds the two that are planted for it. */
import assert from "node:assert/strict";

const HOUSE = new URL("..", import.meta.url);

/** Where knip begins. What an entry exports is for others; whatever nothing leads to from here is dead. */
const ENTRIES = [
  "*.ts",
  "islands/*.tsx",
  "cli/*.ts",
  // Components are picked from a chunk once it is there, which knip does not follow.
  "wiring/lazy/*.ts",
  "tests/*.ts",
  "tests/**/*_test.{ts,tsx}",
  "tests/**/*.spec.ts",
  "tests/**/playwright.config.ts",
  "tests/devices/run.ts",
  // Run as programs of their own.
  "tests/components/desk/read-qr.ts",
  "tests/browser/bundle.ts",
  "tests/browser/packet-names.ts",
  "tests/browser/render-lesson.ts",
  "tests/devices/firefox-driver.ts",
  "tests/network/class-of-thirty.ts",
  "tests/stacks/{node-datachannel,werift}.ts",
];

const CONFIG = {
  entry: ENTRIES,
  project: ["**/*.{ts,tsx}"],
  // Which packages a room may use is said in tests/rooms.ts.
  include: ["files", "exports", "types", "nsExports", "nsTypes", "enumMembers", "duplicates"],
};

interface Issues {
  readonly files?: readonly { readonly name: string }[];
  readonly exports?: readonly { readonly name: string }[];
  readonly types?: readonly { readonly name: string }[];
}

/** Copies the sources that lie in a folder, and in those below it. */
async function copySources(from: URL, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (name.startsWith(".") || ["node_modules", "dist", "docs", "static", "fixtures"].includes(name)) continue;
    if (isDirectory) await copySources(new URL(`${name}/`, from), `${to}/${name}`);
    else if (/\.tsx?$/.test(name)) await Deno.copyFile(new URL(name, from), `${to}/${name}`);
  }
}

/** What knip says of a folder, each as “path: name”. It asks for a package.json, which this house has none of. */
async function deadIn(folder: string): Promise<readonly string[]> {
  await Deno.writeTextFile(`${folder}/package.json`, '{ "private": true }');
  await Deno.writeTextFile(`${folder}/knip.json`, JSON.stringify(CONFIG));
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "npm:knip", "--directory", folder, "--reporter", "json", "--no-progress"],
    cwd: HOUSE,
  }).output();
  const said = new TextDecoder().decode(stdout);
  assert.ok(said.startsWith("{"), said + new TextDecoder().decode(stderr));
  const { issues }: { issues: readonly ({ readonly file: string } & Issues)[] } = JSON.parse(said);
  return issues.flatMap(({ file, files = [], exports = [], types = [] }) => [
    ...files.map(() => file),
    ...[...exports, ...types].map(({ name }) => `${file}: ${name}`),
  ]);
}

Deno.test("no file and no export is dead", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await copySources(HOUSE, folder);
    await Deno.writeTextFile(`${folder}/browser/dead.ts`, "export const planted = 1;");
    await Deno.writeTextFile(`${folder}/lessons/mod.ts`, "\nexport type Planted = 1;", { append: true });
    const planted = ["browser/dead.ts", "lessons/mod.ts: Planted"];
    assert.deepEqual((await deadIn(folder)).toSorted(), planted);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
