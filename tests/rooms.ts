/** The plan of the house, as a table: which room may import which, and which packages. */

interface Room {
  /** The rooms and the packages that it may import. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Those of which it may import types, and nothing else. */
  readonly typesOf?: readonly string[];
}

/** Rooms by folder; single files of the top level are rooms of their own. */
export const ROOMS: Readonly<Record<string, Room>> = {
  // `@noble/hashes`: HMAC, SHA-1, MD5 and SHA-256 of packets, which no language feature has; audited, no dependency.
  protocol: { rooms: [], packages: ["fflate", "valibot", "@noble/hashes"] },
  // `valibot`: the schema of a lesson’s text.
  lessons: { rooms: ["protocol"], packages: ["valibot"] },
  browser: { rooms: ["protocol"], packages: ["@nuintun/qrcode"] },
  models: { rooms: ["protocol"], packages: ["@preact/signals"] },
  // A component reads signals that it is given; it makes none, and calls no model that it was not handed.
  components: { rooms: ["protocol"], packages: ["preact", "lean-qr"], typesOf: ["models", "@preact/signals"] },
  wiring: {
    rooms: ["browser", "components", "lessons", "models", "protocol"],
    packages: ["preact", "@preact/signals"],
  },
  islands: {
    rooms: ["browser", "components", "lessons", "models", "protocol", "wiring"],
    packages: ["preact", "@preact/signals"],
  },
  server: {
    rooms: ["components", "islands", "lessons", "protocol"],
    // `node:http` closes idle connections; `Deno.serve` does not.
    // `fflate` zips the built site.
    packages: ["preact", "marked", "shiki", "fflate", "node"],
  },
  // `preact` for the type of what a page contains.
  routes: {
    rooms: ["components", "lessons", "protocol", "server"],
    packages: ["hono", "preact", "preact-render-to-string"],
  },
  // `werift` plays the peer of glass; `node:process` is what it finds its environment in. Of `node:http` and
  // `node:stream` the types alone: what an upgraded connection comes as.
  network: { rooms: ["protocol"], packages: ["node", "werift"] },
  cli: { rooms: ["protocol", "lessons"], packages: ["node"] },
  // `network` for the signaling server, where it is asked for.
  "main.ts": { rooms: ["routes", "server", "network", "lessons"], packages: ["hono"] },
  // The site and the box in one process. `lean-qr` draws the page’s address for phones, in the terminal.
  "class.ts": { rooms: ["routes", "server", "network", "protocol", "cli"], packages: ["lean-qr"] },
  "build.ts": { rooms: ["routes", "server", "main.ts"], packages: ["hono", "vite", "workbox-build", "node"] },
  // `preact` to hydrate, `browser` for when to draw, `wiring` for what comes once a page is quiet.
  "client.ts": { rooms: ["browser", "islands", "wiring"], packages: ["preact"] },
  "vite.config.ts": { rooms: [], packages: ["node", "vite", "@preact/preset-vite", "@hono/vite-dev-server"] },
};

/** Folders without rules of their own. */
export const OTHERS: readonly string[] = ["static", "docs", "tests"];

