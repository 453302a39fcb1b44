/** The plan of the house, as a table: which room may import which, and which packages. */

/** Rooms by folder; single files of the top level are rooms of their own. */
export const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  protocol: { rooms: [], packages: ["fflate"] },
  lessons: { rooms: ["protocol"], packages: [] },
  browser: { rooms: ["protocol"], packages: ["@nuintun/qrcode"] },
  models: { rooms: ["protocol"], packages: ["@preact/signals"] },
  components: { rooms: ["protocol"], packages: ["preact", "lean-qr"] },
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
    packages: ["preact", "marked", "marked-directive", "shiki"],
  },
  // `preact` for the type of what a page contains.
  routes: {
    rooms: ["components", "lessons", "protocol", "server"],
    packages: ["hono", "preact", "preact-render-to-string"],
  },
  cli: { rooms: ["protocol", "lessons"], packages: ["node"] },
  "main.ts": { rooms: ["routes", "server", "lessons"], packages: ["hono"] },
  "build.ts": { rooms: ["routes", "server", "main.ts"], packages: ["hono", "vite", "node"] },
  // `preact` to hydrate, `browser` for when to draw.
  "client.ts": { rooms: ["browser", "islands"], packages: ["preact"] },
  "vite.config.ts": { rooms: [], packages: ["vite", "@preact/preset-vite", "@hono/vite-dev-server"] },
};

/** Folders without rules of their own. */
export const OTHERS: readonly string[] = ["static", "docs", "tests"];

/** Names that would make a pure room answer differently each time. */
const CLOCKS = /\b(Date\.now|new Date|Math\.random)\b/;
const IMPORT =
  /(?:^|[\s;])(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']|^import\s+["']([^"']+)["']/gm;

/** What a source file does that its room may not, each as a sentence. `path` is relative to the house. */
export function violations(path: string, source: string): readonly string[] {
  const room = path.includes("/") ? path.split("/")[0] : path;
  const may = ROOMS[room];
  if (!may) return OTHERS.includes(room) ? [] : [`${path}: ${room} is no room of this house`];
  const found: string[] = [];
  for (const [, fixed, dynamic, bare] of source.matchAll(IMPORT)) {
    const target = fixed ?? dynamic ?? bare;
    if (target.startsWith(".")) {
      const there = new URL(target, `file:///${path}`).pathname.slice(1);
      const to = there.includes("/") ? there.split("/")[0] : there;
      if (to !== room && !may.rooms.includes(to)) found.push(`${path}: ${room} may not import ${to} (${target})`);
    } else {
      const name = target.startsWith("node:")
        ? "node"
        : target.split("/").slice(0, target.startsWith("@") ? 2 : 1).join("/");
      if (!may.packages.includes(name)) found.push(`${path}: ${room} may not import the package ${name}`);
    }
  }
  if ((room === "protocol" || room === "lessons") && CLOCKS.test(source)) {
    found.push(`${path}: ${room} may not use ${CLOCKS.exec(source)![1]}`);
  }
  return found;
}
