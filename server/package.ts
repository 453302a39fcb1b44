/** The built site as one file, for whoever uploads it: a zip whose folders are those of the address. */
import { type Zippable, zipSync } from "fflate";

/** What is compressed already is stored as it is. */
const PACKED = /\.(?:br|gz|png|woff2|webp|jpg)$/;
/** The same site gives the same file: ZIP counts its times from 1980. */
const THEN = new Date(1980, 0, 1);

/** A folder as a zip. */
export async function zipOf(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const files: Zippable = {};
  for (const path of (await pathsIn(folder)).sort()) {
    files[path] = [await Deno.readFile(`${folder}/${path}`), { level: PACKED.test(path) ? 0 : 9, mtime: THEN }];
  }
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}

async function pathsIn(folder: string, within = ""): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${within}`)) {
    if (isDirectory) found.push(...await pathsIn(folder, `${within}${name}/`));
    else found.push(within + name);
  }
  return found;
}

if (import.meta.main) {
  const zip = await zipOf("dist");
  await Deno.writeFile("out-of-band.zip", zip);
  console.log(
    `out-of-band.zip has the whole site, ${
      Math.ceil(zip.length / 1024)
    } KiB. Unpack it in any folder that a web server serves.`,
  );
}
