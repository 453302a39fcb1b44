/** The site as a zip, and what a server says of the network that it is in. */
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { lanText } from "../../server/address.ts";
import { zipOf } from "../../server/package.ts";
import { run } from "../process.ts";

Deno.test("the zip holds every file of the site under its path, and is the same each time", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/bench/deep`, { recursive: true });
  const files = { "index.html": "home", "bench/index.html": "bench".repeat(100), "bench/deep/x.png": "png" };
  for (const [path, text] of Object.entries(files)) await Deno.writeTextFile(`${folder}/${path}`, text);
  const zip = await zipOf(folder);
  const unpacked = Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]);
  assert.deepEqual(Object.fromEntries(unpacked), files);
  assert.deepEqual(await zipOf(folder), zip);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("other devices are told the address, and what plain HTTP keeps from them", () => {
  const of = (address: string, family: "IPv4" | "IPv6" = "IPv4") => ({ family, address, scopeid: null });
  const everywhere = { hostname: "0.0.0.0", port: 8000 };
  const all = [of("127.0.0.1"), of("192.0.2.7"), of("fe80::1", "IPv6"), of("198.51.100.4"), of("169.254.3.3")];
  const said = lanText(everywhere, all)!;
  assert.match(said, /at http:\/\/192\.0\.2\.7:8000, or http:\/\/198\.51\.100\.4:8000\. .* no camera and no clipboard/);
  assert.match(lanText(everywhere, [of("127.0.0.1")])!, /in no network/);
  assert.equal(lanText({ hostname: "127.0.0.1", port: 8000 }, all), undefined);
});

Deno.test("what is allowed stands alone on standard output, so that a permission can be made of it", async () => {
  const address = new URL("../../server/address.ts", import.meta.url).pathname;
  const args = ["run", "--no-prompt", "--allow-env=HOST,PORT", "--allow-sys=networkInterfaces", address];
  const { said, complained, code } = await run(args, { env: { PORT: "8123", HOST: "0.0.0.0" } });
  assert.deepEqual([said.trim(), code], ["0.0.0.0:8123", 0]);
  assert.match(complained, /:8123|in no network/);
});
