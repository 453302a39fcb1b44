/** The recorded packets of a lesson on the box, as its page fetches them where no box serves it. */

const ROOT = new URL("../lessons/", import.meta.url);

/** That file, as text; nothing where none was recorded. */
export const lessonPacketsText = (slug: string): Promise<string | undefined> =>
  Deno.readTextFile(new URL(`${slug}/packets.json`, ROOT)).catch(() => undefined);
