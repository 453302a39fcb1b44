/** The built site: which address shows which file, which answer is short, and which is refused. */
import assert from "node:assert/strict";
import { type Site, site } from "../../routes/site.ts";

/** A built site of three pages, one asset with its compressed copies, and a manifest. */
async function withSite(use: (built: Site, folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  const write = async (path: string, text: string) => {
    await Deno.mkdir(`${folder}/${path}`.replace(/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(`${folder}/${path}`, text);
  };
  try {
    await write("index.html", "home");
    await write("bench/index.html", "bench");
    await write("lessons/the-first-connection/index.html", "lesson");
    await write("404.html", "<style>p{color:red}</style>nowhere");
    await write("assets/a-12345678.js", "script");
    await write("assets/a-12345678.js.br", "br");
    await write("assets/a-12345678.js.gz", "gz");
    await write(".vite/manifest.json", "{}");
    await use(site(folder), folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const ask = (built: Site, path: string, options: RequestInit = {}) =>
  built.fetch(new Request(`http://localhost${path}`, options));

Deno.test("an address written otherwise is led to the page's own, which never begins with two slashes", () =>
  withSite(async (built) => {
    const led = async (path: string) => {
      const answer = await ask(built, path);
      return [answer.status, answer.headers.get("location")];
    };
    assert.deepEqual(await led("/bench"), [301, "/bench/"]);
    assert.deepEqual(await led("/bench?a=1"), [301, "/bench/?a=1"]);
    assert.deepEqual(await led("//bench"), [301, "/bench/"]);
    assert.deepEqual(await led("//bench/?a=1"), [301, "/bench/?a=1"]);
    assert.deepEqual(await led("////lessons//the-first-connection"), [301, "/lessons/the-first-connection/"]);
    assert.deepEqual(await led("/bench%2F"), [301, "/bench/"]);
    assert.deepEqual(await led("/bench/"), [200, null]);
    assert.equal((await led("//evil.example/"))[0], 404);
  }));

Deno.test("what is not there, hidden, elsewhere or malformed: 404 with its page, whose style is allowed", () =>
  withSite(async (built) => {
    const paths = [
      "/nowhere/",
      "/.vite/manifest.json",
      "/assets/../.vite/manifest.json",
      "/%2e%2e/deno.json",
      "/..%2f..%2fetc/passwd",
      "/..%5c..%5cetc",
      "/%00",
      "/bench/%00",
      "/%E0%A4%A",
      `/${"a".repeat(5000)}`,
      "/404.html",
      "/assets",
    ];
    for (const path of paths) {
      const answer = await ask(built, path);
      assert.equal(answer.status, 404, path);
      assert.match(await answer.text(), /nowhere/);
      assert.match(answer.headers.get("content-security-policy") ?? "", /style-src 'self' 'sha256-/);
    }
  }));

Deno.test("HEAD gets what GET gets, the length included, and no content", () =>
  withSite(async (built) => {
    for (const path of ["/bench/", "/nowhere/", "/assets/a-12345678.js"]) {
      const [get, head] = [await ask(built, path), await ask(built, path, { method: "HEAD" })];
      assert.deepEqual([...head.headers], [...get.headers], path);
      assert.equal(head.headers.get("content-length"), String((await get.arrayBuffer()).byteLength));
      assert.equal(await head.text(), "");
    }
  }));

Deno.test("other methods: 405, and which are allowed", () =>
  withSite(async (built) => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      const answer = await ask(built, "/bench/", { method });
      assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "GET, HEAD"]);
      assert.ok((await answer.text()).length < 100);
    }
  }));

Deno.test("a page that is the same as before travels once: 304, by its tag or its time", () =>
  withSite(async (built, folder) => {
    const first = await ask(built, "/bench/");
    const [etag, modified] = [first.headers.get("etag")!, first.headers.get("last-modified")!];
    assert.match(etag, /^"[\w-]+"$/);
    const status = async (fields: HeadersInit) => {
      const answer = await ask(built, "/bench/", { headers: fields });
      if (answer.status === 304) assert.equal(answer.headers.get("etag"), etag);
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    };
    assert.deepEqual(await status({ "If-None-Match": etag }), [304, 0]);
    assert.deepEqual(await status({ "If-None-Match": `"x", W/${etag}` }), [304, 0]);
    assert.deepEqual(await status({ "If-None-Match": "*" }), [304, 0]);
    assert.deepEqual(await status({ "If-Modified-Since": modified }), [304, 0]);
    assert.deepEqual(await status({ "If-None-Match": '"x"', "If-Modified-Since": modified }), [200, 5]);
    assert.deepEqual(await status({ "If-Modified-Since": "yesterday" }), [200, 5]);
    await Deno.writeTextFile(`${folder}/bench/index.html`, "a newer bench");
    assert.deepEqual(await status({ "If-None-Match": etag }), [200, 13]);
  }));

Deno.test("compressed copies go to whom they suit, each with a tag of its own", () =>
  withSite(async (built, folder) => {
    const encoding = async (accepted: string) => {
      const { headers } = await ask(built, "/assets/a-12345678.js", { headers: { "Accept-Encoding": accepted } });
      assert.equal(headers.get("vary"), "Accept-Encoding");
      return headers.get("content-encoding");
    };
    assert.equal(await encoding("gzip, deflate, br"), "br");
    assert.equal(await encoding("gzip"), "gzip");
    assert.equal(await encoding("br;q=0, gzip;q=0.5"), "gzip");
    assert.equal(await encoding("*"), "br");
    assert.equal(await encoding("br;q=0, *;q=0.0"), null);
    assert.equal(await encoding("identity"), null);
    const tags = await Promise.all(
      ["br", "gzip", ""].map(async (accepted) =>
        (await ask(built, "/assets/a-12345678.js", { headers: { "Accept-Encoding": accepted } })).headers.get("etag")
      ),
    );
    assert.equal(new Set(tags).size, 3);
    // A copy of an earlier build is older than its file.
    await Deno.utime(`${folder}/assets/a-12345678.js.br`, new Date(0), new Date(0));
    assert.equal(await encoding("br"), null);
  }));

Deno.test("every answer carries the headers; only what has a hash in its name is kept for good", () =>
  withSite(async (built) => {
    for (const path of ["/", "/nowhere", "/bench", "/assets/a-12345678.js", "/assets/gone-12345678.js"]) {
      const { headers, status } = await ask(built, path);
      assert.match(headers.get("content-security-policy")!, /trusted-types service-worker.*frame-ancestors 'none'/);
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
      assert.equal(headers.get("cross-origin-embedder-policy"), "require-corp");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(
        headers.get("cache-control")!.includes("immutable"),
        path.startsWith("/assets/a-") && status === 200,
      );
    }
  }));
