/** The stylesheets of the house, as tests read them: what each one names, and with which files it comes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** The text of a file of the house, which tests run in. */
export const read = (path: string): string => readFileSync(path, "utf8");

/** The paths below a folder of the house whose names end so. */
export function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(`${folder}${entry.name}/`, ending)
      : ending.test(entry.name)
      ? [folder + entry.name]
      : []
  );
}

/** A rule of a stylesheet: the layer that it lies in, empty for none, and its selectors as they are written. */
export interface Rule {
  readonly layer: string;
  readonly selector: string;
}

/** The rules of a stylesheet, in order; those of `@font-face` and keyframes are left out. */
export function rulesOf(css: string): readonly Rule[] {
  const rules: Rule[] = [];
  const open: string[] = [];
  for (const [, prelude, mark] of css.replace(/\/\*[^]*?\*\//g, "").matchAll(/([^{};]*)([{};])/g)) {
    if (mark === "}") open.pop();
    if (mark !== "{") continue;
    const selector = prelude.trim();
    const isFrame = open.some((one) => one.startsWith("@keyframes"));
    if (!selector.startsWith("@") && !isFrame) rules.push({ layer: layerOf(open), selector });
    open.push(selector);
  }
  return rules;
}

const layerOf = (open: readonly string[]): string =>
  open.find((one) => one.startsWith("@layer"))?.replace("@layer", "").trim() ?? "";

/** The classes that a selector names. */
export const classesOf = (selector: string): readonly string[] =>
  [...selector.replace(/"[^"]*"/g, "").matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name);

/** The sheets that come with one component: its folder’s, and its own. */
export function sheetsBeside(component: string): readonly string[] {
  const [, path, folder, name] = /^(components\/([\w-]+)\/)(\w+)\.tsx$/.exec(component) ?? [];
  if (!path) return [];
  return [`${path}${folder}.css`, `${path}${name}.css`].filter((sheet) => existsSync(sheet));
}

const IMPORT = /^(?:import|export)\s+(type\s)?([^"'`;]*?)\bfrom\s*"(\.[^"]+)"|^import\s+"(\.[^"]+)"/gm;

/** The files that a file imports for more than their types, and not by a dynamic `import()`. */
function importsOf(path: string): readonly string[] {
  return [...read(path).matchAll(IMPORT)].flatMap(([, isType, names, from, bare]) => {
    const named = /^\{([^}]*)\}\s*$/.exec(names ?? "")?.[1].split(",").map((one) => one.trim()).filter(Boolean);
    if (isType || named?.every((one) => one.startsWith("type "))) return [];
    return [posix.join(posix.dirname(path), from ?? bare)];
  });
}

/** The sheets that come with a file, by everything that it imports, in the order of their paths. */
export function sheetsWith(...paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  function walk(path: string) {
    if (seen.has(path) || !/\.tsx?$/.test(path)) return;
    seen.add(path);
    importsOf(path).forEach(walk);
  }
  paths.forEach(walk);
  return [...new Set([...seen].flatMap(sheetsBeside))].sort();
}

/** A sheet and those that it imports, by path. */
export function withImports(sheet: string): readonly string[] {
  const found = [...read(sheet).matchAll(/@import "([^"]+)"/g)].map(([, to]) => posix.join(posix.dirname(sheet), to));
  return [sheet, ...found.flatMap(withImports)];
}

/** The sheets that pages name themselves: the inputs of the bundle. */
export const namedByPages = (): readonly string[] =>
  [...read("vite.config.ts").matchAll(/"(components\/[^"]+\.css)"/g)].map(([, path]) => path);
