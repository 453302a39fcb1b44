/** The styles: each sheet has its place and its layer, says only what its own markup shows, and comes with it. */
import assert from "node:assert/strict";
import {
  classesOf,
  filesBelow,
  namedByPages,
  read,
  type Rule,
  rulesOf,
  sheetsBeside,
  sheetsWith,
  withImports,
} from "./sheets.ts";

const SHEETS = filesBelow("components/", /\.css$/);
const COMPONENTS = filesBelow("components/", /\.tsx$/);
const PAGES = new Set(namedByPages().flatMap(withImports));
const WORDS = new Set(rulesOf(read("components/site/words.css")).flatMap(({ selector }) => classesOf(selector)));

/** Where classes are written: markup, and the words for states and outcomes, which are classes as they are. */
const MARKUP = filesBelow("components/", /\.tsx?$/).concat(
  filesBelow("routes/", /\.tsx$/),
  filesBelow("islands/", /\.tsx$/),
);
const STATES = filesBelow("protocol/", /\.ts$/).map(read).join("\n");

/** Whether a text of markup may give an element this class: it names it, or begins it in a template. */
function writes(text: string, name: string): boolean {
  const isNamed = new RegExp(`(?<![\\w.-])${name}(?![\\w-])`).test(text);
  return isNamed || [...name.matchAll(/-/g)].some(({ index }) => text.includes(name.slice(0, index + 1) + "${"));
}
const isState = (name: string): boolean => STATES.includes(`"${name}"`);

/** The components that a sheet comes with: the one of its name, or all of its folder. */
const ownersOf = (sheet: string): readonly string[] =>
  COMPONENTS.filter((component) => sheetsBeside(component).includes(sheet));

/** The classes of a component’s rules that neither it nor the words of the house write. */
function foreign(rules: readonly Rule[], markup: string): readonly string[] {
  const named = rules.filter(({ layer }) => layer === "components").flatMap(({ selector }) => classesOf(selector));
  return [...new Set(named)].filter((name) => !WORDS.has(name) && !writes(markup, name) && !isState(name));
}

Deno.test("every stylesheet comes with a component, or is named by a page", () => {
  for (const sheet of SHEETS) {
    assert.ok(ownersOf(sheet).length > 0 || PAGES.has(sheet), `${sheet} comes with nothing`);
  }
});

Deno.test("every rule lies in a layer, and their order is declared once", () => {
  const declared = SHEETS.flatMap((sheet) => [...read(sheet).matchAll(/@layer ([^{;]+);/g)].map(([, names]) => names));
  assert.deepEqual(declared, ["base, words, components, pages"]);
  for (const sheet of SHEETS) {
    for (const { layer, selector } of rulesOf(read(sheet))) {
      assert.ok(declared[0].split(", ").includes(layer), `${sheet}: ${selector} lies in “${layer}”`);
    }
  }
});

Deno.test("a component’s sheet names the classes of its own markup, and a dead one is found", () => {
  for (const sheet of SHEETS.filter((sheet) => !PAGES.has(sheet))) {
    const markup = ownersOf(sheet).map(read).join("\n");
    assert.deepEqual(foreign(rulesOf(read(sheet)), markup), [], `${sheet} names what its components do not write`);
  }
  const rules = rulesOf(
    "@layer components { .card .quiet, .card > .gone { color: red } @media print { .pair-x { } } }",
  );
  assert.deepEqual(foreign(rules, '<p class="card">'), ["gone", "pair-x"]);
  assert.deepEqual(foreign(rules, "<p class={`card pair-${state} ${gone}`}>"), []);
});

Deno.test("what a page names, and what restyles other parts, names no class that nothing writes", () => {
  const all = MARKUP.map(read).join("\n");
  for (const sheet of SHEETS) {
    for (const name of rulesOf(read(sheet)).flatMap(({ selector }) => classesOf(selector))) {
      assert.ok(writes(all, name) || isState(name), `${sheet}: nothing writes .${name}`);
    }
  }
});

Deno.test("a component comes with the sheet of every class that it writes", () => {
  const rules = new Map(SHEETS.map((sheet) => [sheet, rulesOf(read(sheet))]));
  /** The sheets with rules about a class: it is the first that their selectors name. */
  const about = (name: string) =>
    SHEETS.filter((sheet) =>
      rules.get(sheet)!.some(({ layer, selector }) => layer === "components" && classesOf(selector)[0] === name)
    );
  for (const component of COMPONENTS.filter((one) => !PAGES.has(one.replace(".tsx", ".css")))) {
    const sheets = sheetsWith(component);
    const dressed = new Set(
      sheets.flatMap((sheet) => rules.get(sheet)!.flatMap(({ selector }) => classesOf(selector))),
    );
    for (const [, names] of read(component).matchAll(/class="([\w -]+)"/g)) {
      const naked = names.split(" ").filter((name) => !WORDS.has(name) && !dressed.has(name) && about(name).length > 0);
      assert.deepEqual(naked.map((name) => `.${name} of ${about(name)}`), [], `${component} comes without`);
    }
  }
});

Deno.test("a chunk that has styles is brought with them", () => {
  const brought = filesBelow("wiring/", /\.tsx?$/).flatMap((path) =>
    [...read(path).matchAll(/(withStyles\(\(\) => )?(?<!typeof )import\("\.\/(lazy\/[^"]+)"\)/g)]
      .map(([, styles, chunk]) => ({ path, chunk: `wiring/${chunk}`, isStyled: styles !== undefined }))
  );
  assert.ok(brought.some(({ isStyled }) => isStyled));
  for (const { path, chunk, isStyled } of brought) {
    assert.equal(isStyled, sheetsWith(chunk).length > 0, `${path} brings ${chunk}`);
  }
});