/** Names that would make a pure room answer differently each time. */
const CLOCKS = /\b(Date\.now|new Date|Math\.random)\b/;
const IMPORT =
  /(?:^|[\s;])(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']|^import\s+["']([^"']+)["']/gm;

/** Packages as a table names them: without what stands behind the name. */
const packageOf = (target: string): string =>
  target.startsWith("node:") ? "node" : target.split("/").slice(0, target.startsWith("@") ? 2 : 1).join("/");

interface Import {
  /** As it is written. */
  readonly target: string;
  /** The file of the house that it leads to; missing for a package. */
  readonly to?: string;
  readonly isDynamic: boolean;
  /** Whether only types are imported. */
  readonly isType: boolean;
}

/** Everything that a source file imports or exports from elsewhere. */
function importsOf(path: string, source: string): readonly Import[] {
  return [...source.matchAll(IMPORT)].map(([statement, fixed, dynamic, bare]) => {
    const target = fixed ?? dynamic ?? bare;
    const names = /\{([^}]*)\}/.exec(statement)?.[1].split(",").map((name) => name.trim()).filter(Boolean) ?? [];
    const isType = /\b(?:import|export)\s+type\b/.test(statement) ||
      names.length > 0 && names.every((name) => name.startsWith("type "));
    const to = target.startsWith(".") ? new URL(target, `file:///${path}`).pathname.slice(1) : undefined;
    return { target, isDynamic: dynamic !== undefined, isType, ...(to !== undefined && { to }) };
  });
}

const roomOf = (path: string): string => path.includes("/") ? path.split("/")[0] : path;

/** The folder of `protocol/` that a file lies in; nothing for files elsewhere, or loose ones. */
const subjectOf = (path: string): string | undefined => /^protocol\/([^/]+)\//.exec(path)?.[1];

/** What a source file does that its room may not, each as a sentence. `path` is relative to the house. */
export function violations(path: string, source: string): readonly string[] {
  const room = roomOf(path);
  const may = ROOMS[room];
  if (!may) return OTHERS.includes(room) ? [] : [`${path}: ${room} is no room of this house`];
  const found = importsOf(path, source).flatMap((one) => [...wrongRoom(path, one), ...wrongDoor(path, one)]);
  if ((room === "protocol" || room === "lessons") && CLOCKS.test(source)) {
    found.push(`${path}: ${room} may not use ${CLOCKS.exec(source)![1]}`);
  }
  if (/^protocol\/[^/]+\.tsx?$/.test(path)) found.push(`${path}: it lies loose in protocol/, in no folder`);
  if (room === "islands" && !isIsland(path, source)) {
    found.push(`${path}: it is no island, and Fresh would take it for one`);
  }
  return found;
}

function wrongRoom(path: string, { target, to, isType }: Import): readonly string[] {
  const room = roomOf(path);
  const may = ROOMS[room];
  const other = to === undefined ? packageOf(target) : roomOf(to);
  const allowed = to === undefined ? may.packages : [room, ...may.rooms];
  if (allowed.includes(other)) return [];
  if (may.typesOf?.includes(other)) {
    return isType ? [] : [`${path}: ${room} may import nothing but types of ${other} (${target})`];
  }
  const what = to === undefined ? `the package ${other}` : `${other} (${target})`;
  return [`${path}: ${room} may not import ${what}`];
}

/** A folder of `protocol/` is entered by its `mod.ts`; what comes late, by a file that says so by its name. */
function wrongDoor(path: string, { target, to, isDynamic }: Import): readonly string[] {
  if (to === undefined) return [];
  if (isDynamic) {
    const isChunk = /^wiring\/lazy\/[^/]+$/.test(to) || /\/lazy\.tsx?$/.test(to);
    return isChunk ? [] : [`${path}: import() names ${target}, which is neither in wiring/lazy/ nor a lazy.ts`];
  }
  const subject = subjectOf(to);
  const isDoor = subject === undefined || subject === subjectOf(path) || to === `protocol/${subject}/mod.ts`;
  return isDoor ? [] : [`${path}: protocol/${subject}/ is entered by its mod.ts, not by ${target}`];
}

/** Fresh takes every file of `islands/` for an island: a component is its default export. */
const isIsland = (path: string, source: string): boolean =>
  /^islands\/[A-Z]\w*\.tsx$/.test(path) && /^export default function [A-Z]/m.test(source);

/** Folders of `protocol/` that import each other in a circle, named along it; empty where there is none. */
export const circle = (sources: ReadonlyMap<string, string>): readonly string[] => circleOf(sources, subjectOf);

/** Files of `protocol/` that do, be it only for a type. */
export const circleOfFiles = (sources: ReadonlyMap<string, string>): readonly string[] =>
  circleOf(sources, (path) => path.startsWith("protocol/") ? path : undefined);

/** A circle among the places that files stand for; a file that stands for none is passed over. */
function circleOf(
  sources: ReadonlyMap<string, string>,
  placeOf: (path: string) => string | undefined,
): readonly string[] {
  const arrows = new Map<string, Set<string>>();
  for (const [path, source] of sources) {
    const from = placeOf(path);
    if (from === undefined) continue;
    for (const { to } of importsOf(path, source)) {
      const place = to && placeOf(to);
      if (place && place !== from) arrows.set(from, (arrows.get(from) ?? new Set()).add(place));
    }
  }
  const done = new Set<string>();
  function walk(place: string, way: readonly string[]): readonly string[] {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place];
    if (done.has(place)) return [];
    for (const next of arrows.get(place) ?? []) {
      const found = walk(next, [...way, place]);
      if (found.length > 0) return found;
    }
    done.add(place);
    return [];
  }
  for (const place of arrows.keys()) {
    const found = walk(place, []);
    if (found.length > 0) return found;
  }
  return [];
}
